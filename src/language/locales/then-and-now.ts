/**
 * What an amount was and what it is now: "letztes Mal 30 Mio Tokens, diesmal 75 Mio", "on avait dit 500 M de tokens, il
 * en reste 320 M". The one of now is planned with; where it is not the same thing that is counted, both stay.
 */
import { joinedCount, joinedUnits, spacedCount, spacedUnits, unitKind } from './amount-words.ts'
import type { Locale } from './local-phrases.ts'

type TimeWords = { readonly before: string; readonly now: string }

const spacedTimes: Readonly<Record<string, TimeWords>> = {
  de: {
    before:
      '(?:beim )?letzten? ?mal|letztes mal|letztens|voriges mal|vorher|bisher|früher|ursprünglich|zuerst|zunächst|anfangs|am anfang|damals|im (?:frühjahr|sommer|herbst|winter)|letzte[nrs]? (?:woche|monat|jahr|lauf)|(?:wir )?(?:hatten|waren|war) ',
    now: 'diesmal|dieses mal|jetzt|nun|inzwischen|mittlerweile|aktuell|heute|tatsächlich|bleiben|bleibt|nur noch',
  },
  fr: {
    before:
      "(?:la )?dernière fois|(?:la )?fois d'avant|l'autre fois|avant|au départ|au début|à l'origine|initialement|jusqu'ici|jusqu'à présent|on avait|j'avais|nous avions|c'était|il y avait|la semaine dernière|le mois dernier|l'an dernier",
    now: "cette fois(?:-ci)?|maintenant|désormais|aujourd'hui|reste(?:nt)?|en fait|finalement|au final|plus que|là",
  },
  es: {
    before:
      '(?:la )?(?:última|otra) vez|(?:la )?vez (?:pasada|anterior)|antes|al principio|en principio|originalmente|hasta ahora|habíamos|había|teníamos|eran|era|el mes pasado|la semana pasada|el año pasado',
    now: 'esta vez|ahora|hoy|al final|finalmente|quedan|queda|en realidad|de hecho|ya son',
  },
  pt: {
    before:
      '(?:[dn]?a )?última vez|[dn]?a outra vez|antes|no começo|no início|a princípio|originalmente|até agora|tínhamos|a gente tinha|eu tinha|eram|era|foram|(?:na )?semana passada|(?:no )?mês passado|(?:no )?ano passado',
    now: '[dn]?esta vez|[dn]essa vez|agora|hoje|no final|na verdade|sobraram|sobrou|restam|restaram|ficaram|ficou|já são',
  },
  it: {
    before:
      "(?:la )?volta scorsa|(?:la )?scorsa volta|l'(?:ultima|altra) volta|l'anno scorso|il mese scorso|la settimana scorsa|prima|all'inizio|inizialmente|in origine|finora|avevamo|avevo|erano|era",
    now: 'stavolta|questa volta|adesso|ora|oggi|alla fine|in realtà|restano|rimangono|ne abbiamo|siamo a|sono diventati',
  },
  nl: {
    before:
      '(?:de )?vorige keer|(?:de )?laatste keer|eerst|eerder|aanvankelijk|oorspronkelijk|tot nu toe|vorige (?:week|maand)|vorig jaar|we hadden|ik had|hadden we|waren|was',
    now: 'deze keer|dit keer|nu|inmiddels|vandaag|blijven|blijft|uiteindelijk|zijn er nog|nog maar|eigenlijk',
  },
}

const joinedTimes: Readonly<Record<string, TimeWords>> = {
  ja: {
    before: '前回|以前|先月|先週|去年|昨年|当初|最初|これまで|今まで|前(?=は|の)',
    now: '今回|今度|今は|現在|今月|今年|実際|最終的|残った|残り',
  },
  zh: {
    before: '上次|上回|之前|以前|原来|原先|一开始|最初|去年|上个?月|上周',
    now: '这次|这回|现在|如今|今年|这个月|目前|最后|实际|只剩|还剩|剩下',
  },
  ko: {
    before: '지난번|저번|전에|예전|처음|원래|지난달|작년|지난주',
    now: '이번|지금|이제|현재|결국|실제|남은',
  },
}

