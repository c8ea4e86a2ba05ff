/** Groups whose content is no text of the document, by the word they begin with. Unknown ones say so by `\*`. */
export const droppedGroups: ReadonlySet<string> = new Set(
  'colortbl filetbl revtbl rsidtbl listtable listoverridetable generator pict object nonshppict shppict themedata colorschememapping datastore latentstyles xmlnstbl header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn fldinst bkmkstart bkmkend annotation atnid atnauthor atndate atnref atnicn atrfstart atrfend xe xef tc tcn rxe txe template pgptbl userprops listpicture mmath docvar'.split(
    ' ',
  ),
)

/** Groups marked as ones that may be passed over, but that hold text. */
export const readAlthoughMarked: ReadonlySet<string> = new Set(['shpinst', 'shptxt', 'ud', 'footnote', 'shprslt'])

/** Groups that hold the mark of a list's item. */
export const listMarks: ReadonlySet<string> = new Set(['pn', 'pntext', 'listtext'])

/** Groups within the description of the document, and the names of what they say. */
export const properties: ReadonlyMap<string, string> = new Map([
  ['title', 'title'],
  ['author', 'creator'],
  ['subject', 'subject'],
  ['keywords', 'keywords'],
  ['creatim', 'created'],
])

/** Control words and symbols that stand for a character. */
export const characters: ReadonlyMap<string, string> = new Map([
  ['tab', ' '],
  ['line', ' '],
  ['lbr', ' '],
  ['emspace', ' '],
  ['enspace', ' '],
  ['qmspace', ' '],
  ['~', ' '],
  ['emdash', '—'],
  ['endash', '–'],
  ['bullet', '•'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['_', '-'],
  ['-', ''],
  ['{', '{'],
  ['}', '}'],
  ['\\', '\\'],
])

/** Code pages by the number of a font's character set. */
export const charsets: ReadonlyMap<number, string> = new Map([
  [0, 'windows-1252'],
  [77, 'macroman'],
  [128, 'cp932'],
  [129, 'cp949'],
  [134, 'cp936'],
  [136, 'cp950'],
  [161, 'windows-1253'],
  [162, 'windows-1254'],
  [163, 'windows-1258'],
  [177, 'windows-1255'],
  [178, 'windows-1256'],
  [186, 'windows-1257'],
  [204, 'windows-1251'],
  [222, 'windows-874'],
  [238, 'windows-1250'],
  [254, 'cp437'],
  [255, 'cp850'],
])
