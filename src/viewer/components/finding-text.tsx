import type { FindingPart } from '../../report/page/contract.js'
import { hrefOf } from '../route.js'
import { OpensEvidence } from './number.js'

/** A sentence whose numbers open to their evidence and whose names lead to their view. */
export function FindingText({ parts }: { readonly parts: readonly FindingPart[] }) {
  return (
    <>
      {parts.map((part) => {
        if (typeof part === 'string') return part
        if ('link' in part) return <a href={hrefOf(part.view)}>{part.link}</a>
        return <OpensEvidence evidence={part.evidence}>{part.number}</OpensEvidence>
      })}
    </>
  )
}
