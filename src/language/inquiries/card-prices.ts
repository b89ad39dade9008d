/** "A100 1.30/h, H100 2.40/h", "B200 or H100, at $5.2 vs 2.4": a price of an hour for each of several cards. */
import { cardPattern } from '../text/card-pattern.ts'

export type CardPrices = {
  /** In the order in which they stand in the text; a price of one GPU and hour as typed. */
  readonly prices: readonly { readonly card: string; readonly usdPerHour: number }[]
  /** How many times as fast the first card is said to be as the second; null: it is not said. */
  readonly claimedSpeedup: number | null
  /** The text without the prices. */
  readonly rest: string
}

const cards = new RegExp(String.raw`(?<![\w-])(${cardPattern})s?(?![\w-])`, 'giu')
const prices =
  /(?<![\w.])(?:(?:[$]|usd) ?(\d{1,2}(?:\.\d{1,2})?)|(\d{1,2}\.\d{1,2})(?= ?(?:\/|per|an? h|usd|\$|[,;)?.]|$|\s)))(?! ?(?:x\b|×|%|[bmk]\b|tokens?|gb))(?: ?(?:usd|dollars?))?(?: ?(?:\/|per|an?) ?(?:gpu|card)?[- /]*h(?:ou)?r?\b)?/giu
const speedup =
  /(?<![\w.$])(\d(?:\.\d+)?) ?(?:x|times)(?: as fast| faster| the speed)?(?= (?:an? |the )?(?:of )?(?:a )?[hab]\d|[ ,]+(?:as )?fast)/iu
/** Between a card and its own price stand a few characters. */
const near = 14

/** Null where fewer than two cards are named, or not as many prices. */
export function cardPricesIn(text: string): CardPrices | null {
  const claimed = speedup.exec(text)
  const found = [...text.matchAll(prices)].map(({ 0: words, 1: signed, 2: plain, index }) => ({
    words,
    value: Number(signed ?? plain),
    from: index,
    to: index + words.length,
  }))
  const named = [...text.matchAll(cards)].map(({ 1: card = '', index }) => ({
    card,
    from: index,
    to: index + card.length,
  }))
  const kinds = [...new Map(named.map(({ card }) => [card.toLowerCase().replaceAll(' ', ''), card])).values()]
  if (kinds.length < 2 || kinds.length > mostCards || found.length !== kinds.length) return null
  const before = found.map(({ from }) => named.findLast(({ to }) => to <= from && from - to <= near)?.card)
  const behind = found.map(({ to }) => named.find(({ from }) => from >= to && from - to <= near)?.card)
  const ofPrice = [before, behind].find((each) => isOfEach(each)) ?? kinds
  let rest = text
  for (const { words } of found) rest = rest.replace(words, ' ')
  if (claimed !== null) rest = rest.replace(claimed[0], ' vs ')
  return {
    prices: found.map(({ value }, at) => ({ card: ofPrice[at] ?? '', usdPerHour: value })),
    claimedSpeedup: claimed === null ? null : Number(claimed[1]),
    rest: rest.replaceAll(/\s+/gu, ' ').trim(),
  }
}
const mostCards = 4

const isOfEach = (each: readonly (string | undefined)[]): boolean =>
  each.every((card) => card !== undefined) && new Set(each.map((card) => card?.toLowerCase())).size === each.length
