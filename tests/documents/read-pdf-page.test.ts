import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it, vi } from 'vitest'
import { only, paragraphs, read } from './read.js'

/** What the pages of a document leave behind while it is read. */
const watched = vi.hoisted(() => ({
  open: 0,
  mostOpen: 0,
  items: [] as WeakRef<object>[],
  alive: -1,
}))

/** The page before which is counted what is still there of the others. */
const lookedAt = 340

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
}

vi.mock('pdf-parse', () => {
  class PDFParse {
    load(): Promise<unknown> {
      return Promise.resolve({ numPages: 350, getPage, getMetadata: () => Promise.resolve({ info: {} }) })
    }
    destroy(): Promise<void> {
      return Promise.resolve()
    }
  }

  async function getPage(number: number): Promise<unknown> {
    if (number === lookedAt) {
      // What was awaited is let go of only after a turn of the loop.
      await new Promise((resolve) => setTimeout(resolve, 10))
      collectGarbage()
      watched.alive = watched.items.filter((each) => each.deref() !== undefined).length
    }
    watched.open += 1
    watched.mostOpen = Math.max(watched.mostOpen, watched.open)
    const items = pageItems(number)
    watched.items.push(new WeakRef(items))
    return {
      view: [0, 0, 612, 792],
      rotate: 0,
      commonObjs: { has: () => false, get: () => undefined },
      getOperatorList: () => Promise.resolve({ fnArray: [], argsArray: [] }),
      streamTextContent: () =>
        new ReadableStream({
          start(controller) {
            controller.enqueue({ items })
            controller.close()
          },
        }),
      cleanup: () => {
        watched.open -= 1
      },
    }
  }

  function pageItems(number: number): object[] {
    const at = (str: string, y: number): object => ({
      str,
      transform: [10, 0, 0, 10, 60, y],
      width: str.length * 5,
      height: 10,
      fontName: 'f1',
    })
    const name = [...String(number)].map((figure) => 'abcdefghij'[Number(figure)]).join('')
    const body = Array.from({ length: 40 }, (_, line) =>
      at(`line ${line} of the text of this page goes on to say that page ${name} is one of many and`, 720 - line * 12),
    )
    return [at('A STRATEGY FOR CYBERSPACE', 760), ...body, at(String(number), 30)]
  }
  return { PDFParse }
})

describe('a document of 350 pages', () => {
  it('is read page by page: one is open at a time, and nothing of the others is kept but their lines', async () => {
    const document = only(
      await read('a.pdf', `%PDF-1.4 ${'of which the reader sees only what it is given '.repeat(20)}`),
    )
    expect(document.pages).toBe(350)
    expect(watched.mostOpen).toBe(1)
    expect(watched.items).toHaveLength(350)
    expect(watched.alive).toBeGreaterThanOrEqual(0)
    expect(watched.alive).toBeLessThan(10)
    expect(paragraphs(document, 'running-head')).toHaveLength(700)
    expect(
      paragraphs(document, 'body')
        .join(' ')
        .match(/of this page/g),
    ).toHaveLength(350 * 40)
  })
})
