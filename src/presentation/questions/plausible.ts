/** "That's really cheap, is that right?", "60 % MFU plausible?" */
import {
  formatAllGpus,
  formatDuration,
  formatDurationRange,
  formatPercent,
  formatTokens,
  formatTokensPerSecond,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
} from '../format/number-format.ts'
import { toOneLine } from '../format/truncate.ts'
import { keptWords, moneyKept, timeKept } from './limit.ts'
import type { QuestionContext } from './question-context.ts'

/** A run that costs less than the time of whoever prepares it, in USD. */
const smallBill = 30

/** The arithmetic of the price, or of a share of the peak where the question names one. */
export function plausibleAnswer(context: QuestionContext): readonly string[] {
  const {
    scenario,
    recommendation: { best },
    totalCost,
    args,
  } = context
  // A share whose plausibility is asked is that of the peak: "60% MFU, is that plausible?"
  if (args?.moves !== undefined) return mfuAnswer(context)
  const { tokens } = scenario.spec
  const { hours, usd, allInUsd, gpuCount, usdPerGpuHour } = best
  const speed = `${formatTokensPerSecond(best.tokensPerSecond.p50)} over ${formatAllGpus(gpuCount)}`
  const work = tokens === null ? 'It' : `${formatTokens(tokens)} at ${speed}`
  const left = (totalCost?.bill.parts ?? []).filter(({ usd: part }) => part === null).map(({ id }) => id)
  return [
    `Yes, as far as can be estimated: ${work} ${tokens === null ? 'takes' : 'take'} ${formatDuration(hours.p50)}, at ${formatUsdPerHour(usdPerGpuHour)} a GPU ${formatUsd(usd.p50)}; idle time, failed runs and disk make it ${formatUsd(allInUsd.p50)}.`,
    `8 in 10 comparable runs take ${formatDurationRange(hours)} and ${formatUsdRange(allInUsd)}.`,
    allInUsd.p50 < smallBill
      ? 'It is so little because the data are few: preparing them, tries and tests will take more time and money than the run.'
      : 'Not counted: taxes, people’s time, and tries beyond one run in ten.',
    left.length === 0 ? '' : `No price is known of ${left.join(', ')}.`,
  ]
}

/** The share of the peak that is reckoned with; where another is named, what it would do. */
export function mfuAnswer({
  recommendation: { best },
  args,
  renderContext: { rules },
  scenario: {
    spec: { budgetUsd, deadlineHours },
  },
}: QuestionContext): readonly string[] {
  const named = args?.moves === undefined ? null : Math.abs(args.moves)
  const { mfu, hours, startupHours, usd, allInUsd } = best
  const [low, high, rare] = [rules.usualMfu.low.base, rules.usualMfu.high.base, rules.rareMfu.base]
  const usual = `Published runs reach about ${formatPercent(low)} to ${formatPercent(high)} in bf16; above ${formatPercent(rare)} is rare (rule of thumb).`
  if (mfu === null) return ['No share of the peak is known of this GPU.', usual]
  const own = `The plan comes to ${formatPercent(mfu)} of the peak of its GPUs (MFU)`
  if (named === null || named <= 0 || named > 1) {
    const { p10, p50, p90 } = best.tokensPerSecond
    const speed = formatTokensPerSecond(p50 / best.gpuCount)
    return [
      `${own}, ${judged(mfu, [low, high, rare])}.`,
      `That is ${speed} on each GPU × the arithmetic of a token (about 6 FLOPs a parameter that works on it, attention on top) ÷ the peak of the GPU.`,
      `The speed is computed from physics and corrected by published runs (here: ${toOneLine(best.basis, 120).replace(/\.$/, '')}); 8 in 10 comparable runs reach ${formatPercent((mfu * p10) / p50)} to ${formatPercent((mfu * p90) / p50)}.`,
      usual,
    ]
  }
  const then = startupHours + ((hours.p50 - startupHours) * mfu) / named
  const cost = allInUsd.p50 + usd.p50 * (then / hours.p50 - 1)
  const limits = [
    ...(budgetUsd === null
      ? []
      : [moneyKept({ ...allInUsd, p50: cost, p90: (allInUsd.p90 * cost) / allInUsd.p50 }, budgetUsd)]),
    ...(deadlineHours === null
      ? []
      : [timeKept({ ...hours, p50: then, p90: (hours.p90 * then) / hours.p50 }, deadlineHours)]),
  ]
  return [
    `${formatPercent(named)} is ${judged(named, [low, high, rare])}. ${own}; with ${formatPercent(named)} it would take ${formatDuration(then)} and cost ${formatUsd(cost)}.`,
    ...limits.map((one) => `With ${formatPercent(named)} ${keptWords(one, 'would be')}.`),
    usual,
  ]
}

/** What is to be said of a share of the peak, against what published runs usually reach. */
const judged = (share: number, [low, high, rare]: readonly [number, number, number]): string =>
  share >= rare
    ? 'too optimistic: hardly any run reaches it'
    : share > high
      ? 'on the high side: it takes tuned kernels and a full batch'
      : share >= low
        ? 'not too optimistic: good runs reach it'
        : 'cautious: good runs reach more'
