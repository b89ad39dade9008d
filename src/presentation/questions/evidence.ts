/** "Is that measured?", "how accurate is it?" */
import {
  formatAllGpus,
  formatCount,
  formatDuration,
  formatDurationRange,
  formatPercent,
  formatTokensPerSecond,
  formatUsd,
  formatUsdRange,
} from '../format/number-format.ts'
import type { AskedTraits } from '../../language/questions/asked-traits.ts'
import type { ReceiptLine } from '../../recommend/receipt/receipt-line.ts'
import type { Interval } from '../../estimate/plan.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { toOneLine } from '../format/truncate.ts'
import { deadlineAnswer } from './finish.ts'
import { shareOver } from './odds.ts'
import { moneyKept, timeKept } from './limit.ts'
import { forecastGap } from './measured.ts'
import type { QuestionContext } from './question-context.ts'

/** "is that measured?" */
export function evidenceAnswer(context: QuestionContext): readonly string[] {
  const {
    recommendation: { best },
    args,
    measuredRuns = [],
  } = context
  const basis = toOneLine(best.basis, 120).replace(/\.$/, '')
  const fitted =
    'formulas of the arithmetic and the memory traffic of a step, their constants fitted to published, measured runs, each with its source (data/measurements, docs/accuracy.md)'
  if (args?.asksCite === true)
    return [
      `Yes, as an estimate of that day: cite the receipt (“show the math”), which has every formula with its numbers and links the nearest measured runs; better cite those runs themselves.`,
      `Behind it stand ${fitted}. ${measuredVerdict(basis)}`,
    ]
  const isOfMoney = args?.asksPay === true
  const measuredOn = args?.asksMeasuredOn === true ? measuredOnGpu(context) : ''
  const verdict = measuredOn === '' ? measuredVerdict(basis) : measuredOn
  return [
    isOfMoney
      ? `No: what others paid is not on record, nor a run just like this one; on record are speeds that were measured.`
      : verdict,
    nearestRuns(measuredRuns),
    args?.isOpen === true
      ? `The speed of the plan comes from ${fitted}; for this plan: ${basis}.`
      : `The speed of the plan is computed: ${basis}.`,
    `It is ${formatCount(best.tokensPerSecond.p50)} tok/s over ${formatAllGpus(best.gpuCount)}, between ${formatCount(best.tokensPerSecond.p10)} and ${formatCount(best.tokensPerSecond.p90)} in 8 of 10 such runs${isOfMoney ? `, so ${formatUsd(best.allInUsd.p50)} in total (${formatUsdRange(best.allInUsd)}) at its price` : ''}.`,
    'The nearest measured runs, with their sources, stand in the receipt (“show the math”). Measure yours for a few minutes and reply with tok/s: the plan follows.',
  ]
}

/** Those of a receipt that are speeds. */
export const measuredRunsOf = (lines: readonly ReceiptLine[]): readonly ReceiptLine[] =>
  lines.filter(({ part, unit }) => part === 'evidence' && unit === 'token/s')

