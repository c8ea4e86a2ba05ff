import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columns } from '../../src/analysis/result-table.js'
import { csvHeader, csvRows, csvTable } from '../../src/report/csv.js'

const three = columns('name:text count:integer rate')

describe('CSV', () => {
  it('follows RFC 4180: commas, CRLF, quotes only where they are needed, nothing for a missing value', () => {
    expect(csvHeader(three)).toBe('name,count,rate\r\n')
    expect(
      csvRows(three, [
        ['plain', 1, 0.5],
        ['with, comma', 2, null],
        ['with "quotes"', 3, 1e-20],
        ['two\nlines', -4, 1 / 3],
      ]),
    ).toBe('plain,1,0.5\r\n"with, comma",2,\r\n"with ""quotes""",3,1e-20\r\n"two\nlines",-4,0.3333333333333333\r\n')
  })

  it('puts an apostrophe before text that a spreadsheet would run, and never before a number', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx']) {
      const [[cell]] = parse(csvRows(three, [[text, -1, -0.5]])) as [[string]]
      expect(cell).toBe(`'${text}`)
    }
    expect(csvRows(three, [['a', -1, -0.5]])).toBe('a,-1,-0.5\r\n')
  })

  it('reads back as it was written, whatever the text and the number', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.double({ noNaN: true, noDefaultInfinity: true }))),
        (rows) => {
          const written = csvRows(columns('text:text number'), rows)
          const read = rows.length === 0 ? [] : (parse(written, { record_delimiter: '\r\n' }) as string[][])
          expect(read.map(([text, number]) => [text, Number(number)])).toEqual(
            rows.map(([text, number]) => [/^[=+\-@\t\r]/.test(text) ? `'${text}` : text, number === 0 ? 0 : number]),
          )
        },
      ),
    )
  })
})

describe('a whole table as CSV', () => {
  it('has its header, and columns that are numbers unless they say otherwise', () => {
    expect(
      csvTable('name:text n:integer x', [
        ['=a', 1, 0.5],
        ['b,c', null, -2],
      ]),
    ).toBe('name,n,x\r\n\'=a,1,0.5\r\n"b,c",,-2\r\n')
  })
})
