/** "A100 1.30/h, H100 2.40/h", "B200 or H100, at $5.2 vs 2.4": a price of an hour for each of several GPUs. */
import { countOf } from '../questions/same-run-again.ts'
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
    /** Machines that they stand in, where those are counted; null: it is not said. */
    readonly nodes: number | null
    readonly perHour: number
    /** ISO code; null: dollars. */
    readonly currency: 'EUR' | 'GBP' | null
    /** As it is said with the price; null: it is not. */
    readonly isPerGpu: boolean | null
  }[]
  /** "8 of whichever": as many of each; null: it is not said. */
  readonly countOfEach: number | null
  /** How many times as fast the first GPU is said to be as the second; null: it is not said. */
  readonly claimedSpeedup: number | null
  /** The text without the prices; without the machines too, where they are counted. */
  readonly rest: string
}

const machines = String.raw`(?:(?<machines>\d{1,3}) ?(?:[x×]|(?:nodes?|machines|servers|boxes) (?:of|with)) ?)?`
const number = String.raw`(?<before>\d{1,3}) ?[x×]? ?(?<single>(?:(?:separate|individual|single|standalone|one-gpu|single-gpu|1 ?[x×]) ?){1,3})?`
/** Cards that people set prices against, beside those of the short names. */
const card = String.raw`(?<card>(?:${gpuPattern}|a10g|gaudi ?[23])(?:-(?:sxm\d?|pcie|nvl|\d{2,3}(?: ?gb)?)| (?:24|32|40|48|80|94|96|141|180|192)(?= (?:at|for|is) ))?)`
const cards = new RegExp(
  String.raw`(?<![\w.-])(?:${machines}${number}|(?<word>one|a single|single|an?|two|four|eight) )?(?<![a-wyz-])${card}s?(?![\w-])(?: ?[x×] ?(?<times>\d{1,3})\b| (?<behind>\d{1,3}) ?[x×](?= ?(?:[$€£@,]|at\b|for\b)))?`,
  'giu',
)
/** An article counts nothing where the card is named with a number elsewhere. */
const countWords: Readonly<Record<string, number>> = {
  one: 1,
  'a single': 1,
  single: 1,
  a: 1,
  an: 1,
  two: 2,
  four: 4,
  eight: 8,
}
const prices =
  /(?<![\w.])(?:(?<sign>[$€£]|usd|eur|gbp) ?(?<signed>\d{1,3}(?:\.\d{1,2})?)|(?<plain>\d{1,3}\.\d{1,2}(?= ?(?:\/|per|an? h|usd|eur|gbp|pounds?|[$€£,;)?.]|$|\s))|\d{1,2}(?= ?(?:\/ ?h|an? hour\b|per hour\b|bucks\b|dollars\b|usd\b))))(?!,?\d)(?! ?(?:x\b|×|%|[bmk]\b|tokens?|gb))(?: ?(?<money>usd|dollars?|bucks|eur|euros?|gbp|pounds?|[$€£]))?(?<unit>(?: ?(?:\/|per|an?|each) ?(?:gpu|card|node|box|machine))?(?: ?(?:\/|per|an?|-) ?h(?:ou)?r?\b| hours?\b)?(?: ?(?:\/|per|an?) ?(?:gpu|card|node|box|machine)\b)?(?:,? (?:each|apiece|(?:for|of) (?:the|an?|all|whole)(?: (?:whole|entire))?(?: \d{1,3})? ?(?:node|box|machine|server|instance|gpus|cards)?\b|in all|all in|in total|total|altogether|together))?)/giu
/** A number with no unit stands behind its GPU or a word of prices; "Llama 3.1" is a name. */
const ofName =
  /(?<![\d.])\b(?!(?:at|for|is|are|was|costs?|vs|versus|or|and|sxm\d?|pcie|nvl|gb|around|about|roughly|to|from|asks?|charges?|quoted|offers?)\b)\p{L}{2,20}[ -]?$/iu
const ofOneGpu = /gpu\b|card\b|each|apiece/iu
const ofAll = /node|box|machine|server|instance|\ball\b|total|altogether|together|whole/iu
const speedup =
  /(?<![\w.$])(\d(?:\.\d+)?) ?(?:x|times)(?: as fast| faster| the speed)?(?= (?:an? |the )?(?:of )?(?:a )?[hab]\d|[ ,]+(?:as )?fast)/iu