const mostRuns = 3
/** "The nearest: 1 × H100 SXM, llama-3-8b, lora …: 12,300 tok/s (13% similar; source)"; '' where there is none. */
function nearestRuns(runs: readonly ReceiptLine[]): string {
  let before = ''
  const told = runs.slice(0, mostRuns).flatMap(({ figure, value, note, sources: [source] }) => {
    if (typeof value !== 'number') return []
    const where = source === undefined ? '' : toOneLine(source.where, 120)
    const from = where === before ? '' : `, ${where}`
    before = where
    const similar = (note ?? '').replace(/ \(.*$/u, '')
    return [`${figure.replace(/^measured: /u, '')}: ${formatCount(Math.round(value))} tok/s (${similar}${from})`]
  })
  return told.length === 0 ? '' : `The nearest that were measured: ${told.join('; ')}.`
}

/** "Were those on B200?": on which GPUs the nearest runs were; '' where none is told. */
function measuredOnGpu({
  measuredRuns = [],
  subject,
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): string {
  const [named] = subject?.gpus ?? []
  const gpu = names.gpu(named === undefined || subject?.gpus.includes(best.gpu) === true ? best.gpu : named)
  const runs = measuredRuns.slice(0, mostRuns)
  const there = runs.filter(({ figure }) => figure.includes(gpu))
  if (runs.length === 0) return ''
  const verdict = there.length === runs.length ? 'Yes' : there.length > 0 ? 'In part' : 'No'
  return `${verdict}: ${formatCount(there.length)} of the ${formatCount(runs.length)} nearest that were measured ran on ${gpu}; none is this very job.`
}

const near = 80
/** Whether a run like this one was measured, by how much the nearest is like it; '' where that is not told. */
function measuredVerdict(basis: string): string {
  const [, share] = /\((\d+)% similar\)/u.exec(basis) ?? []
  if (share === undefined) return ''
  return Number(share) >= near
    ? `Nearly: a measured run on record is ${share}% like it.`
    : `No: no run of this job on these GPUs is on record; the nearest that was measured is ${share}% like it.`
}

/** How sure the limits are that were set: most ask of these. */
const limitsKept = ({ recommendation: { best }, scenario: { spec } }: QuestionContext): readonly string[] =>
  [
    ...(spec.deadlineHours === null ? [] : [timeKept(best.hours, spec.deadlineHours)]),
    ...(spec.budgetUsd === null ? [] : [moneyKept(best.allInUsd, spec.budgetUsd)]),
  ].map(
    ({ figure: { p50, p90 }, most, say }) =>
      `The limit of ${say(most)} is ${p90 <= most ? 'safe' : 'not safe'}: ${say(p50)} expected, ${say(p90)} at the high end.`,
  )

/** How far off such estimates were on runs left out of the fit. */
export function accuracyAnswer(context: QuestionContext): readonly string[] {
  const {
    recommendation: { best },
    args,
  } = context
  const told = forecastGap(context)
  if (told !== null) return told
  if (args?.due !== undefined && args.due > 0) return [...deadlineAnswer(args.due, best.hours), basedOn(best)]
  const limits = limitsKept(context)
  const ends =
    limits.length > 0
      ? ''
      : 'Those ends are p10 (1 run in 10 takes less) and p90 (1 in 10 takes more); p50 is the middle.'
  const sure = args?.asksSure
  if (args?.asksWhySpread === true) return [highEnd(context), basedOn(best), toNarrow]
  return [
    ...(sure === undefined ? limits : [offBy(best, args), ...sureSentences(best, sure)].filter((one) => one !== '')),
    sure === 'mark' || sure === 'often'
      ? ''
      : `8 in 10 comparable runs fall inside ${formatDurationRange(best.hours)} and ${formatUsdRange(best.allInUsd)}, around the ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)} expected.`,
    ...(sure === undefined ? [ends] : limits),
    basedOn(best),
    toNarrow,
  ]
}
const toNarrow = 'To narrow it, measure tokens per second for a few minutes on the machine that you mean to use.'

/** "What makes it the high end?": the speed there, and what makes a run as slow as that. */
function highEnd({ recommendation: { best } }: QuestionContext): string {
  const { hours, allInUsd, tokensPerSecond, startupHours } = best
  const slow = (tokensPerSecond.p50 * (hours.p50 - startupHours)) / Math.max(hours.p90 - startupHours, startupHours)
  const each = best.gpuCount === 1 ? '' : ` over all ${formatCount(best.gpuCount)} GPUs`
  return `The high end of ${formatDurationRange(hours)} and ${formatUsdRange(allInUsd)} is a run at about ${formatTokensPerSecond(slow)}${each} instead of ${formatTokensPerSecond(tokensPerSecond.p50)}: slow attention or loss kernels, short texts that are not packed, a small batch, data or checkpoints on a slow disk, a GPU that runs hot. The low end has all of that done well; the price of the hour moves it little.`
}

/** "How often are you off by more than 30 %?": the share of runs beyond it on either side; '' where no share is named. */
function offBy({ hours, allInUsd }: Option, args: QuestionContext['args']): string {
  const named = args?.numbers?.find(({ words, value }) => /%|percent/iu.test(words) && value > 0)
  const by = Math.abs(args?.moves ?? (named === undefined ? 0 : named.value > 1 ? named.value / 100 : named.value))
  if (args?.asksSure !== 'often' || by <= 0 || by >= 1) return ''
  const share = (interval: Interval): string =>
    formatPercent(shareOver(interval, interval.p50 * (1 + by)) + 1 - shareOver(interval, interval.p50 * (1 - by)))
  return `By more than ${formatPercent(by)}: in about ${share(hours)} of comparable runs for the hours and ${share(allInUsd)} for the dollars, by the spread of this estimate. No record is kept of bills against earlier estimates; a run that is reported (“it took 5 h”) is set against its plan.`
}

/** By how much, how often, or in how many of ten the figures are off. */
function sureSentences({ hours, allInUsd }: Option, asked: NonNullable<AskedTraits['asksSure']>): readonly string[] {
  const range = `${formatDurationRange(hours)} and ${formatUsdRange(allInUsd)}`
  if (asked === 'margin')
    return [
      `The hours may be ${formatPercent(1 - hours.p10 / hours.p50)} less or ${formatPercent(hours.p90 / hours.p50 - 1)} more, the dollars ${formatPercent(1 - allInUsd.p10 / allInUsd.p50)} less or ${formatPercent(allInUsd.p90 / allInUsd.p50 - 1)} more.`,
    ]
  const expected = `${formatDuration(hours.p50)} and ${formatUsd(allInUsd.p50)}`
  return asked === 'often'
    ? [
        `About 2 times in 10: that often a comparable run ends outside the range, ${range}, 1 in 10 below it and 1 in 10 above. Half of them take more than the ${expected} expected.`,
      ]
    : [
        `8 of 10 that it ends inside the range, ${range}; 9 of 10 that it stays under the high end, ${formatDuration(hours.p90)} and ${formatUsd(allInUsd.p90)}; 5 of 10 that it takes no more than the ${expected} expected.`,
      ]
}

function basedOn({ basis }: Option): string {
  const shown = toOneLine(basis, 120).replace(/\.$/, '')
  return shown === '' ? '' : `The range rests on ${shown}.`
}
