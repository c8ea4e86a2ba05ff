/** A form of a text or an entry as patterns see it: in normal form C, apostrophes straight. */
export function asCompared(form: string): string {
  return form.normalize('NFC').replaceAll(/[’ʼ＇]/g, "'")
}
