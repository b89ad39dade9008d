/**
 * What a language says in words of its own that mean another thing word for word: the year of a budget, "2 Go de texte",
 * "pensavamo a 4 A100", "et en 8 bits ?", "passe le rang à 64".
 */
import type { Locale } from './local-phrases.ts'

type SaidForm = readonly [pattern: RegExp, said: string]

const card = String.raw`(?:(?:RTX |GTX )?[2-5]0[5-9]0|(?:RTX )?[ABHLV]\d{1,3}|MI\d{3}|GB?[HB]?200|T4)(?![\p{L}\d])`
const budget = 'budget|presupuesto|orçamento|orcamento|bilancio|begroting|haushalt|preventivo'
const year = String.raw`20[2-3]\d(?![\d.,]*\d| ?(?:[€$£k]|euros?|dollars?|dólares|dollari|reais|usd|eur|chf))`
const yearAfter = "(?:das jahr|l'anno|l'année|el año|o ano|het jaar)"

const shared: readonly SaidForm[] = [
  // "Für das Budget 2027:": of that year, and no sum.
  [
    new RegExp(
      String.raw`(?<![\p{L}])(?:(?:für|fürs|pour|para|per|voor|im|in|dans|no|nel|en|ins|zum) (?:das |den |le |el |o |il |het |unser |notre |nuestro |nosso |nostro |ons )?|de |del |do )?(?:${budget})(?: (?:pour|de|del|do|für|voor|van|per|para|di|des|dell'|d'))?(?: ${yearAfter})? ${year}(?: ?[:,])?`,
      'giu',
    ),
    '',
  ],
  // "做预算：13B": what the budget is made for.
  [/(?:做|订|定|报)?(?:(?:20[2-3]\d ?(?:年度?|년도?)?(?:的|の)?) ?)?(?:预算|予算|예산)[:：]? ?(?=\d{1,3}(?:\.\d)?[bB](?![\p{L}\d]))/gu, ''],
  [/(?:做|订|定|报)?20[2-3]\d ?(?:年度?|년도?)(?:的|の)? ?(?:预算|予算|예산)(?:用に?|のため(?:に|の)?|용(?:으로)?)?[、,:：]?(?! ?[\d$¥₩])/gu, ' '],
] // prettier-ignore

