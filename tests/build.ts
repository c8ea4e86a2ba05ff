import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Builds `dist/` before the first test, through the package's own script, so that tests which start the command line or
 * a worker thread see the present sources. Where every file of `dist/` is younger than all sources, there is nothing to do.
 */
export default function build(): void {
  if (isCurrent()) return
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  try {
    execFileSync(npm, ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  } catch (error) {
    // The compiler writes its files in spite of a type error: left there, they would pass for current the next time.
    rmSync(join(root, 'dist'), { recursive: true, force: true })
    throw error
  }
}

function isCurrent(): boolean {
  const isViewer = (file: string) => file.split('/')[1] === 'viewer'
  const sources = filesUnder('src', '.ts').filter((file) => !isViewer(file))
  const outputs = filesUnder('dist', '.js').filter((file) => !isViewer(file))
  const viewer = ['viewer.js', 'viewer.css', 'coding.js', 'coding.css'].map((file) => `dist/viewer/${file}`)
  if (!viewer.every((file) => existsSync(join(root, file)))) return false
  const names = (files: readonly string[]) => files.map((file) => file.replace(/^[^/]+\/|\.[^.]+$/g, '')).join('\n')
  if (names(sources) !== names(outputs)) return false
  const ofViewer = ['.ts', '.tsx', '.css', '.js', '.json'].flatMap((extension) => filesUnder('src/viewer', extension))
  const changed = Math.max(...[...sources, ...ofViewer, 'package.json', 'tsconfig.json'].map(writtenAt))
  return Math.min(...[...outputs, ...viewer].map(writtenAt)) >= changed
}

function filesUnder(folder: string, extension: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(extension))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .sort()
  } catch {
    return []
  }
}

function writtenAt(file: string): number {
  return statSync(join(root, file)).mtimeMs
}
