/**
 * How much a problem matters: an `error` means that a document was not counted, a `warning` that some of it may not
 * have been, a `note` that nothing was lost but a reader should know.
 */
export type Severity = 'error' | 'warning' | 'note'

/** Every problem a document can have, with its severity and its plain meaning. Codes are stable across versions. */
export const problemTable = {
  'unreadable-file': { severity: 'error', meaning: 'The file could not be opened or read.' },
  'special-file': { severity: 'warning', meaning: 'Not a regular file (a device, a socket, a pipe): never opened.' },
  'link-loop': {
    severity: 'warning',
    meaning: 'A symbolic link that leads back to a folder it lies in: not followed.',
  },
  'broken-link': { severity: 'warning', meaning: 'A symbolic link whose target does not exist.' },
  'too-large': { severity: 'error', meaning: 'Larger than the size limit: not read.' },
  'unknown-type': { severity: 'error', meaning: 'Neither text nor a format that can be read.' },
  'empty-file': { severity: 'error', meaning: 'The file has no bytes, or no text at all.' },
  'nearly-empty': { severity: 'warning', meaning: 'Fewer than 50 words: counted, but hardly a document.' },
  damaged: { severity: 'error', meaning: 'The file is damaged and could not be read.' },
  'partly-damaged': { severity: 'warning', meaning: 'The file is damaged; what could be read was kept.' },
  'password-needed': { severity: 'error', meaning: 'The file is encrypted and opens only with a password.' },
  'no-text-layer': { severity: 'error', meaning: 'Pages are pictures without text: run OCR first.' },
  'pages-without-text': { severity: 'warning', meaning: 'Some pages are pictures without text.' },
  'meaningless-text': { severity: 'error', meaning: 'The text layer does not spell words: not counted.' },
  'ocr-noise': {
    severity: 'warning',
    meaning: 'Pages of which much is no English words: poor text recognition, letters set apart, another language.',
  },
  'encoding-guessed': { severity: 'note', meaning: 'The character encoding is not declared and was guessed.' },
  'encoding-unsure': {
    severity: 'warning',
    meaning: 'Two character encodings fit about equally well and give other letters: read as the likelier one.',
  },
  undecodable: { severity: 'error', meaning: 'The bytes spell words in no known character encoding: not read.' },
  'encoding-errors': { severity: 'warning', meaning: 'Some bytes are no characters in the encoding of the file.' },
  'not-english': { severity: 'error', meaning: 'Written in another language: not counted.' },
  'partly-not-english': {
    severity: 'note',
    meaning: 'Paragraphs in another language within an English document: kept in a zone that is not counted.',
  },
  'language-unsure': { severity: 'note', meaning: 'Too short or too mixed to tell its language: counted.' },
  'extraction-debris': { severity: 'warning', meaning: 'Left-overs of an extractor, such as (cid:12), in the text.' },
  'bad-metadata': { severity: 'warning', meaning: 'Metadata that could not be read; the text was.' },
  'no-text-column': { severity: 'error', meaning: 'A table or JSON without a column or field that holds text.' },
  'bad-row': { severity: 'warning', meaning: 'A row of a table that could not be read; the others were.' },
  'about-the-folder': { severity: 'note', meaning: 'A README or a licence in a folder of documents: not read.' },
  'metadata-table': {
    severity: 'note',
    meaning: 'A table about the files beside it, found in a folder of documents: neither read as texts nor joined.',
  },
  duplicate: { severity: 'note', meaning: 'The same text as another document: counted once.' },
} as const satisfies Record<string, { severity: Severity; meaning: string }>

/** Stable name of a kind of problem. */
export type ProblemCode = keyof typeof problemTable
