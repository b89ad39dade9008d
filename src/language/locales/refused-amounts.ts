/**
 * A limit that is said as what must not be: "länger als 3 Tage darf's nicht dauern", "non possiamo spendere più di 200
 * dollari", "3日以上かけたくない" set a limit, and add nothing to any sum.
 */
import { joinedCount, joinedUnits, spacedCount, spacedUnits, unitKind } from './amount-words.ts'
import type { Locale } from './local-phrases.ts'

type LimitWords = {
  readonly more: string
  /** Before the amount. */
  readonly not: string
  /** Behind it. */
  readonly refused: string
  readonly atMost: string
}

const told: Readonly<Record<string, LimitWords>> = {
  de: {
    more: '(?:mehr|länger|laenger|teurer|höher) als|über|ueber',
    not: 'auf keinen Fall|unter keinen Umständen|nicht|nie|keinesfalls|niemals',
    refused:
      'nicht|nie|keinesfalls|auf keinen Fall|unmöglich|ausgeschlossen|tabu|zu (?:viel|teuer|lang|lange)|kein\\p{L}{0,2}',
    atMost: 'höchstens',
  },
  fr: {
    more: "plus (?:longtemps )?(?:de|d'|que)|au[- ]delà d[e']|(?:dépasser|dépasse|excéder|excède)",
    not: "(?:n(?:e |')(?:\\p{L}+ ){1,4}?)?(?:pas|jamais|surtout pas)|impossible|hors de question",
    refused: "pas|non|impossible|jamais|hors de question|exclu|trop|n'(?:a|y)",
    atMost: 'au maximum',
  },
  es: {
    more: 'más (?:de|que)|por encima de|arriba de|(?:superar|supere|pasar de|pase de|exceder|exceda|sobrepasar)',
    not: 'no|nunca|tampoco|imposible',
    refused: 'no|imposible|ni hablar|nunca|tampoco|demasiado',
    atMost: 'como máximo',
  },
  pt: {
    more: 'mais (?:de|do que|que)|acima d[eo]s?|(?:passar de|passe de|ultrapassar|ultrapasse|exceder|exceda)',
    not: 'não|nao|nunca|nem|impossível',
    refused: 'não|nao|nem pensar|impossível|nunca|sem chance|demais',
    atMost: 'no máximo',
  },
  it: {
    more: 'più (?:di|a lungo di)|oltre(?: (?:i|le|gli))?|(?:superare|superi|sforare|eccedere)(?: (?:i|le|gli))?',
    not: 'non|mai|impossibile',
    refused: 'non|impossibile|mai|escluso|troppo|troppi',
    atMost: 'al massimo',
  },
  nl: {
    more: '(?:meer|langer|duurder|hoger) dan|boven(?: de)?|over de',
    not: 'niet|nooit|in geen geval|onmogelijk',
    refused: 'niet|geen|nooit|onmogelijk|uitgesloten|te (?:veel|lang|duur)',
    atMost: 'maximaal',
  },
}

const unit = Object.values(spacedUnits).join('|')
const amount = String.raw`(${spacedCount})(?: ?(?:d[ei] |d')?(${unit})(?![\p{L}\d]))?`
/** "Das hat nicht länger als 3 Stunden gedauert" tells of what was. */
const wasSo =
  '(?:dépens|coût|dur)é|volut[eoai]|durat[oa]|costat[oa]|spes[oi]|gast(?:ó|amos|ado|ou)|tard(?:ó|ado)|costó|custou|demorou|levou|gedauert|gekostet|gebraucht|ausgegeben|geduurd|gekost|nodig gehad'
const was = new RegExp(wasSo, 'iu')
const notAsked = String.raw`(?![^,.;!\n]{0,40}(?:\?|${wasSo}))`

type LimitRule = readonly [pattern: RegExp, atMost: string]

