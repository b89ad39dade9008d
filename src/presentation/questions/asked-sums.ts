/** Answers that work with numbers of the question: lengths that are filled up, calls of a service, a price before and after. */
import { formatCount, formatPercent, formatUsd, formatUsdPerHour } from '../format/number-format.ts'
import { hoursOfMonth, periodsPerYear } from '../../scenario/hours-of-time.ts'
import type { QuestionContext } from './question-context.ts'

const values = ({ args }: QuestionContext): readonly number[] => (args?.numbers ?? []).map(({ value }) => value)

/** Whether filling is part of what is computed. */
const paddingHere = ({ recommendation: { best } }: QuestionContext): string =>
  best.packed
    ? `Hardly any is computed either: short examples are packed into sequences of ${formatCount(best.sequenceLength)} here.`
    : 'It takes time on top: examples are not packed in this plan, and each is filled up to the longest of its batch.'

/** A usual short example, in tokens. */
const shortExample = 200
/** What filling up would waste: of the lengths that are named, else of a short example. */
function paddingWaste(context: QuestionContext): string {
  const { best } = context.recommendation
  const named = values(context).filter((value) => value >= 16 && value <= 1e6)
  const longest = Math.max(best.sequenceLength, ...named)
  const [example, to] =
    named.length > 1
      ? [Math.min(...named), Math.max(...named)]
      : [named[0] !== undefined && named[0] < longest ? named[0] : shortExample, longest]
  const wasted = `a sample of ${formatCount(example)} filled up to ${formatCount(to)} wastes ${formatPercent(1 - example / to)} of its positions`
  return best.packed
    ? `Without packing ${wasted}; batches of like lengths save most of that.`
    : `Examples are not packed in this plan: ${wasted}. Each is filled up to the longest of its batch only, so batches of like lengths save most of that.`
}

/** Fewer than that are no calls that somebody counts. */
const leastCalls = 50
/** What calls of a service cost, and from how many on a GPU that is always on is cheaper. */
function apiCalls(context: QuestionContext): string {
  const { serving } = context.catalog?.inquiryFacts ?? {}
  const row = serving?.api.rows.find(({ title }) => title === serving.api.small)
  if (serving === undefined || row === undefined) return ''
  const [tokensIn, tokensOut] = [serving.requestTokensIn.base, serving.requestTokensOut.base]
  const each = (tokensIn * row.in.base + tokensOut * row.out.base) / 1e6
  const ownMonthUsd = usdOfMonth.find(([most]) => (context.params ?? 0) <= most)?.[1] ?? 0
  const turn = Number((ownMonthUsd / each).toPrecision(1))
  const of = `${row.title} at ${formatUsd(row.in.base)} and ${formatUsd(row.out.base)} a million tokens, ${formatCount(tokensIn)} in and ${formatCount(tokensOut)} out a call, recalled`
  const own = `a GPU of your own that is always on is some ${formatUsd(ownMonthUsd)} a month (rule of thumb)`
  const calls = callsOfMonth(context)
  return calls === undefined
    ? `By money alone the API up to about ${formatCount(turn)} calls a month, your own model beyond: so many calls cost ${formatUsd(turn * each)} (${of}), and ${own}.`
    : `${calls < turn ? 'Yes, the API' : 'Your own model, by money alone'}: ${formatCount(Math.round(calls))} calls a month are ${formatUsd(calls * each)} (${of}), and ${own}. It turns at about ${formatCount(turn)} calls.`
}
/** "5k queries a month", "800 a day": a number by itself is of a month. */
function callsOfMonth(context: QuestionContext): number | undefined {
  const { runs, period, perHours } = context.args ?? {}
  const named = values(context).find((value) => value >= leastCalls) ?? runs?.count
  if (named === undefined) return undefined
  // "12,000 calls a day"
  if (runs === undefined && perHours !== undefined) return (named * hoursOfMonth) / perHours
  const { count = 1, per = period ?? 'month' } = runs ?? {}
  const times = (count === named ? 1 : count) * (per === null ? 1 : periodsPerYear[per])
  return (named * times) / periodsPerYear.month
}
/** Dollars a month of the GPUs that hold a model of so many parameters in bf16, day and night: a card of 24 GB, one of 80 GB, and four of those (rules of thumb at list prices of November 2026). */
const usdOfMonth = [
  [9e9, 200],
  [34e9, 900],
  [Infinity, 6000],
] as const

/** From one price to another, where two are named. */
function priceMoved(context: QuestionContext): string {
  const { best } = context.recommendation
  const [before, after] = (context.args?.numbers ?? []).flatMap(({ words, value }) =>
    value > 0 && value < mostOfHour && /^[$\d., ]+\$?$|\bh(?:our)?$/u.test(words.trim()) ? [value] : [],
  )
  if (before === undefined || after === undefined || before === after) return ''
  const moved = after / before - 1
  const isOfPlan = [before, after].some((one) => Math.abs(one / best.usdPerGpuHour - 1) < nearly)
  return `From ${formatUsd(before)} to ${formatUsd(after)} it is ${formatPercent(Math.abs(moved))} ${moved > 0 ? 'more' : 'less'}${isOfPlan ? '' : `; neither is the price of this plan, which is ${formatUsdPerHour(best.usdPerGpuHour)} per GPU`}. `
}
const [mostOfHour, nearly] = [30, 0.01]

/** By the words in braces of data/questions. */
export const askedSums: Readonly<Record<string, (context: QuestionContext) => string>> = {
  paddingHere,
  paddingWaste,
  apiCalls,
  priceMoved,
}
