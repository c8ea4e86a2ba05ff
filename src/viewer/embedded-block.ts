import { inflateSync, strFromU8 } from 'fflate'

/** Plain data that lies in the page under a name. */
export function embeddedBlock<Block>(name: string): Block {
  const base64 = document.getElementById(`data-${name}`)?.textContent ?? ''
  const binary = atob(base64)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at)
  return JSON.parse(strFromU8(inflateSync(bytes))) as Block
}
