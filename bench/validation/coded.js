import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

/**
 * @typedef {typeof import('../../dist/pipeline/validation/score-codes.js').scoreCodes} ScoreCodes
 * @typedef {Awaited<ReturnType<ScoreCodes>>['scores'][number]} Score
 */

/** Paragraphs that people judged, and words that people marked. */
export const codesFile = 'output_manual_coding.csv'
export const wordsFile = 'digital_terms_5coders.csv'

/** Heading of the section below. */
export const heading = 'A lexicon against the codes of people'

/**
 * The section on a lexicon of the words that at least 4 of 5 people marked, scored against paragraphs that other people judged.
 *
 * @param {string} folder of the two files
 * @param {ScoreCodes} scoreCodes
 * @returns {Promise<string | null>} `null` where the files are not there
 */
export async function codedSection(folder, scoreCodes) {
  const [codes, words] = [join(folder, codesFile), join(folder, wordsFile)]
  if (!existsSync(codes) || !existsSync(words)) return null
  const made = mkdtempSync(join(tmpdir(), 'tallyrand-coded-'))
  try {
    /** @type {Record<string, string>[]} */
    const marked = parse(readFileSync(words), { columns: true, bom: true })
    const entries = marked.flatMap(({ word = '', n_yes = '0' }) => (Number(n_yes) >= 4 ? [word] : []))
    const lexicon = join(made, 'digital.yaml')
    writeFileSync(
      lexicon,
      `title: words\nmatch: surface\nconcepts:\n  digital:\n    entries: [${entries.join(', ')}]\n`,
    )
    const shared = join(made, 'shared.csv')
    writeFileSync(shared, codesOfFive(readFileSync(codes, 'utf8')))
    /** @param {string} file */
    const score = async (file) => {
      const result = await scoreCodes({
        codes: [file],
        columns: { unit: 'doc_ID', coder: 'coder_ID', code: 'Digitality', text: 'text_para' },
        withoutCoders: ['666'],
        lexicon,
      })
      const [agreement] = result.agreement
      const [machine] = result.scores
      if (agreement === undefined || machine === undefined) throw new Error(`nothing was scored in ${file}`)
      return { agreement, machine }
    }
    const [all, five] = [await score(codes), await score(shared)]
    return sectionOf(entries.length, all.agreement, all.machine, five.machine)
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}

/**
 * The rows of the paragraphs that five coders judged, as a table.
 *
 * @param {string} text
 */
function codesOfFive(text) {
  /** @type {string[][]} */
  const [header = [], ...rows] = parse(text, { bom: true, relax_quotes: true })
  const [unit, coder] = [header.indexOf('doc_ID'), header.indexOf('coder_ID')]
  /** @type {Map<string, number>} */
  const coders = new Map()
  const people = rows.filter((row) => row[coder] !== '666')
  for (const row of people) coders.set(row[unit] ?? '', (coders.get(row[unit] ?? '') ?? 0) + 1)
  const kept = people.filter((row) => coders.get(row[unit] ?? '') === 5)
  return [header, ...kept].map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')
}

/**
 * @param {number} entries
 * @param {Awaited<ReturnType<ScoreCodes>>['agreement'][number]} agreement
 * @param {Score} all
 * @param {Score} five
 */
function sectionOf(entries, agreement, all, five) {
  /** @param {number | null} value */
  const decimal = (value) => (value === null ? '-' : value.toFixed(4))
  /** @param {Score['f1']} estimate */
  const shown = ({ value, low, high }) => `${decimal(value)} (${decimal(low)} to ${decimal(high)})`
  /** @param {string} name @param {Score} score */
  const row = (name, score) => {
    const right = Math.round((score.precision.value ?? 0) * score.marked)
    const missed = score.gold - right
    const wrong = score.marked - right
    return `| ${name} | ${score.units} | ${right} / ${wrong} / ${missed} / ${score.units - right - wrong - missed} | ${shown(score.precision)} | ${shown(score.recall)} | ${shown(score.f1)} |`
  }
  return `Paragraphs of the European Commission that people judged as about the digital sphere or not, and 1,500 words of which five people
each marked those that belong to it. The lexicon is the ${entries} words that at least four marked, each in this form only. Coder 666 is a default
of the screening and left out.

Agreement of the ${agreement.coders} coders on the ${agreement.units} paragraphs that more than one judged: alpha ${agreement.alpha?.toFixed(6)} (${decimal(agreement.low)} to ${decimal(agreement.high)}), ${agreement.percent?.toFixed(1)} %. It is below .667:
\`validate score\` calls these codes unreliable, and with them every score below.

| paragraphs | number | right / wrong / missed / rightly not marked | precision | recall | F1 |
| --- | --- | --- | --- | --- | --- |
${row('judged by five', five)}
${row('all', all)}

With the two files at hand:

\`\`\`sh
awk -F, 'BEGIN {print "concept,entry,match"} NR > 1 && $7 >= 4 {print "digital," $1 ",surface"}' ${wordsFile} > words.csv
tallyrand lexicon convert words.csv digital.yaml
tallyrand validate score ${codesFile} --without-coder 666 --lexicon digital.yaml --out scores \\
  --columns unit=doc_ID coder=coder_ID code=Digitality text=text_para
\`\`\`
`
}
