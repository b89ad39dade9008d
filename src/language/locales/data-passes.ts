/**
 * Passes over the data as languages tell them, by how often it is gone through: "qu'on passe deux fois", "dreimal
 * durchlaufen lassen", "3回通す". Running twice is no pass, and twice as much none either.
 */
import type { Locale } from './local-phrases.ts'

/** What is gone through, or what goes through, stands in between: "recorrer los datos dos veces". */
const between = String.raw` (?:[\p{L}'’]{1,14} ){0,4}?`
const notMore = String.raw`(?! (?:plus|moins|más|menos|mais|più|meno|tant|autant|zoveel|meer|so|mehr)(?![\p{L}]))(?! (?:cett?e|cet|est[ea]s?|ess[ea]s?|quest[oaie])(?![\p{L}]))`

/** The count and how often it is, behind the verb or before it. */
const afterVerb = (verbs: string, counts: string, times: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}])(?:${verbs})${between}(\d{1,2}|${counts}) (?:${times})${notMore}(?![\p{L}])`, 'giu')
const beforeData = (counts: string, times: string, over: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\d])(\d{1,2}|${counts}) (?:${times}) (?:${over})(?![\p{L}])`, 'giu')

const [fr, es, pt, it, nl, de] = [
  'une|deux|trois|quatre|cinq|six|huit|dix',
  'una|dos|tres|cuatro|cinco|seis|ocho|diez',
  'uma|duas|três|tres|quatro|cinco|seis|oito|dez',
  'una|due|tre|quattro|cinque|sei|otto|dieci',
  'een|twee|drie|vier|vijf|zes|acht|tien',
  'ein|zwei|drei|vier|fünf|fuenf|sechs|acht|zehn',
]
const germanData = String.raw`(?:die|den|das|alle|alles|komplett|ganz|vollständig|durch|über|gesamten?|ganzen?|Daten|Trainingsdaten|Datensatz|Korpus|Material)`
const germanOver = String.raw`(?:über|durch) (?:die|den|das|alle|alles)(?: (?:gesamten?|ganzen?))? ?(?:Daten|Trainingsdaten|Datensatz|Datensätze|Korpus|Material|Beispiele)?|durchlaufen|durchlaufe|durchgehen|durchgegangen|drüber(?:gehen|laufen)?|darüber(?:gehen|laufen)?|durchkauen|durch`

const passes: Readonly<Record<string, readonly RegExp[]>> = {
  fr: [
    afterVerb(
      String.raw`(?:re)?pass(?:e|ent|er|ons|era|erait|erons)|parcour\p{L}{1,6}|balay\p{L}{1,5}|boucl\p{L}{1,5}|(?:est|sont|sera|seront|soit|soient) (?:vue?s?|lue?s?)`,
      fr,
      'fois',
    ),
    afterVerb(String.raw`fai(?:re|t|s|sons)|font|fera(?:it)?`, fr, 'tours?'),
    beforeData(
      fr,
      'fois',
      String.raw`(?:sur|dans|dessus)(?: (?:les données|le corpus|le dataset|le jeu de données|tout le corpus|l['’]ensemble))?`,
    ),
  ],
  es: [
    afterVerb(
      String.raw`(?:re)?pas(?:a|an|ar|amos|aremos|ar[lo]\p{L}{1,3}|ando|aría|en)|recorr\p{L}{1,8}|(?:se|es|son|sea|sean) (?:ven?|verán?|vistos?|vistas?)`,
      es,
      'veces',
    ),
    beforeData(
      es,
      'veces',
      String.raw`(?:sobre|por)(?: encima)?(?: de)? (?:los datos|el corpus|el dataset|todo el corpus|todo)`,
    ),
  ],
  pt: [
    afterVerb(
      String.raw`pass(?:a|am|ar|amos|ando|aria|e|em)|percorr\p{L}{1,6}|(?:é|são|seja|sejam|será|serão) vist[oa]s?|vemos`,
      pt,
      'vezes',
    ),
    beforeData(pt, 'vezes', String.raw`(?:sobre|por|pel|n)(?:[oa]s?)?(?: [oa]s?)? ?(?:dados|corpus|dataset|conjunto)`),
  ],
  it: [
    afterVerb(
      String.raw`(?:ri)?pass(?:a|ano|are|ando|iamo|ar[lc]\p{L}{1,5}|eremo|erei)|percorr\p{L}{1,7}|(?:viene|vengono|è|sono|sia|siano) (?:vist[oaie]|lett[oaie])`,
      it,
      'volte',
    ),
    beforeData(it, 'volte', String.raw`(?:su|sui|sul|per)(?: tutti?)?(?: i| il)? ?(?:dati|corpus|dataset)`),
  ],
  nl: [
    afterVerb(String.raw`doorlo(?:op|pen|opt)|doorheen`, nl, 'keer|maal'),
    beforeData(
      nl,
      'keer|maal|x',
      String.raw`(?:er ?)?(?:doorheen|doorlopen|overheen)|(?:door|over) (?:de|het|al|alle)(?: hele)? ?(?:data|dataset|corpus|set|voorbeelden)?`,
    ),
  ],
  de: [
    new RegExp(
      String.raw`(?<![\p{L}\d])(?:(?:(?:die|den|das|alle) )?(?:Daten|Trainingsdaten|Datensatz|Korpus|Material) )?(\d{1,2}|${de})[- ]?(?:mal|x) (?:${germanData} ){0,4}?(?:${germanOver})(?![\p{L}])`,
      'giu',
    ),
    new RegExp(
      String.raw`(?<![\p{L}])(?:durchlaufen?|durchläuft)${between}(\d{1,2}|${de})[- ]?mal${notMore}(?![\p{L}])`,
      'giu',
    ),
  ],
  ja: [
    /(?<!(?:[月週年日]|毎[月週年日]|[月週年日]間)に? ?)(?:(?:全?データ|コーパス)(?:セット)?を? ?)?(?<!\d)(\d{1,2}|[一二三四五六七八九十]) ?[回度](?:ずつ|ほど|くらい)?(?:まわ|回[しすさせ]|通[しすさ]|繰り?返|流[しすさ]|見せ|なめ|舐め)[ぁ-ん]{0,4}/gu,
  ],
  zh: [
    /(?:(?:数据|语料)集?[要得会]?)?(?:循环|重复|遍历|过|刷|扫)了?(\d{1,2}|[一二两三四五六七八九十]) ?[次回](?:数据)?/gu,
  ],
  ko: [
    /(?:(?:전체 ?)?(?:데이터|말뭉치)셋?[를을]? ?)?(\d{1,2}|한|두|세|네|다섯|여섯|열) ?(?:번|회|차례)(?:씩| 정도)? ?(?:반복|훑|통과|순회|보여)[\uac00-\ud7a3]{0,3}/gu,
  ],
}
const [ja, ko] = ['エポック ', '에폭 ']
const epochs: Readonly<Record<string, string>> = { ja, ko, zh: '轮 ' }

/** Unchanged where the data is gone through once, or nobody says how often. */
export const withPasses = (text: string, { language }: Locale): string =>
  (passes[language] ?? []).reduce(
    (said, pattern) => said.replaceAll(pattern, (_, count: string) => `${count}${epochs[language] ?? ' epochs'}`),
    text,
  )
