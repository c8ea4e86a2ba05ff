import { compareCodeUnits } from '../../language/order.js'
import type { Category } from './dictionary.js'
import type { FormatDefinition } from './format.js'
import { IndentedTree } from './nest-by-indent.js'
import { filledLines, type Line, type Reading } from './reading.js'

/**
 * LIWC `.dic`: between two lines `%` the categories, `number TAB name`, and below them the words, `word TAB number TAB
 * number`. LIWC 2015 indents a category below another by tabs, and lists a word under both.
 */
export const liwc: FormatDefinition = {
  tool: 'LIWC',
  extensions: ['.dic'],
  match: 'surface',
  powers: {
    title: false,
    keys: false,
    definitions: false,
    sources: false,
    notes: false,
    options: false,
    nesting: true,
    name: (label) => label.replaceAll(/\s+/g, ' ').trim(),
    refusal: (text) => {
      if (text.includes('?')) return { kind: 'wildcard', what: 'LIWC has no wildcard for one letter' }
      if (/\*[^\s]/.test(text)) return { kind: 'wildcard', what: 'LIWC knows `*` only at the end of a word' }
      if (/[()<>]/.test(text)) return { kind: 'syntax', what: 'LIWC reads brackets as a condition' }
      return text === '%' ? { kind: 'syntax', what: 'LIWC reads `%` as the end of the categories' } : null
    },
  },
  read(text, reading) {
    const lines = filledLines(text)
    const marks = lines.flatMap((line, index) => (line.text.trim() === '%' ? [index] : []))
    const [begin, end] = marks
    if (begin === undefined || end === undefined)
      return reading.fail(
        lines[begin ?? 0]?.number ?? 1,
        'a LIWC dictionary names its categories between two lines `%`, and this file does not',
        begin === undefined ? 'is this the right format?' : 'write a line `%` behind the last category',
      )
    for (const line of lines.slice(0, begin))
      reading.losses.add('unreadable-line', `\`${line.text.trim()}\` stands before the categories`, {
        line: line.number,
      })
    const tree = new IndentedTree(reading)
    const byNumber = readCategories(lines.slice(begin + 1, end), tree)
    for (const line of lines.slice(end + 1)) readWord(line, byNumber, reading)
    for (const category of tree.categories) dropImplied(category, reading)
    return { title: null, categories: tree.categories }
  },
  write(dictionary, losses) {
    const legend: string[] = []
    const words = new Map<string, { readonly text: string; readonly numbers: Set<number> }>()
    let count = 0
    const list = (category: Category, above: readonly number[]): Set<string> => {
      count += 1
      const numbers = [...above, count]
      legend.push(`${'\t'.repeat(above.length)}${count}\t${category.name}`)
      const own = category.entries.map((entry) => {
        const key = entry.text.toLowerCase()
        const word = words.get(key) ?? { text: entry.text, numbers: new Set() }
        for (const number of numbers) word.numbers.add(number)
        words.set(key, word)
        return { entry, key }
      })
      const below = new Set(category.categories.flatMap((child) => [...list(child, numbers)]))
      for (const { entry, key } of own)
        if (below.has(key))
          losses.add('implied', 'it stands in a concept below too, and LIWC counts it once in this one', {
            line: entry.line,
            concept: category.name,
            entry: entry.text,
          })
        else below.add(key)
      return below
    }
    for (const category of dictionary.categories) list(category, [])
    // Sorted, as a word of several categories has no place of its own among theirs.
    const lines = [...words]
      .sort(([a], [b]) => compareCodeUnits(a, b))
      .map(([, { text, numbers }]) => [text, ...[...numbers].sort((a, b) => a - b)].join('\t'))
    return `${['%', ...legend, '%', ...lines].join('\n')}\n`
  },
}

function readCategories(lines: readonly Line[], tree: IndentedTree): Map<number, Category> {
  const byNumber = new Map<number, Category>()
  for (const { text, number: line } of lines) {
    const [, blanks = '', digits = '', name = ''] = /^(\s*)(\d+)\s+(\S.*)$/.exec(text) ?? []
    if (name === '') {
      const what = `\`${text.trim()}\` is no category: a number, a tab and a name`
      tree.reading.losses.add('unreadable-line', what, { line })
      continue
    }
    const number = Number(digits)
    const before = byNumber.get(number)
    if (before !== undefined) {
      const what = `number ${number} is that of \`${before.name}\` already, on line ${before.line}`
      tree.reading.losses.add('unreadable-line', what, { line, concept: name.trim() })
      continue
    }
    // Blanks may set numbers below one another; only tabs nest.
    byNumber.set(
      number,
      tree.addCategory(name.replaceAll(/\s+/g, ' ').trim(), blanks.replaceAll(/[^\t]/g, '').length, line),
    )
  }
  return byNumber
}

/** A category number, or a condition: `(02 134)125/464`, `<of>131/125`. */
const categoryMark = /\([^)]{0,200}\)\S*|<[^>]{0,200}>\S*|\S+/g

function readWord({ text, number: line }: Line, byNumber: ReadonlyMap<number, Category>, reading: Reading): void {
  const trimmed = text.trim()
  const tab = trimmed.indexOf('\t')
  const end = tab === -1 ? endOfWord(trimmed) : tab
  const word = trimmed.slice(0, end).trim()
  const marks = trimmed.slice(end).match(categoryMark) ?? []
  if (marks.length === 0) {
    reading.losses.add('no-category', 'no category number stands behind it', { line, entry: word })
    return
  }
  const numbers = new Set<number>()
  for (const mark of marks) {
    if (/^\d+$/.test(mark)) numbers.add(Number(mark))
    else
      reading.losses.add('condition', `\`${mark}\` makes its category depend on the words beside it`, {
        line,
        entry: word,
      })
  }
  for (const number of numbers) {
    const category = byNumber.get(number)
    if (category === undefined)
      reading.losses.add('no-category', `no category has the number ${number}`, { line, entry: word })
    else if (/\(.+\)|<.+>/.test(word))
      reading.refuseEntry(category, word, line, 'condition', 'it counts only beside the words in brackets')
    else reading.addEntry(category, word, line, '*')
  }
}

/** Where the numbers behind a word begin that only spaces divide from it. */
function endOfWord(text: string): number {
  let end = text.length
  for (const part of text.split(/ +/).reverse()) {
    if (!/^\d+$/.test(part) || end <= part.length) break
    end = text.slice(0, end - part.length).trimEnd().length
  }
  return end
}

/** What a category below counts, this one counts too: listed in both, each mention would count twice here. */
function dropImplied(category: Category, reading: Reading): Set<string> {
  const below = new Set(category.categories.flatMap((child) => [...dropImplied(child, reading)]))
  const own = category.entries.splice(0)
  const said = own.filter((entry) => {
    if (!below.has(entry.text.toLowerCase())) return true
    reading.losses.add('implied', 'a category below holds it, and what that counts this one counts too', {
      line: entry.line,
      concept: category.name,
      entry: entry.text,
    })
    return false
  })
  for (const entry of said) {
    category.entries.push(entry)
    below.add(entry.text.toLowerCase())
  }
  return below
}
