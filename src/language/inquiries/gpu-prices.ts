/** "A100 1.30/h, H100 2.40/h", "B200 or H100, at $5.2 vs 2.4": a price of an hour for each of several GPUs. */
import { gpuPattern } from '../text/gpu-pattern.ts'
import { collapseSpaces } from '../text/characters.ts'

export type GpuPricesGiven = {
  /**
   * In the order in which they stand in the text; the price of an hour as typed, of `count` GPUs where that stands before
   * the GPU: of each, or of all of them.
   */
  readonly prices: readonly {
    readonly card: string
    readonly count: number | null
    readonly perHour: number
    /** ISO code; null: dollars. */
    readonly currency: 'EUR' | 'GBP' | null
    /** As it is said with the price; null: it is not. */
    readonly isPerGpu: boolean | null
  }[]
  /** How many times as fast the first GPU is said to be as the second; null: it is not said. */
  readonly claimedSpeedup: number | null
  /** The text without the prices; without the machines too, where they are counted. */
  readonly rest: string
}

const cards = new RegExp(
  String.raw`(?<![\w.-])(?:(\d{1,3}) ?[x×]? ?)?(?<![a-wyz-])(${gpuPattern}(?:-(?:sxm\d?|pcie|nvl|\d{2,3}(?: ?gb)?)| (?:24|32|40|48|80|94|96|141|180|192)(?= (?:at|for|is) ))?)s?(?![\w-])(?: ?[x×] ?(\d{1,3})\b| (\d{1,3}) ?[x×](?= ?(?:[$€£@,]|at\b|for\b)))?`,
  'giu',
)
const prices =
  /(?<![\w.])(?:(?<sign>[$€£]|usd|eur|gbp) ?(?<signed>\d{1,3}(?:\.\d{1,2})?)|(?<plain>\d{1,3}\.\d{1,2}(?= ?(?:\/|per|an? h|usd|eur|gbp|pounds?|[$€£,;)?.]|$|\s))|\d{1,2}(?= ?\/ ?h)))(?!,?\d)(?! ?(?:x\b|×|%|[bmk]\b|tokens?|gb))(?: ?(?<money>usd|dollars?|eur|euros?|gbp|pounds?|[$€£]))?(?<unit>(?: ?(?:\/|per|an?|each) ?(?:gpu|card|node|box|machine))?(?: ?(?:\/|per|an?|-) ?h(?:ou)?r?\b| hours?\b)?(?: ?(?:\/|per|an?) ?(?:gpu|card|node|box|machine)\b)?(?:,? (?:each|apiece|(?:for|of) (?:the|an?|all|whole)(?: (?:whole|entire))?(?: \d{1,3})? ?(?:node|box|machine|server|instance|gpus|cards)?\b|in all|all in|in total|total|altogether|together))?)/giu
/** A number with no unit stands behind its GPU or a word of prices; "Llama 3.1" is a name. */
const ofName =
  /(?<![\d.])\b(?!(?:at|for|is|are|was|costs?|vs|versus|or|and|sxm\d?|pcie|nvl|gb|around|about|roughly|to|from|asks?|charges?|quoted|offers?)\b)\p{L}{2,20}[ -]?$/iu
const ofOneGpu = /gpu\b|card\b|each|apiece/iu
const ofAll = /node|box|machine|server|instance|\ball\b|total|altogether|together|whole/iu
const speedup =
  /(?<![\w.$])(\d(?:\.\d+)?) ?(?:x|times)(?: as fast| faster| the speed)?(?= (?:an? |the )?(?:of )?(?:a )?[hab]\d|[ ,]+(?:as )?fast)/iu
/** Between a GPU and its own price stand a few characters. */
const near = 14

/** Null where fewer than two GPUs are named, or not as many prices. */
export function gpuPricesIn(text: string): GpuPricesGiven | null {
  const found = [...text.matchAll(prices)].flatMap(({ 0: words, groups = {}, index }) => {
    const { sign, money, signed, plain, unit = '' } = groups
    if (signed === undefined && unit === '' && ofName.test(text.slice(Math.max(0, index - near), index))) return []
    const isPerGpu = ofOneGpu.test(unit) ? true : ofAll.test(unit) ? false : null
    const currency = currencyOf(sign ?? money ?? '')
    return [{ words, value: Number(signed ?? plain), currency, isPerGpu, from: index, to: index + words.length }]
  })
  const named = [...text.matchAll(cards)].map(
    ({ 0: words, 1: before, 2: card = '', 3: timesBehind, 4: behind, index }) => ({
      card,
      count: countOf(before ?? timesBehind ?? behind),
      from: index,
      to: index + words.length,
    }),
  )
  const kinds = [...new Map(named.map(({ card }) => [card.toLowerCase().replaceAll(' ', ''), card])).values()]
  // "1x A100" counts it.
  const claimed = named.some(({ count }) => count !== null) ? null : speedup.exec(text)
  if (kinds.length < 2 || kinds.length > maxGpus || found.length !== kinds.length) return null
  const before = found.map(({ from }) => named.findLast(({ to }) => to <= from && from - to <= near)?.card)
  const behind = found.map(({ to }) => named.find(({ from }) => from >= to && from - to <= near)?.card)
  const ofPrice = [before, behind].find((each) => isOfEach(each)) ?? kinds
  let rest = text
  for (const { words } of found) rest = rest.replace(words, ' ')
  if (claimed !== null) rest = rest.replace(claimed[0], ' vs ')
  if (named.some(({ count }) => count !== null)) rest = withoutMachines(rest)
  return {
    prices: found.map(({ value, currency, isPerGpu }, at) => ({
      card: ofPrice[at] ?? '',
      count: named.find(({ card }) => card === ofPrice[at])?.count ?? null,
      perHour: value,
      currency,
      isPerGpu,
    })),
    claimedSpeedup: claimed === null ? null : Number(claimed[1]),
    rest: collapseSpaces(rest),
  }
}
const maxGpus = 4

const countOf = (digits: string | undefined): number | null => (digits === undefined ? null : Number(digits))
const currencyOf = (typed: string): 'EUR' | 'GBP' | null =>
  /^(?:€|eur)/iu.test(typed) ? 'EUR' : /^(?:£|gbp|pound)/iu.test(typed) ? 'GBP' : null

/** "30B on 1B tokens: 8xH100 @, 4xH200 @ or 8xMI300X @?": the job alone, so that "tokens: 8" is not read. */
const withoutMachines = (text: string): string =>
  text
    .replaceAll(cards, ' ')
    .replaceAll(/(?:[\s,:;/@]|\b(?:or|vs|versus|at|for)\b(?=\s*(?:[,;/@?]|$|\b(?:or|vs|versus|at|for)\b)))+/giu, ' ')

const isOfEach = (each: readonly (string | undefined)[]): boolean =>
  each.every((card) => card !== undefined) && new Set(each.map((card) => card?.toLowerCase())).size === each.length
