import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type AnalyzeResult, analyze } from '../../../dist/index.js'
import { drawCodingSample } from '../../../src/pipeline/validation/draw-coding-sample.js'
import { readCodesFile } from '../../../src/pipeline/validation/read-codes-file.js'
import { type ScoreOptions, scoreCodes } from '../../../src/pipeline/validation/score-codes.js'
import { rowsOfWorkbook } from '../../../src/pipeline/validation/workbook.js'
import { writeCodingSample } from '../../../src/pipeline/validation/write-coding-sample.js'
import { writeScores } from '../../../src/pipeline/validation/write-scores.js'
import { csvTable } from '../../../src/report/csv.js'
import { type Code, codeColumns, codeRows, emptyCodes } from '../../../src/validation/sheet.js'
import { printedBy } from '../../cli/printed.js'
import { folderOf } from '../../support/folders.js'
import { generatedCorpus } from '../../support/generated-corpus.js'

const lexiconText = [
  'title: Two concepts',
  'version: "1"',
  'language: en',
  'concepts:',
  '  china:',
  '    label: China',
  '    definition: The country.',
  '    entries: [China, Chinese, great power]',
  '  norms:',
  '    label: Norms',
  '    entries: [norm, cyber sovereignty]',
].join('\n')

const few = { draws: 100 }

