/** Words after which a full stop does not end a sentence, in lower case, with what may follow them. */

/** Always before a name or a number: `Mr. Annan`, `para. 5`. */
export const neverFinal: ReadonlySet<string> = new Set(
  (
    'mr mrs ms dr prof st mt gen col lt capt maj sgt adm hon rev amb pres gov sen rep messrs h.e. ' +
    'para paras sec sect ch chap vol vols pp p tab ed eds eq rec res doc docs nr ver cf vs viz approx e.g. i.e.'
  ).split(' '),
)

/** Words too: abbreviations only before a number (`No. 5`, `Art. II`), not in `The answer is no.` */
export const finalButBeforeNumbers: ReadonlySet<string> = new Set('no nos art arts fig figs'.split(' '))

/** May end a sentence; a capital letter that begins a sentence in its own right decides. */
export const sometimesFinal: ReadonlySet<string> = new Set(
  'al inc ltd co corp jr sr dept univ est jan feb mar apr jun jul aug sep sept oct nov dec ibid op cit loc'.split(' '),
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
