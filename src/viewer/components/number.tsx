import type { ComponentChildren } from 'preact'
import type { EvidenceQuery } from '../../report/page/contract.js'
import { formatCount } from '../../report/page/format-number.js'
import { describeQuery } from '../describe-query.js'
import { useReport } from '../report.js'

/** A count that opens to its sentences; 0 has none and is plain. */
export function Count({ value, evidence }: { readonly value: number; readonly evidence: EvidenceQuery }) {
  if (value === 0) return <span class="zero">0</span>
  return <OpensEvidence evidence={evidence}>{formatCount(value)}</OpensEvidence>
}

/** Something that opens to the sentences it rests on. */
export function OpensEvidence({
  evidence,
  children,
}: {
  readonly evidence: EvidenceQuery
  readonly children: ComponentChildren
}) {
  const { openEvidence, labelOf } = useReport()
  return (
    <button
      type="button"
      class="number"
      title={`Sentences: ${describeQuery(evidence, labelOf)}`}
      onClick={() => openEvidence(evidence)}
    >
      {children}
      <span class="hidden"> sentences: {describeQuery(evidence, labelOf)}</span>
    </button>
  )
}
