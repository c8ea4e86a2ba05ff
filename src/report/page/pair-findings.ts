import type { Finding, FindingPart, PageLexicon } from './contract.js'
import { type FindingSource, few, type LabelOf, linkTo, probabilityText } from './finding-words.js'
import { formatCount, formatNumber } from './format-number.js'
import { unitName, unitPlural } from './nouns.js'
import type { TableReader } from './read-table.js'

const level = 0.05
/** Cells whose largest count is below this could hide an association that is there. */
const smallCount = 10

/** What stands together in the matrix of the lexicon, in its first unit. */
export function pairFindings(
  concepts: TableReader,
  matrix: TableReader | undefined,
  pairs: TableReader | undefined,
  source: FindingSource,
  labelOf: LabelOf,
): Finding[] {
  const unit = source.units[0]
  if (matrix === undefined || unit === undefined) return []
  const cells = matrix.where((row) => matrix.text(row, 'unit') === unit)
  const observed = (row: number) => matrix.number(row, 'observed') ?? 0
  const q = (row: number) => matrix.number(row, 'q') ?? 1
  const together = cells.filter((row) => observed(row) > (matrix.number(row, 'expected') ?? 0))
  const unlikely = together.filter((row) => q(row) < level).sort((a, b) => q(a) - q(b) || observed(b) - observed(a))
  const certain = unlikely.filter((row) => observed(row) >= few)
  const rare = unlikely.length - certain.length
  const findings = certain
    .slice(0, 3)
    .map((row) => pairFinding(matrix, row, unit, labelOf, overDocuments(matrix, row, pairs)))
  const matrixLink: FindingPart = { link: 'matrix', view: `cooccurrence?unit=${unit}` }
  if (certain.length > 3)
    findings.push({
      kind: 'pairs',
      sentence: [
        `${formatCount(certain.length - 3)} more of the ${formatCount(cells.length)} cells of the `,
        matrixLink,
        ' hold more than chance would bring (q below 0.05).',
      ],
      hedge: [],
    })
  if (certain.length > 0) return findings
  return [nothingCertain(source, unit, cells.map(observed), distinctUnits(concepts, pairs, source, unit), rare)]
}

/** What is said where no pair of the matrix stands out. */
function nothingCertain(
  { lexicon }: FindingSource,
  unit: string,
  observed: readonly number[],
  distinct: number | null,
  rare: number,
): Finding {
  const seen = observed.filter((count) => count > 0).length
  const most = Math.max(0, ...observed)
  const matrixLink: FindingPart = { link: 'matrix', view: `cooccurrence?unit=${unit}` }
  const { rows = '', columns = '' } = lexicon.matrix ?? {}
  const together: FindingPart[] =
    distinct === null || distinct === 0
      ? []
      : [
          ' (',
          {
            number: `${formatCount(distinct)} ${unitPlural(unit, distinct)}`,
            evidence: { concept: rows, beside: columns, unit },
          },
          ' in all)',
        ]
  const enough = `${formatCount(few)} or more and more than chance would bring (q below 0.05)`
  const sentence: FindingPart[] =
    seen === 0
      ? ['No cell of the ', matrixLink, ` holds a ${unitName(unit)} with both.`]
      : [
          `${formatCount(seen)} of the ${formatCount(observed.length)} cells of the `,
          matrixLink,
          ` ${seen === 1 ? 'holds' : 'hold'} a ${unitName(unit)} with both`,
          ...together,
          `; none holds ${enough}.`,
        ]
  const tooRare =
    rare === 0
      ? ''
      : `${formatCount(rare)} with fewer than ${formatCount(few)} ${unitPlural(unit, 2)} ${rare === 1 ? 'has' : 'have'} q below 0.05, but a count so small shows nothing. `
  const reason = most < smallCount ? 'counts this small could hide one' : 'one too weak for this many texts is not seen'
  return {
    kind: 'pairs',
    sentence,
    hedge: [tooRare, `That no association shows does not mean that there is none: ${reason}.`],
  }
}

