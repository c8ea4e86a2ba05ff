import type { EntryOptions } from '../parse-entry.js'
import { type CsvRow, csvLine, csvRows } from './csv-rows.js'
import { type Category, newCategory } from './dictionary.js'
import type { FormatDefinition } from './format.js'
import { deepestCategory } from './nest-by-indent.js'
import { type Reading, weightNote } from './reading.js'

const columns = ['concept', 'label', 'definition', 'source', 'entry', 'match', 'case', 'hyphens', 'note'] as const
type Column = (typeof columns)[number] | 'weight'

/** What the headers of other people's tables mean. */
const headers: Readonly<Record<string, Column>> = {
  ...Object.fromEntries(columns.map((column) => [column, column])),
  ...named('concept', 'concepts category categories key code codes path topic construct dimension class group'),
  ...named('label', 'name title'),
  ...named('definition', 'definitions description desc'),
  ...named('source', 'sources reference references citation'),
  ...named(
    'entry',
    'entries term terms word words pattern patterns phrase phrases keyword keywords token feature dicterm',
  ),
  ...named('match', 'matching'),
  ...named('case', 'capitals'),
  ...named('hyphens', 'hyphen'),
  ...named('note', 'notes comment comments remark remarks'),
  ...named('weight', 'weight weights score value valence'),
}

function named(column: Column, names: string): Record<string, Column> {
  return Object.fromEntries(names.split(' ').map((name) => [name, column]))
}

const options = { match: ['lemma', 'surface'], case: ['ignore', 'exact'], hyphens: ['parts', 'whole'] } as const

/**
 * CSV: one entry a row with the path of its concept, its keys joined by `/`. A row without an entry speaks of the concept. A
 * table without a column for the concept has one column for each (LIWC-22 `.dicx`): whatever stands in it puts the entry there.
 */
export const csv: FormatDefinition = {
  tool: 'CSV',
  extensions: ['.csv', '.tsv', '.dicx'],
  match: 'lemma',
  powers: {
    title: false,
    keys: true,
    definitions: true,
    sources: true,
    notes: true,
    options: true,
    nesting: true,
    name: (label) => label,
    refusal: () => null,
  },
  read(text, reading) {
    const [header, ...rows] = csvRows(text, countColumns, (line, what) =>
      reading.losses.add('unreadable-line', what, { line }),
    )
    const found = header?.cells.map((cell) => columnOf(cell)) ?? []
    const entryAt = found.indexOf('entry')
    if (header === undefined || entryAt === -1)
      return reading.fail(
        1,
        'the table has no column `entry`',
        `name its columns in the first row: ${columns.join(', ')}`,
      )
    const tree = new PathTree(reading)
    if (found.includes('concept')) readLong(header, found, rows, tree, reading)
    else readWide(header, entryAt, rows, tree, reading)
    return { title: null, categories: tree.top }
  },
  write(dictionary) {
    const lines = [csvLine(columns)]
    const list = (category: Category, above: string): void => {
      const path = `${above}${category.key ?? category.name}`
      lines.push(csvLine([path, category.name, category.definition ?? '', category.source ?? '', '', '', '', '', '']))
      for (const { text, options: own, note } of category.entries)
        lines.push(csvLine([path, '', '', '', text, own.match ?? '', own.case ?? '', own.hyphens ?? '', note ?? '']))
      for (const child of category.categories) list(child, `${path}/`)
    }
    for (const category of dictionary.categories) list(category, '')
    return lines.join('')
  },
}

function columnOf(header: string): Column | null {
  return (
    headers[
      header
        .toLowerCase()
        .match(/[a-z]+/g)
        ?.join('') ?? ''
    ] ?? null
  )
}

/** How many columns of a header we know: what tells the delimiter. */
function countColumns(header: readonly string[]): number {
  return new Set(header.map(columnOf).filter((column) => column !== null)).size
}

/** Categories by their path, in the order in which they first appear. */
class PathTree {
  readonly top: Category[] = []
  readonly #byPath = new Map<string, Category>()
  constructor(readonly reading: Reading) {}

  /** The category at the end of a path, made with those above it where it is new; `null` for an empty path. */
  at(path: string, line: number): Category | null {
    let category: Category | null = null
    let id = ''
    const parts = path.split('/').flatMap((name) => name.trim() || [])
    if (parts.length > deepestCategory)
      this.reading.fail(line, `categories stand more than ${deepestCategory} deep in one another`, 'use fewer levels')
    for (const part of parts) {
      id = `${id}/${part}`
      const siblings: Category[] = category === null ? this.top : category.categories
      category = this.#byPath.get(id) ?? null
      if (category !== null) continue
      const isKey = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(part)
      category = newCategory(isKey ? '' : part, line, isKey ? part : null)
      this.#byPath.set(id, category)
      siblings.push(category)
    }
    return category
  }
}