const dropped = String.raw`(?<![\p{L}\d])`
const spacedUnit = Object.values(spacedUnits).join('|')
const patterns: ReadonlyMap<string, RegExp> = new Map([
  ...Object.entries(spacedTimes).map(([language, { before, now }]): [string, RegExp] => {
    const unit = String.raw`(?: ?(?:d[ei] |d')?(${spacedUnit})(?![\p{L}\d]))`
    const ends = String.raw`(?= ?(?:[.,;:!)\n–]|$)| (?:übrig|geworden|over|davon|daarvan)(?![\p{L}]))`
    return [
      language,
      new RegExp(
        String.raw`${dropped}(?:${before})(?<between>[^.?!\n]{0,60}?)(?<![\p{L}\d.,])(?<was>${spacedCount})(?:${unit})?(?<gap>[^?!\n\d]{0,70}?)${dropped}(?:${now})(?![\p{L}])[^.?!\n\d]{0,40}?(?<![\p{L}\d.,])(?<is>${spacedCount})(?:${unit}|${ends})`,
        'iu',
      ),
    ]
  }),
  ...Object.entries(joinedTimes).map(([language, { before, now }]): [string, RegExp] => {
    const unit = String.raw`(?: ?(${Object.values(joinedUnits).join('|')}))`
    const ends = String.raw`(?! ?(?:[枚台张卡장대\da-zA-Z]|エポック|轮|에폭))`
    return [
      language,
      new RegExp(
        String.raw`(?:${before})(?<between>[^。.?？!\n]{0,30}?)(?<was>${joinedCount})(?:${unit})?(?<gap>[^?？!\n\d]{0,20}?)(?:${now})[^。.?？!\n\d]{0,10}?(?<is>${joinedCount})(?:${unit}|${ends})`,
        'iu',
      ),
    ]
  }),
])

/** Names that the first of two sentences may hold beside the amount. */
const namesAny = /\d|lora|full|spot|bit|epo/iu

/** With the amount of now alone; unchanged where the two count different things, or none is told apart. */
export function withAmountOfNow(text: string, { language, isUnspaced }: Locale): string {
  const units = isUnspaced ? joinedUnits : spacedUnits
  const pattern = patterns.get(language)
  if (pattern === undefined) return text
  return text.replace(pattern, (whole: string, ...rest: readonly unknown[]) => {
    const [between, , unitThen, gap, now, unitNow] = rest.map((part) => (typeof part === 'string' ? part : undefined))
    const [kindThen, kindNow] = [unitKind(unitThen, units), unitKind(unitNow, units)]
    const unit = unitNow ?? unitThen
    const isSame = kindThen === null || kindNow === null || kindThen === kindNow
    if (!isSame || unit === undefined || unitKind(unit, units) === 'epoch' || now === undefined) return whole
    const kept = [between, gap].filter((part) => part !== undefined && namesAny.test(part))
    return `${kept.join(' ')} ${now} ${unit}`
  })
}

const changes =
  'pass|baj|baix|baiss|mont|sub[eió]|reduc|redui|réduit|reduz|augment|aument|descend|diminu|ca[eyií]|scend|sal[eg]|cort|recort|tagli|port|desc|cambi|mud|chang|lleg'
const changed = String.raw`(?<=(?<![\p{L}])(?:${changes})\p{L}{0,8} (?:[\p{L}'’]{1,12} ){0,4}?)`
const fromTo: Readonly<Record<string, readonly [from: string, to: string]>> = {
  de: [String.raw`(?<![\p{L}])von`, 'auf|zu'],
  nl: [String.raw`(?<![\p{L}])van`, 'naar'],
  fr: [`${changed}d[e']`, 'à'],
  es: [`${changed}de`, 'a'],
  pt: [`${changed}de`, 'para|pra|a'],
  it: [`${changed}da`, 'a'],
}
const reached: ReadonlyMap<string, RegExp> = new Map([
  ...Object.entries(fromTo).map(([language, [from, to]]): [string, RegExp] => {
    const amount = String.raw`(?:${spacedCount})(?: ?(?:d[ei] |d')?(?:${spacedUnit})(?![\p{L}\d]))?`
    return [language, new RegExp(String.raw`${from} ${amount} (?=(?:${to}) ${amount})`, 'giu')]
  }),
  ...(
    [
      ['ja', '', 'から ?', '[にへ]'],
      ['zh', '[从由]', '(?:降|加|改|提|增|减|调|涨|砍|缩|升|变|换)[高加少低小大]?[到至为成]', ''],
      ['ko', '', '에서 ?', '(?:으로|로)'],
    ] as const
  ).map(([language, from, to, end]): [string, RegExp] => {
    const unit = `(?: ?(?:${Object.values(joinedUnits).join('|')}))`
    return [language, new RegExp(`${from} ?(?:${joinedCount})${unit}?${to}(?=(?:${joinedCount})${unit}?${end})`, 'giu')]
  }),
])

/** "Das Budget geht von 500 auf 300 Euro", "GPUを2枚から4枚に": what an amount comes to, without what it was. */
export const withAmountReached = (text: string, { language }: Locale): string =>
  text.replaceAll(reached.get(language) ?? /(?!)/gu, language === 'zh' ? '改成' : '')
