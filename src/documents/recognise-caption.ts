const caption =
  /^(?:Figure|Fig\.|Table|Box|Chart|Graph|Exhibit|Map) ?(?:\d{1,3}|[IVX]{1,4})(?:[.:–—-]|\.\d|$| [\p{Lu}|])/u

/** Whether a text begins as the caption of a figure or table does. */
export function isCaption(text: string): boolean {
  return caption.test(text)
}