function readLong(
  header: CsvRow,
  found: readonly (Column | null)[],
  rows: readonly CsvRow[],
  tree: PathTree,
  reading: Reading,
): void {
  found.forEach((column, index) => {
    if (column === null || found.indexOf(column) !== index)
      reading.losses.add('column', `column \`${header.cells[index]}\` is not known`, { line: header.line })
  })
  for (const { cells, line } of rows) {
    const cell = (column: Column) => cells[found.indexOf(column)] ?? ''
    const category = tree.at(cell('concept'), line)
    const raw = cell('entry')
    if (category === null) {
      if (cells.some((text) => text !== ''))
        reading.losses.add('no-category', 'the row names no concept', { line, ...(raw === '' ? {} : { entry: raw }) })
      continue
    }
    describe(category, cell, line, reading)
    const own = optionsOf(cell, category, line, reading)
    if (raw === '') {
      category.options = { ...category.options, ...own }
      continue
    }
    const weight = cell('weight') === '' ? null : weightNote(cell('weight'))
    if (weight !== null) addWeightLoss(cell('weight'), category, raw, line, reading)
    const note = [cell('note'), weight].filter((part) => part !== null && part !== '').join('; ')
    reading.addOwnEntry(category, raw, line, { options: own, note: note === '' ? null : note })
  }
}

/** Takes label, definition and source of a concept from the first row that has them. */
function describe(category: Category, cell: (column: Column) => string, line: number, reading: Reading): void {
  const given = { label: category.name, definition: category.definition ?? '', source: category.source ?? '' }
  for (const column of ['label', 'definition', 'source'] as const) {
    const text = cell(column)
    if (text === '' || text === given[column]) continue
    // The name of a path that is no key is a label by itself.
    const isNew = given[column] === '' || (column === 'label' && category.key === null && !category.named)
    if (!isNew)
      reading.losses.add('option', `another ${column} for it than \`${given[column]}\`: \`${text}\``, {
        line,
        concept: category.name,
      })
    else if (column === 'label') {
      category.name = text
      category.named = true
    } else category[column] = text
  }
}

function optionsOf(
  cell: (column: Column) => string,
  category: Category,
  line: number,
  reading: Reading,
): Partial<EntryOptions> {
  const own: Record<string, string> = {}
  for (const [name, allowed] of Object.entries(options)) {
    const value = cell(name as keyof typeof options).toLowerCase()
    if ((allowed as readonly string[]).includes(value)) own[name] = value
    else if (value !== '')
      reading.losses.add('option', `\`${name}\` cannot be \`${value}\`: write \`${allowed.join('` or `')}\``, {
        line,
        concept: category.name || (category.key ?? ''),
        ...(cell('entry') === '' ? {} : { entry: cell('entry') }),
      })
  }
  return own
}

function readWide(header: CsvRow, entryAt: number, rows: readonly CsvRow[], tree: PathTree, reading: Reading): void {
  const categories = header.cells.map((name, index) => (index === entryAt ? null : tree.at(name, header.line)))
  for (const { cells, line } of rows) {
    const raw = cells[entryAt] ?? ''
    if (raw === '') continue
    const marks = cells.map((mark, index) => (mark === '' || Number(mark) === 0 ? null : (categories[index] ?? null)))
    if (!marks.some((category) => category !== null))
      reading.losses.add('no-category', 'no category is marked for it', { line, entry: raw })
    marks.forEach((category, index) => {
      if (category === null) return
      const mark = cells[index] ?? ''
      const weight = mark.length < 32 && /^[-+]?\d*[.,]?\d+$/.test(mark) ? weightNote(mark) : null
      if (weight !== null) addWeightLoss(mark, category, raw, line, reading)
      reading.addEntry(category, raw, line, '*', { options: { match: 'surface' }, note: weight })
    })
  }
}

function addWeightLoss(weight: string, category: Category, entry: string, line: number, reading: Reading): void {
  reading.losses.add('weight', `its weight of ${weight} is kept in the note alone`, {
    line,
    concept: category.name || (category.key ?? ''),
    entry,
  })
}
