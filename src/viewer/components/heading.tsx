import type { ComponentChildren } from 'preact'

/** The heading of a view: what it is, and in a sentence what it shows. */
export function Heading({
  kicker,
  title,
  children,
}: {
  readonly kicker?: string
  readonly title: string
  readonly children?: ComponentChildren
}) {
  return (
    <div class="heading">
      {kicker === undefined ? null : <p class="kicker">{kicker}</p>}
      <h1 tabIndex={-1}>{title}</h1>
      {children === undefined ? null : <div class="lead">{children}</div>}
    </div>
  )
}
