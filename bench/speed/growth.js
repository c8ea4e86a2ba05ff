import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { markdownTable } from '../sections.js'
import { inSeconds, withThousands } from './lay-out.js'
import { countPhrases, drawPhrases, writeLexicon } from './lexicons.js'
import { median } from './measure.js'
import { readTexts } from './texts.js'
import { watchProcess } from './watch-process.js'

/** Words of each text that is made, about those of the texts it is made from. */
const wordsOfText = 7500
const million = 1_000_000

/**
 * Measures runs with two workers over 1, 2, 4, ... times `step` words of made texts. Gives the table again after every
 * measuring.
 *
 * @param {{ build: string, texts: string, work: string, largest: number, step: number, repeats: number }} options
 */
export async function* measureGrowth({ build, texts: from, work, largest, step, repeats }) {
  const sources = readTexts(from)
  const lexicon = writeLexicon(drawPhrases(countPhrases(sources), 100), join(work, 'plain'))
  const chain = new Chain(sources.flatMap((text) => text.split(/\s+/).filter((word) => word !== '')))
  const parts = Array.from({ length: largest }, (_, part) => {
    process.stderr.write(`\rmaking texts: ${part + 1} of ${largest}`)
    return writePart(join(work, `part-${String(part).padStart(2, '0')}`), chain, step)
  })
  process.stderr.write('\n')
  /** @type {{ size: number, seconds: number[], bytes: number[], counts: Record<string, number> }[]} */
  const rows = []
  for (let size = 1; size <= largest; size *= 2) {
    const row = { size, seconds: [], bytes: [], counts: {} }
    rows.push(row)
    // The small ones three times after once to warm up; the large ones take long and vary little.
    const times = size <= 8 ? Math.min(3, repeats) : 1
    for (let time = times > 1 ? -1 : 0; time < times; time += 1) {
      await measure(row, time >= 0)
      if (time >= 0) yield layOut(rows, step)
    }
  }

  /** @param {(typeof rows)[number]} row @param {boolean} counts */
  async function measure(row, counts) {
    const out = join(work, 'out')
    rmSync(out, { recursive: true, force: true })
    const args = [
      join(build, 'cli/main.js'),
      'analyze',
      ...parts.slice(0, row.size),
      '--lexicon',
      lexicon,
      '--out',
      out,
    ]
    const { seconds, bytes, output } = await watchProcess(process.execPath, [...args, '--jobs', '2', '--json'], [0, 2])
    const { documents, tokens, mentions } = JSON.parse(output).headline
    row.counts = { documents, tokens, mentions }
    if (!counts) return
    row.seconds.push(seconds)
    if (bytes !== undefined) row.bytes.push(bytes)
    process.stderr.write(`${(row.size * step) / million} million words: ${inSeconds(seconds)} s\n`)
  }
}

/** @param {readonly { size: number, seconds: number[], bytes: number[], counts: Record<string, number> }[]} rows @param {number} step */
function layOut(rows, step) {
  const cells = rows.map(({ size, seconds, bytes, counts }, index) => {
    const time = median(seconds)
    const before = rows[index - 1]
    const tokens = counts.tokens ?? 0
    const more = before === undefined ? 0 : tokens - (before.counts.tokens ?? 0)
    const slope = before === undefined ? '' : ((time - median(before.seconds)) / (more / million)).toFixed(3)
    return [
      `${(size * step) / million}`,
      inSeconds(time),
      `${seconds.length}`,
      bytes.length === 0 ? '–' : `${Math.round(Math.max(...bytes) / 2 ** 20)}`,
      (time / (tokens / million)).toFixed(3),
      slope,
      ...['documents', 'tokens', 'mentions'].map((name) => withThousands(counts[name] ?? 0)),
    ]
  })
  const head = ['million words', 's', 'n', 'MiB', 's per million tokens', 'slope', 'documents', 'tokens', 'mentions']
  const note =
    'Cold runs with two workers, whole processes, over made texts: every corpus is the one before and as much again. `slope` is the time that each further million tokens took. The texts are a walk through the real ones that at each word goes on at a place drawn by chance (with a seed) among those with the same two words, so words keep their frequencies and their neighbours, but no text and hardly a passage comes twice. Their vocabulary does not grow, as that of real texts does.'
  return `${note}\n\n${markdownTable(head, cells, [0, 1, 2, 3, 4, 5, 6, 7, 8])}`
}

/** A walk through texts that goes on after the same two words. */
class Chain {
  /** @param {readonly string[]} words */
  constructor(words) {
    this.words = words
    const numbers = new Map(words.map((word) => [word, 0]))
    ;[...numbers.keys()].forEach((word, number) => {
      numbers.set(word, number)
    })
    const number = Int32Array.from(words, (word) => numbers.get(word) ?? 0)
    /** Places by the two words that end there. */
    this.places = Int32Array.from(words.keys())
    const key = Float64Array.from(words.keys(), (at) => (number[at - 1] ?? 0) * numbers.size + (number[at] ?? 0))
    this.places.sort((a, b) => (key[a] ?? 0) - (key[b] ?? 0) || a - b)
    this.first = new Int32Array(words.length)
    this.count = new Int32Array(words.length)
    for (let from = 0, to = 0; from < words.length; from = to) {
      while (to < words.length && key[this.places[to] ?? 0] === key[this.places[from] ?? 0]) to += 1
      for (let index = from; index < to; index += 1) {
        this.first[this.places[index] ?? 0] = from
        this.count[this.places[index] ?? 0] = to - from
      }
    }
    this.at = 0
    this.random = 20_260_101
  }

  /** The next word. */
  next() {
    const index = (this.first[this.at] ?? 0) + this.draw(this.count[this.at] ?? 1)
    this.at = ((this.places[index] ?? 0) + 1) % this.words.length
    return this.words[this.at] ?? ''
  }

  /** Mulberry32. @param {number} below */
  draw(below) {
    this.random = (this.random + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.random ^ (this.random >>> 15), 1 | this.random)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/**
 * Writes texts of so many words in all, a paragraph for about every hundred words.
 *
 * @param {string} folder
 * @param {Chain} chain
 * @param {number} step
 */
function writePart(folder, chain, step) {
  mkdirSync(folder, { recursive: true })
  const texts = Math.ceil(step / wordsOfText)
  for (let text = 0; text < texts; text += 1) {
    const paragraphs = []
    for (let words = 0; words < step / texts; ) {
      const paragraph = []
      do paragraph.push(chain.next())
      while (paragraph.length < 100 || (!/[.!?]$/.test(paragraph.at(-1) ?? '') && paragraph.length < 300))
      words += paragraph.length
      paragraphs.push(paragraph.join(' '))
    }
    writeFileSync(join(folder, `${String(text).padStart(3, '0')}.txt`), `${paragraphs.join('\n\n')}\n`)
  }
  return folder
}
