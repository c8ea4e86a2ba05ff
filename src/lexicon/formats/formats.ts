import { csv } from './csv.js'
import type { FormatDefinition } from './format.js'
import { lexicoder } from './lexicoder.js'
import { lexicoder2 } from './lexicoder-2.js'
import { liwc } from './liwc.js'
import { quanteda } from './quanteda.js'
import { wordstat } from './wordstat.js'
import { yoshikoder } from './yoshikoder.js'

/** Every format, by the name that users give it. */
export const formats = { quanteda, liwc, wordstat, yoshikoder, lexicoder, lexicoder2, csv } satisfies Record<
  string,
  FormatDefinition
>
