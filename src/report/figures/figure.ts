import type { ReadTable } from '../../analysis/table-difference.js'

/** The tables of a run by name, as many as there are. A figure is made of those that have its columns. */
export type Tables = ReadonlyMap<string, ReadTable>

/** A Vega-Lite 6 specification: plain JSON with its values inline. */
export type Specification = Readonly<Record<string, unknown>>

/** A figure that is ready to be drawn, in a browser or as SVG. */
export interface Figure {
  /** Name of its files, unique among the figures of a run: lower-case letters, digits and hyphens. */
  readonly name: string
  /** What is seen. */
  readonly title: string
  /** The same in words, with the leading numbers: the text alternative of the picture. */
  readonly description: string
  readonly specification: Specification
  /** Where every number of it stands. */
  readonly source: {
    readonly table: string
    readonly columns: readonly string[]
    /** The values by which its rows are told from the others of the table, where it shows a part of it. */
    readonly where?: Readonly<Record<string, string>>
  }
}

/** Every specification says which language it is written in. */
export const schema = 'https://vega.github.io/schema/vega-lite/v6.json'
