import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * The library of the database, loaded when it is first asked for: it is the heaviest of all packages, and much of Tallyrand works
 * without a store. It is CommonJS, and `require` spares the search for its five hundred exports that `import` begins with.
 */
export function duckdb(): typeof import('@duckdb/node-api') {
  return require('@duckdb/node-api')
}
