/** "Measured: 71k tok/s total": a speed that somebody has seen, and the text without it. */
import { gpuPattern } from '../text/gpu-pattern.ts'

/** `measuredOn`: GPUs that it was seen on, where others are to do the run; null: it is the speed of the run. */
export type MeasuredPace = {
  readonly tokensPerSecond: number
  readonly isPerGpu: boolean
  readonly measuredOn: number | null
  readonly rest: string
}

const pattern = new RegExp(
  String.raw`(?<![\w.])(\d[\d,]{0,12}(?:\.\d{1,6})?)( ?[km])? ?(?:tok(?:en)?s?|t) ?(?:\/|per|a) ?s(?:ec(?:ond)?)?\b(?: ?(?:\/|per|a|each|on each) ?(gpu|card|${gpuPattern}(?:-\d{2,3} ?gb)?)\b)?(?: (?:in )?(?:total|overall|aggregate))?`,
  'giu',
)
const measuredWords =
  /\b(?:measured|measure|we (?:get|see|reach|hit)|i (?:get|see)|getting|seeing|running at|runs? at|logs?|observed|benchmark(?:ed)?|throughput)\b|(?<=[\w)] )(?:does|did|doing|do|makes?|making|gives?(?: us| me)?|gave(?: us| me)?|averag(?:es|ing)|clock(?:s|ing)(?: in)?|push(?:es|ing)|churn(?:s|ing)(?: through)?|hits?|hitting|process(?:es|ing)|report(?:s|ing)|shows?|(?:going|moving|training|chugging|crawling|humming|sitting|running|cruising|holding|stuck|steady|stable|now|currently|is|are|i'm|im|we're|it's)(?: along| steady| stable)? at) {1,2}(?=(?:only |just |about |around |roughly |some |approx\.? |a steady |~ ?)?\d)/iu

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
const maxTimed = 4000

/** "0.62 s for a micro batch of 16k tokens" */
const stepPace =
  /(?<![\w.])(\d{1,5}(?:\.\d{1,3})?) ?(ms|s|secs?|seconds?)\b,? (?:for|per|on|a|with)? ?(?:an? |one |each |the )?(?:micro[- ]?)?(?:batch|step)(?: size)?,? ?(?:of|with|=)? ?(\d[\d,]{0,9}(?:\.\d{1,2})?)( ?k)? ?tok(?:en)?s?\b/iu
const dataParallel = /\b(?:dp|data[- ]parallel(?:ism)?)(?: ?=| of| over| on|:)? ?(\d{1,5})\b/iu
const scaling =
  /\b(?:scal\w{1,5}|efficiency)(?: \w{1,10}){0,2}? ?(?:of|at|by|with|is)? ?~?(\d{2,3}) ?%|(\d{2,3}) ?% (?:scaling|efficiency|linear)\b/iu
const oneOf = new RegExp(String.raw`\b(?:one|a|single|1 ?x?) (?=(?:${gpuPattern})\b)`, 'iu')

/** A step that was timed, and how it holds over all GPUs. */
function timedStepIn(text: string): MeasuredPace | null {
  const match = stepPace.exec(text)
  if (match === null) return null
  const [words, time = '', unit = '', tokens = '', thousand] = match
  const [parallel, count] = dataParallel.exec(text) ?? []
  const [scaled, before, behind] = scaling.exec(text) ?? []
  const seconds = Number(time) * (unit === 'ms' ? 1e-3 : 1)
  const perStep = Number(tokens.replaceAll(',', '')) * (thousand === undefined ? 1 : 1024)
  const efficiency = scaled === undefined ? 1 : Number(before ?? behind) / 100
  if (!(seconds > 0) || !(perStep > 0) || !(efficiency > 0 && efficiency <= 1)) return null
  const alone = text
    .replace(words, ' ')
    .replace(scaled ?? '', ' ')
    .replace(parallel ?? '', ' ')
  return {
    tokensPerSecond: (perStep / seconds) * efficiency,
    isPerGpu: true,
    measuredOn: null,
    rest: (count === undefined ? alone : alone.replace(oneOf, `${count} `)).replaceAll(/[^\S\n]+/gu, ' ').trim(),
  }
}

const seenOn = new RegExp(
  String.raw`^[^.;?!\n]{0,24}?\bon (one|an?|single|a single|\d{1,4}) ?(?:x |× )?(?=(?:${gpuPattern})s?\b|gpus?\b|cards?\b)`,
  'iu',
)
const otherCount = new RegExp(String.raw`(?<![\w.])(\d{1,4}) ?(?:x ?|× ?)?(?:gpus?|cards?|(?:${gpuPattern})s?)\b`, 'iu')

/** The speed that a text says was measured, in tokens per second; null where it says none. */
export function measuredPaceIn(text: string): MeasuredPace | null {
  const timed = text.length > maxTimed ? null : timedStepIn(text)
  if (timed !== null) return timed
  if (!measuredWords.test(text)) return null
  const match = [...text.matchAll(pattern)].find((one) => measuredWords.test(around(text, one.index, one[0].length)))
  if (match === undefined) return null
  const [words, number = '', magnitude = '', perGpu] = match
  const factor = { k: 1e3, m: 1e6 }[magnitude.trim().toLowerCase()] ?? 1
  const behind = text.slice(match.index + words.length)
  const [seen, seenCount = ''] = seenOn.exec(behind) ?? []
  const isOfOthers = seen !== undefined && perGpu === undefined && otherCount.test(text.replace(`${words}${seen}`, ''))
  if (seen !== undefined && isOfOthers)
    return {
      tokensPerSecond: Number(number.replaceAll(',', '')) * factor,
      isPerGpu: false,
      measuredOn: /^\d/u.test(seenCount) ? Number(seenCount) : 1,
      rest: tidy(text.replace(`${words}${seen}`, ' on ')),
    }
  return {
    measuredOn: null,
    tokensPerSecond: Number(number.replaceAll(',', '')) * factor,
    isPerGpu: perGpu !== undefined,
    // "per H100" names the GPU too.
    rest: tidy(text.replace(words, perGpu === undefined || /^(?:gpu|card)$/iu.test(perGpu) ? ' ' : ` on ${perGpu} `)),
  }
}

const tidy = (text: string): string =>
  text
    .replace(measuredWords, ' ')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replace(/^[\s:,]+/u, '')
    .trim()
