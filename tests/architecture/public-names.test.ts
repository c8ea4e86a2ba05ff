import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as library from '../../src/index.js'
import { textOf } from './sources.js'

/** Everything a user of the library can hold on to: a name goes in or out of this list in a release that says so. */
const values = `
  IncompleteRunError InputChangedError InternalError LexiconError UsageError acceptEntries addPart
  alphaInterval analyze analyzeAgain bayesFactor benjaminiHochberg bootstrapLogRatios bootstrapRatios
  bootstrapSums bootstrapWeights carrollD2 checkConformance checkLexicon chiSquaredSurvival cohenKappa
  compare comparePolicies conceptValidity concordanceCsv contingencyTable convertLexicon cosine
  countedByDefault createMatcher createTagger csvTable deviationOfProportions dice diffLexicons
  dispersionOfParts dispersionSums documentCounts documentProbabilities drawCodingSample
  effectSizeLogLikelihood egbertDeviationOfProportions englishWordForms evidenceOf expectedCells finishedCsv
  fisherExact formats indexList inspect inverseDocumentFrequency jaccard jaccardOfSets jensenShannon
  juillandD kendallTau keynessCsv krippendorffAlpha kullbackLeiblerDivergence logDice logLikelihood
  logOddsRatio logOddsRatioInterval logRatio logRatioInterval lossTable mapTask mergeParts methods
  normalisedDeviationOfProportions normalisedPointwiseMutualInformation ochiai oddsRatio parseLexicon
  parseUnit partsOfSpeech pearson pearsonChiSquared perMillion percentAgreement percentDifference
  percentileInterval permutationProbability permutedGroup planRun pointwiseMutualInformation policiesCsv
  probabilityText problemTable rankIntervals ratioIntervals ratiosOf readFile readingPage records
  relativeRisk reportConcept rosengrenS runStatus scoreCodes search serve shareOfVocabulary showLexicon
  spearman standardErrorInterval studentisedInterval submitRun suggestEntries tokenKinds trend
  twoCellLogLikelihood validityOf version wilsonInterval writeCodingSample writeScores yatesChiSquared zones`
const types = `
  Agreement Alternative AnalyzeControl AnalyzeOptions AnalyzeResult Cell Code CoderCompleteness CodesShape
  CodingSample CodingSampleOptions CodingSheet CompareOptions ComparedPair ComparedSide ComparedTable
  Comparison ComparisonSettings Concept ConceptEvidence ConceptReport ConceptReportOptions
  ConceptUnderPolicies ConceptValidation Concordance ConcordanceLine ConformanceResult ContingencyTable
  ConvertOptions ConvertedLexicon CorrectedShare DictionaryFormat DispersionSums DocumentCounts
  DocumentGroups DrawRange Entry EntryDifference EntryScore EntryStatus Evidence EvidenceLine Example
  ExpectedCells ExpectedPrecision FailedTask FindingKind FinishedTable Format FrozenFile FrozenOptions
  GroupScore GroupedCounts GroupedDocument Headline HeadlineConcept HitInContext InspectedDocument
  InspectedPage Inspection Interval ItemKind KeyItem KeyItemShown LevelOfMeasurement Lexicon
  LexiconDifference LexiconFault LexiconFinding LexiconFormat Loss LossEffect LossKind Manifest MappedTask
  Matcher MatchingPolicies Mentions MergeOptions Method MissingPart MovedBy Movement NegationPolicy
  OneEntryConcept OpenInterval OverlapPolicy PairAgreement PairKeyness Paragraph PartOfSpeech
  PermutationDraws Plan PlanOptions PlannedRun Problem ProblemCode Progress Ratings RatioIntervals Ratios
  ReadResult ReadingOptions Resampling ResultColumn Row RunStatus SampleKey Score ScoreOptions ScoreResult
  ScoredError SearchOptions Sentences ServeOptions Served Severity ShownConcept ShownDocument ShownLexicon
  ShownReading SubmitOptions SubmittedRun Suggestion SuggestionReason Suggestions Support TableRecord Tagger
  Task TaskState Terms TextDocument TokenKind Tokens Trend TrendOptions Unit Validity WantedRatios WordForms
  WrittenComparison WrittenReport Zone`

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
