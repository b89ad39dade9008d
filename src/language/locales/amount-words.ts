/** Words of amounts in the languages that put spaces between words, and in those that do not, as parts of patterns. */

const scales =
  'k|M|B|Mio\\.?|Mrd\\.?|Tsd\\.?|Millionen|Milliarden|tausend|millions?|milliards?|mille|millones|mil millones|mil|milh[oõ]es|bilh[oõ]es|milioni|miliardi|mila|mln|mld|miljoen|miljard|duizend'
const words =
  'ein(?:e[nmr]?)?|zwei|drei|vier|fünf|sechs|une?|deux|trois|quatre|cinq|six|una?|dos|tres|cuatro|cinco|seis|uma?|dois|duas|três|quatro|due|tre|quattro|cinque|sei|een|twee|drie|vijf|zes'

/** "300", "1,5 Mio", "zwei". */
export const spacedCount: string = String.raw`(?:[$€£] ?)?(?:\d[\d.,]{0,13}\d|\d)(?: ?(?:${scales})(?![\p{L}\d]))?|(?:${words})(?= )`

/** Units by what they measure. */
export const spacedUnits: Readonly<Record<UnitKind, string>> = {
  money: '[$€£]|R\\$|euros?|eur|dollars?|dólares|dolares|dollari|dollaro|usd|reais|pesos|francs|franken|chf|gbp|pfund',
  time: 'Stunden?|Std\\.?|h|Tagen?|Tage|Wochen?|Monaten?|heures?|jours?|semaines?|mois|horas?|d[ií]as?|semanas?|mes(?:es)?|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|uur|uren|dag(?:en)?|week|weken|maand(?:en)?|minut\\p{L}{0,3}',
  gpu: 'GPUs?|Karten?|cartes?|tarjetas?|placas?|sched[ae]|kaart(?:en)?',
  data: 'tokens?|jetons?|Beispielen?|Zeilen|Datensätzen?|exemples?|lignes|ejemplos|filas|exemplos|linhas|esempi|righe|voorbeelden|regels|documents?|Dokumenten?|documentos?|documenti|documenten',
  epoch: 'Epochen?|Durchläufe|époques?|epochs?|épocas?|epocas?|epoche|epoca',
}

export type UnitKind = 'money' | 'time' | 'gpu' | 'data' | 'epoch'

/** "300", "2천만", "三万". */
export const joinedCount: string = String.raw`[$¥₩€]? ?(?:\d[\d.,]{0,13}\d|\d|[一二两三四五六七八九十]{1,3})(?: ?[百千万億亿백천만억kKM]{1,3})?`

export const joinedUnits: Readonly<Record<UnitKind, string>> = {
  money: '円|万円|ドル|ユーロ|元|块钱?|块|人民币|rmb|美元|美金|刀|欧元|원|달러|불|유로|[$¥₩€]',
  time: '時間|日間?|週間|[かヶカ]月|个?小时|天|周|个?星期|个?月|시간|일|주일?|달|개월',
  gpu: '枚|台|张卡|块卡|张|卡|장|대',
  data: 'トークン|件|文書|个?tokens?|词元|条数?据?|토큰|건|문서',
  epoch: 'エポック|个?epochs?|轮|에폭',
}

/** Which of those a unit is; null where it is none. */
export function unitKind(unit: string | undefined, units: Readonly<Record<UnitKind, string>>): UnitKind | null {
  if (unit === undefined) return null
  for (const kind of ['money', 'time', 'gpu', 'data', 'epoch'] as const)
    if (new RegExp(`^(?:${units[kind]})$`, 'iu').test(unit)) return kind
  return null
}
