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
import { planAndProvider } from '../format/display-names.ts'
import { bytesPerToken, formatBytes } from '../format/file-sizes.ts'
import { keptWords, moneyKept, timeKept } from './limit.ts'
import { differenceInShort } from './plan-contrast.ts'
import type { QuestionContext } from './question-context.ts'
import { names as partNames } from './shares.ts'

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

/** The share of the peak that is reckoned with, or what waits and what is wasted; where another share is named, what it would do. */
export function mfuAnswer(context: QuestionContext): readonly string[] {
  const { recommendation, args, renderContext, scenario } = context
  const { best } = recommendation
  const { rules } = renderContext
  const { budgetUsd, deadlineHours } = scenario.spec
  const named = args?.moves === undefined ? null : Math.abs(args.moves)
  const { mfu, hours, startupHours, usd, allInUsd } = best
  const [low, high, rare] = [rules.usualMfu.low.base, rules.usualMfu.high.base, rules.rareMfu.base]
  const usual = `Published runs reach about ${formatPercent(low)} to ${formatPercent(high)} in bf16; above ${formatPercent(rare)} is rare (rule of thumb).`
  if (mfu === null) return ['No share of the peak is known of this GPU.', usual]
  const own = `The plan comes to ${formatPercent(mfu)} of the peak of its GPUs (MFU)`
  if (named === null || named <= 0 || named > 1) {
    const { p10, p50, p90 } = best.tokensPerSecond
    const speed = formatTokensPerSecond(p50 / best.gpuCount)
    const share = `${formatPercent(mfu)} of the peak arithmetic of its GPUs is used (MFU; ${formatPercent(low)} to ${formatPercent(high)} is usual)`
    if (args?.asksUse === 'busy')
      return [
        ...busySentences(context),
        `Busy is not full speed: ${share}; the rest goes to memory traffic and to waiting for one another.`,
      ]
    if (args?.asksUse === 'waste') return [...wasteSentences(context), `While it trains ${share}.`]
    return [
      `${own}, ${judged(mfu, [low, high, rare])}.`,
      `That is ${speed} on each GPU × the arithmetic of a token (about ${best.method === 'full' ? 6 : 4} FLOPs a parameter that works on it${best.method === 'full' ? '' : ', as frozen weights need no gradients of their own'}, attention on top) ÷ the peak of the GPU.`,
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

/** Whether the GPUs wait for data, by how fast they read it. */
function busySentences({ scenario: { spec }, recommendation: { best } }: QuestionContext): readonly string[] {
  const speed = formatBytes(best.tokensPerSecond.p50 * bytesPerToken)
  const all = spec.tokens === null ? '' : `, ${formatBytes(spec.tokens * bytesPerToken)} in all`
  return [
    `Busy nearly all of the ${formatDuration(best.hours.p50)}, but for ${formatDuration(best.startupHours)} of start-up: text comes at about ${speed} a second${all}, which any disk delivers. Waiting for data is not reckoned with: it comes where images or sound are decoded on the fly, from a remote disk, or with too few loader processes.`,
  ]
}

/** What of the bill is no training, and what other plan would waste less. */
function wasteSentences({
  recommendation: { best },
  totalCost,
  whatIf,
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const parts = (totalCost?.bill.parts ?? []).filter(({ id, usd }) => id !== 'training' && usd !== null && usd > 0)
  const sum = parts.reduce((all, { usd }) => all + (usd ?? 0), 0)
  const other = whatIf !== undefined && 'option' in whatIf ? whatIf.option : null
  const isBetter = other !== null && other.gpu !== best.gpu && other.allInUsd.p50 < best.allInUsd.p50
  const largest = parts.toSorted((one, two) => (two.usd ?? 0) - (one.usd ?? 0))[0]
  return [
    isBetter
      ? `The GPUs: ${planAndProvider(other, names)} does the same in ${formatDuration(other.hours.p50)} for ${formatUsd(other.allInUsd.p50)}, ${differenceInShort(other, best)} than the plan.`
      : '',
    `Of the ${formatUsd(best.allInUsd.p50)} ${formatUsd(sum)} (${formatPercent(sum / best.allInUsd.p50)}) is no training${largest === undefined ? '' : `, most of it ${partNames[largest.id] ?? largest.id}`}: a machine that stops itself and a short first try save most of that.`,
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
