/** "Measured: 71k tok/s total": a speed that somebody has seen, and the text without it. */
import { cardPattern } from '../text/card-pattern.ts'

export type MeasuredPace = { readonly tokensPerSecond: number; readonly isPerGpu: boolean; readonly rest: string }

const pattern = new RegExp(
  String.raw`(?<![\w.])(\d[\d,]*(?:\.\d+)?)( ?[km])? ?(?:tok(?:en)?s?|t) ?(?:\/|per|a) ?s(?:ec(?:ond)?)?\b(?: ?(?:\/|per|a|each) ?(gpu|card|${cardPattern})\b)?(?: (?:in )?(?:total|overall|aggregate))?`,
  'iu',
)
const measuredWords =
  /\b(?:measured|measure|we (?:get|see|reach|hit)|i (?:get|see)|getting|seeing|running at|runs? at|logs?|observed|benchmark(?:ed)?|throughput)\b/iu

const magnitudes: Readonly<Record<string, number>> = { m: 1e6, b: 1e9, t: 1e12 }
const doneTokens =
  /(?<![\w.])(\d[\d,]{0,12}(?:\.\d{1,4})?) ?([mbt])(?: tok\w{0,5})? (?:(?:are|is|of (?:it|them|those|these)) ){0,2}(?:already |so far )?(?:done|trained|processed|seen|finished|behind us|through)\b/iu

/** "250B tokens planned, 40B already done": the tokens that are behind, and the words; null: none are told. */
export function doneTokensIn(text: string): { readonly tokens: number; readonly words: string } | null {
  const [words, number = '', magnitude = ''] = doneTokens.exec(text) ?? []
  const tokens = Number(number.replaceAll(',', '')) * (magnitudes[magnitude.toLowerCase()] ?? NaN)
  return words === undefined || !(tokens > 0) ? null : { tokens, words }
}

/** Null: none is said to be measured. */
export function measuredPaceIn(text: string): MeasuredPace | null {
  if (!measuredWords.test(text)) return null
  const match = pattern.exec(text)
  if (match === null) return null
  const [words, number = '', magnitude = '', perGpu] = match
  const factor = { k: 1e3, m: 1e6 }[magnitude.trim().toLowerCase()] ?? 1
  return {
    tokensPerSecond: Number(number.replaceAll(',', '')) * factor,
    isPerGpu: perGpu !== undefined,
    // "per H100" names the card too.
    rest: text
      .replace(words, perGpu === undefined || /^(?:gpu|card)$/iu.test(perGpu) ? ' ' : ` on ${perGpu} `)
      .replace(measuredWords, ' ')
      .replaceAll(/\s+/gu, ' ')
      .replace(/^[\s:,]+/u, '')
      .trim(),
  }
}
