import { execFileSync, spawnSync } from 'node:child_process'

/**
 * What `pdftotext` prints.
 *
 * @param {string} path of the PDF
 * @param {readonly string[]} options
 * @returns {string}
 */
export function pdftotext(path, options) {
  const settings = { encoding: /** @type {const} */ ('utf8'), maxBuffer: 1 << 28 }
  return execFileSync('pdftotext', [...options, path, '-'], { ...settings, stdio: ['ignore', 'pipe', 'ignore'] })
}

/** @returns {string | undefined} such as `22.12.0`; undefined where it is not installed */
export function pdftotextVersion() {
  return /version ([\d.]+)/.exec(spawnSync('pdftotext', ['-v'], { encoding: 'utf8' }).stderr ?? '')?.[1]
}
