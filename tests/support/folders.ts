import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll } from 'vitest'

const made: string[] = []

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A fresh folder with these files, removed after the test file. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'tallyrand-'))
  made.push(folder)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** The lines of every table in `<out>/tables`, for CSV, and the hash of every other file, by name. */
export function tablesIn(out: string): Map<string, readonly string[]> {
  return filesIn(join(out, 'tables'))
}

/** The same of every table, figure and network of a run. */
export function resultsIn(out: string): Map<string, readonly string[]> {
  return new Map(['tables', 'figures', 'networks'].flatMap((folder) => [...filesIn(join(out, folder))]))
}

function filesIn(folder: string): Map<string, readonly string[]> {
  return new Map(
    readdirSync(folder)
      .sort()
      .map((name) => {
        const bytes = readFileSync(join(folder, name))
        const isText = name.endsWith('.csv')
        return [
          name,
          isText ? bytes.toString('utf8').split('\r\n') : [createHash('sha256').update(bytes).digest('hex')],
        ]
      }),
  )
}

/** The first place where two sets of tables differ, in a line or two; empty where they are the same to the byte. */
export function firstDifference(
  tables: Map<string, readonly string[]>,
  expected: Map<string, readonly string[]>,
): string {
  if ([...tables.keys()].join() !== [...expected.keys()].join()) return `other tables: ${[...tables.keys()].join()}`
  for (const [name, lines] of tables) {
    const others = expected.get(name) ?? []
    const at = lines.findIndex((line, index) => line !== others[index])
    if (at >= 0) return `${name}, line ${at + 1}: ${lines[at]} instead of ${others[at]}`
    if (lines.length !== others.length) return `${name}: ${lines.length} lines instead of ${others.length}`
  }
  return ''
}

/** A finished table as rows by column name. */
export function readTable(out: string, name: string): Record<string, string>[] {
  return parse(readFileSync(join(out, 'tables', `${name}.csv`)), { columns: true }) as Record<string, string>[]
}
