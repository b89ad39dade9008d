/** A share of the data that is planned with, and data that came on top: "een kwart daarvan", "4000 exemples se sont ajoutés". */
import { joinedCount, joinedUnits, spacedCount, spacedUnits } from './amount-words.ts'
import type { Locale } from './local-phrases.ts'

type Shares = readonly (readonly [words: string, share: string])[]
/** "1in4" stands for a quarter until the text is in English. */
type ShareWords = { readonly shares: Shares; readonly of: string }

const spacedShares: Readonly<Record<string, ShareWords>> = {
  de: {
    shares: [
      ['(?:die|der) Hälfte', '1in2'], ['(?:einem|ein) Viertel', '1in4'], ['(?:einem|ein) Drittel', '1in3'],
      ['drei Viertel', '3in4'], ['zwei Drittel', '2in3'],
    ],
    of: 'davon|der (?:Daten|Trainingsdaten|Tokens?|Beispiele|Datensätze)|(?:des|vom) (?:Datensatz(?:es)?|Korpus)|von den (?:Daten|Beispielen)|unserer Daten',
  },
  fr: {
    shares: [
      ['(?:de )?la moitié', '1in2'], ['(?:un|le|du) quart', '1in4'], ['(?:un|le|du) tiers', '1in3'],
      ['(?:les |des )?trois quarts', '3in4'], ['(?:les |des )?deux tiers', '2in3'],
    ],
    of: "de (?:ça|cela|tout ça|ces données|nos données)|des (?:données|tokens|exemples)|du (?:corpus|dataset|jeu de données)",
  },
  es: {
    shares: [
      ['la mitad', '1in2'], ['(?:la |una )?cuarta parte|un cuarto', '1in4'],
      ['(?:la |una )?tercera parte|un tercio', '1in3'], ['tres cuartos|tres cuartas partes', '3in4'], ['dos tercios', '2in3'],
    ],
    of: 'de (?:eso|esos|ellos|los datos|los tokens|los ejemplos|nuestros datos)|del (?:corpus|dataset)',
  },
  pt: {
    shares: [
      ['(?:a |pela )?metade', '1in2'], ['um quarto', '1in4'], ['um terço', '1in3'],
      ['três quartos', '3in4'], ['dois terços', '2in3'],
    ],
    of: 'disso|deles|desses dados|d[oe]s (?:dados|tokens|exemplos)|do (?:corpus|dataset)',
  },
  it: {
    shares: [
      ['(?:la )?metà', '1in2'], ['un quarto', '1in4'], ['un terzo', '1in3'],
      ['(?:i )?tre quarti', '3in4'], ['(?:i )?due terzi', '2in3'],
    ],
    of: 'di (?:quelli|quello|questi|ciò)|dei (?:dati|token)|degli esempi|del (?:corpus|dataset)',
  },
  nl: {
    shares: [
      ['(?:de )?helft', '1in2'], ['een kwart', '1in4'], ['een derde', '1in3'],
      ['driekwart|drie kwart', '3in4'], ['twee ?derde', '2in3'],
    ],
    of: 'daarvan|ervan|hiervan|van (?:de (?:data|dataset|tokens|voorbeelden)|het corpus|onze data)',
  },
} // prettier-ignore

/** "Die Hälfte der Daten ist auf Deutsch" tells of it, and takes no less. */
const notTold = String.raw`(?! (?:ist|sind|war|est|sont|es|son|está|están|é|são|estão|è|sono|is|zijn|in|auf|en|em|op) )`

const [half, quarter, third] = [
  '半分|半減|一半|减半|절반|반(?=[만으이이면])',
  '[4四]分の[1一]|四分之一|4분의 ?1',
  '[3三]分の[1一]|三分之一|3분의 ?1',
]
const joinedShares: Shares = [
  [half, '1in2'], [quarter, '1in4'], [third, '1in3'],
  ['[4四]分の[3三]|四分之三|4분의 ?3', '3in4'], ['[3三]分の[2二]|三分之二|3분의 ?2', '2in3'],
] // prettier-ignore
const dataBefore = String.raw`(?:(?:データ|数据|语料|데이터)(?:量|セット|集|셋|량)?(?:は|が|を|も|の|只有|只用|只剩下?|的|是|剩下|就?用|는|은|가|이|를|을|의|도){0,2} ?(?:その|它的)? ?)`
const dataBehind = String.raw`(?:의|の|的)? ?(?:データ|数据|语料|데이터)(?:を|は|가|는|를|만)?`

/** "Hebben maar", "basta": no more than so much. */
const only =
  'nur|bloß|maar|slechts|enkel|que|seulement|juste|solo|sólo|solamente|só|somente|apenas|soltanto|basta|bastano|chega|alleen|genügt|reicht'
const enough =
  'suffit|suffira|suffisent|suffiront|genügt|genügen|reicht|reichen|basta|bastan|bastano|bastará|chega|volstaat|is genoeg|ist genug|es suficiente|è sufficiente|é suficiente|est suffisante?'