/** Units that hold a row and a column of the matrix apart from each other; each once, however many cells it is counted in. */
function distinctUnits(
  concepts: TableReader,
  pairs: TableReader | undefined,
  { lexicon }: FindingSource,
  unit: string,
): number | null {
  const { matrix } = lexicon
  if (pairs === undefined || matrix === null || !isSumOfChildren(concepts, lexicon, matrix)) return null
  const row = pairRow(pairs, unit, matrix.rows, matrix.columns)
  return row === undefined ? null : pairs.number(row, 'observed')
}

/** Whether the two concepts of the matrix have no mentions but those of their children, which the cells count. */
function isSumOfChildren(
  concepts: TableReader,
  lexicon: PageLexicon,
  matrix: { readonly rows: string; readonly columns: string },
): boolean {
  const frequency = new Map(
    concepts.where(() => true).map((row) => [concepts.text(row, 'concept'), concepts.number(row, 'frequency') ?? 0]),
  )
  return [matrix.rows, matrix.columns].every((id) => {
    const children = lexicon.concepts.filter(({ parent }) => parent === id)
    return frequency.get(id) === children.reduce((sum, child) => sum + (frequency.get(child.id) ?? 0), 0)
  })
}

function pairRow(pairs: TableReader, unit: string, one: string, other: string): number | undefined {
  const [found] = pairs.where((at) => {
    const [a, b] = [pairs.text(at, 'concept_a'), pairs.text(at, 'concept_b')]
    return pairs.text(at, 'unit') === unit && ((a === one && b === other) || (a === other && b === one))
  })
  return found
}

/** The q value of the test of a cell that holds documents fixed; `undefined` where it was not computed. */
function overDocuments(matrix: TableReader, row: number, pairs: TableReader | undefined): number | undefined {
  if (pairs === undefined || !pairs.has('q_documents')) return undefined
  const found = pairRow(pairs, matrix.text(row, 'unit'), matrix.text(row, 'goal'), matrix.text(row, 'strategy'))
  return found === undefined ? undefined : (pairs.number(found, 'q_documents') ?? undefined)
}

function pairFinding(
  matrix: TableReader,
  row: number,
  unit: string,
  labelOf: LabelOf,
  qDocuments: number | undefined,
): Finding {
  const goal = matrix.text(row, 'goal')
  const strategy = matrix.text(row, 'strategy')
  const observed = matrix.number(row, 'observed') ?? 0
  const expected = matrix.number(row, 'expected') ?? 0
  const npmi = matrix.number(row, 'npmi')
  const q = matrix.number(row, 'q')
  return {
    kind: 'pairs',
    sentence: [
      linkTo(goal, labelOf),
      ' and ',
      linkTo(strategy, labelOf),
      ' stand together in ',
      {
        number: `${formatCount(observed)} ${unitPlural(unit, observed)}`,
        evidence: { concept: goal, beside: strategy, unit },
      },
      ` where ${formatNumber(expected)} would be expected if they had nothing to do with each other`,
      ` (${npmi === null ? '' : `NPMI ${formatNumber(npmi)}, `}q ${q === null ? 'not known' : probabilityText(q)}).`,
    ],
    hedge: [pairHedge(unit, qDocuments)],
  }
}

function pairHedge(unit: string, qDocuments: number | undefined): string {
  const notConnected = 'To stand together is not to be connected.'
  // Documents as the units are what the test over documents takes too, but exactly.
  if (unit === 'document') {
    const exact =
      qDocuments === undefined ? '' : ` Fisher's exact test over documents: q ${probabilityText(qDocuments)}.`
    return `Documents that speak of much hold both more easily, which the test does not see.${exact} ${notConnected}`
  }
  const independent = `The test takes each ${unitName(unit)} for independent of the others, which texts are not, so q is too small`
  if (qDocuments === undefined) return `${independent}. ${notConnected}`
  const held = `with each document held fixed (its ${unitPlural(unit, 2)} shifted within it)`
  return qDocuments < level
    ? `It holds also ${held}: q ${probabilityText(qDocuments)}. ${notConnected}`
    : `${independent}: ${held} it is not confirmed (q ${probabilityText(qDocuments)}). ${notConnected}`
}
