import { describe, expect, it } from 'vitest'
import { importsOf, piecesOf } from './sources.js'

const importsIn = (source: string) =>
  importsOf(piecesOf(source)).map(({ target, isType }) => (isType ? `type ${target}` : target))
const wordsIn = (source: string) =>
  piecesOf(source)
    .filter(({ kind }) => kind === 'word')
    .map(({ text }) => text)

describe('the reader of imports', () => {
  it.each([
    ["import {\n  a as b,\n  type C,\n} from './a.js'", ['a', 'C']],
    ["import type { A, B } from './a.js'", ['A', 'B']],
    ["export { a } from './a.js'", ['a']],
    ["import * as a from './a.js'", []],
    ["import './a.js'", []],
    ["await import('./a.js')", []],
  ])('knows what %j takes by name', (source, names) => {
    expect(importsOf(piecesOf(source)).map((entry) => entry.names)).toEqual([names])
  })

  it.each([
    ["import a from './a.js'", ['./a.js']],
    ["import {\n  a,\n  type B,\n} from './a.js'", ['./a.js']],
    ["import type { A } from './a.js'", ['type ./a.js']],
    ["import { type A, type B, } from './a.js'", ['type ./a.js']],
    ["import * as a from 'a'", ['a']],
    ["import './a.js'", ['./a.js']],
    ["export { a } from './a.js'", ['./a.js']],
    ["export type { A } from './a.js'", ['type ./a.js']],
    ["export * from './a.js'", ['./a.js']],
    ["const a = await import('./a.js')", ['./a.js']],
    ['const a = await import(name)', ['?']],
    [`const a = await import(\`./\${name}.js\`)`, ['?']],
    ["const a = require('a')", ['a']],
    ['import.meta.url', []],
    ["// import a from './a.js'\n/* import './b.js' */", []],
    ['const a = "import b from \'./b.js\'"', []],
    ["const a = `import './b.js'`", []],
    [`const a = \`\${await import('./a.js')}\``, ['./a.js']],
    ["const a = /'/; import b from './b.js'", ['./b.js']],
    ["const a = x / 2; import b from './b.js' // /", ['./b.js']],
    ["Array.from('abc')", []],
  ])('finds in %j %j', (source, imports) => expect(importsIn(source)).toEqual(imports))

  it('takes words of code, not of comments, strings, templates or patterns', () => {
    expect(wordsIn(`a('b'); // c\n/d/.test(\`e \${f(\`\${g}\`)} h\`) /* i */ + j`)).toEqual([
      'a',
      'test',
      'f',
      'g',
      'j',
    ])
  })
})
