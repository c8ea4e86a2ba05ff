/**
 * The one schema of the store. Facts are normalised: strings stand once, in dictionaries, and nothing is aggregated, so
 * that every table of a report is a query. A reader in R or Python opens the same file.
 *
 * Character positions count UTF-16 code units of the document's text and token positions count from 0; every span
 * is half-open. Columns that would be SQL keywords carry `_at`. `matched_to` and `fingerprinted_to` are the first document, by number,
 * whose tokens have not been matched with the lexicon, or fingerprinted for reuse, yet: documents are taken in the order of their numbers.
 */
export const schemaVersion = 2

export const schema = `
create table store (
  version integer not null, language_plan varchar not null, lexicon_plan varchar not null, matched_to integer not null,
  fingerprint_plan varchar not null, fingerprinted_to integer not null, reuse_plan varchar not null);
create table plans (fingerprint varchar not null, plan varchar not null);
create table sources (
  id integer not null, path varchar not null, sha256 varchar not null, bytes bigint not null);
create table documents (
  id integer not null, source integer not null, document varchar not null, path varchar not null, format varchar not null, title varchar, issuer varchar, date varchar, metadata varchar not null,
  own_metadata varchar not null, language varchar not null, pages integer not null, characters integer not null,
  status varchar not null);
create table texts (document integer not null, text varchar not null);
create table zones (id integer not null, zone varchar not null);
create table paragraphs (
  document integer not null, number integer not null, zone integer not null, page integer not null,
  start_at integer not null, end_at integer not null);
create table pages (
  document integer not null, page integer not null, tokens integer not null, words integer not null,
  checked integer not null, known integer not null, one_letter integer not null, odd integer not null);
create table sentences (
  document integer not null, number integer not null, paragraph integer not null, zone integer not null,
  start_at integer not null, end_at integer not null, first_token integer not null, end_token integer not null);
create table terms (
  id integer not null, surface varchar not null, lemma varchar not null, pos varchar not null, kind varchar not null);
create table tokens (
  document integer not null, position integer not null, term integer not null, start_at integer not null,
  end_at integer not null, sentence integer not null, zone integer not null, negated integer not null);
create table concepts (
  id integer not null, concept varchar not null, parent integer not null, label varchar not null,
  definition varchar not null, source varchar not null);
create table entries (id integer not null, concept integer not null, entry varchar not null);
create table mentions (
  document integer not null, concept integer not null, entry integer not null, first_token integer not null,
  end_token integer not null, start_at integer not null, end_at integer not null, sentence integer not null,
  paragraph integer not null, zone integer not null, negated integer not null);
create table fingerprints (document integer not null, hash integer not null, position integer not null);
create table reuse (
  document_a integer not null, start_a integer not null, end_a integer not null,
  document_b integer not null, start_b integer not null, end_b integer not null, words integer not null);
create table problems (
  source integer not null, path varchar not null, document varchar not null, code varchar not null,
  severity varchar not null, message varchar not null);
`

/** Tables whose rows belong to a document, by their column `document`. */
export const factsOfDocuments = [
  'texts',
  'paragraphs',
  'pages',
  'sentences',
  'tokens',
  'mentions',
  'fingerprints',
] as const

/** Columns of the tables that are written by column, in the order of the schema. */
export const columnsOf = {
  pages: ['document', 'page', 'tokens', 'words', 'checked', 'known', 'one_letter', 'odd'],
  paragraphs: ['document', 'number', 'zone', 'page', 'start_at', 'end_at'],
  sentences: ['document', 'number', 'paragraph', 'zone', 'start_at', 'end_at', 'first_token', 'end_token'],
  tokens: ['document', 'position', 'term', 'start_at', 'end_at', 'sentence', 'zone', 'negated'],
  fingerprints: ['document', 'hash', 'position'],
  mentions: [
    'document',
    'concept',
    'entry',
    'first_token',
    'end_token',
    'start_at',
    'end_at',
    'sentence',
    'paragraph',
    'zone',
    'negated',
  ],
} as const satisfies Record<string, readonly string[]>