const contrast = String.raw`(?![^\n]{0,200}(?:(?<![\p{L}])(?:aber|doch|jetzt|stattdessen|mais|finalement|maintenant|pero|mejor|ahora|mas|porém|agora|ma|però|invece|adesso|maar|toch|nu)(?![\p{L}])|[\d\p{L}] ?(?:x ?)?${card}[^\n]{0,200}${card}))`
const notOtherCard = String.raw`(?=(?:[^\n]{0,12}?)${card}(?![^\n]{1,200}${card}))`
const thought = (words: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}])(?:${words}) ${notOtherCard}${contrast}`, 'giu')

/** A question that is short, without a verb: "et en 8 bits ?", "e su spot?". */
const short = (words: string): RegExp =>
  new RegExp(String.raw`^[¿ ]*(?:${words}) (?=[^\s?,.;]{1,14}(?: [^\s?,.;]{1,9})? ?\?\s*$)`, 'iu')

const forms: Readonly<Record<string, readonly SaidForm[]>> = {
  de: [
    [thought('(?:wir|ich) (?:dachten?|hatten? gedacht|denken?) an|gedacht (?:hatten?|haben?) (?:wir|ich) an'), 'mit '],
    [short('und (?:in|mit|auf|bei)|(?:was|wie) wäre?(?: es| das)? (?:mit|auf|in)|wie wär.?s (?:mit|auf|in)|was ist mit'), 'what about '],
  ],
  fr: [
    [/(?<=\d) ?([KMGT])o(?![\p{L}])/gu, ' $1B'],
    [thought("(?:je pensais|on pensait|nous pensions|on pense|je pense|on songe|on songeait)(?: partir)? (?:à|sur)"), 'avec '],
    [short("et (?:en|avec|sur|avec du|avec de la)|quid (?:de|du|d')|que donnerait|et pour"), 'what about '],
    [/(?<![\p{L}])(?:on |je |tu |vous )?pass(?:e|ons|ez|er) (?=(?:le|la|les) (?:rang|budget|taux|batch|lot|séquence|longueur|contexte|fenêtre|lr|délai|plafond|nombre|modèle|méthode|précision)(?![\p{L}]))/giu, 'mets '],
  ],
  es: [
    [thought('(?:pensaba|pensábamos|pensamos|pienso|habíamos pensado|había pensado)(?: usar)? en|pensábamos usar'), 'con '],
    [short('y (?:en|con|sobre)|qué tal (?:en|con)|qué hay de'), 'what about '],
    [/(?<=as[ií] )que va (?=\p{L})/giu, 'va '],
  ],
  pt: [
    [thought('(?:pensei|pensamos|pensava|pensávamos|penso|tinha pensado|tínhamos pensado)(?: em usar| usar| em| n[oa]s?)'), 'com '],
    [short('e (?:em|com|n[oa])|que tal (?:em|com)?'), 'what about '],
    [/(?<![\p{L}])na real,? /giu, ''],
  ],
  it: [
    [thought('(?:pensavo|pensavamo|pensiamo|penso|avevamo pensato|avevo pensato)(?: di usare| a)'), 'con '],
    [short('e (?:in|con|su|con il|con le)|che ne (?:dici|dite) di|come sarebbe (?:in|con|su)'), 'what about '],
    [/(?<![\p{L}])(?:la )?(?:volta scorsa|scorsa volta|ultima volta|altra volta)(?![\p{L}])/giu, "l'altro giorno"],
  ],
  nl: [
    [thought('(?:we|ik|wij) (?:dachten|dacht|denken|denk) aan'), 'met '],
    [short('en (?:in|met|op)|(?:en )?wat met|hoe zit het met|wat dacht je van'), 'what about '],
  ],
  ja: [[/^(?!.*(?:いつ|何|なに|誰|どこ|いくら))([^はがをに、。?？\n]{2,12})は ?[?？]$/u, 'what about $1?']],
} // prettier-ignore

/** Unchanged where nothing of it is said so. */
export const withSaidOtherwise = (text: string, { language }: Locale): string =>
  [...shared, ...(forms[language] ?? [])].reduce((now, [pattern, said]) => now.replace(pattern, said), text)

const someCard = String.raw`(?:RTX ?)?(?:[2-5]0[5-9]0|[ABHLV]\d{2,3})(?![\p{L}\d])`
/** Small words that tell a language where the rest of a line is names and numbers. */
const telling: readonly (readonly [language: string, pattern: RegExp])[] = [
  ['fr', /\d ?[KMGT]o (?:de |d['’])\p{L}/u],
  ['it', new RegExp(String.raw`(?<![\p{L}])(?:su|con|da) (?:due|tre|quattro|otto) ${someCard}`, 'iu')],
  ['it', new RegExp(String.raw`${someCard} su \p{L}{3}`, 'iu')],
  ['pt', new RegExp(String.raw`${someCard} (?:na|em) \p{L}{3}`, 'iu')],
  ['es', new RegExp(String.raw`${someCard} en (?:lambda|aws|gcp|azure|runpod|nebius|coreweave|vast|spot)(?![\p{L}])`, 'iu')],
  ['fr', /^et (?:en|avec|sur) [^?\n]{2,24}\?\s*$/iu],
  ['es', /^[¿ ]*y (?:en|con|sobre) [^?\n]{2,24}\?\s*$/iu],
  ['pt', /^e (?:em|com|no|na) [^?\n]{2,24}\?\s*$/iu],
  ['it', /^e (?:in|con|su) [^?\n]{2,24}\?\s*$/iu],
  ['nl', /^en (?:in|met|op) [^?\n]{2,24}\?\s*$/iu],
  ['de', /^und (?:in|mit|auf|bei) [^?\n]{2,24}\?\s*$/iu],
] // prettier-ignore

/** The language that those words are of; null where there are none. */
export const languageTold = (text: string): string | null =>
  telling.find(([, pattern]) => pattern.test(text))?.[0] ?? null
