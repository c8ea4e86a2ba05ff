import { deflateSync } from 'fflate'

/** Plain data as text that can stand inside a page: JSON, deflated, in base64, so no character of it means anything there. */
export function embed(data: unknown): string {
  return Buffer.from(deflateSync(Buffer.from(JSON.stringify(data)), { level: 6, mem: 12 })).toString('base64')
}
