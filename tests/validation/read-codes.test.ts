import { describe, expect, it } from 'vitest'
import { columns } from '../../src/analysis/result-table.js'
import { parseRows } from '../../src/documents/parse-cells.js'
import { UsageError } from '../../src/problems/problem.js'
import { csvTable } from '../../src/report/csv.js'
import { readCodes } from '../../src/validation/read-codes.js'
import {
  type CodingSheet,
  causes,
  codeColumns,
  codeRows,
  emptyCodes,
  readingColumns,
  sheetRows,
} from '../../src/validation/sheet.js'
import { code, codesTable } from './codes.js'

const sheet: CodingSheet = {
  ...{ sample: '0123456789abcdef', coder: 'coder-1', title: 'Mine', unit: 'sentence', causes },
  concepts: [
    { id: 'a', label: 'A', definition: '' },
    { id: 'b', label: 'B', definition: 'B, "quoted".' },
  ],
  units: [
    { id: 'u0002', document: 'x.txt', page: null, before: '', text: '=1+1 costs, "they" say', after: '-' },
    { id: 'u0001', document: 'y.txt', page: 3, before: 'b', text: 'Text', after: '' },
  ],
}

describe('a coding sheet', () => {
  it('asks for each concept in each unit, in the order of the coder, and can be read back', async () => {
    const text = csvTable(`${codeColumns} ${readingColumns}`, sheetRows(sheet))
    const { rows } = await parseRows(text, ',')
    const [header, ...body] = rows
    const { codes } = readCodes({ file: 'sheet.csv', columns: header?.cells ?? [], rows: body })
    expect(codes).toEqual(emptyCodes(sheet))
    expect(codes.map(({ unit, concept }) => `${unit} ${concept}`)).toEqual(['u0002 a', 'u0002 b', 'u0001 a', 'u0001 b'])
  })

  it('gives back a note that a spreadsheet would run as it was written', async () => {
    const written = [code('u1', 'c', '1', { sample: 's', concept: 'a', note: '=SUM(A1)', cause: 'sense' })]
    const { rows } = await parseRows(csvTable(codeColumns, codeRows(written)), ',')
    expect(rows[1]?.cells.at(-1)).toBe("'=SUM(A1)")
    const table = { file: 'f', columns: columns(codeColumns).map(({ name }) => name), rows: rows.slice(1) }
    expect(readCodes(table).codes).toEqual(written)
  })

  it('says nothing of what the machine found', () => {
    expect(`${codeColumns} ${readingColumns}`).not.toMatch(/predict|entry|entries|stratum|hit|label:machine/)
  })
})

describe('a table of codes', () => {
  it('is read in any order of columns and rows', () => {
    const { codes } = readCodes(codesTable('Code,unit,note,CODER', '1,u2,,b', '0,u1,why,a'))
    expect(codes).toEqual([code('u2', 'b', '1'), code('u1', 'a', '0', { note: 'why' })])
  })

  it('may call its columns and its values otherwise', () => {
    const table = codesTable('doc,who,answer,paragraph', '7,x,yes,Some text', '8,x,no,', '9,666,yes,')
    const named = { unit: 'doc', coder: 'who', code: 'answer', text: 'paragraph' }
    const { codes, texts } = readCodes(table, { columns: named, positive: 'yes', withoutCoders: ['666'] })
    expect(codes).toEqual([code('7', 'x', '1'), code('8', 'x', '0')])
    expect(texts.get('7')).toBe('Some text')
  })

  it('takes an empty row of a pair for the one that was filled in, whichever comes first', () => {
    for (const lines of [
      ['u1,a,', 'u1,a,1'],
      ['u1,a,1', 'u1,a,'],
    ])
      expect(readCodes(codesTable('unit,coder,code', ...lines)).codes).toEqual([code('u1', 'a', '1')])
  })

  it.each([
    [
      'an unknown code',
      codesTable('unit,coder,code', 'u1,a,1', 'u2,a,yes'),
      /codes\.csv:3: "yes" is no code\. Write 1/,
    ],
    ['an unknown cause', codesTable('unit,coder,code,cause', 'u1,a,1,irony'), /codes\.csv:2: "irony" is no cause/],
    ['two codes for one', codesTable('unit,coder,code', 'u1,a,1', 'u1,a,0'), /codes\.csv:3: a has coded unit u1 twice/],
    ['no column of codes', codesTable('unit,coder', 'u1,a'), /has no column "code"; there are: unit, coder/],
    ['no unit', codesTable('unit,coder,code', ',a,1'), /codes\.csv:2: the row has no unit/],
    ['no coder', codesTable('unit,coder,code', 'u1,,1'), /codes\.csv:2: the row has no coder/],
  ])('with %s is refused, with the line', (_, table, message) => {
    expect(() => readCodes(table)).toThrow(UsageError)
    expect(() => readCodes(table)).toThrow(message)
  })
})
