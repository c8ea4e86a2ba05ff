/** Words after which a full stop does not end a sentence, in lower case, with what may follow them. */

/** Always before a name or a number: `Mr. Annan`, `No. 5`, `Art. 2`. */
export const neverFinal: ReadonlySet<string> = new Set(
  (
    'mr mrs ms dr prof st mt gen col lt capt maj sgt adm hon rev amb pres gov sen rep messrs h.e. ' +
    'no nos art arts para paras sec sect ch chap vol vols pp p fig figs tab ed eds eq res doc docs cf vs viz approx e.g. i.e.'
  ).split(' '),
)

/** May end a sentence; a capital letter that begins a sentence in its own right decides. */
export const sometimesFinal: ReadonlySet<string> = new Set(
  'etc al inc ltd co corp jr sr dept univ est jan feb mar apr jun jul aug sep sept oct nov dec ibid op cit loc'.split(
    ' ',
  ),
)

/** Words that, written with a capital after an abbreviation, show that a new sentence has begun. */
export const sentenceOpeners: ReadonlySet<string> = new Set(
  (
    'the this that these those a an it its they their we our i he she his her in on at by for from to with as if when while ' +
    'where after before since during under over there here however moreover furthermore therefore thus also although though ' +
    'because but and or yet so no not such some many most more all both each every any other another what which who why how ' +
    'let may'
  ).split(' '),
)
