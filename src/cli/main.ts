#!/usr/bin/env node
import { CommanderError } from 'commander'
import { writeError } from './print.js'
import { createProgram } from './program.js'

try {
  await createProgram().parseAsync(process.argv)
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has already said what was wrong; asking for help or the version is not wrong.
    process.exitCode = error.exitCode === 0 ? 0 : 1
  } else {
    writeError(error)
    process.exitCode = 1
  }
}
