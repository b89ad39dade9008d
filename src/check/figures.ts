/** The figures of a text by what they count, and the text without them, in which the run is left to be read. */
import type { Reading } from '../scenario/read.ts'
import { type Amount, isKind, type Mark } from '../scenario/sense.ts'
import type { Claimed, Figure } from './claimed.ts'

export type Figures = Pick<
  Claimed,
  'rate' | 'durations' | 'usd' | 'usdPerHour' | 'usdPer' | 'memory' | 'utilisation'
> & {
  /** The text with a comma in place of every figure. */
  readonly rest: string
  /** More than one of a kind: the text makes several claims. */
  readonly isSeveral: boolean
}

type Found = { readonly figure: Figure; readonly mark: Mark<Amount>; readonly start: number; readonly end: number }

/** Everything that is stated in `reading`. */
export function figuresOf({ plain, tokens, marks }: Reading): Figures {
  const { text } = plain
  const spans: { start: number; end: number }[] = []
  const found = marks.flatMap((mark, index): Found[] => {
    if (!isKind(mark, 'amount') || mark.sense.wrong !== undefined || !isThinkable(mark.sense.value)) return []
    const start = tokens[mark.from]?.start ?? 0
    const end = tokens[mark.to - 1]?.end ?? start
    const words = text.slice(start, end).replace(/\s+/g, ' ').trim()
    const { value } = mark.sense
    const bound = boundAt(marks, index)
    return [{ figure: { low: lowerEnd(mark.sense, words), high: value, words, bound }, mark, start, end }]
  })
  const take = (isWanted: (one: Found) => boolean): Found[] => {
    const taken = found.filter(isWanted)
    spans.push(...taken)
    return taken
  }
  const around = ({ start, end }: Found) => ({
    before: text.slice(Math.max(0, start - 40), start).toLowerCase(),
    after: text.slice(end, end + 48).toLowerCase(),
  })
  const rates = take(({ mark }) => mark.sense.measure === 'rate')
  const durations = take(({ mark, figure }) => mark.sense.measure === 'hours' && /\d|^(?!an? )/.test(figure.words))
  const money = take(({ mark }) => mark.sense.measure === 'money' && mark.sense.currency === undefined)
  const bytes = take((one) => isMemory(one, around(one)))
  const prices = money.filter(({ mark }) => mark.sense.hourly === true)
  const steps = money.flatMap((one) => {
    const tail = perSteps.exec(around(one).after)
    if (tail === null || prices.includes(one)) return []
    spans.push({ start: one.end, end: one.end + tail[0].length })
    return [{ ...one, count: countIn(tail[1] ?? ''), unit: 'steps' as const }]
  })
  const perTokens = money.flatMap((one) => {
    const tail = perToken.exec(around(one).after)
    if (tail === null || prices.includes(one)) return []
    spans.push({ start: one.end, end: one.end + tail[0].length })
    return [{ ...one, count: countIn(tail[1] ?? ''), unit: 'tokens' as const }]
  })
  const per = [...steps, ...perTokens]
  const totals = money.filter((one) => !prices.includes(one) && !per.some(({ start }) => start === one.start))
  const share = utilisationIn(text)
  if (share !== null) spans.push(share)
  const [rate] = rates
  const [price] = prices
  const [each] = per
  return {
    rate: rate === undefined ? null : { ...rate.figure, perGpu: perGpuOf(rate, around(rate)) },
    durations: durations.map(({ figure }) => figure),
    usd: totals[0]?.figure ?? null,
    usdPerHour:
      price === undefined
        ? null
        : { ...price.figure, isTotal: /\b(?:total|all|node|machine|instance)\b/.test(around(price).after) },
    usdPer: each === undefined ? null : { ...each.figure, count: each.count, unit: each.unit },
    memory: bytes[0]?.figure ?? null,
    utilisation: share?.figure ?? null,
    rest: without(text, spans),
    isSeveral: [rates, totals, prices, bytes].some((one) => distinct(one) > 1),
  }
}

/** Nobody claims more bytes, tokens a second, hours or dollars than these. */
const isThinkable = (value: number): boolean => value > 1e-9 && value < 1e18

const distinct = (found: readonly Found[]): number => new Set(found.map(({ figure }) => figure.high)).size

const perSteps = /^\s{0,3}(?:per|for|\/|a)\s{0,3}((?:[\d,.]{1,9}\s?k?)?)\s{0,3}(?:optimi[sz]er |training )?steps?\b/
const perToken =
  /^\s{0,3}(?:per|for|\/|a)\s{0,3}((?:1|one|a)?\s{0,2}(?:million|thousand|billion|[kmb])?)\s{0,2}(?:training )?tok(?:en)?s?\b/

