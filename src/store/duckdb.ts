import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * The library of the database, loaded when it is first asked for: it is the heaviest of all packages, and much of Tallyrand works
 * without a store. It is CommonJS, and `require` spares the search for its five hundred exports that `import` begins with.
 */
export function duckdb(): typeof import('@duckdb/node-api') {
  // How long its allocator (jemalloc, on Linux) keeps memory that it has got back. After the one second that DuckDB asks for, a run
  // that appends batch after batch gives the same memory back and takes it again, and every thread is stopped each time for the
  // sake of the page tables: an eighth of the whole run. Read when the library is loaded; elsewhere it means nothing.
  process.env.DUCKDB_JE_MALLOC_CONF ??= 'dirty_decay_ms:10000,muzzy_decay_ms:0'
  return require('@duckdb/node-api')
}
