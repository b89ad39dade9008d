/** "Measured: 71k tok/s total": a speed that somebody has seen, and the text without it. */
import { gpuPattern } from '../text/gpu-pattern.ts'

export type MeasuredPace = { readonly tokensPerSecond: number; readonly isPerGpu: boolean; readonly rest: string }

const pattern = new RegExp(
  String.raw`(?<![\w.])(\d[\d,]{0,12}(?:\.\d{1,6})?)( ?[km])? ?(?:tok(?:en)?s?|t) ?(?:\/|per|a) ?s(?:ec(?:ond)?)?\b(?: ?(?:\/|per|a|each) ?(gpu|card|${gpuPattern})\b)?(?: (?:in )?(?:total|overall|aggregate))?`,
  'giu',
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

/** The clauses that a speed stands in: what somebody else claims is measured by nobody here. */
function around(text: string, from: number, length: number): string {
  const before =
    text
      .slice(Math.max(0, from - maxDistance), from)
      .split(/[.?!;\n]\s|:\s(?=.{20})/u)
      .at(-1) ?? ''
  const after = text.slice(from + length, from + length + maxDistance).split(/[.?!;\n](?:\s|$)/u)[0] ?? ''
  return `${before} ${text.slice(from, from + length)} ${after}`
}
const maxDistance = 60

/** The speed that a text says was measured, in tokens per second; null where it says none. */
export function measuredPaceIn(text: string): MeasuredPace | null {
  if (!measuredWords.test(text)) return null
  const match = [...text.matchAll(pattern)].find((one) => measuredWords.test(around(text, one.index, one[0].length)))
  if (match === undefined) return null
  const [words, number = '', magnitude = '', perGpu] = match
  const factor = { k: 1e3, m: 1e6 }[magnitude.trim().toLowerCase()] ?? 1
  return {
    tokensPerSecond: Number(number.replaceAll(',', '')) * factor,
    isPerGpu: perGpu !== undefined,
    // "per H100" names the GPU too.
    rest: text
      .replace(words, perGpu === undefined || /^(?:gpu|card)$/iu.test(perGpu) ? ' ' : ` on ${perGpu} `)
      .replace(measuredWords, ' ')
      .replaceAll(/[^\S\n]+/gu, ' ')
      .replace(/^[\s:,]+/u, '')
      .trim(),
  }
}
