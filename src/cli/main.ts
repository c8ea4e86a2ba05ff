#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'
import { runCommandLine } from './command-line.js'
import { createPrinter } from './print.js'

// How far the heap of a thread may grow beyond what it held when it was last swept. Left to itself V8 lets it double and more, in
// each thread for itself, so that a large run holds some 150 MiB of garbage; swept at this point, it takes a few per cent longer.
setFlagsFromString('--heap-growing-percent=60')

const printer = createPrinter(process.stdout, process.stderr, process.env.TERM)
process.exitCode = await runCommandLine(process.argv.slice(2), printer)