function countIn(words: string): number {
  const number = Number(/[\d.,]+/.exec(words)?.[0]?.replaceAll(',', '') ?? 1)
  const scale = /b(?:illion)?\s*$/.test(words)
    ? 1e9
    : /m(?:illion)?\s*$/.test(words)
      ? 1e6
      : /k\s*$|thousand/.test(words)
        ? 1e3
        : 1
  return number * scale
}

/** "or more" after a figure, "under" before it. */
function boundAt(marks: readonly Mark[], index: number): Figure['bound'] {
  const [before, after] = [marks[index - 1], marks[index + 1]]
  const own = marks[index]
  if (isKind(after, 'limit') && after.sense.bound === 'least' && after.from === own?.to) return 'least'
  if (isKind(before, 'limit') && before.to === own?.from && before.sense.bound !== 'about') return before.sense.bound
  return null
}

/** The lower end of "1.8k-2.2k", "800-1,200", "$1.25-1.75"; the value itself where it is no range. */
function lowerEnd({ value, isRange }: Amount, words: string): number {
  if (isRange !== true) return value
  const [first, second] = [...words.matchAll(/(\d[\d,]{0,14}(?:\.\d{1,9})?)\s?([kmb](?![a-z]))?/gi)].map(
    ([, digits = '', scale]) => ({
      value: Number(digits.replaceAll(',', '')),
      scale: scale?.toLowerCase(),
    }),
  )
  if (first === undefined || second === undefined || !(second.value > 0)) return value
  const scales: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 }
  const size = (scale: string | undefined): number => scales[scale ?? ''] ?? 1
  const low = (value * first.value * size(first.scale ?? second.scale)) / (second.value * size(second.scale))
  return low > 0 && low <= value ? low : value
}

type Around = { readonly before: string; readonly after: string }

/** Gigabytes of memory: not of text, not a second, and not the size that a card is sold under. */
function isMemory({ mark, figure }: Found, { before, after }: Around): boolean {
  const { measure } = mark.sense
  if (measure === 'vram') return !/(?:gpu|card)s?$/i.test(figure.words)
  if (measure !== 'bytes' || figure.high < 1e8) return false
  const isText = /^\s*(?:of )?(?:raw |clean |training )?(?:text|data|dataset|corpus|json|csv|pdf|documents)/.test(after)
  const isData = /\b(?:data ?sets?|corpus|text|data)\s*(?:of|under|is|:|up to|over)?\s*$/.test(before)
  return !isText && !isData && !/^\s*\/\s*s|^\s*per second|^ps\b/.test(after)
}

function perGpuOf({ mark, figure }: Found, { before, after }: Around): boolean | null {
  if (mark.sense.perGpu === true || /^\s*(?:each|apiece|per (?:gpu|card|device)|\/ ?gpu)/.test(after)) return true
  if (/^\s*(?:in total|total|overall|aggregate|combined|together|across|over all|in all)/.test(after)) return false
  return /(?:total|aggregate|overall|combined)\s*(?:of|throughput|speed|is|:)?\s*$/.test(before) ||
    /total/.test(figure.words)
    ? false
    : null
}

/** "38 % MFU", "MFU of 0.38", "half of" is left alone. */
function utilisationIn(text: string): { start: number; end: number; figure: Claimed['utilisation'] } | null {
  const found =
    /(\d{1,3}(?:\.\d{1,3})?)\s?%\s?(?:of |model |hardware )?(mfu|hfu|flops? utili[sz]ation|(?:the )?peak)/i.exec(
      text,
    ) ??
    /(mfu|hfu)\s{0,2}(?:of|is|was|at|about|around|=|:|~|,)?\s{0,2}(?:about |around |~)?(\d{1,3}(?:\.\d{1,3})?)\s?(%?)/i.exec(
      text,
    )
  if (found === null) return null
  const [words = '', one = '', other = '', percent = '%'] = found
  const isAfter = /^\d/.test(one)
  const typed = Number(isAfter ? one : other)
  const share = (isAfter || percent === '%' || typed > 1.5 ? 0.01 : 1) * typed
  const kind = /hfu/i.test(words) ? ('hfu' as const) : ('mfu' as const)
  if (!isThinkable(share)) return null
  return {
    start: found.index,
    end: found.index + words.length,
    figure: { low: share, high: share, words, bound: null, kind },
  }
}

function without(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  let rest = ''
  let at = 0
  for (const { start, end } of spans.toSorted((one, other) => one.start - other.start)) {
    if (start > at) rest += text.slice(at, start)
    if (end > at) rest += ' , '
    at = Math.max(at, end)
  }
  return rest + text.slice(at)
}
