import { describe, expect, it } from 'vitest'
import { createPrinter, errorText } from '../../src/cli/print.js'
import { LexiconError, UsageError } from '../../src/index.js'
import { recordingStream } from './printed.js'

describe('a printer on a terminal', () => {
  it('overwrites the line that shows the progress, and takes it away before anything else', () => {
    const stdout = recordingStream(80)
    const stderr = recordingStream(80)
    const printer = createPrinter(stdout, stderr, 'xterm')
    expect(printer.isLive).toBe(true)
    printer.status('one')
    printer.status('two')
    printer.note('said')
    printer.line('result')
    expect(stderr.text).toBe('\r\x1b[2Kone\r\x1b[2Ktwo\r\x1b[2Ksaid\n')
    expect(stdout.text).toBe('result\n')
  })

  it('cuts the progress to the width, so that it never wraps', () => {
    const stderr = recordingStream(30)
    createPrinter(recordingStream(30), stderr, 'xterm').status('x'.repeat(100))
    expect(stderr.text).toBe(`\r\x1b[2K${'x'.repeat(29)}`)
  })

  it('takes a terminal of unknown width for one of 80 columns', () => {
    const stderr = recordingStream(0)
    createPrinter(recordingStream(0), stderr, 'xterm').status('x'.repeat(100))
    expect(stderr.text).toBe(`\r\x1b[2K${'x'.repeat(79)}`)
  })
})

describe('a printer elsewhere', () => {
  it('is not live, in a pipe nor on a terminal that cannot move its cursor', () => {
    expect(createPrinter(recordingStream(80), recordingStream(), 'xterm').isLive).toBe(false)
    expect(createPrinter(recordingStream(80), recordingStream(80), 'dumb').isLive).toBe(false)
  })

  it('lets no control character through, wherever it comes from', () => {
    const stdout = recordingStream()
    createPrinter(stdout, recordingStream(), undefined).line('a\x1b[31mb\u009bc\r\td\ne')
    expect(stdout.text).toBe('a\ufffd[31mb\ufffdc\ufffd\td\ne\n')
  })

  it('goes on where the reader has closed the pipe, but not after another fault', () => {
    const stdout = recordingStream()
    createPrinter(stdout, recordingStream(), undefined)
    expect(() => stdout.fail('EPIPE')).not.toThrow()
    expect(() => stdout.fail('EIO')).toThrow('EIO')
  })
})

describe('an error', () => {
  it('is its message where it is for the user to mend', () => {
    expect(errorText(new UsageError('no such file'))).toBe('tallyrand: no such file')
    const fault = { line: 2, column: 3, what: 'a tab', advice: 'use spaces' }
    expect(errorText(new LexiconError('l.yaml', [fault]))).toBe('tallyrand: l.yaml:2:3: a tab; use spaces.')
  })

  it('comes with its stack where it is ours', () => {
    expect(errorText(new TypeError('oops'))).toMatch(/^tallyrand: TypeError: oops\n\s+at /)
    expect(errorText('thrown')).toBe('tallyrand: thrown')
  })
})
