import type { ComponentType } from 'preact'
import type { FixedReport } from '../report.js'
import { Compare } from './compare.js'
import { Concepts } from './concepts.js'
import { Cooccurrence } from './cooccurrence.js'
import { Documents } from './documents.js'
import { Figures } from './figures.js'
import { Methods } from './methods.js'
import { Overview } from './overview.js'
import { Search } from './search.js'
import { Tables } from './tables.js'
import { Terms } from './terms.js'
import { Trend } from './trend.js'

/** A view of the page. It is there only where the run has made what it shows. */
export interface View {
  readonly name: string
  readonly title: string
  readonly Component: ComponentType
  readonly isThere: (report: FixedReport) => boolean
}

const always = () => true
const hasTable = (name: string) => (report: FixedReport) => report.tableOf(name) !== undefined

/** All views, in the order of the navigation. */
export const views: readonly View[] = [
  { name: 'overview', title: 'Overview', Component: Overview, isThere: always },
  { name: 'concepts', title: 'Concepts', Component: Concepts, isThere: hasTable('concepts') },
  { name: 'cooccurrence', title: 'Co-occurrence', Component: Cooccurrence, isThere: hasTable('cooccurrence') },
  { name: 'documents', title: 'Documents', Component: Documents, isThere: hasTable('documents') },
  { name: 'search', title: 'Search', Component: Search, isThere: ({ data }) => data.live !== undefined },
  {
    name: 'compare',
    title: 'Compare',
    Component: Compare,
    isThere: ({ tableOf }) => ['keyness', 'similarity'].some((name) => tableOf(name) !== undefined),
  },
  {
    name: 'trend',
    title: 'Trend',
    Component: Trend,
    // Without a document that has a date there is a table without rows.
    isThere: ({ tableOf }) => (tableOf('trend')?.table.rows ?? 0) > 0,
  },
  { name: 'terms', title: 'Terms', Component: Terms, isThere: hasTable('terms') },
  { name: 'figures', title: 'Figures', Component: Figures, isThere: hasTable('concepts') },
  { name: 'tables', title: 'Tables', Component: Tables, isThere: always },
  { name: 'methods', title: 'Methods', Component: Methods, isThere: always },
]
