import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../../report/write-table.js'
import type { Validity } from '../../validation/validity.js'
import { canonicalJson } from '../fingerprint.js'

/**
 * Writes `tables/validation.json` beside the tables: whether their numbers were validated, in data and in words. A column in each table
 * would change its contract, so the stamp stands in a file of their folder. How many lexicons were tried is no part of it: tables hang on
 * the documents and the lexicon, not on what was done before.
 */
export async function writeValidity(out: string, { lexiconsTried: _count, ...validity }: Validity): Promise<void> {
  await writeWhole(join(out, 'tables', 'validation.json'), (temporary) =>
    writeFile(temporary, `${canonicalJson(validity, 2)}\n`),
  )
}
