import { hrefOf } from '../route.js'
import { Heading } from './heading.js'

/** What stands where an address asks for something that the report does not have. */
export function Missing({
  what,
  name,
  instead,
}: {
  readonly what: string
  readonly name: string
  /** The view that lists what there is. */
  readonly instead: readonly [view: string, title: string]
}) {
  return (
    <>
      <Heading title="Not in this report" />
      <p role="alert">
        This report has no {what} “{name}”. <a href={hrefOf(instead[0])}>{instead[1]}</a> has what there is.
      </p>
    </>
  )
}
