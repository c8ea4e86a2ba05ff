import { describe, expect, it } from 'vitest'
import { printConformance } from '../../src/cli/methods.js'
import { createPrinter } from '../../src/cli/print.js'
import { checkConformance, methods } from '../../src/index.js'
import { printedBy, recordingStream } from './printed.js'

/** What is printed of these results, with the exit status. */
function printed(results: ReturnType<typeof checkConformance>, asJson: boolean) {
  const stdout = recordingStream()
  const exitCode = printConformance(results, asJson, createPrinter(stdout, recordingStream(), undefined))
  return { exitCode, stdout: stdout.text }
}

describe('tallyrand methods', () => {
  it('lists every method with its id, formula and source', async () => {
    const { exitCode, stdout, stderr } = await printedBy('methods')
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    for (const { id, name, formula, source } of methods) {
      expect(stdout).toContain(`${id}  ${name}\n  ${formula}\n  Source: ${source}\n`)
    }
    expect(JSON.parse((await printedBy('methods', '--json')).stdout)).toEqual(methods)
  })

  it('--check computes every published value, prints both and ends with 0', async () => {
    const { exitCode, stdout, stderr } = await printedBy('methods', '--check')
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    const lines = stdout.split('\n')
    expect(lines.filter((line) => line.startsWith('ok  '))).toHaveLength(checkConformance().length)
    expect(stdout).toMatch(/^ok {2}deviation-of-proportions\/1 +0\.18 +0\.18 +Gries 2020/m)
    expect(stdout).toMatch(/\nAll [\d,]+ published values are met on this machine\.\n$/)
    expect(JSON.parse((await printedBy('methods', '--check', '--json')).stdout)).toEqual(checkConformance())
  })

  it('--check ends with 1 where one value is not met, and marks it', () => {
    const [first, ...others] = checkConformance()
    if (first === undefined) throw new Error('There are no published values.')
    const results = [{ ...first, computed: 26.9, ok: false }, ...others]
    const { exitCode, stdout } = printed(results, false)
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/^NO {2}two-cell-log-likelihood\/1 +26\.175758 +26\.9 /m)
    expect(stdout).toContain(`\n1 published value of ${results.length} not met, marked NO`)
    expect(printed(results, true).exitCode).toBe(1)
  })
})
