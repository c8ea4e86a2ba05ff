/**
 * Tallyrand: reads policy texts, finds the concepts of a lexicon in them and reports how often, together with what, and where.
 *
 * @module
 */
export { parseUnit, type Unit } from './analysis/units.js'
export {
  countedByDefault,
  type Format,
  formats,
  type Paragraph,
  type ReadingOptions,
  type ReadResult,
  type TextDocument,
  type Zone,
  zones,
} from './documents/document.js'
export { readFile } from './documents/read-document.js'
export { createTagger, type Tagger } from './language/tag.js'
export {
  type PartOfSpeech,
  partsOfSpeech,
  type Sentences,
  type Terms,
  type TokenKind,
  type Tokens,
  tokenKinds,
} from './language/tokens.js'
export { englishWordForms, type WordForms } from './language/word-forms.js'
export type { Concept, Entry, Lexicon } from './lexicon/lexicon.js'
export { LexiconError, type LexiconFault } from './lexicon/lexicon-error.js'
export { parseLexicon } from './lexicon/parse-lexicon.js'
export { createMatcher, type Matcher } from './matching/matcher.js'
export type { Mentions } from './matching/mentions.js'
export { type AnalyzeControl, type AnalyzeResult, analyze } from './pipeline/analyze.js'
export type { Headline, HeadlineConcept } from './pipeline/headline.js'
export { type InspectedDocument, type InspectedPage, type Inspection, inspect } from './pipeline/inspect.js'
export { type AnalyzeOptions, type Plan, version } from './pipeline/plan.js'
export type { Progress } from './pipeline/progress.js'
export { type ProblemCode, problemTable, type Severity } from './problems/codes.js'
export { InternalError, type Problem, UsageError } from './problems/problem.js'
export { readingPage, type ShownDocument, type ShownReading } from './report/reading-page.js'
export { benjaminiHochberg } from './statistics/benjamini-hochberg.js'
export { chiSquaredSurvival } from './statistics/chi-squared.js'
export { type ContingencyTable, contingencyTable, type ExpectedCells, expectedCells } from './statistics/contingency.js'
export { dice } from './statistics/dice.js'
export {
  addPart,
  type DispersionSums,
  deviationOfProportions,
  dispersionOfParts,
  dispersionSums,
  normalisedDeviationOfProportions,
} from './statistics/dispersion.js'
export { type Alternative, fisherExact } from './statistics/fisher-exact.js'
export { inverseDocumentFrequency } from './statistics/inverse-document-frequency.js'
export { jaccard } from './statistics/jaccard.js'
export { logDice } from './statistics/log-dice.js'
export { logLikelihood, twoCellLogLikelihood } from './statistics/log-likelihood.js'
export { logOddsRatio } from './statistics/log-odds-ratio.js'
export { ochiai } from './statistics/ochiai.js'
export { perMillion } from './statistics/per-million.js'
export {
  normalisedPointwiseMutualInformation,
  pointwiseMutualInformation,
} from './statistics/pointwise-mutual-information.js'
