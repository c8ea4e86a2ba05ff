import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { onTestFailed } from 'vitest'

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

/** How a started command ended. */
export interface Ended {
  /** `null` where a signal ended it. */
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A command that runs as a process of its own. */
export interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

/**
 * Starts the built `tallyrand` in `folder`, with nothing of this process's environment but the path. Where the test
 * fails, the folder, its files and both streams are printed.
 */
export function start(folder: string, args: readonly string[], environment: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const streams = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      streams[name] += text
    })
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode, ...streams }))
  })
  onTestFailed(() => {
    child.kill('SIGKILL')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
    process.stderr.write(
      [
        `tallyrand ${args.join(' ')}`,
        `in ${folder}:`,
        ...files.map((file) => `  ${file}`),
        `exit status ${child.exitCode}`,
        '--- stdout',
        streams.stdout,
        '--- stderr',
        streams.stderr,
        '',
      ].join('\n'),
    )
  })
  return { child, ended }
}
