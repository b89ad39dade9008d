/** What a run reaches of its GPUs: whether that is usual, and what the rest of it would cost at a better share. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import { formatCount, formatDuration, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { mfuVerdictSentence } from './mfu-sentences.ts'

export type AchievedFigures = {
  readonly mfu: number
  /** FLOP/s of one GPU, as told; null: a share was. */
  readonly flops: number | null
  readonly gpu: string | null
  readonly peak: number
  readonly target: number | null
  readonly busy: number | null
  readonly hasExperts: boolean
  readonly gpuCount: number | null
  readonly hours: number | null
  /** GPU-hours that are planned; null: none are told. */
  readonly plannedHours: number | null
  /** Whether it is asked what keeps it low, and over how many machines it runs, null: not told. */
  readonly asksWhy: boolean
  readonly nodes: number | null
  /** Of a GPU and hour; `source`: '' where it was told. */
  readonly price: { readonly usd: number; readonly source: string } | null
}

/** The verdict, then hours and dollars that are left, then what the busy share of a dashboard says. */
export function achievedRateSentences(figures: AchievedFigures, rules: RulesOfThumb): readonly string[] {
  const { mfu, flops, gpu, peak, busy, hasExperts } = figures
  const teraflops = (rate: number): string => formatCount(Math.round(rate / 1e12))
  const of =
    flops === null || gpu === null
      ? ''
      : `${teraflops(flops)} of the ${teraflops(peak)} TFLOPS that ${gpu} has in bf16, dense: `
  const verdict = mfuVerdictSentence(mfu, hasExperts, rules)
  return [
    `${of}${of === '' ? verdict : `${verdict.charAt(0).toLowerCase()}${verdict.slice(1)}`}`,
    ...restSentence(figures, rules),
    ...(busy === null
      ? []
      : [
          `${formatPercent(busy)} of a dashboard or nvidia-smi is no measure of it: it says that some kernel runs, not that it does arithmetic; waiting for links and small kernels count as busy.`,
        ]),
    ...(mfu < rules.usualMfu.low.base && figures.asksWhy ? [culpritSentence(figures, rules)] : []),
    ...(mfu < rules.usualMfu.low.base
      ? [
          'Look first at packing, tokens a GPU and step, flash attention, full recomputation that the memory does not need, the loader, and exchange between machines: profile 20 steps.',
        ]
      : []),
  ]
}

function restSentence(
  { mfu, target, gpuCount, hours, plannedHours, price }: AchievedFigures,
  rules: RulesOfThumb,
): readonly string[] {
  const aim = target ?? rules.pretrainingMfu.base
  if (plannedHours !== null) return [wastedSentence(plannedHours, mfu, aim, price)]
  if (gpuCount === null || hours === null) return []
  const gpuHours = gpuCount * hours
  const source = price === null || price.source === '' ? '' : ` (${price.source})`
  const usd = price === null ? '' : `, ${formatUsd(gpuHours * price.usd)} at ${formatUsdPerHour(price.usd)}${source}`
  const left = `${formatCount(gpuCount)} ${gpuCount === 1 ? 'GPU' : 'GPUs'} × ${formatDuration(hours)} = ${formatCount(Math.round(gpuHours))} GPU-hours${usd}`
  if (aim <= mfu * 1.02) return [`What is left: ${left}; there is little to gain.`]
  const less = 1 - mfu / aim
  const saved =
    price === null ? `${formatCount(Math.round(gpuHours * less))} GPU-hours` : formatUsd(gpuHours * less * price.usd)
  return [
    `What is left: ${left}. At ${formatPercent(aim)} it is ${formatDuration(hours * (1 - less))}${price === null ? '' : ` and ${formatUsd(gpuHours * (1 - less) * price.usd)}`}: ${saved} less.`,
  ]
}

function wastedSentence(planned: number, mfu: number, aim: number, price: AchievedFigures['price']): string {
  const all = `${formatCount(Math.round(planned))} GPU-hours`
  if (aim <= mfu * 1.02) return `Of the ${all} there is little to gain.`
  const wasted = planned * (1 - mfu / aim)
  const rate =
    price === null ? '' : ` at ${formatUsdPerHour(price.usd)}${price.source === '' ? '' : ` (${price.source})`}`
  const usd = price === null ? '' : `, ${formatUsd(wasted * price.usd)} of ${formatUsd(planned * price.usd)}${rate}`
  return `What it costs: at ${formatPercent(aim)} the same work takes ${formatCount(Math.round(planned - wasted))} of the ${all}, so some ${formatCount(Math.round(wasted))} are lost${usd}.`
}

/** What tells the network from the rest: the same on one machine. */
function culpritSentence({ nodes, busy }: AchievedFigures, rules: RulesOfThumb): string {
  const good = formatPercent(rules.usualMfu.low.base)
  const seen = busy === null ? '' : ' (waiting in NCCL shows as busy)'
  return nodes === 1
    ? `One machine alone has no network to blame: see what a step waits for in a profile.`
    : `Whether it is the network${seen}, one test tells: the same batch a GPU on one machine. If that reaches ${good} and more, it is the exchange between the machines: shard inside each and average gradients between them (HSDP), and accumulate more steps; if it stays as low, it is not.`
}
