import { existsSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { type AnalyzeOptions, type Manifest, mapTask, planRun } from '../../../dist/index.js'
import { archive } from '../../documents/archive.js'
import { folderOf } from '../../support/folders.js'
import { generatedCorpus } from '../../support/generated-corpus.js'

/** Text after text, some files that hold many, and some that are hard or no documents at all. */
export function mixedCorpus(): string {
  const texts = generatedCorpus(40, 5)
  const [first = '', second = '', third = ''] = Object.values(texts)
  const rows = Object.values(generatedCorpus(12, 6)).map((text, index) => `${index},"${text.replaceAll('"', '""')}"`)
  const folder = folderOf({
    ...texts,
    'texts/answers.csv': `id,answer\n${rows.join('\n')}\n`,
    'texts/more.zip': archive({
      'inside/a.txt': first.replace('the', 'every'),
      'inside/b.txt': second,
      'c.bin': '\u0000\u0001',
    }),
    'texts/empty.txt': '',
    'texts/again.txt': third,
    'texts/french.txt': 'Le gouvernement de la République a décidé de soutenir une politique commune. '.repeat(12),
    'texts/large.txt': `${first} `.repeat(200),
    'texts/README.md': 'A note about these texts.',
    'metadata.csv': 'file,title,issuer,date\nagain.txt,Again,China,2019\nempty.txt,Nothing,,\nlost.txt,Lost,,\n',
  })
  // A file that nobody can read, not even root.
  symlinkSync('/proc/self/mem', join(folder, 'texts', 'unreadable.txt'))
  return folder
}

/** What a single machine and a cluster are asked alike. */
export function optionsFor(corpus: string): Omit<AnalyzeOptions, 'out'> {
  return {
    inputs: [join(corpus, 'texts')],
    lexicon: 'corpus/lexicons/cyber-diplomacy.yaml',
    metadata: join(corpus, 'metadata.csv'),
    units: ['sentence', 'window:20'],
    maximumBytes: 100_000,
  }
}

/** Plans a run in a fresh folder, in tasks of about 20 KB. */
export async function planned(options: Omit<AnalyzeOptions, 'out'>): Promise<{ run: string; manifest: Manifest }> {
  const run = folderOf()
  const { manifest } = await planRun(run, { ...options, perTaskBytes: 20_000 })
  return { run, manifest }
}

/** Does every task of a run. */
export async function mapAll(run: string, { tasks }: Manifest): Promise<void> {
  for (const index of tasks.keys()) await mapTask(run, index)
}

/** The files of the part of a task. */
export function partOf(run: string, { tasks }: Manifest, index: number): string[] {
  const folder = join(run, 'parts')
  const { key = '' } = tasks[index] ?? {}
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.startsWith(key))
        .sort()
    : []
}