describe('validation, from the sample to the stamp', () => {
  const out = folderOf()
  const texts = folderOf(
    Object.fromEntries(
      Object.entries(generatedCorpus(14, 5)).map(([name, text], index) => [
        name.replace(/\.\w+$/, '.md'),
        `---\nissuer: ${['China', 'Utopia'][index % 2]}\ndate: ${2010 + (index % 3)}-05-01\n---\n\n${text}\n`,
      ]),
    ),
  )
  const lexicon = join(folderOf({ 'l.yaml': lexiconText }), 'l.yaml')
  const run = (more: Partial<Parameters<typeof analyze>[0]> = {}): Promise<AnalyzeResult> =>
    analyze({ inputs: [texts], lexicon, out, jobs: 1, ...more })
  const draw = (more: Partial<Parameters<typeof drawCodingSample>[0]> = {}) =>
    drawCodingSample({ store: out, lexicon, units: 80, ...more })
  let drawn: Awaited<ReturnType<typeof draw>>
  let folder = ''
  /** The sheets of two coders: the first says what the machine said, the other denies it in every tenth unit. */
  const filled = (): Code[][] =>
    drawn.sheets.map((sheet, coder) =>
      emptyCodes(sheet).map((code, index) => {
        const isMarked = drawn.key.units.find(({ id }) => id === code.unit)?.predicted.includes(code.concept) === true
        const isOdd = coder === 1 && index % 10 === 0
        return { ...code, code: isMarked === isOdd ? '0' : '1', cause: isOdd ? 'sense' : '' } as Code
      }),
    )
  const fileOf = (name: string, codes: readonly Code[]) => {
    const file = join(folder, name)
    writeFileSync(file, csvTable(codeColumns, codeRows(codes)))
    return file
  }
  const score = (codes: readonly string[], more: Partial<ScoreOptions> = {}) =>
    scoreCodes({ codes, key: join(folder, 'key.json'), store: out, ...few, ...more })

  beforeAll(async () => {
    const result = await run()
    expect(result.validity).toMatchObject({ status: 'not-validated', lexiconsTried: 1 })
    drawn = await draw()
    folder = (await writeCodingSample(drawn, join(out, 'validation'))).folder
  })

  it('draws units of which each stands for as many as the key says', () => {
    const { strata, units } = drawn.key
    expect(units).toHaveLength(80)
    expect(strata.reduce((sum, { size }) => sum + size, 0)).toBe(drawn.population)
    for (const { id, drawn: count, size } of strata) {
      const own = units.filter(({ stratum }) => stratum === id)
      expect(own).toHaveLength(count)
      for (const { probability } of own) expect(probability).toBe(count / size)
    }
    expect(new Set(strata.map(({ kind }) => kind))).toEqual(new Set(['hit', 'near-miss', 'random']))
  })

  it('says of each concept how many hits it has and how sure its precision will be', async () => {
    const byWidth = await drawCodingSample({ store: out, lexicon, width: 0.15 })
    for (const { concept, hits, drawn: count, halfWidth } of byWidth.expected) {
      const strata = byWidth.key.strata.reduce((sum, { predicted }) => sum + (predicted[concept] ?? 0), 0)
      expect([hits, count]).toEqual([
        strata,
        byWidth.key.units.filter(({ predicted }) => predicted.includes(concept)).length,
      ])
      expect(halfWidth).toBeLessThanOrEqual(0.15)
    }
    const { stdout } = await printedBy('validate', 'sample', out, '--n', '40')
    expect(stdout).toMatch(
      /Precision to be expected {2}hits in all {2}drawn {2}interval at most\n {2}china +\d+ +\d+ +±0\.\d\d\n/,
    )
    expect(stdout).toContain('Without --n as many are drawn as ±0.1 takes (--width).')
    await expect(draw({ units: 3 })).rejects.toThrow(/A sample of 3 units is too small: .* Ask for --n \d\d or more/)
  })

  it('needs no size on three documents, for which any default would be too large or too small', async () => {
    const small = folderOf()
    const inputs = [
      folderOf({ 'a.txt': 'China has norms.', 'b.txt': 'No power was great.', 'c.txt': 'It rains here.' }),
    ]
    await analyze({ inputs, lexicon, out: small, jobs: 1 })
    const { key, population } = await drawCodingSample({ store: small, lexicon, width: 0.3 })
    expect([key.units.length, population]).toEqual([3, 3])
    expect((await draw({ store: small, units: 1000 })).key.units).toHaveLength(3)
  })

  it('takes for near misses units with a word of an entry and no hit, and shows each text as it stands', () => {
    const kindOf = new Map(drawn.key.strata.map(({ id, kind }) => [id, kind]))
    for (const { stratum, predicted, entries, text } of drawn.key.units) {
      const kind = kindOf.get(stratum)
      expect(predicted.length > 0).toBe(kind === 'hit')
      expect(entries.length > 0).toBe(kind === 'hit')
      if (kind === 'near-miss') expect(text).toMatch(/great|power|cyber|sovereign/i)
      if (kind === 'hit') expect(text).toMatch(/chin|great.power|norm|cyber.sovereignty/i)
    }
  })

  it('draws the same sample again, in the same bytes, and another one by another seed', async () => {
    const again = await draw()
    const { folder: copy } = await writeCodingSample(again, folderOf())
    for (const name of readdirSync(copy))
      expect(readFileSync(join(copy, name))).toEqual(readFileSync(join(folder, name)))
    expect((await draw({ seed: 2 })).sample).not.toBe(again.sample)
  })

  it('gives each coder the units in an order of their own, and shares out those that not all code', async () => {
    const [one, other] = drawn.sheets.map(({ units }) => units.map(({ id }) => id))
    expect(one).not.toEqual(other)
    expect([...(one ?? [])].sort()).toEqual([...(other ?? [])].sort())
    const { sheets } = await draw({ overlapShare: 0.25, coders: 3 })
    const ids = sheets.map(({ units }) => new Set(units.map(({ id }) => id)))
    const shared = [...(ids[0] ?? [])].filter((id) => ids.every((of) => of.has(id)))
    expect(shared.length).toBeGreaterThanOrEqual(20)
    expect(shared.length).toBeLessThan(40)
    expect(new Set(ids.flatMap((of) => [...of])).size).toBe(80)
  })

  it('writes the same sheet as CSV and as a workbook', async () => {
    const csv = await readCodesFile(join(folder, 'coder-1.csv'))
    const [header, ...rows] = await rowsOfWorkbook(readFileSync(join(folder, 'coder-1.xlsx')))
    expect(header).toEqual(csv.columns)
    expect(rows).toHaveLength(csv.rows.length)
    expect(rows[7]?.map((cell) => cell.trim())).toEqual(
      csv.rows[7]?.cells.map((cell) => cell.replace(/^'(?=[=+\-@])/, '').trim()),
    )
  })

  it('drafts a protocol with the definitions, and says where there is none', () => {
    expect(drawn.protocol).toContain('The country.')
    expect(drawn.protocol).toContain('**No definition in the lexicon.**')
  })

  it('scores what coders say, stamps the store and the next run, and goes stale with an edit', async () => {
    const [one = [], other = []] = filled()
    const result = await score([fileOf('a.csv', one), fileOf('b.csv', other)], {
      date: '2026-05-31',
      by: ['issuer', 'year'],
    })
    expect(result.agreement.map(({ concept }) => concept)).toEqual(['china', 'norms'])
    expect(result.validity?.status).toBe('validated')
    expect(result.validity?.concepts).toMatchObject([
      { concept: 'china', date: '2026-05-31', coders: 2, judged: 80, units: 80 },
      { concept: 'norms', date: '2026-05-31', coders: 2, judged: 80, units: 80 },
    ])
    expect(result.corrected.find(({ concept, group }) => concept === 'china' && group === 'all')?.raw).toBeGreaterThan(
      0,
    )
    const tables = await writeScores(result, join(folder, 'scores'))
    for (const name of tables)
      expect(readFileSync(join(folder, 'scores', name), 'utf8')).not.toMatch(/NaN|Infinity|undefined/)

    const again = await run()
    expect(again.validity.text).toMatch(/^validated on 2026-05-31: 2 coders, 64 to 80 of 80 sentences; alpha /)
    const record = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'))
    expect(record.validity.status).toBe('validated')
    expect(JSON.parse(readFileSync(join(out, 'tables/validation.json'), 'utf8')).concepts[0].sample).toBe(drawn.sample)

    const printed = async (...args: string[]) => (await printedBy(...args)).stdout
    const ofNorms = /norms.*\(validated on 2026-05-31: 2 coders, 80 sentences; alpha 1\.00, F1 1\.00; sample/
    const ofChina =
      /china.*\(unreliable, for coders agree too little \(alpha below \.667\); validated on 2026-05-31: 2 coders, 64 of 80 /
    for (const command of ['concept', 'trend']) {
      expect(await printed(command, 'china', out)).toMatch(ofChina)
      expect(await printed(command, 'norms', out)).toMatch(ofNorms)
    }
    expect(await printed('trend', 'chin*', out)).toContain('(a pattern, which no validation is of)')
    const compared = await printed('compare', out, '--by', 'issuer', '--draws', '200', '--out', folderOf())
    expect(compared).toContain("The lexicon's concepts: validated on 2026-05-31: 2 coders,")
    expect(compared).toContain('Unreliable, for coders agree too little (alpha below .667): china.')

    const edited = join(folderOf({ 'l.yaml': lexiconText.replace('[norm,', '[norm, rule,') }), 'l.yaml')
    const stale = await run({ lexicon: edited })
    expect(stale.validity).toMatchObject({ status: 'stale', lexiconsTried: 2 })
    expect(stale.validity.text).toContain('stale: entries or policies have changed')
    expect(await printed('concept', 'china', out)).toContain('(the validation on 2026-05-31 is stale: ')
    await expect(draw()).rejects.toThrow(/was counted with another lexicon/)
    expect((await run()).validity).toMatchObject({ status: 'validated', lexiconsTried: 2 })
  }, 60_000)

  it('finds a machine that says what the coders say without fault', async () => {
    const [one = []] = filled()
    const { scores, errors } = await score([fileOf('a.csv', one)])
    const machine = scores.filter(({ labeller }) => labeller === 'Two concepts')
    expect(machine.map(({ precision, recall, f1 }) => [precision.value, recall.value, f1.value])).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ])
    for (const { recall } of machine) expect(recall.low).toBeLessThan(1)
    expect(errors).toEqual([])
  })

  it('calls concepts unreliable on which coders agree too little, until they are accepted', async () => {
    const [one = []] = filled()
    const other = one.map((code, index) => ({ ...code, coder: 'b', code: index % 3 === 0 ? '1' : '0' }) as Code)
    const { validity } = await score([fileOf('a.csv', one), fileOf('b.csv', other)])
    expect(validity?.unreliable).toEqual(['china', 'norms'])
    const accepting = await run({ acceptUnreliable: ['norms'] })
    expect(accepting.validity).toMatchObject({ unreliable: ['china'], accepted: ['norms'] })
    expect(JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')).validity.accepted).toEqual(['norms'])
    await expect(run({ acceptUnreliable: ['nothing'] })).rejects.toThrow(
      /--accept-unreliable: the lexicon has no concept/,
    )
  }, 60_000)

  it('keeps the complete validation of each concept, whatever is scored after it', async () => {
    const [one = [], other = []] = filled()
    await score([fileOf('a.csv', one), fileOf('b.csv', other)], { date: '2026-06-01' })
    const single = await score([fileOf('a.csv', [one[0] as Code])], { date: '2026-06-02' })
    expect(single.kept).toEqual([one[0]?.concept])
    expect(single.validity).toMatchObject({
      status: 'validated',
      concepts: [{ date: '2026-06-01' }, { date: '2026-06-01' }],
    })
    const alone = await score([fileOf('a.csv', one)], { date: '2026-06-02' })
    expect(alone.kept).toEqual(['china', 'norms'])
    expect(alone.cautions).toEqual(['Agreement is not known, for no unit was coded by two people: china, norms.'])

    const second = await draw({ concepts: ['norms'], units: 60, seed: 9 })
    const { folder: at } = await writeCodingSample(second, join(out, 'validation'))
    const sheets = second.sheets.map((sheet, coder) => {
      const file = join(at, `filled-${coder}.csv`)
      const codes = emptyCodes(sheet).map((code, index) => ({ ...code, code: index % 2 === 0 ? '1' : '0' }) as Code)
      writeFileSync(file, csvTable(codeColumns, codeRows(codes)))
      return file
    })
    const { validity } = await score(sheets, { key: join(at, 'key.json'), date: '2026-06-03' })
    expect(validity?.concepts.map(({ concept, date }) => [concept, date])).toEqual([
      ['china', '2026-06-01'],
      ['norms', '2026-06-03'],
    ])
    await score([fileOf('a.csv', one), fileOf('b.csv', other)], { date: '2026-06-04' })
  }, 60_000)

  it('does not take codes of one coder, or of some units, for a validation', async () => {
    const other = folderOf()
    const inputs = [texts]
    await analyze({ inputs, lexicon, out: other, jobs: 1 })
    const fresh = await draw({ store: other })
    const { folder: at } = await writeCodingSample(fresh, join(other, 'validation'))
    const [mine = [], yours = []] = fresh.sheets.map((sheet) =>
      emptyCodes(sheet).map((code) => ({ ...code, code: '1' }) as Code),
    )
    const scored = async (...sheets: Code[][]) => {
      const files = sheets.map((codes, place) => {
        const file = join(at, `${place}.csv`)
        writeFileSync(file, csvTable(codeColumns, codeRows(codes)))
        return file
      })
      return (await scoreCodes({ codes: files, key: join(at, 'key.json'), store: other, ...few })).validity
    }
    expect((await scored([mine[0] as Code]))?.status).toBe('incomplete')
    const single = await scored(mine)
    expect(single).toMatchObject({ status: 'incomplete', unreliable: [] })
    expect(single?.cautions).toEqual([
      'Validation incomplete: china (one coder, and it takes two); norms (one coder, and it takes two).',
    ])
    const part = await scored(mine, yours.slice(10))
    expect(part?.cautions.at(-1)).toBe(
      'Validation incomplete: china (75 of 80 sentences judged); norms (75 of 80 sentences judged).',
    )
    const alike = await scored(mine, yours)
    expect(alike).toMatchObject({ status: 'validated', unreliable: [] })
    expect(alike?.cautions).toEqual([
      'Agreement is not known, for all codes are alike and alpha is not defined: china, norms.',
    ])
  }, 60_000)

  it('does not mind the order of rows, and says which are missing', async () => {
    const [one = [], other = []] = filled()
    const whole = await score([fileOf('a.csv', one), fileOf('b.csv', other)])
    const { coders: _c, ...shuffled } = await score([
      fileOf('b.csv', [...other].reverse()),
      fileOf('a.csv', [...one].reverse()),
    ])
    const { coders: _d, ...expected } = whole
    expect(shuffled).toEqual(expected)
    const open = one
      .slice(3)
      .map((code, index) =>
        index === 0 ? ({ ...code, code: '?' } as Code) : index === 1 ? ({ ...code, code: '' } as Code) : code,
      )
    const part = await score([fileOf('a.csv', open), fileOf('b.csv', other)])
    expect(part.coders[0]).toEqual({ coder: 'coder-1', given: 155, undecided: 1, empty: 1, missing: 3 })
  })

  it('counts what was decided in place of the majority', async () => {
    const [one = [], other = []] = filled()
    const before = await score([fileOf('a.csv', one), fileOf('b.csv', other)])
    const open = before.undecided.flatMap(({ concept, units }) => units.map((unit) => ({ concept, unit })))
    expect(open.length).toBeGreaterThan(0)
    const gold = join(folder, 'gold.csv')
    writeFileSync(
      gold,
      csvTable(
        'unit:text concept:text code:text',
        open.map(({ unit, concept }) => [unit, concept, '1']),
      ),
    )
    expect((await score([fileOf('a.csv', one), fileOf('b.csv', other)], { gold })).undecided).toEqual([])
  })

  describe('refuses, with a word on what to do,', () => {
    it('a code that is none', async () => {
      const file = join(folder, 'wrong.csv')
      writeFileSync(file, readFileSync(fileOf('a.csv', filled()[0] ?? []), 'utf8').replace(/,1,/, ',maybe,'))
      await expect(score([file])).rejects.toThrow(/wrong\.csv:\d+: "maybe" is no code\. Write 1/)
    })

    it('a key that was edited', async () => {
      const key = join(
        folderOf({ 'key.json': readFileSync(join(folder, 'key.json'), 'utf8').replace('"drawn": ', '"drawn": 1') }),
        'key.json',
      )
      await expect(score([fileOf('a.csv', filled()[0] ?? [])], { key })).rejects.toThrow(/key\.json was edited after/)
    })

    it('a sheet of another sample', async () => {
      const codes = (filled()[0] ?? []).map((code) => ({ ...code, sample: '0000000000000000' }))
      await expect(score([fileOf('a.csv', codes)])).rejects.toThrow(
        /is a sheet of sample 0000000000000000, but the key is of/,
      )
    })

    it('results of another corpus', async () => {
      const other = folderOf()
      const more = folderOf({
        'a.txt': 'China speaks of norms. Norms are good. The great power is not here, and nobody is.',
      })
      await analyze({ inputs: [more], lexicon, out: other, jobs: 1 })
      await expect(score([fileOf('a.csv', filled()[0] ?? [])], { store: other })).rejects.toThrow(
        /was drawn from another corpus/,
      )
    })

    it('a unit or concept that the sample has not', async () => {
      const [first, ...rest] = filled()[0] ?? []
      if (first === undefined) throw new Error('no codes')
      await expect(score([fileOf('a.csv', [{ ...first, unit: 'u9999' }, ...rest])])).rejects.toThrow(
        /has no unit u9999/,
      )
      await expect(score([fileOf('a.csv', [{ ...first, concept: 'x' }, ...rest])])).rejects.toThrow(
        /has no concept "x"; it has china, norms/,
      )
    })

    it('two files that disagree as one coder, and files without a code', async () => {
      const [one = []] = filled()
      const denied = one.map((code) => ({ ...code, code: code.code === '1' ? '0' : '1' }) as Code)
      await expect(score([fileOf('a.csv', one), fileOf('c.csv', denied)])).rejects.toThrow(/both have codes of coder-1/)
      await expect(score([join(folder, 'coder-1.csv')])).rejects.toThrow(/There is not one code/)
    })

    it('a date and a field that are none', async () => {
      const [one = []] = filled()
      await expect(score([fileOf('a.csv', one)], { date: '31 May' })).rejects.toThrow(/--date: "31 May" is no date/)
      await expect(score([fileOf('a.csv', one)], { by: ['colour'] })).rejects.toThrow(
        /--by: no document has a field "colour"/,
      )
    })

    it('concepts that the lexicon has not, before anything is drawn', async () => {
      await expect(draw({ concepts: ['x'] })).rejects.toThrow(
        /--concepts: the lexicon has no concept x\. It has china, norms/,
      )
    })
  })

  it('scores codes from elsewhere without a store, and labels and a lexicon against them', async () => {
    const rows = [
      ...[
        ['1', 'a', 'yes', 'China speaks.'],
        ['1', 'b', 'yes', ''],
      ],
      ...[
        ['2', 'a', 'no', 'Nobody speaks of it.'],
        ['2', 'b', 'no', ''],
      ],
      ...[
        ['3', 'a', 'yes', 'The country to the east.'],
        ['3', 'b', 'yes', ''],
      ],
      ...[
        ['4', 'a', 'no', 'Chinese food.'],
        ['4', 'b', 'no', ''],
      ],
    ]
    const files = folderOf({
      'codes.csv': csvTable('doc:text who:text label:text words:text', rows),
      'model.csv': 'doc,label\n1,yes\n2,yes\n3,yes\n4,no\n',
    })
    const result = await scoreCodes({
      ...few,
      codes: [join(files, 'codes.csv')],
      columns: { unit: 'doc', coder: 'who', code: 'label', text: 'words' },
      positive: 'yes',
      predictions: join(files, 'model.csv'),
      name: 'model',
      lexicon,
      concept: 'china',
    })
    expect(result.sample).toBeNull()
    expect(result.agreement[0]).toMatchObject({ alpha: 1, percent: 100 })
    const values = result.scores.map(({ labeller, precision, recall }) => [labeller, precision.value, recall.value])
    expect(values).toEqual([
      ['Two concepts', 0.5, 0.5],
      ['model', 2 / 3, 1],
      ['majority baseline', null, 0],
      ['a against the others', 1, 1],
      ['b against the others', 1, 1],
    ])
    expect(result.errors).toMatchObject([
      { concept: 'china', kind: 'false positive', unit: '4', document: '', entries: 'Chinese', text: 'Chinese food.' },
      { concept: 'china', kind: 'false negative', unit: '3', entries: '', text: 'The country to the east.' },
    ])
    expect(result.entries.map(({ entry, units, right }) => [entry, units, right])).toEqual([
      ['China', 1, 1],
      ['Chinese', 1, 0],
    ])
  })

  it('names what was found below a concept that codes do not name by its path', async () => {
    const files = folderOf({
      'codes.csv': 'unit,coder,code,text\n1,a,0,A norm of trade.\n2,a,1,Markets everywhere.\n',
      'l.yaml':
        'title: T\nconcepts:\n  all:\n    concepts:\n      norms: { entries: [norm] }\n      trade: { entries: [market, trade] }\n',
    })
    const { entries, errors, cautions } = await scoreCodes({
      ...few,
      codes: [join(files, 'codes.csv')],
      lexicon: join(files, 'l.yaml'),
    })
    expect(entries.map(({ concept, entry, units, right }) => [concept, entry, units, right])).toEqual([
      ['', 'norms: norm', 1, 0],
      ['', 'trade: market', 1, 1],
      ['', 'trade: trade', 1, 0],
    ])
    expect(errors).toMatchObject([{ concept: '', unit: '1', entries: 'norm | trade' }])
    expect(cautions).toEqual(['Agreement is not known, for no unit was coded by two people.'])
  })
})
