import { readFileSync } from 'node:fs'
import { inflateSync, strFromU8 } from 'fflate'
import type {
  PageCore,
  PageEvidenceSummary,
  PageFigures,
  PageMentions,
  PageTexts,
} from '../../src/report/page/contract.js'

/** What lies in a report page, as its script takes it out. */
export interface PageBlocks {
  readonly core: PageCore
  readonly evidence: PageEvidenceSummary
  readonly mentions: PageMentions
  readonly texts: PageTexts
  readonly figures: PageFigures
}

/** Takes the data out of a page. */
export function pageBlocks(path: string): PageBlocks {
  const page = readFileSync(path, 'utf8')
  const block = (name: string) => {
    const [, base64 = ''] = new RegExp(`id="data-${name}">([^<]*)<`).exec(page) ?? []
    return JSON.parse(strFromU8(inflateSync(Buffer.from(base64, 'base64'))))
  }
  return {
    core: block('core'),
    evidence: block('evidence'),
    mentions: block('mentions'),
    texts: block('texts'),
    figures: { light: block('figures-light'), dark: block('figures-dark') },
  }
}
