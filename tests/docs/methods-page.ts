import { type ConformanceResult, checkConformance } from '../../src/statistics/conformance.js'
import { filesBelow, textOf } from '../architecture/sources.js'

/** A method as the comment above its function tells it. */
export interface DocumentedMethod {
  readonly id: string
  readonly name: string
  /** The first formula of the comment. */
  readonly formula: string
  /** What follows `Source:`. */
  readonly source: string
  /** The whole comment without its tags, paragraph by paragraph. */
  readonly paragraphs: readonly string[]
  readonly file: string
  readonly function: string
}

/** Every function of src/statistics whose comment has a tag `@method id name`, by id. */
export function documentedMethods(): DocumentedMethod[] {
  const methods = filesBelow('src/statistics').flatMap((file) =>
    [...textOf(file).matchAll(/\/\*\*((?:[^*]|\*(?!\/))*)\*\/\nexport function (\w+)/g)].flatMap(
      ([, comment = '', name = '']) => {
        const text = comment.replace(/^ ?\* ?/gm, '')
        const [, id, title] = /^@method (\S+) (.*)$/m.exec(text) ?? []
        return id === undefined || title === undefined ? [] : [documented(id, title, text, file, name)]
      },
    ),
  )
  return methods.sort((a, b) => (a.id < b.id ? -1 : 1))
}

function documented(id: string, name: string, text: string, file: string, functionName: string): DocumentedMethod {
  const [description = ''] = text.split('\n@')
  const paragraphs = description
    .split(/\n\n+/)
    .map((lines) => lines.replace(/\s*\n(?!- )/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => paragraph.replace(/\{@link (\w+)\}/g, '`$1`'))
  const formula = /`([^`]+)`/.exec(paragraphs.join('\n'))?.[1] ?? ''
  const source = paragraphs.find((paragraph) => paragraph.startsWith('Source: '))?.slice('Source: '.length) ?? ''
  return { id, name, formula, source, paragraphs, file, function: functionName }
}

/** `src/statistics/methods.ts`: what `tallyrand methods` prints. */
export function methodsModule(methods: readonly DocumentedMethod[]): string {
  const quoted = (text: string) =>
    text.includes("'") && !text.includes('"') ? JSON.stringify(text) : `'${text.replace(/['\\]/g, '\\$&')}'`
  const rows = methods.map(
    ({ id, name, formula, source }) =>
      `  { id: ${quoted(id)}, name: ${quoted(name)}, formula: ${quoted(formula)}, source: ${quoted(source)} },`,
  )
  return `/** A method with the id that results name it by; the number after the stroke rises when the same input gives other values. */
export interface Method {
  readonly id: string
  readonly name: string
  readonly formula: string
  readonly source: string
}

// Written by \`npm run methods\` from the comments above the functions of this folder.
// biome-ignore format: one line a method
/** Every method, by id. */
export const methods: readonly Method[] = [
${rows.join('\n')}
]
`
}

/** `src/statistics/METHODS.md`. */
export function methodsPage(methods: readonly DocumentedMethod[]): string {
  const results = checkConformance()
  return `# Methods

Every measure that Tallyrand computes, with its formula, its source, its range, and what it gives where the formula alone would give
nothing. Written by \`npm run methods\` from the comments above the functions; a test fails where this page is stale.

\`tallyrand methods\` prints the list. The number behind the stroke of an id rises when a change makes the same input give another value.

## Choices where tools disagree

${choices.map((choice) => `- ${choice}`).join('\n')}

## Published values

What the sources print, and what is computed here. A value agrees where it rounds to the printed digits; where these are all there are
(such as 0.18), within 1e-12. \`tallyrand methods --check\` computes the table on your machine.

${conformanceTable(methods, results)}

## The methods

${methods.map(section).join('\n\n')}
`
}

const choices = [
  'G2 is the form of four cells, the one that follows chi-squared with one degree of freedom. The UCREL calculator and AntConc give two cells: 26.18 instead of 26.93 on one row of the table below. Both are here, under two names.',
  "Neither Williams' nor Yates' correction is applied unless the name says so. quanteda applies the first to its `lr` and the second to its `chi2` by default.",
  'A frequency of 0 counts as 0.5 in Log Ratio, before it is divided by the words. Some tools give an infinity.',
  '%DIFF of a word that the reference lacks has no value and is shown as "new". Tools that put 1e-18 in place of the 0 print some 7e16.',
  'ELL has no value where one expected frequency is 1 or less; the formula gives negative sizes there.',
  "Juilland's D takes the standard deviation of a population, as Carroll and Gries do: 0.785 for the first letter of Gries' corpus. With that of a sample it is 0.760, and falls below 0 for a word that stands in one part.",
  'DP of Gries, DPnorm, and DP of Egbert, Burch & Biber are three measures with three names; the last is turned round.',
  "Jaccard's index over counts of units and over sets of terms are two measures with two names.",
  'Jensen-Shannon is the divergence in bits, from 0 to 1, not its square root.',
  'The odds ratio and its logarithm have 0.5 added to all four cells where one of them is 0, and only there.',
  'No p is 0: what is below 1e-300 is given as 1e-300 and printed as `<1e-300`.',
]

function conformanceTable(methods: readonly DocumentedMethod[], results: readonly ConformanceResult[]): string {
  const nameOf = (id: string) => methods.find((method) => method.id === id)?.name ?? id
  const rows = results.map(({ method, source, input, published, computed, ok }) =>
    [nameOf(method), source, input, published, computed === null ? 'none' : digits(computed), ok ? 'yes' : 'no']
      .map((cell) => cell.replaceAll('|', '\\|'))
      .join(' | '),
  )
  return ['measure | source | input | published | here | agrees', '--- | --- | --- | --- | --- | ---', ...rows]
    .map((row) => `| ${row} |`)
    .join('\n')
}

/** Ten digits: enough to compare, and no rounding of the last bit. */
function digits(value: number): string {
  return String(Number(value.toPrecision(10)))
}

function section({ id, name, formula, paragraphs, file, function: functionName }: DocumentedMethod): string {
  const link = file.replace('src/statistics/', '')
  return `### ${name}

\`${id}\`, [\`${functionName}\`](${link})

    ${formula}

${paragraphs.join('\n\n')}`
}