/** "8 of whichever", "we'd take four of either" */
const ofEach =
  /(?:,? ?\b(?:we|i)(?:['’]?d| would| will|['’]ll)? ?(?:take|rent|need|get|buy|use|want) )?(?<![\w.$-])(\d{1,3}|one|two|four|eight|sixteen)(?: ?x| gpus?| cards?)?(?: of)? (?:whichever|whatever(?:['’]?s| is)?|either(?: one| kind)?|one (?:kind|type|sort)|the (?:cheaper|better|best|cheapest|winner|same)|(?:the )?winning)\b(?: (?:is |one |card |kind )?(?:cheaper|cheapest|better|best|wins|one|kind|is))?/iu
/** Between a GPU and its own price stand a few characters. */
const near = 14

/** Null where fewer than two GPUs are named, or not as many prices. */
export function gpuPricesIn(typed: string): GpuPricesGiven | null {
  const each = ofEach.exec(typed)
  const text = each === null ? typed : typed.replace(each[0], ' ')
  const found = [...text.matchAll(prices)].flatMap(({ 0: words, groups = {}, index }) => {
    const { sign, money, signed, plain, unit = '' } = groups
    if (signed === undefined && unit === '' && ofName.test(text.slice(Math.max(0, index - near), index))) return []
    const isPerGpu = ofOneGpu.test(unit) ? true : ofAll.test(unit) ? false : null
    const currency = currencyOf(sign ?? money ?? '')
    return [{ words, value: Number(signed ?? plain), currency, isPerGpu, from: index, to: index + words.length }]
  })
  const named = [...text.matchAll(cards)].map(({ 0: words, groups = {}, index }) => ({
    card: groups['card'] ?? '',
    ...countsOf(groups),
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
    prices: found.map(({ value, currency, isPerGpu }, at) => ({
      card: ofPrice[at] ?? '',
      ...countOfCard(named.filter(({ card }) => card === ofPrice[at])),
      perHour: value,
      currency,
      isPerGpu,
    })),
    countOfEach: each === null ? null : countOf(each[1] ?? ''),
    claimedSpeedup: claimed === null ? null : Number(claimed[1]),
    rest: collapseSpaces(rest),
  }
}
const maxGpus = 4

type CardCount = { readonly count: number | null; readonly nodes: number | null; readonly isArticle: boolean }

/** "2 x 8", "8 single", "8", "one". */
function countsOf(groups: Readonly<Record<string, string | undefined>>): CardCount {
  const { machines: boxes, before, single, word, times, behind } = groups
  const digits = before ?? times ?? behind
  if (digits === undefined) {
    const count = countWords[word?.toLowerCase() ?? ''] ?? null
    return { count, nodes: null, isArticle: word !== undefined && /^an?$/iu.test(word) }
  }
  const nodes = boxes === undefined ? null : Number(boxes)
  if (single !== undefined) return { count: Number(digits), nodes: Number(digits), isArticle: false }
  return { count: Number(digits) * (nodes ?? 1), nodes, isArticle: false }
}

/** An article counts a card that is named once: "64 H100, would a B200 at 4.50 beat an H100 at 2.40" is of 64. */
function countOfCard(mentions: readonly CardCount[]): Pick<CardCount, 'count' | 'nodes'> {
  const counted = mentions.find(({ count, isArticle }) => count !== null && !isArticle)
  const { count = null, nodes = null } = counted ?? (mentions.length === 1 ? mentions[0] : undefined) ?? {}
  return { count, nodes }
}
const currencyOf = (typed: string): 'EUR' | 'GBP' | null =>
  /^(?:€|eur)/iu.test(typed) ? 'EUR' : /^(?:£|gbp|pound)/iu.test(typed) ? 'GBP' : null

/** "30B on 1B tokens: 8xH100 @, 4xH200 @ or 8xMI300X @?": the job alone, so that "tokens: 8" is not read. */
const withoutMachines = (text: string): string =>
  text
    .replaceAll(cards, ' ')
    .replaceAll(/(?:[\s,:;/@]|\b(?:or|vs|versus|at|for)\b(?=\s*(?:[,;/@?]|$|\b(?:or|vs|versus|at|for)\b)))+/giu, ' ')

const isOfEach = (each: readonly (string | undefined)[]): boolean =>
  each.every((card) => card !== undefined) && new Set(each.map((card) => card?.toLowerCase())).size === each.length
