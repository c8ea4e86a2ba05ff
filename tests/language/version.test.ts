import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { languageVersion } from '../../src/language/version.js'

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  dependencies: Record<string, string>
}

describe('the version of the language layer', () => {
  it.each(['wink-nlp', 'wink-eng-lite-web-model'] as const)(
    'names %s as the package pins it and as it is installed',
    (name) => {
      const installed = JSON.parse(
        readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8'),
      ) as {
        version: string
      }
      expect(languageVersion[name]).toBe(manifest.dependencies[name])
      expect(languageVersion[name]).toBe(installed.version)
    },
  )

  it('numbers its own rules', () => {
    expect(Number.isInteger(languageVersion.rules)).toBe(true)
    expect(languageVersion.rules).toBeGreaterThan(0)
  })
})
