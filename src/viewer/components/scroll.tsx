import type { ComponentChildren } from 'preact'

/** What may be wider than the page: it scrolls by itself, also by keyboard. */
export function Scroll({
  label,
  kind = '',
  children,
}: {
  readonly label: string
  readonly kind?: string
  readonly children: ComponentChildren
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the arrow keys, and must get there first
    <section class={`scroll ${kind}`} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
