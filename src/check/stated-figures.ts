/** Extracts the figures of a text by what they measure; the remaining text describes the run. */
import type { RecognizedText } from '../language/recognizers/recognized-text.ts'
import { type Amount, isKind, type Mention } from '../language/lexicon/meanings.ts'
import type { RunClaim, StatedFigure } from './claim.ts'
import { collapseSpaces } from '../language/text/characters.ts'

export type Figures = Pick<
  RunClaim,
  'rate' | 'durations' | 'usd' | 'usdPerHour' | 'usdPer' | 'memory' | 'utilisation'
> & {
  /** The text with a comma in place of every figure. */
  readonly rest: string
  /** More than one of a kind: the text makes several claims. */
  readonly isSeveral: boolean
}

type FigureMention = {
  readonly figure: StatedFigure
  readonly mention: Mention<Amount>
  readonly start: number
  readonly end: number
}

/** Everything that is stated in `reading`. */
export function readFigures({ normalized, tokens, mentions }: RecognizedText): Figures {
  const { text } = normalized
  const spans: { start: number; end: number }[] = []
  const figureMentions = mentions.flatMap((mention, index): FigureMention[] => {
    if (!isKind(mention, 'amount') || mention.meaning.error !== undefined || !isPlausible(mention.meaning.value))
      return []
    const start = tokens[mention.from]?.start ?? 0
    const end = tokens[mention.to - 1]?.end ?? start
    const words = collapseSpaces(text.slice(start, end))
    const { value } = mention.meaning
    const bound = boundAt(mentions, index)
    return [{ figure: { low: lowerEnd(mention.meaning, words), high: value, words, bound }, mention, start, end }]
  })
  const takeFigures = (isWanted: (one: FigureMention) => boolean): FigureMention[] => {
    const taken = figureMentions.filter(isWanted)
    spans.push(...taken)
    return taken
  }
  const textAround = ({ start, end }: FigureMention) => ({
    before: text.slice(Math.max(0, start - 40), start).toLowerCase(),
    after: text.slice(end, end + 48).toLowerCase(),
  })
  const rates = takeFigures(({ mention }) => mention.meaning.measure === 'rate')
  const durations = takeFigures(
    ({ mention, figure }) => mention.meaning.measure === 'hours' && /\d|^(?!an? )/.test(figure.words),
  )
  const money = takeFigures(
    ({ mention }) => mention.meaning.measure === 'money' && mention.meaning.currency === undefined,
  )
  // "740 MB of text, 190 MB of that is overhead, so 550 MB": the parts of a text are text.
  const sizes = figureMentions.filter(({ mention }) => mention.meaning.measure === 'bytes')
  const texts = sizes.filter((one) => isOfText(textAround(one)))
  const isPart = (one: FigureMention): boolean =>
    texts.some((whole) => sizes.some((rest) => areParts(whole.figure.high, one.figure.high, rest.figure.high)))
  const bytes = takeFigures((one) => isMemory(one, textAround(one)) && !isPart(one)).map(inBytes)
  // "$1,195 for 60 hours at $2.49": beside a total and hours, what something is "at" is the price of an hour.
  const isRateOfHours = (one: FigureMention): boolean =>
    money.length > 1 &&
    durations.length > 0 &&
    (/^(?:at|@)/i.test(one.figure.words) || /(?:\bat|@)\s*$/.test(textAround(one).before)) &&
    money.every(({ figure }) => figure.high >= one.figure.high)
  const prices = money.filter((one) => one.mention.meaning.hourly === true || isRateOfHours(one))
  const steps = money.flatMap((one) => {
    const tail = perStepsPattern.exec(textAround(one).after)
    if (tail === null || prices.includes(one)) return []
    spans.push({ start: one.end, end: one.end + tail[0].length })
    return [{ ...one, count: unitCountIn(tail[1] ?? ''), unit: 'steps' as const }]
  })
  const perTokens = money.flatMap((one) => {
    const tail = perTokensPattern.exec(textAround(one).after)
    if (tail === null || prices.includes(one)) return []
    spans.push({ start: one.end, end: one.end + tail[0].length })
    return [{ ...one, count: unitCountIn(tail[1] ?? ''), unit: 'tokens' as const }]
  })
  const unitPrices = [...steps, ...perTokens]
  const totals = money.filter((one) => !prices.includes(one) && !unitPrices.some(({ start }) => start === one.start))
  const utilisation = utilisationIn(text)
  if (utilisation !== null) spans.push(utilisation)
  const [rate] = rates
  const [price] = prices
  const [unitPrice] = unitPrices
  return {
    rate: rate === undefined ? null : { ...rate.figure, perGpu: perGpuOf(rate, textAround(rate)) },
    durations: durations.map(({ figure }) => figure),
    usd: totals[0]?.figure ?? null,
    usdPerHour:
      price === undefined
        ? null
        : { ...price.figure, isTotal: /\b(?:total|all|node|machine|instance)\b/.test(textAround(price).after) },
    usdPer: unitPrice === undefined ? null : { ...unitPrice.figure, count: unitPrice.count, unit: unitPrice.unit },
    memory: bytes[0]?.figure ?? null,
    utilisation: utilisation?.figure ?? null,
    rest: textWithout(text, spans),
    isSeveral: [rates, totals, prices, bytes].some((one) => distinctCount(one) > 1),
  }
}

/** Nobody claims more bytes, tokens a second, hours or dollars than these. */
const isPlausible = (value: number): boolean => value > 1e-9 && value < 1e18

const distinctCount = (figureMentions: readonly FigureMention[]): number =>
  new Set(figureMentions.map(({ figure }) => figure.high)).size