/** What is taken away is no share that stays: "togli un terzo dei dati", "ein Drittel der Daten weglassen". */
const takes =
  'togli\\p{L}{0,5}|rimuov\\p{L}{1,4}|lev[ai]\\p{L}{0,4}|scart\\p{L}{1,5}|quit\\p{L}{1,5}|elimin\\p{L}{1,5}|sac[ao]\\p{L}{0,4}|descart\\p{L}{1,5}|tir[ae]\\p{L}{0,4}|remov\\p{L}{1,5}|enl[eè]v\\p{L}{1,4}|retir\\p{L}{1,5}|supprim\\p{L}{1,4}|jet\\p{L}{1,5}|vir\\p{L}{1,4}|perd\\p{L}{1,6}|streich\\p{L}{0,3}|entfern\\p{L}{1,3}|verwijder\\p{L}{0,2}|schrap\\p{L}{0,3}|um'
const notTaken = String.raw`(?<!(?<![\p{L}])(?:${takes}) (?:\p{L}{1,9} )?)`
const notTakenAway = String.raw`(?! (?:\p{L}{1,9} ){0,2}?(?:weg\p{L}{0,10}|raus\p{L}{0,8}|streichen|entfern\p{L}{1,3}|verwijderen|schrappen|eruit|fallen|fällt|mehr|moins|plus|más|menos|mais|più|meno|meer|minder)(?![\p{L}]))`
const takenJoined = String.raw`(?!(?:を|을|를)? ?(?:削|減ら|減る|抜|除|消|捨|去掉|删|丢|빼|뺄|뺀|제거|줄|버리|삭제)|は[^、。使減い]|[은는] ?[^쓰남필]|是(?!够))`

/** What a share leaves where it is taken away. */
const leftOf: Readonly<Record<string, string>> = {
  '1in2': '1in2',
  '1in3': '2in3',
  '1in4': '3in4',
  '2in3': '1in3',
  '3in4': '1in4',
}
const takesAhead = takes.replace(/\|um$/u, '')
const subject = '(?:(?:wir|ich|we|ik|wij|on|nous|je|noi) )?'
const takenBehind =
  '(?: ?(?:lassen|laten|nehmen|halen|gooien|werfen|schmeißen))?(?: (?:wir|ich|we|ik))?(?: (?:mal|dann|jetzt|maar|dan|nu|einfach))? (?:weg|raus|eruit|streichen|fallen|weglassen|rauswerfen|wegwerfen|rausnehmen|weglaten|weggooien|verwijderen|schrappen)'

type ShareRule = readonly [pattern: RegExp, said: string | ((...match: readonly string[]) => string)]

const sharesOf: ReadonlyMap<string, readonly ShareRule[]> = new Map(
  Object.entries(spacedShares).map(([language, { shares, of }]) => [
    language,
    shares.flatMap(([words, share]): readonly ShareRule[] => [
      [
        new RegExp(
          String.raw`(?<![\p{L}\d])${subject}(?:(?:${takesAhead}) (?:(?!${words})\p{L}{1,9} )?(?:${words}) (?:${of})|(?:lassen|laten|nehmen|halen|gooien|werfen|schmeißen) (?:wir |we |ik |ich )?(?:${words}) (?:${of}) (?:weg|raus|eruit|fallen)|(?:${words}) (?:${of})${takenBehind})(?![\p{L}])`,
          'giu',
        ),
        `share${leftOf[share] ?? share}`,
      ],
      [
        new RegExp(
          String.raw`(?<![\p{L}\d])${notTaken}(?:(?:${only}) )?(?:${words}) (?:${of})(?![\p{L}])(?: (?:${enough})(?![\p{L}])|${notTold}${notTakenAway})`,
          'giu',
        ),
        `share${share}`,
      ],
    ]),
  ]),
)
const taken = String.raw`(?:削|減ら|抜|除|捨|去掉|砍掉?|删掉?|丢掉?|扔掉?|빼|뺄|제거|줄|버리|삭제)`
const joinedRules: readonly ShareRule[] = [
  // Of what goes by half, half is left.
  [new RegExp(String.raw`${dataBefore}(?:${half})(?:を|을|를)? ?${taken}[\p{L}]{0,8}|(?:数据|语料)(?:量)?(?:要|得|再|先|我们)?${taken}(?:了)? ?(?:${half})`, 'gu'), ' share1in2 '],
  ...joinedShares.map(([words, share]): ShareRule => [
  new RegExp(
    String.raw`${dataBefore}(?:${words})(?:しか(?:ない|ありません|使わない|使いません)(?:です)?|だけです|만|だけ|しか)?${takenJoined}|(?<!(?:去掉|删掉?|丢掉?|减少?|扔掉?)了?)(?:${words})${dataBehind}`,
    'gu',
  ),
  ` share${share} `,
]),
] // prettier-ignore