const spaced: ReadonlyMap<string, readonly LimitRule[]> = new Map(
  Object.entries(told).map(([language, { more, not, refused, atMost }]) => {
    const edge = String.raw`(?<![\p{L}\d])`
    const verbs = language === 'de' || language === 'nl' ? String.raw`(?: \p{Ll}{2,12}en(?=[ .,;!]|$)){0,2}` : ''
    const before = String.raw`${edge}(?:${not})(?: [\p{L}'-]+){0,6}? (?:${more}) ?${amount}${verbs}`
    const between = String.raw`(?:,? ?(?:das|ça|c'|ce n'|cela|eso|isso|dat|questo|è|é|es)?[^,.;:!?\n\d]{0,40}?)`
    const behind = String.raw`${edge}(?:${more}) ?${amount}${between}${edge}(?:${refused})(?![\p{L}])[^,.;:!?\n\d]{0,30}`
    return [
      language,
      [
        [new RegExp(before + notAsked, 'giu'), atMost],
        [new RegExp(behind + notAsked, 'giu'), atMost],
      ],
    ]
  }),
)

const joinedUnit = Object.values(joinedUnits).join('|')
const joinedAmount = String.raw`(${joinedCount})(?: ?(${joinedUnit}))`
const joined: Readonly<Record<string, readonly LimitRule[]>> = {
  ja: [
    [
      new RegExp(
        String.raw`${joinedAmount}(?:以上|より(?:も)?(?:長く|多く|上)?|を?(?:超え|オーバー)[るたてすの]{0,3})[はもだとかに]{0,3}[^。、,.?？\n\d]{0,10}?(?:無理|むり|ダメ|だめ|NG|不可|厳しい|きつい|困[るりっ]|避けたい|論外|[せてえけれき](?:ない|ません|なく|ねえ)|かかってほしくない|たくない|たくありません|し?かけないで)[^。、,.?？\n\d]{0,8}`,
        'giu',
      ),
      '以内',
    ],
  ],
  zh: [
    [
      new RegExp(
        String.raw`(?:不能|不可以?|不得|别|不要|不想|不希望|没法|不准|不许|无法|不愿意?)(?!超过)\p{Script=Han}{0,6}?(?:超过|多于|高于|大于|超出?) ?${joinedAmount}`,
        'giu',
      ),
      '以内',
    ],
    [new RegExp(String.raw`(?:不能|不可以?|不得|别|不要|不许|不准)超过? ?${joinedAmount}`, 'giu'), '以内'],
    [
      new RegExp(
        String.raw`(?:超过|多于|高于|大于|超) ?${joinedAmount}(?:以上)?(?:的话)?[,，]?(?:就|都|那)?(?:不行|不可以|不能接受|不接受|没法|免谈|不考虑|受不了|太贵|太久|没戏|办不到|没有)了?`,
        'giu',
      ),
      '以内',
    ],
  ],
  ko: [
    [
      new RegExp(
        String.raw`${joinedAmount} ?(?:이상|넘게|을?를? ?넘(?:으면|어가면|기면|는 건)|을?를? ?초과(?:하면|는)?|보다 (?:더 )?(?:오래|많이|길게))(?:은|는|을|를)? ?[^.,?!\n\d]{0,12}?(?:안 ?(?:돼|되|됩|됨)|못|불가|곤란|힘들|어려|무리|싫|없|않)[\uac00-\ud7a3]{0,5}`,
        'giu',
      ),
      ' 이내',
    ],
  ],
}

/** The limit in the plain words of the language; of data and epochs the amount alone. */
export function withRefusedAmounts(text: string, { language }: Locale): string {
  const withLimit = (whole: string, count: string, of: string | undefined, atMost: string): string => {
    const kind = unitKind(of, spacedUnits)
    if (was.test(whole) || (kind === null && !/[$€£]/.test(count))) return whole
    const sum = of === undefined ? count : `${count} ${of}`
    return kind === 'data' || kind === 'epoch' ? sum : `${atMost} ${sum}`
  }
  const latin = (spaced.get(language) ?? []).reduce(
    (now, [pattern, atMost]) =>
      now.replaceAll(pattern, (whole: string, count: string, of?: string) => withLimit(whole, count, of, atMost)),
    text,
  )
  return (joined[language] ?? []).reduce(
    (now, [pattern, within]) =>
      now.replaceAll(pattern, (whole: string, count: string, of: string) => {
        const kind = unitKind(of, joinedUnits)
        return kind === 'money' || kind === 'time' ? `${count}${of}${within}` : whole
      }),
    latin,
  )
}
