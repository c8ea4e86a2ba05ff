/**
 * Tallyrand: reads policy texts, finds the concepts of a lexicon in them and reports how often, together with what, and where.
 *
 * @module
 */

export type { Example } from './analysis/candidate-mentions.js'
export type { ConceptEvidence, EvidenceLine } from './analysis/concept-evidence.js'
export type { ConceptReport, TableRecord } from './analysis/concept-report.js'
export type { HitInContext } from './analysis/concordance.js'
export type { DocumentGroups, GroupedDocument } from './analysis/document-groups.js'
export type { Support } from './analysis/key-sentences.js'
export type { ItemKind, KeyItem, PairKeyness } from './analysis/keyness.js'
export type { ComparedTable, MovedBy, Movement } from './analysis/lexicon-difference.js'
export { type Cell, type FinishedTable, type ResultColumn, type Row, records } from './analysis/result-table.js'
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
export type { FindingKind, LexiconFinding } from './lexicon/check-lexicon.js'
export type { DictionaryFormat } from './lexicon/convert.js'
export { type Loss, type LossEffect, type LossKind, lossTable } from './lexicon/formats/loss.js'
export type { Concept, Entry, Lexicon } from './lexicon/lexicon.js'
export { LexiconError, type LexiconFault } from './lexicon/lexicon-error.js'
export { parseLexicon } from './lexicon/parse-lexicon.js'
export { createMatcher, type Matcher } from './matching/matcher.js'
export type { Mentions } from './matching/mentions.js'
export type { MatchingPolicies, NegationPolicy, OverlapPolicy } from './matching/policies.js'
export { type AnalyzeControl, type AnalyzeResult, analyze, analyzeAgain } from './pipeline/analyze.js'
export type { FrozenFile, FrozenOptions, Manifest, Task } from './pipeline/cluster/manifest.js'
export { type MappedTask, mapTask } from './pipeline/cluster/map-task.js'
export { type MergeOptions, mergeParts } from './pipeline/cluster/merge-parts.js'
export { type PlannedRun, type PlanOptions, planRun } from './pipeline/cluster/plan-run.js'
export { IncompleteRunError, InputChangedError, indexList, type MissingPart } from './pipeline/cluster/refusals.js'
export { type FailedTask, type RunStatus, runStatus, type TaskState } from './pipeline/cluster/run-status.js'
export { type SubmitOptions, type SubmittedRun, submitRun } from './pipeline/cluster/submit-run.js'
export { type CompareOptions, compare, type WrittenComparison } from './pipeline/comparison/compare.js'
export type {
  ComparedPair,
  ComparedSide,
  Comparison,
  ComparisonSettings,
  KeyItemShown,
} from './pipeline/comparison/compare-groups.js'
export { keynessCsv } from './pipeline/comparison/keyness-csv.js'
export { type ConceptReportOptions, reportConcept, type WrittenReport } from './pipeline/concept/report-concept.js'
export { shareOfVocabulary, type Trend, type TrendOptions, trend } from './pipeline/concept/trend.js'
export { checkLexicon } from './pipeline/lexicon/check-lexicon.js'
export { type ConceptUnderPolicies, comparePolicies } from './pipeline/lexicon/compare-policies.js'
export {
  type ConvertedLexicon,
  type ConvertOptions,
  convertLexicon,
  type LexiconFormat,
} from './pipeline/lexicon/convert-lexicon.js'
export {
  diffLexicons,
  type EntryDifference,
  type EntryStatus,
  type LexiconDifference,
} from './pipeline/lexicon/diff-lexicons.js'
export { policiesCsv } from './pipeline/lexicon/policies-csv.js'
export { type ShownConcept, type ShownLexicon, showLexicon } from './pipeline/lexicon/show-lexicon.js'
export {
  acceptEntries,
  type Suggestion,
  type SuggestionReason,
  type Suggestions,
  suggestEntries,
} from './pipeline/lexicon/suggest-entries.js'
export { type AnalyzeOptions, type Plan, version } from './pipeline/plan.js'
export type { Progress } from './pipeline/progress.js'
export type { Headline, HeadlineConcept, OneEntryConcept } from './pipeline/report/headline.js'
export { concordanceCsv } from './pipeline/search/concordance-csv.js'
export { type Concordance, type ConcordanceLine, type SearchOptions, search } from './pipeline/search/search.js'
export { type InspectedDocument, type InspectedPage, type Inspection, inspect } from './pipeline/sources/inspect.js'
export {
  type CodingSample,
  type CodingSampleOptions,
  drawCodingSample,
  type ExpectedPrecision,
} from './pipeline/validation/draw-coding-sample.js'
export { type ScoreOptions, type ScoreResult, scoreCodes } from './pipeline/validation/score-codes.js'
export type { GroupScore } from './pipeline/validation/score-groups.js'
export { validityOf } from './pipeline/validation/validity.js'
export { writeCodingSample } from './pipeline/validation/write-coding-sample.js'
export { writeScores } from './pipeline/validation/write-scores.js'
export { type ProblemCode, problemTable, type Severity } from './problems/codes.js'
export { InternalError, type Problem, UsageError } from './problems/problem.js'
export { csvTable, finishedCsv } from './report/csv.js'
export { readingPage, type ShownDocument, type ShownReading } from './report/reading-page.js'
export { type Served, type ServeOptions, serve } from './serve/serve.js'
export { alphaInterval } from './statistics/alpha-interval.js'
export { bayesFactor, type Evidence, evidenceOf } from './statistics/bayes-factor.js'
export { benjaminiHochberg } from './statistics/benjamini-hochberg.js'
export { bootstrapSums, type DrawRange } from './statistics/bootstrap.js'
export { bootstrapLogRatios, type RatioIntervals, type WantedRatios } from './statistics/bootstrap-log-ratio.js'
export { carrollD2 } from './statistics/carroll-d2.js'
export { chiSquaredSurvival } from './statistics/chi-squared.js'
export { cohenKappa } from './statistics/cohen-kappa.js'
export { type ConformanceResult, checkConformance } from './statistics/conformance.js'
export { type ContingencyTable, contingencyTable, type ExpectedCells, expectedCells } from './statistics/contingency.js'
export { cosine } from './statistics/cosine.js'
export { dice } from './statistics/dice.js'
export {
  addPart,
  type DispersionSums,
  deviationOfProportions,
  dispersionOfParts,
  dispersionSums,
  normalisedDeviationOfProportions,
} from './statistics/dispersion.js'
export { type DocumentCounts, documentCounts } from './statistics/document-counts.js'
export { documentProbabilities, type PermutationDraws } from './statistics/document-permutation.js'
export { effectSizeLogLikelihood } from './statistics/effect-size-log-likelihood.js'
export { egbertDeviationOfProportions } from './statistics/egbert-deviation.js'
export { type Alternative, fisherExact } from './statistics/fisher-exact.js'
export type { GroupedCounts } from './statistics/grouped-counts.js'
export {
  type Interval,
  type OpenInterval,
  percentileInterval,
  standardErrorInterval,
  studentisedInterval,
  wilsonInterval,
} from './statistics/interval.js'
export { inverseDocumentFrequency } from './statistics/inverse-document-frequency.js'
export { jaccard, jaccardOfSets } from './statistics/jaccard.js'
export { jensenShannon } from './statistics/jensen-shannon.js'
export { juillandD } from './statistics/juilland-d.js'
export { kendallTau } from './statistics/kendall-tau.js'
export { krippendorffAlpha, type LevelOfMeasurement } from './statistics/krippendorff-alpha.js'
export { kullbackLeiblerDivergence } from './statistics/kullback-leibler-divergence.js'
export { logDice } from './statistics/log-dice.js'
export { logLikelihood, twoCellLogLikelihood } from './statistics/log-likelihood.js'
export { logOddsRatio, logOddsRatioInterval } from './statistics/log-odds-ratio.js'
export { logRatio, logRatioInterval } from './statistics/log-ratio.js'
export { type Method, methods } from './statistics/methods.js'
export { ochiai } from './statistics/ochiai.js'
export { oddsRatio } from './statistics/odds-ratio.js'
export { pearson } from './statistics/pearson.js'
export { pearsonChiSquared, yatesChiSquared } from './statistics/pearson-chi-squared.js'
export { perMillion } from './statistics/per-million.js'
export { percentAgreement } from './statistics/percent-agreement.js'
export { percentDifference } from './statistics/percent-difference.js'
export {
  normalisedPointwiseMutualInformation,
  pointwiseMutualInformation,
} from './statistics/pointwise-mutual-information.js'
export { probabilityText } from './statistics/probability.js'
export { rankIntervals } from './statistics/rank.js'
export type { Ratings } from './statistics/ratings.js'
export { bootstrapRatios, type Ratios, type Resampling, ratioIntervals, ratiosOf } from './statistics/ratio.js'
export { relativeRisk } from './statistics/relative-risk.js'
export { bootstrapWeights, permutationProbability, permutedGroup } from './statistics/resample.js'
export { rosengrenS } from './statistics/rosengren-s.js'
export { spearman } from './statistics/spearman.js'
export type { Agreement, PairAgreement } from './validation/agreement.js'
export type { CoderCompleteness } from './validation/check-codes.js'
export type { CorrectedShare } from './validation/corrected.js'
export type { ScoredError } from './validation/errors.js'
export type { CodesShape } from './validation/read-codes.js'
export type { SampleKey } from './validation/sample-key.js'
export type { EntryScore, Score } from './validation/score.js'
export type { Code, CodingSheet } from './validation/sheet.js'
export { type ConceptValidation, conceptValidity, type Validity } from './validation/validity.js'
