/** "₹12,000 at ₹249/h: will it finish?": whether money lasts for a job at a price that was quoted. */
import type { Currencies } from '../../../catalog/total-cost.ts'
import type { JudgedQuote } from '../../../recommend/inquiries/quote.ts'
import type { Option } from '../../../recommend/recommendation.ts'
import { type DisplayNames, planName, placeOfPrice } from '../../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatDurationRange,
  formatTokens,
  formatTokensPerSecond,
  formatUsd,
  formatUsdPerHour,
} from '../../format/number-format.ts'
import { currencyOf, exchangeText, moneyText } from '../../format/told-money.ts'

export type QuotedBudget = {
  readonly budgetUsd: number
  readonly usdPerGpuHour: number
  readonly tokens: number
  /** Our plan of the job on the GPUs of the price. */
  readonly plan: Option
  readonly judged: JudgedQuote
  /** In which price or money were told; null: dollars. */
  readonly money: Currencies[string] | null
}

/** Of the money, kept for set-up, evaluation and a restart. */
const keptShare = 0.1

/** The verdict, what the money pays for, what to watch, and the price among others. */
export function quotedBudgetSentences(
  { budgetUsd, usdPerGpuHour, tokens, plan, judged, money }: QuotedBudget,
  names: DisplayNames,
): readonly string[] {
  const { gpuCount, hours } = plan
  const usdPerHour = usdPerGpuHour * gpuCount
  const currency = money === null ? null : currencyOf(money)
  const rateText = (usd: number): string =>
    money === null ? formatUsdPerHour(usd) : `${money.sign}${(usd / money.usd.base).toFixed(2).replace(/\.00$/u, '')}/h`
  const paidHours = budgetUsd / usdPerHour
  const cost = usdPerHour * hours.p50
  const verdict =
    hours.p90 <= paidHours * (1 - keptShare)
      ? 'Yes, it finishes'
      : hours.p50 <= paidHours * (1 - keptShare)
        ? 'Probably, and not surely'
        : hours.p10 <= paidHours
          ? 'On the edge'
          : 'No'
  const affordable = (tokens * paidHours * (1 - keptShare)) / hours.p50
  const { onDemand } = judged
  const inDollars =
    money === null
      ? ''
      : ` ${moneyText(budgetUsd, currency)} is ${formatUsd(budgetUsd)} at ${exchangeText(currencyOf(money))}, rate of ${money.usd.asOf ?? ''}.`
  return [
    `${verdict}: ${moneyText(budgetUsd, currency)} at ${rateText(usdPerGpuHour)} a GPU pays for ${formatDuration(paidHours)} on ${planName(plan, names)}; the job takes about ${formatDuration(hours.p50)} (8 times in 10 ${formatDurationRange(hours)}), ${moneyText(cost, currency)}.`,
    verdict === 'Yes, it finishes'
      ? `About ${moneyText(budgetUsd - cost, currency)} is left for set-up, evaluation and a restart.${inDollars}`
      : `With a tenth kept for set-up and a restart it pays for about ${formatTokens(Number(affordable.toPrecision(2)))}, or ${moneyText(cost / (1 - keptShare), currency)} is the sum to have for all of them.${inDollars}`,
    ...(verdict === 'Yes, it finishes' || verdict === 'No'
      ? []
      : [
          `Measure in the first half hour: ${formatTokensPerSecond(tokens / (paidHours * (1 - keptShare)) / 3600)} over ${gpuCount === 1 ? 'the GPU' : `all ${formatCount(gpuCount)} GPUs`} are needed; ${formatTokensPerSecond(plan.tokensPerSecond.p50)} are expected.`,
        ]),
    ...(onDemand === null
      ? []
      : [
          `The price: ${formatUsdPerHour(usdPerGpuHour)} a GPU, against on demand from ${formatUsdPerHour(onDemand.lowest.usdPerGpuHour)} (${placeOfPrice(onDemand.lowest, names)}), half of ${formatCount(onDemand.count)} providers up to ${formatUsdPerHour(onDemand.median)}.`,
        ]),
  ]
}
