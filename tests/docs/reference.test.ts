import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { createPrinter } from '../../src/cli/print.js'
import { createProgram } from '../../src/cli/program.js'
import { formats, problemTable, zones } from '../../src/index.js'
import { textOf } from '../architecture/sources.js'
import { recordingStream } from '../cli/printed.js'
import { codeIn, rowsUnder } from './pages.js'

const program = createProgram(createPrinter(recordingStream(), recordingStream(), undefined), () => undefined)

/** The commands that do something, by their whole names. */
function leavesOf(command: Command, above: string): [string, Command][] {
  return command.commands.flatMap((below): [string, Command][] => {
    const name = `${above} ${below.name()}`.trim()
    return below.commands.length === 0 ? [[name, below]] : leavesOf(below, name)
  })
}
const commands = leavesOf(program, '')

/** A command by its name, or all below a group by the name of the group. */
function commandsNamed(name: string): string[] {
  const named = commands.map(([command]) => command).filter((each) => each === name || each.startsWith(`${name} `))
  expect(named, `a command ${name}`).not.toEqual([])
  return named
}

describe('the page on the command line', () => {
  const page = 'src/cli/README.md'
  const rows = rowsUnder(page, 'option', 'of', 'meaning')

  it('has every flag of every command once, and no other', () => {
    const documented = rows
      .filter(([flags]) => !/--(?:help|version)/.test(flags ?? ''))
      .flatMap(([flags = '', of = '']) =>
        codeIn(of)
          .flatMap(commandsNamed)
          .map((command) => `${command} ${codeIn(flags).join(', ')}`),
      )
    const actual = commands.flatMap(([name, { options }]) => options.map(({ flags }) => `${name} ${flags}`))
    expect(documented.sort()).toEqual(actual.sort())
  })

  it('has the flags of the program itself', () => {
    const flags = [...program.options, ...program.createHelp().visibleOptions(program)].map(({ flags }) => flags)
    const documented = rows.map(([cell = '']) => codeIn(cell).join(', '))
    expect([...new Set(flags)].filter((each) => !documented.includes(each))).toEqual([])
  })

  it('has a heading for every command', () => {
    const headings = [...textOf(page).matchAll(/^## `([a-z]+)`$/gm)].map(([, name]) => name)
    expect(headings.sort()).toEqual(program.commands.map((command) => command.name()).sort())
  })
})

describe('the page on problems', () => {
  it('has every code with its severity and meaning, and no other', () => {
    const rows = Object.entries(problemTable).map(([code, { severity, meaning }]) => [`\`${code}\``, severity, meaning])
    expect(rowsUnder('src/problems/README.md', 'code', 'severity', 'meaning')).toEqual(rows)
  })
})

describe('the page on documents', () => {
  const page = textOf('corpus/documents/README.md')
  const written: Record<string, string> = { txt: 'Text', markdown: 'Markdown' }

  it('names every zone', () => {
    const [, named = ''] = /### Zones\s+Every paragraph has one: ([^.]*)\./.exec(page) ?? []
    expect(codeIn(named)).toEqual([...zones])
  })

  it('names every format, as the README does', () => {
    const [, input = ''] = /### Formats\n([\s\S]*?)\n###/.exec(page) ?? []
    const [, first = ''] = /## Your own texts\n([\s\S]*?)\n##/.exec(textOf('README.md')) ?? []
    for (const format of formats) {
      expect(input).toContain(written[format] ?? format.toUpperCase())
      expect(first.toLowerCase()).toContain((written[format] ?? format).toLowerCase())
    }
  })
})
