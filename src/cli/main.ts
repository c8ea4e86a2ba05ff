#!/usr/bin/env node
import { runCommandLine } from './command-line.js'
import { createPrinter } from './print.js'

const printer = createPrinter(process.stdout, process.stderr, process.env.TERM)
process.exitCode = await runCommandLine(process.argv.slice(2), printer)
