/** "We pay 4.10 for A100, H100 would be 2.6, 6,000 GPU-hours a month, migrating costs 25k": what a move costs and what it is to save. */
import { gpuPattern } from '../text/gpu-pattern.ts'
import { gpuHoursIn } from './gpu-hours.ts'
import { typedNumber } from '../text/typed-number.ts'

export type MoveSide = { readonly price: number; /** As typed. */ readonly gpu: string }

export type MoveText = {
  readonly before: MoveSide
  readonly after: MoveSide
  /** Of the GPUs before, each month. */
  readonly gpuHours: number
  /** Once. */
  readonly cost: number
  readonly sign: '$' | '€' | '£'
  /** Without prices and what the move costs. */
  readonly rest: string
}

const moves =
  /\b(?:migrat\w*|mov(?:e|es|ing)|switch\w*|chang(?:e|ing) (?:to|over|provider)|port(?:ing|s)?|pay(?:s)? (?:itself )?back|payback|amorti[sz]\w*|break[- ]?even|pay for itself)\b/iu
const price =
  /(?<![\w.])(?:(?<sign>[$€£]) ?(?<signed>\d{1,2}(?:\.\d{1,3})?)|(?<bare>\d{1,2}\.\d{1,3}))(?![\d.]*\d|[.,]\d)(?! ?(?:%|x\b|×|[bmk]\b|tokens?\b|[tg]b\b|times\b|(?:h|hours?|hrs?|days?|weeks?|months?|years?)\b))/giu
const effort = String.raw`(?:migrat\w*|mov(?:e|ing)|switch\w*|port(?:ing)?|one[- ]?(?:off|time)|engineering|eng(?:ineer)? time|work|effort|labou?r|set-?up|rewrit\w+)`
const sum = String.raw`(?<![\w.])(?<sign>[$€£])? ?(?<number>\d[\d,]{0,9}(?:\.\d)?) ?(?<thousand>k\b)?(?![\w.]*\w)(?! ?(?:gpu|card|[abh]\d|tokens?|hours?|h\b|%))`
const costs = [
  new RegExp(String.raw`\b${effort}\b[^.;?!\d]{0,40}?${sum}`, 'giu'),
  new RegExp(String.raw`${sum}(?: ?(?:usd|dollars|eur|euros))?[^.;?!\d]{0,20}?\b${effort}\b`, 'giu'),
]
const gpus = new RegExp(String.raw`(?<![\w.])(?:\d{1,4} ?x ?)?(${gpuPattern})s?\b`, 'giu')
const newer = /\b(?:to|migrat\w*|would|could|offer\w*|new|instead|quot\w+|moving|switch\w*)\W{0,3}$/iu
const longest = 400
/** Less is a price of hours. */
const leastCost = 500
const reachOfWords = 24

/** Null where not two prices, GPU-hours of a month and the cost of a move are told. */
export function moveCostIn(text: string): MoveText | null {
  if (text.length > longest || !moves.test(text)) return null
  const hours = gpuHoursIn(text)
  if (hours === null || !hours.isMonthly) return null
  const without = hours.rest
  const found = costs
    .flatMap((form) => [...without.matchAll(form)])
    .flatMap(({ 0: words, groups = {} }) => {
      const { number = '', thousand } = groups
      const value = typedNumber(number, thousand)
      return value < leastCost ? [] : [{ words, value }]
    })
    .at(0)
  const named = [...without.matchAll(gpus)].map(({ 1: gpu = '', index, 0: words }) => ({
    gpu,
    from: index,
    to: index + words.length,
  }))
  const prices = [...without.matchAll(price)].map((match) => ({
    value: Number(match.groups?.['signed'] ?? match.groups?.['bare']),
    sign: match.groups?.['sign'],
    from: match.index,
    to: match.index + match[0].length,
  }))
  const [one, two, ...more] = prices
  if (found === undefined || one === undefined || two === undefined || more.length > 0 || named.length === 0)
    return null
  const sides = [one, two].map(({ value, from, to }): MoveSide => {
    const distance = (card: { readonly from: number; readonly to: number }): number => {
      const [left, right] = card.from >= to ? [to, card.from] : [card.to, from]
      return right - left + (/[.;?!,]\s/u.test(without.slice(left, right)) ? clauseEnd : 0)
    }
    const [nearest] = named.toSorted((a, b) => distance(a) - distance(b))
    return { price: value, gpu: nearest?.gpu ?? '' }
  })
  const [first, second] = sides
  if (first === undefined || second === undefined) return null
  // "H100 at 2.60 instead of the A100 at 4.10 that we pay": mostly what is paid comes first.
  const isTurned =
    newer.test(without.slice(Math.max(0, one.from - reachOfWords), one.from)) &&
    /\b(?:pay|now|current\w*|from|today)\b/iu.test(without.slice(one.to, two.from))
  const sign = one.sign ?? two.sign
  return {
    before: isTurned ? second : first,
    after: isTurned ? first : second,
    gpuHours: hours.value,
    cost: found.value,
    sign: sign === '€' || sign === '£' ? sign : '$',
    rest: without.replace(found.words, ' '),
  }
}
const clauseEnd = 12