const count = `(${spacedCount})`
const data = `(${spacedUnits.data})`
const [start, end] = [String.raw`(?<![\p{L}\d.,])`, String.raw`(?![\p{L}])`]
const moreOf = (_: string, ...parts: readonly (string | undefined)[]): string => {
  const [amount, unit] = parts.filter((part) => typeof part === 'string')
  return ` ${amount} more ${/tok|jeton|トークン|토큰/iu.test(unit ?? '') ? 'tokens' : 'examples'} `
}
const pattern = (source: string): RegExp => new RegExp(source, 'giu')
const added: Readonly<Record<string, readonly RegExp[]>> = {
  de: [
    pattern(
      String.raw`${start}(?:(?:es|da) )?(?:sind|kommen|kamen|kriegen wir|bekommen wir) (?:jetzt |noch |nochmal ){0,2}${count} (?:neue |weitere )?${data} (?:\p{L}+ )?(?:dazu|hinzu)(?:gekommen|kommen)?${end}`,
    ),
    pattern(String.raw`${start}${count} (?:neue |weitere )?${data} (?:sind |kommen |kamen )?(?:noch )?(?:dazu|hinzu)(?:gekommen)?${end}`),
  ],
  fr: [
    pattern(String.raw`${start}(?:les )?${count} (?:nouveaux )?${data} (?:se sont ajoutés|s'ajoutent|ont été ajoutés|sont arrivés|en plus)${end}`),
    pattern(String.raw`${start}(?:il y a|on a(?: reçu| récupéré)?) ${count} (?:nouveaux )?${data} (?:de plus|supplémentaires|en plus)${end}`),
  ],
  es: [
    pattern(String.raw`${start}se (?:han |le |les ){0,2}(?:sumado|añadido|agregado|sumaron|añadieron|agregaron|suman|añaden) (?:otros )?${count} ${data}(?: más| nuevos)?${end}`),
    pattern(String.raw`${start}(?:han llegado|llegaron|hay|entraron|tenemos) (?:otros )?${count} ${data} (?:más|nuevos|adicionales)${end}`),
  ],
  pt: [
    pattern(String.raw`${start}(?:entraram|chegaram|foram adicionados|foram acrescentados|vieram|surgiram|temos) (?:mais |outros )${count} ${data}${end}`),
    pattern(String.raw`${start}(?:entraram|chegaram|foram adicionados|foram acrescentados) ${count} ${data}(?: novos| a mais)?${end}`),
  ],
  it: [
    pattern(String.raw`${start}(?:si sono|sono stati|se ne sono|sono) (?:aggiunti|arrivati|aggiunte) (?:altri |altre )?${count} ${data}(?: in più| nuovi)?${end}`),
    pattern(String.raw`${start}(?:abbiamo|ci sono) (?:altri |altre )?${count} ${data} in più${end}`),
  ],
  nl: [
    pattern(String.raw`${start}er (?:zijn|komen|kwamen) (?:nu |nog ){0,2}${count} (?:nieuwe )?${data} (?:bij|erbij)(?: ?gekomen)?${end}`),
    pattern(String.raw`${start}${count} (?:nieuwe )?${data} (?:zijn )?(?:erbij|bijgekomen|bij gekomen)(?: ?gekomen)?${end}`),
  ],
  ja: [pattern(String.raw`(?:データ|例|サンプル)?[がはに]?(?:さらに|新たに)?(${joinedCount}) ?(${joinedUnits.data})(?:ほど|くらい)?が?(?:増え(?:た|まし)[たでのす]{0,3}|追加(?:され|に)?(?:た|まし|なり)[たまでしす]{0,4}|加わ[りっ][たましで]{1,3})`)],
  zh: [pattern(String.raw`(?:数据)?(?:又|另外|后来|还)?(?:新增|新加|新来|增加|多|加)了(?:大概|大约)? ?(${joinedCount}) ?(${joinedUnits.data}|样本)(?:数据|样本)?`)],
  ko: [pattern(String.raw`(?:데이터(?:가|는)? ?)?(${joinedCount}) ?(${joinedUnits.data})(?:이|가|은)? ?(?:더 )?(?:추가|늘|들어)(?:됐|되었|었|어났|왔)[\uac00-\ud7a3]{0,4}`)],
} // prettier-ignore

const english: Readonly<Record<string, string>> = {
  '1in2': 'half',
  '1in3': 'a third',
  '1in4': 'a quarter',
  '2in3': 'two thirds',
  '3in4': 'three quarters',
}

/** The shares that withShares() marked, in English. */
export const sharesInEnglish = (text: string): string =>
  text.replaceAll(/(?:\bonly )*\bshare(\din\d)\b/gu, (whole, share: string) =>
    english[share] === undefined ? whole : `only ${english[share]} of the data`,
  )

/** With marks for shares, and what was added in English. */
export function withShares(text: string, { language, isUnspaced }: Locale): string {
  const grown = (added[language] ?? []).reduce((now, form) => now.replaceAll(form, moreOf), text)
  return (isUnspaced ? joinedRules : (sharesOf.get(language) ?? [])).reduce(
    (now, [form, said]) => (typeof said === 'string' ? now.replaceAll(form, said) : now.replaceAll(form, said)),
    grown,
  )
}