const perStepsPattern =
  /^\s{0,3}(?:per|for|\/|a)\s{0,3}((?:[\d,.]{1,9}\s?k?)?)\s{0,3}(?:optimi[sz]er |training )?steps?\b/
const perTokensPattern =
  /^\s{0,3}(?:per|for|\/|a)\s{0,3}((?:1|one|a)?\s{0,2}(?:million|thousand|billion|[kmb])?)\s{0,2}(?:training )?tok(?:en)?s?\b/

function unitCountIn(words: string): number {
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
function boundAt(mentions: readonly Mention[], index: number): StatedFigure['bound'] {
  const [before, after] = [mentions[index - 1], mentions[index + 1]]
  const own = mentions[index]
  if (isKind(after, 'limit') && after.meaning.bound === 'least' && after.from === own?.to) return 'least'
  if (isKind(before, 'limit') && before.to === own?.from && before.meaning.bound !== 'about')
    return before.meaning.bound
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

type SurroundingText = { readonly before: string; readonly after: string }

/** In bytes. */
const mostOfGpu = 3e11

/** Gigabytes of memory: not of text, not a second, and not the size that a GPU is sold under. */
function isMemory({ mention, figure }: FigureMention, { before, after }: SurroundingText): boolean {
  const { measure } = mention.meaning
  if (measure === 'gpuMemory') return !/(?:gpu|card)s?$/i.test(figure.words)
  if (measure !== 'bytes' || figure.high < 1e8) return false
  // "4 cards with 512GB ram" is of the host: no GPU has as much.
  if (figure.high > mostOfGpu && /^\s*(?:of )?(?:(?:system|host|cpu|main|ddr\d) )?(?:ram|memory)\b/u.test(after))
    return false
  return !isOfText({ before, after }) && !/^\s*\/\s*s|^\s*per second|^ps\b/.test(after)
}

/** "24 GB of VRAM" is read in gigabytes, a size of any other thing in bytes. */
const inBytes = (one: FigureMention): FigureMention =>
  one.mention.meaning.measure === 'gpuMemory'
    ? { ...one, figure: { ...one.figure, low: one.figure.low * 1e9, high: one.figure.high * 1e9 } }
    : one

const areParts = (whole: number, one: number, other: number): boolean => Math.abs((one + other) / whole - 1) < 0.03

function isOfText({ before, after }: SurroundingText): boolean {
  const isText =
    /^\s*(?:of )?(?:(?!vram|gpu|ram)[a-z-]{2,14} ){0,2}?(?:text|data|dataset|corpus|[a-z0-9_-]{1,40}\.(?:jsonl?|csv|tsv|txt|parquet|arrow|xml|html|md|pdf|zst|gz|zip|tar)\b|json|csv|pdf|html|xml|markdown|documents|docs|files|code|codebase|(?:mono)?repo|logs|emails|mails|tickets|chats|transcripts|articles|books|pages|wiki|dump|export|archive)/.test(
      after,
    )
  const isData =
    /\b(?:data ?sets?|corpus|text|data|code ?base|(?:mono)?repo|repository|source|logs|docs|documents|files?|dump|export|archive|wiki|sharepoint|confluence|mailbox|\w+\.(?:jsonl?|csv|tsv|txt|parquet|arrow|xml|html|md|pdf|zst|gz|zip|tar))\s*(?:of|under|is|are|was|has|weighs|totals|which|that|it|about|around|roughly|approx|some|up to|over|:|~|,|\(|=|-|\s){0,4}$/.test(
      before,
    )
  return isText || isData
}

function perGpuOf({ mention, figure }: FigureMention, { before, after }: SurroundingText): boolean | null {
  if (mention.meaning.perGpu === true || /^\s*(?:each|apiece|per (?:gpu|card|device)|\/ ?gpu)/.test(after)) return true
  if (/^\s*(?:in total|total|overall|aggregate|combined|together|across|over all|in all)/.test(after)) return false
  return /(?:total|aggregate|overall|combined)\s*(?:of|throughput|speed|is|:)?\s*$/.test(before) ||
    /total/.test(figure.words)
    ? false
    : null
}

/** "38 % MFU", "MFU of 0.38", "half of" is left alone. */
function utilisationIn(text: string): { start: number; end: number; figure: RunClaim['utilisation'] } | null {
  const match =
    /(\d{1,3}(?:\.\d{1,3})?)\s?%\s?(?:of |model |hardware )?(mfu|hfu|flops? utili[sz]ation|(?:the )?peak)/i.exec(
      text,
    ) ??
    /(mfu|hfu)\s{0,2}(?:of|is|was|at|about|around|=|:|~|,)?\s{0,2}(?:about |around |~)?(\d{1,3}(?:\.\d{1,3})?)\s?(%?)/i.exec(
      text,
    )
  if (match === null) return null
  const [words = '', one = '', other = '', percent = '%'] = match
  const isAfter = /^\d/.test(one)
  const typed = Number(isAfter ? one : other)
  const share = (isAfter || percent === '%' || typed > 1.5 ? 0.01 : 1) * typed
  const kind = /hfu/i.test(words) ? ('hfu' as const) : ('mfu' as const)
  if (!isPlausible(share)) return null
  return {
    start: match.index,
    end: match.index + words.length,
    figure: { low: share, high: share, words, bound: null, kind },
  }
}

function textWithout(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  let rest = ''
  let at = 0
  for (const { start, end } of spans.toSorted((one, other) => one.start - other.start)) {
    if (start > at) rest += text.slice(at, start)
    if (end > at) rest += ' , '
    at = Math.max(at, end)
  }
  return rest + text.slice(at)
}
