import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as library from '../../src/index.js'
import { textOf } from './sources.js'

/** Everything a user of the library can hold on to: a name goes in or out of this list in a release that says so. */
const values = `
  InternalError LexiconError UsageError addPart analyze benjaminiHochberg chiSquaredSurvival contingencyTable
  countedByDefault createMatcher createTagger deviationOfProportions dice dispersionOfParts dispersionSums
  englishWordForms expectedCells fisherExact formats inspect inverseDocumentFrequency jaccard logDice logLikelihood
  logOddsRatio normalisedDeviationOfProportions normalisedPointwiseMutualInformation ochiai parseLexicon
  parseUnit partsOfSpeech perMillion pointwiseMutualInformation problemTable readFile readingPage tokenKinds
  twoCellLogLikelihood version zones`
const types = `
  Alternative AnalyzeControl AnalyzeOptions AnalyzeResult Concept ContingencyTable DispersionSums Entry
  ExpectedCells Format Headline HeadlineConcept InspectedDocument InspectedPage Inspection Lexicon LexiconFault Matcher Mentions Paragraph PartOfSpeech
  Plan Problem ProblemCode Progress ReadResult ReadingOptions Sentences Severity ShownDocument ShownReading Tagger Terms TextDocument
  TokenKind Tokens Unit WordForms Zone`

const listed = (names: string) => names.split(/\s+/).filter((name) => name !== '')

/** The names that src/index.ts passes on, each with the file that declares it. */
const exported = [...textOf('src/index.ts').matchAll(/export (type )?\{([^}]*)\} from '([^']+)'/g)].flatMap(
  ([, allTypes, names = '', target = '']) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .map((name) => ({
        name: name.replace(/^type /, ''),
        isType: allTypes !== undefined || name.startsWith('type '),
        file: posix.join('src', target).replace(/\.js$/, '.ts'),
      })),
)
const sorted = (names: readonly string[]) => [...names].sort()

describe('the public library', () => {
  it('gives exactly these values', () => {
    expect(sorted(Object.keys(library))).toEqual(listed(values))
  })

  it('gives exactly these types', () => {
    expect(sorted(exported.filter(({ isType }) => isType).map(({ name }) => name))).toEqual(listed(types))
  })

  it('names each of them by hand, once', () => {
    expect(textOf('src/index.ts')).not.toMatch(/export \*|export default| as /)
    const names = exported.map(({ name }) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    expect(sorted(exported.filter(({ isType }) => !isType).map(({ name }) => name))).toEqual(
      sorted(Object.keys(library)),
    )
  })

  it.each(exported.map(({ name, file }) => [name, file] as const))('says above %s (%s) what it is', (name, file) => {
    const declaration = new RegExp(
      `(/\\*\\*(?:[^*]|\\*(?!/))*\\*/)\\n(?:// [^\\n]*\\n)*export (?:declare )?(?:async )?(?:abstract )?(?:function\\*?|class|const|interface|type) ${name}\\b`,
    )
    const comment = declaration.exec(textOf(file))?.[1] ?? ''
    expect(comment.replace(/^\/\*\*|\*\/$|^ *\* ?/gm, '').trim().length).toBeGreaterThan(10)
  })
})
