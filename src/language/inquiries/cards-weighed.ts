/** "A 4090 on vast, an L40S, or just an h100 for an hour: what is better value?": cards that each have a seller and a time of their own. */
import { gpuPattern } from '../text/gpu-pattern.ts'
import { collapseSpaces } from '../text/characters.ts'

export type CardsWeighed = {
  /** In their order: the words of the card with its number and its seller, and for how long it would be rented. */
  readonly cards: readonly { readonly words: string; readonly time: string | null }[]
  /** The text without them, and without the words of value. */
  readonly rest: string
}

const value =
  /\b(?:(?:what(?:'s|s| is)?|which(?: gpu| card| one)?(?: is| gives)?|is it|the) ){0,2}(?:(?:a |the )?(?:better|best|good|more|most) (?:value|deal|bang)(?: for (?:the |my |our )?(?:buck|money|dollar|price))?|(?:more|most|best|better) (?:per|for (?:the|my|our|each|a|every)) (?:dollar|money|buck|\$|euro|price)|bang for (?:the|my|our) buck|(?:most )?cost[- ]effective|worth (?:it|more)|price[- ]perf\w*|(?:cheaper|cheapest|faster|quicker)(?= ?[,:;?]| (?:for|an?|the|spot|on)\b|$))(?: to (?:rent|use|take))?\b/iu
/** How it would be paid for. */
const pricing = '(?:spot|pre-?emptible|on[- ]demand|reserved)'
const namesPricing = new RegExp(String.raw`\b${pricing}\b`, 'iu')
const item = new RegExp(
  String.raw`(?<words>(?:\b(?:an?|one|two|four|eight|a single|single|\d{1,2} ?x?) )?(?:\b${pricing} )?(?<![\w.-])(?:${gpuPattern}|a10g)s?(?![\w-])(?: \d{2,3} ?gb| sxm\d?| pcie)?(?: (?:on |at |as )?${pricing}(?: prices?| rates?)?)?(?:,? (?:on|at|from|via) (?:the )?[\p{L}][\p{L}.]{2,14}(?: (?:community|secure|cloud|ai|labs))?)?)(?:,? (?<time>(?:for|over|all) (?:(?:an?|the|one|two|three|\d{1,3}|a couple of|couple of|a few|just an?) ?)?(?:hours?|hrs?|h|nights?|days?|afternoons?|weekends?|evenings?)\b))?`,
  'giu',
)
const between =
  /^,? ?(?:(?:or|vs\.?|versus|than|against|\/) ?)?(?:(?:to|just|rather|maybe|even|simply|else|take|use|rent|renting|get|go with|instead) ?){0,3}$/iu
const joins = /^,? ?(?:or|vs\.?|versus|than|against|\/|,)/iu
const [fewest, most] = [2, 4]
const longest = 300

/** Null where no list of cards is weighed by value, or none of them has a seller or a time of its own. */
export function cardsWeighedIn(text: string): CardsWeighed | null {
  if (text.length > longest || /[$€£]|\d\.\d\d\b/u.test(text)) return null
  const found = [...text.matchAll(item)].map(({ 0: whole, groups = {}, index }) => ({
    words: groups['words'] ?? '',
    time: groups['time'] ?? null,
    from: index,
    to: index + whole.length,
  }))
  const [first, last] = [found[0], found.at(-1)]
  if (first === undefined || last === undefined || found.length < fewest || found.length > most) return null
  const gaps = found.slice(1).map(({ from }, at) => text.slice(found[at]?.to ?? 0, from).trim())
  if (gaps.some((gap) => !between.test(gap)) || !gaps.some((gap) => joins.test(gap))) return null
  const isOwn = found.some(
    ({ words, time }) => time !== null || namesPricing.test(words) || / (?:on|at|from|via) /iu.test(words),
  )
  if (!value.test(text) && !isOwn) return null
  return {
    cards: found.map(({ words, time }) => ({ words, time })),
    rest: collapseSpaces(`${text.slice(0, first.from)} ${text.slice(last.to)}`.replace(value, ' '))
      .replace(/\b(?:should i |should we |do i |do we )?(?:take|use|rent|get|go with)\b(?= ?(?:[,.:;?]|$))/iu, ' ')
      .trim(),
  }
}
