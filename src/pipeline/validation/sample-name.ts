import type { SampleKey } from '../../validation/sample-key.js'
import { fingerprint } from '../fingerprint.js'

/** The name of a sample: the first 16 hexadecimal digits of the SHA-256 of its key, so that no other key can bear it. */
export function sampleName(key: SampleKey): string {
  return fingerprint(key).slice(0, 16)
}
