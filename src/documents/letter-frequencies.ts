/**
 * The letters beyond ASCII of languages, the most frequent first: what a text in an encoding of one byte a character is
 * weighed against. The order alone is used, which differs little between kinds of text.
 */
export const latinLetters: Readonly<Record<string, string>> = {
  en: 'éèïöüáñçíóäêôàâ',
  fr: 'éèàêçôîûâùëïœæ',
  de: 'üäößé',
  es: 'óíáéñúü',
  pt: 'ãçéáíóõêâúàôü',
  it: 'èàùìòéî',
  ca: 'àóéèíçòúïü',
  nl: 'ëéïöüèêó',
  sv: 'äåöéàü',
  da: 'øåæéö',
  nb: 'åøæéòôó',
  fi: 'äöåéš',
  is: 'ðáíóþéúöæý',
  ga: 'áéíóú',
  et: 'äüõöšž',
  lv: 'āīšēņļžūģķč',
  lt: 'ėšžųįčąūę',
  pl: 'łęąóśżćńź',
  cs: 'íáéěřčýžšůúťňďó',
  sk: 'áíýčžéúšľôťóňäďĺŕ',
  hu: 'áéőöóüíúű',
  ro: 'ăîâşţșț',
  hr: 'čšžćđ',
  sl: 'čšžćđ',
  sq: 'ëç',
  tr: 'ıüşğçöİâî',
  mt: 'ħżġċà',
  cy: 'âŵôêîŷïáû',
  eo: 'ĉŝĝŭĥĵ',
  vi: '\u0301\u0300đưôơ\u0323êâ\u0309ă\u0303áàéèíóòúù',
}

/** The same for languages that are written in other letters than those of ASCII: all their letters. */
export const otherLetters: Readonly<Record<string, string>> = {
  ru: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё',
  uk: 'оанитвеіртсклмупдязбьгчхйжцшюїєщфґ',
  be: 'аоніеырцкслтмудзвпўгябчьхшжйэюёф',
  bg: 'аоиетнрсвлкдпмзгуъябцчжщйшхюфь',
  sr: 'аоиенртсвкјпдмулзгбчшцжхћфњђљџ',
  mk: 'аоиетнврсдкплмзубјгчцшжфхњќѓљџѕ',
  el: 'αοιετνσηυρπκμλςωδγίόχθάήύέφβξώζψϊΐϋΰ',
  ar: 'اليمنتروبهدعسفكحقةجشصىأضخطذئءثغزإظؤآ',
  fa: 'اينرهدموتبسشكگآزخفقعپحچجلضصطغذثظژئ',
  he: 'יוהלאתרמבשנםכדחפעקגטזסצןףךץ',
  th: 'านรอก่เงม้ยลวดัทสติีะปบคหแ์จพืชขุใไูโผธศณซ็ญภฟถึำฉษ',
}
