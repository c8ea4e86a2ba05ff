import { compareCodeUnits } from '../language/order.js'
import { type Agreement, leastAlpha } from './agreement.js'

/** What people's codes of one sample said of one concept. */
export interface ConceptValidation {
  readonly concept: string
  readonly sample: string
  /** Hash of the coding protocol. */
  readonly protocol: string
  /** As the user gave it; an empty string where none was given. */
  readonly date: string
  /** What was judged at a time: `sentence` or `paragraph`. */
  readonly unit: string
  /** People who judged some unit. */
  readonly coders: number
  /** Units of the sample. */
  readonly units: number
  /** Of them those that were judged, as `1`, `0` or `?`, by all who were given them, or by two. */
  readonly judged: number
  /** Of them those that two people or more coded as `1` or `0`: agreement rests on them. */
  readonly compared: number
  /** Of them those for which it is decided whether the concept is there: scores rest on them. */
  readonly decided: number
  readonly alpha: number | null
  readonly precision: number | null
  readonly recall: number | null
  readonly f1: number | null
  readonly f1Low: number | null
  readonly f1High: number | null
}

/** Whether numbers of a lexicon on a corpus were validated, in data and in words. */
export interface Validity {
  /**
   * `validated`: of some concepts there is a complete validation. `incomplete`: codes were scored, but of no concept all that it takes.
   * `stale`: there is a complete validation on this corpus, but of the lexicon before it was edited, or counted otherwise.
   */
  readonly status: 'validated' | 'incomplete' | 'stale' | 'not-validated'
  /** One line to stand by every number. */
  readonly text: string
  /** What is known of each concept that people have judged, in code-unit order: the last complete validation, else the last one. */
  readonly concepts: readonly ConceptValidation[]
  /** Concepts on which coders agree too little (alpha below {@link leastAlpha}), and that nobody has accepted as such. */
  readonly unreliable: readonly string[]
  /** Concepts that were accepted in spite of it: with --accept-unreliable. */
  readonly accepted: readonly string[]
  /** What a reader must know besides, each a sentence. */
  readonly cautions: readonly string[]
  /** How many lexicons were tried on this corpus, this one among them. */
  readonly lexiconsTried: number
}

/** What validity is told from. */
export interface ValiditySource {
  /** Validations of this lexicon on this corpus, of every sample and concept the last one, in the order of time. */
  readonly own: readonly ConceptValidation[]
  /** The same of other lexicons on this corpus. */
  readonly others: readonly ConceptValidation[]
  readonly accepted: readonly string[]
  readonly lexiconsTried: number
}

/**
 * Why a validation of a concept is not complete; `null` where it is.
 *
 * It takes two people who have judged the same units, every unit of the sample judged (`?` is a judgement, nothing is none) by all who were
 * given it or by two of them, and an F1. What coders stand even on does not make it incomplete; how many units are decided is told.
 */
export function lackOf({ coders, compared, judged, units, unit, f1 }: ConceptValidation): string | null {
  if (coders < 2) return 'one coder, and it takes two'
  if (judged < units) return `${judged} of ${units} ${unit}s judged`
  if (compared === 0) return `no ${unit} coded by two people`
  if (f1 === null) return `no F1, for neither coders nor lexicon find it in the sample`
  return null
}

/** Whether a later validation of the same concept in the same sample takes the place of an earlier one: never with less. */
export function replaces(later: ConceptValidation, earlier: ConceptValidation): boolean {
  if (lackOf(later) === null) return true
  return lackOf(earlier) !== null && later.judged >= earlier.judged
}

/** Tells what can be said of the validity of a lexicon on a corpus. */
export function validityFrom({ own, others, accepted, lexiconsTried }: ValiditySource): Validity {
  const concepts = lastOfEach(own)
  const complete = concepts.filter((each) => lackOf(each) === null)
  const ending = { accepted, lexiconsTried }
  if (concepts.length === 0) {
    const earlier = others.filter((each) => lackOf(each) === null).at(-1)
    const nothing = { concepts: [], unreliable: [], cautions: [], ...ending }
    return earlier === undefined
      ? { status: 'not-validated', text: 'not validated on these documents', ...nothing }
      : {
          status: 'stale',
          text: `the validation${onDay(earlier)} is stale: entries or policies have changed since; validate again`,
          ...nothing,
        }
  }
  const unreliable = concepts
    .filter(isUnreliable)
    .flatMap(({ concept }) => (accepted.includes(concept) ? [] : [concept]))
  const text =
    complete.length > 0
      ? [...bySample(complete).values()].map(sampleText).join('; also ')
      : `the validation${onDay(concepts.at(-1))} is incomplete`
  return {
    status: complete.length > 0 ? 'validated' : 'incomplete',
    ...{ text, concepts, unreliable, cautions: cautionsOf(concepts, accepted), ...ending },
  }
}

