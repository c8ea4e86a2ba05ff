import type { UnitKind } from './population.js'
import { causes, type SheetConcept } from './sheet.js'

/** What a coding protocol is drafted from. */
export interface ProtocolSource {
  readonly title: string
  readonly version: string | null
  readonly unit: UnitKind
  readonly concepts: readonly SheetConcept[]
  readonly coders: number
}

/** The draft of a coding protocol, in Markdown: to be completed by the authors before anybody codes. */
export function codingProtocol({ title, version, unit, concepts, coders }: ProtocolSource): string {
  const lexicon = version === null ? title : `${title}, version ${version}`
  const sections = concepts.map(({ id, label, definition }) =>
    [
      `### ${oneLine(label)} (\`${id}\`)`,
      definition === ''
        ? '**No definition in the lexicon.** Write down what counts and what does not before anybody codes.'
        : definition.trim(),
      `Code 1 where the ${unit} speaks of this concept, in whatever words; 0 where it does not.`,
    ].join('\n\n'),
  )
  return `${[
    `# Coding protocol: ${oneLine(lexicon)}`,
    `This draft was made from the definitions of the lexicon. Complete it with examples and limits before coding begins; say in print which version was used.`,
    '## The task',
    `Judge one ${unit} at a time, for each concept by itself. The text before and behind it is there to understand it: judge the ${unit} alone. ${coders > 1 ? `${coders} people code, each alone; do not talk about units before all are done.` : ''}`.trim(),
    `You are not told what any program found, and the share of ${unit}s with a concept says nothing about texts at large: the sample was drawn so that rare cases come up.`,
    '## Codes',
    [
      '- `1`: the concept is there.',
      '- `0`: it is not.',
      '- `?`: you have looked and cannot decide. It counts as missing.',
      '- empty: not coded yet.',
    ].join('\n'),
    '## Concepts',
    ...sections,
    '## What may mislead',
    'Where a program that looks for words may be misled, name the cause, whatever your code is:',
    causes.map(({ id, label }) => `- \`${id}\`: ${label}`).join('\n'),
    'Use the note for everything that the authors should know.',
  ].join('\n\n')}\n`
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
