/** What runs that are repeated by people and weeks cost, in sentences. */
import type { Currencies } from '../../../catalog/total-cost.ts'
import type { RepeatedRuns } from '../../../language/inquiries/repeated-runs.ts'
import { formatCount, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { currencyOf, exchangeText, moneyText } from '../../format/told-money.ts'

/** Of one GPU and hour. `middle`: of the market; null: the price was told. */
export type CardOfRuns = {
  readonly gpu: string
  readonly usd: number
  readonly seller: string | null
  readonly middle: number | null
}

/** The sum of all, how it is multiplied, storage, and what was left open. `cards`: one, or some to choose from where none is named. */
export function repeatedRunsSentences({
  asked,
  cards,
  storage,
  money,
  budgetUsd,
  reserve: usualReserve,
}: {
  readonly asked: RepeatedRuns
  readonly cards: readonly CardOfRuns[]
  /** Dollars of the whole time, and how long it is kept; null: none is spoken of. */
  readonly storage: { readonly usd: number; readonly perGb: number; readonly months: number } | null
  readonly money: Currencies[string] | null
  readonly budgetUsd: number | null
  readonly reserve: number
}): readonly string[] {
  const [card] = cards
  if (card === undefined) return []
  const { factors, hours, span, sharedBy, gpuCount, reserve, storageGb } = asked
  const runs = factors.reduce((product, { value }) => product * value, 1)
  const bare = runs * hours * gpuCount
  const gpuHours = bare * (1 + reserve)
  const count = (value: number): string => formatCount(Number(value.toFixed(value < 100 ? 1 : 0)))
  const sumAt = (usd: number): number => gpuHours * usd + (storage?.usd ?? 0)
  const total = sumAt(card.usd)
  const each = `${hours < 1 ? `${Math.round(hours * 60)} min` : `${formatSignificant(hours, 3)} h`}${gpuCount === 1 ? '' : ` × ${formatCount(gpuCount)} GPUs`}`
  const more = reserve === 0 ? '' : `, with ${formatPercent(reserve)} more ${count(gpuHours)}`
  const forSpan = span === null ? '' : ` for ${span.words.replace(/^(?:next|this|coming) /iu, 'the $&')}`
  const priced = `${formatUsdPerHour(card.usd)}${card.seller === null ? ', your price' : ` (${card.gpu} at ${card.seller})`}`
  const withStorage = storage === null ? '' : `, and ${formatUsd(storage.usd)} of storage`
  const plan = total * (1 + usualReserve)
  return [
    `About ${formatUsd(total)}${forSpan}: ${count(gpuHours)} GPU-hours × ${priced}${withStorage}.`,
    `${factors.map(({ words }) => words).join(' × ')} × ${each} = ${count(bare)} GPU-hours${more}.`,
    ...(cards.length === 1
      ? []
      : [
          `No GPU is named: ${cards.map((one) => `${one.gpu} ${formatUsd(sumAt(one.usd))} (${formatUsdPerHour(one.usd)})`).join(', ')}; a faster card needs fewer hours for the same runs.`,
        ]),
    ...(card.middle === null || cards.length > 1
      ? []
      : [`At the middle of the market, ${formatUsdPerHour(card.middle)}, it is ${formatUsd(sumAt(card.middle))}.`]),
    ...(storage === null || storageGb === null
      ? []
      : [
          `${formatCount(storageGb)} GB kept for ${formatSignificant(storage.months, 3)} ${storage.months === 1 ? 'month' : 'months'} at the usual ${formatUsd(storage.perGb)} a GB and month, whether anything runs or not.`,
        ]),
    ...(sharedBy === null
      ? []
      : [
          `Taken as the runs of all ${formatCount(sharedBy)} together; if each of them does so many, it is ${formatUsd(gpuHours * sharedBy * card.usd + (storage?.usd ?? 0))}.`,
        ]),
    ...(budgetUsd === null
      ? []
      : [
          total <= budgetUsd
            ? `Inside the ${formatUsd(budgetUsd)}.`
            : `Over the ${formatUsd(budgetUsd)} by ${formatUsd(total - budgetUsd)}.`,
        ]),
    ...(money === null
      ? []
      : [
          `In other money: ${moneyText(total, currencyOf(money))}, at ${exchangeText(currencyOf(money))}, rate of ${money.usd.asOf ?? ''}.`,
        ]),
    `Hours that machines stand idle between runs, start-up and failed runs come on top: ${reserve === 0 ? `put ${formatUsd(plan)} into a budget (${formatPercent(usualReserve)} more), and ` : ''}stop machines by a timer.`,
  ]
}