/** What can be said of one concept, in a few words to stand by its numbers. */
export function conceptValidity({ status, text, concepts, unreliable }: Validity, concept: string): string {
  if (status === 'not-validated' || status === 'stale') return text
  const found = concepts.find((each) => each.concept === concept)
  if (found === undefined) return 'not validated: it is not among the concepts that were coded'
  const lack = lackOf(found)
  const said = lack === null ? sampleText([found]) : `the validation${onDay(found)} is incomplete: ${lack}`
  return unreliable.includes(concept) ? `unreliable, for coders agree too little (alpha below .667); ${said}` : said
}

/** Sentences on the agreement behind codes: on concepts of which it is too low, or not known. */
export function cautionsOfAgreement(agreement: readonly Pick<Agreement, 'concept' | 'units' | 'alpha'>[]): string[] {
  const said = (what: string, of: readonly Pick<Agreement, 'concept'>[]) => {
    const names = of.flatMap(({ concept }) => (concept === '' ? [] : [concept]))
    return of.length === 0 ? [] : [`${what}${names.length === 0 ? '' : `: ${names.join(', ')}`}.`]
  }
  return [
    ...said('Unreliable, for coders agree too little (alpha below .667)', agreement.filter(isUnreliable)),
    ...said(
      'Agreement is not known, for all codes are alike and alpha is not defined',
      agreement.filter(({ alpha, units }) => alpha === null && units > 0),
    ),
    ...said(
      'Agreement is not known, for no unit was coded by two people',
      agreement.filter(({ units }) => units === 0),
    ),
  ]
}

function cautionsOf(concepts: readonly ConceptValidation[], accepted: readonly string[]): string[] {
  const open = concepts.flatMap((each) => {
    const lack = lackOf(each)
    return lack === null ? [] : [`${each.concept} (${lack})`]
  })
  const known = concepts.filter((each) => lackOf(each) === null || isUnreliable(each))
  const agreement = known.map(({ concept, compared, alpha }) => ({ concept, units: compared, alpha }))
  return [
    ...cautionsOfAgreement(agreement.filter((each) => !(isUnreliable(each) && accepted.includes(each.concept)))),
    ...(open.length === 0 ? [] : [`Validation incomplete: ${open.join('; ')}.`]),
  ]
}

function isUnreliable({ alpha }: { readonly alpha: number | null }): boolean {
  return alpha !== null && alpha < leastAlpha
}

/** The last complete validation of each concept, else the last one, in code-unit order. */
function lastOfEach(validations: readonly ConceptValidation[]): ConceptValidation[] {
  const last = new Map<string, ConceptValidation>()
  for (const validation of validations) {
    const before = last.get(validation.concept)
    if (before === undefined || lackOf(before) !== null || lackOf(validation) === null)
      last.set(validation.concept, validation)
  }
  return [...last.values()].sort((a, b) => compareCodeUnits(a.concept, b.concept))
}

function bySample(validations: readonly ConceptValidation[]): Map<string, ConceptValidation[]> {
  const samples = new Map<string, ConceptValidation[]>()
  for (const validation of validations)
    samples.set(validation.sample, [...(samples.get(validation.sample) ?? []), validation])
  return samples
}

/** Validations of one sample in a line. */
function sampleText(validations: readonly ConceptValidation[]): string {
  const [first] = validations
  const { sample = '', units = 0, unit = '' } = first ?? {}
  const over = validations.length === 1 ? '' : ` over ${validations.length} concepts`
  const decided = validations.map((each) => each.decided)
  const of = Math.min(...decided) === units ? '' : `${spanOf(decided, String)} of `
  return (
    `validated${onDay(first)}: ${spanOf(
      validations.map(({ coders }) => coders),
      String,
    )} coders, ${of}${units} ${unit}s; alpha ${spanOf(
      validations.map(({ alpha }) => alpha),
      hundredths,
    )}, ` +
    `F1 ${spanOf(
      validations.map(({ f1 }) => f1),
      hundredths,
    )}${over}; sample ${sample}`
  )
}

function onDay(validation: ConceptValidation | undefined): string {
  const { date = '' } = validation ?? {}
  return date === '' ? '' : ` on ${date}`
}

function spanOf(values: readonly (number | null)[], as: (value: number) => string): string {
  const known = values.flatMap((value) => (value === null ? [] : [value])).sort((a, b) => a - b)
  const [least, most] = [known[0], known.at(-1)]
  if (least === undefined || most === undefined) return 'unknown'
  return as(least) === as(most) ? as(least) : `${as(least)} to ${as(most)}`
}

function hundredths(value: number): string {
  return value.toFixed(2)
}
