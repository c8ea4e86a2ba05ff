import { markdownTable } from '../sections.js'
import { median } from './measure.js'

/** @typedef {import('./measure.js').Measured} Measured */
/** @typedef {import('./cases.js').Case} Case */

/** What a table needs to be understood. @type {Readonly<Record<string, string>>} */
const notes = {
  Runs: 'Tokens and sentences of wink-nlp are its own: Tallyrand keeps citation marks and addresses whole, and divides paragraphs, not files. The Map finds phrases over line ends and sentence ends alike, and knows no overlaps. `Until the last table` is from the start of the process: reading, tagging, matching, the store and all tables, without figures, networks and the page.',
  'Matching alone':
    'Seconds are those of compiling a lexicon and matching every token of the store, held in memory, in a warm process; start, reading and writing are not in them, but are in the memory. Lexicons of any size are drawn so that they find about equally many mentions.',
  'Questions to a store':
    'Seconds of the report are from giving it to a browser that runs until it has answered a click; its memory is that of the whole browser.',
  Start: 'Whole processes.',
  Peers:
    'The same texts and the same 100 phrases in 20 concepts: sentences, tokens, phrases, counts by concept, pairs of concepts in one sentence. Tallyrand does more in the same time: parts of speech, base forms, negation, a store with the place of every token, all tables with their statistics, figures and the report. NLTK cuts sentences by a regular expression, since the model of its own splitter is no part of its package, tags nothing, since its tagger is none either, and of overlapping phrases takes the first. tidytext drops punctuation, so it counts fewer tokens and finds pairs of words over a comma; it keeps overlapping phrases of one concept, of which Tallyrand counts the longest. quanteda is in no Debian release.',
}

/**
 * @param {readonly Measured[]} all
 * @param {readonly Case[]} cases
 */
export function layOutMeasured(all, cases) {
  const tables = [...new Set(all.map(({ of }) => of.table))]
  const parts = tables.map((table) => {
    // The peers stand beside the run that they are held against.
    const inTable = all.filter(({ of }) => of.table === table || (table === 'Peers' && of.name === 'cold-1'))
    const rows = inTable.map((measured) => row(measured, all))
    const head = ['case', 's', 'least to most', 'n', 'MiB', 'ratio', 'tokens/s', 'counts']
    return `### ${table}\n\n${notes[table] ?? ''}\n\n${markdownTable(head, rows, [1, 2, 3, 4, 5, 6])}`
  })
  const skipped = cases.filter(({ missing }) => missing).map(({ title, missing }) => `- ${title}: needs ${missing}`)
  if (skipped.length > 0) parts.push(`Passed over:\n\n${skipped.join('\n')}`)
  return parts.join('\n\n')
}

/** @param {Measured} measured @param {readonly Measured[]} all */
function row({ of, seconds, bytes, counts, fault }, all) {
  if (fault !== '') return [of.title, 'failed', '', '', '', '', '', fault.split('\n')[0]?.slice(0, 100) ?? '']
  const time = median(seconds)
  const other = all.find(({ of: { name } }) => name === of.against)
  const ratio =
    other === undefined || other.of.name === of.name || other.fault !== ''
      ? ''
      : `${(time / median(other.seconds)).toFixed(2)} × ${other.of.name}`
  const tokens = counts.tokens ?? counts.words
  return [
    `${of.title} (${of.name})`,
    inSeconds(time),
    `${inSeconds(Math.min(...seconds))} to ${inSeconds(Math.max(...seconds))}`,
    `${seconds.length}`,
    bytes.length === 0 ? '–' : `${Math.round(Math.max(...bytes) / 2 ** 20)}`,
    ratio,
    tokens === undefined ? '' : withThousands(Math.round(tokens / time)),
    Object.entries(counts)
      .map(([name, count]) => `${withThousands(count)} ${name}`)
      .join(', '),
  ]
}

/** @param {number} seconds */
export function inSeconds(seconds) {
  return seconds.toFixed(seconds < 1 ? 3 : 2)
}

/** @param {number} count */
export function withThousands(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
