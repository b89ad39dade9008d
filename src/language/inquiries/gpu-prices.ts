/** "A100 1.30/h, H100 2.40/h", "B200 or H100, at $5.2 vs 2.4": a price of an hour for each of several GPUs. */
import { gpuPattern } from '../text/gpu-pattern.ts'
import { collapseSpaces } from '../text/characters.ts'

export type GpuPricesGiven = {
  /**
   * In the order in which they stand in the text; the price of an hour as typed, of `count` GPUs where that stands before
   * the GPU: of each, or of all of them.
   */
  readonly prices: readonly { readonly card: string; readonly count: number | null; readonly usdPerHour: number }[]
  /** How many times as fast the first GPU is said to be as the second; null: it is not said. */
  readonly claimedSpeedup: number | null
  /** The text without the prices; without the machines too, where they are counted. */
  readonly rest: string
}

const cards = new RegExp(String.raw`(?<![\w.-])(?:(\d{1,3}) ?[x×]? ?)?(?<![a-wyz-])(${gpuPattern})s?(?![\w-])`, 'giu')
const prices =
  /(?<![\w.])(?:(?:[$]|usd) ?(\d{1,2}(?:\.\d{1,2})?)|(\d{1,2}\.\d{1,2}(?= ?(?:\/|per|an? h|usd|\$|[,;)?.]|$|\s))|\d{1,2}(?= ?\/ ?h)))(?!,?\d)(?! ?(?:x\b|×|%|[bmk]\b|tokens?|gb))(?: ?(?:usd|dollars?))?(?: ?(?:\/|per|an?) ?(?:gpu|card)?[- /]*h(?:ou)?r?\b)?/giu
const speedup =
  /(?<![\w.$])(\d(?:\.\d+)?) ?(?:x|times)(?: as fast| faster| the speed)?(?= (?:an? |the )?(?:of )?(?:a )?[hab]\d|[ ,]+(?:as )?fast)/iu
/** Between a GPU and its own price stand a few characters. */
const near = 14

/** Null where fewer than two GPUs are named, or not as many prices. */
export function gpuPricesIn(text: string): GpuPricesGiven | null {
  const found = [...text.matchAll(prices)].map(({ 0: words, 1: signed, 2: plain, index }) => ({
    words,
    value: Number(signed ?? plain),
    from: index,
    to: index + words.length,
  }))
  const named = [...text.matchAll(cards)].map(({ 0: words, 1: count, 2: card = '', index }) => ({
    card,
    count: count === undefined ? null : Number(count),
    from: index,
    to: index + words.length,
  }))
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
    prices: found.map(({ value }, at) => ({
      card: ofPrice[at] ?? '',
      count: named.find(({ card }) => card === ofPrice[at])?.count ?? null,
      usdPerHour: value,
    })),
    claimedSpeedup: claimed === null ? null : Number(claimed[1]),
    rest: collapseSpaces(rest),
  }
}
const maxGpus = 4

/** "30B on 1B tokens: 8xH100 @, 4xH200 @ or 8xMI300X @?": the job alone, so that "tokens: 8" is not read. */
const withoutMachines = (text: string): string =>
  text
    .replaceAll(cards, ' ')
    .replaceAll(/(?:[\s,:;/@]|\b(?:or|vs|versus|at|for)\b(?=\s*(?:[,;/@?]|$|\b(?:or|vs|versus|at|for)\b)))+/giu, ' ')

const isOfEach = (each: readonly (string | undefined)[]): boolean =>
  each.every((card) => card !== undefined) && new Set(each.map((card) => card?.toLowerCase())).size === each.length
