/** "How far off were you?", "if that holds, what is the total?": what was told of a run, set against what was planned. */
import type { Interval } from '../../estimate/plan.ts'
import { planAtSpeed } from '../content/measurement.ts'
import { planName, planAndProvider, methodName } from '../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatPercent,
  formatTokens,
  formatTokensPerSecond,
  formatUsd,
  formatUsdRange,
  formatUsdPerHour,
  isInUsdRange,
} from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { type Kept, moneyKept, timeKept, verdictOf } from './limit.ts'
import type { QuestionContext, ReportedSpeed } from './question-context.ts'
import { atToldPace } from './told-pace.ts'

/** The speed as it was told, and the job at that speed on the GPUs that had it; null where none was told. */
function measuredRun({ reported, scenario, recommendation: { best } }: QuestionContext) {
  const { tokens } = scenario.spec
  if (reported === undefined || tokens === null) return null
  const planned = reported.against ?? best
  // A try on one GPU tells what each of those of the plan does.
  const gpuCount = planned.gpu === best.gpu ? best.gpuCount : planned.gpuCount
  // Where the plan is still of them, it rests on that speed already.
  const isPlan =
    planned.gpu === best.gpu && !isOff(best.tokensPerSecond.p50 / (reported.tokensPerSecondPerGpu * best.gpuCount))
  const at = isPlan
    ? { hours: best.hours.p50, usd: best.allInUsd.p50 }
    : planAtSpeed(planned, gpuCount, reported.tokensPerSecondPerGpu)
  return { planned, tokens, gpuCount, ...at, reported }
}

/** What was measured or billed against what was planned; null where nothing was told. */
export function forecastGap(context: QuestionContext): readonly string[] | null {
  const run = measuredRun(context)
  if (run !== null && run.reported.against !== undefined) return speedGap(run)
  const { billed, recommendation } = context
  if (billed === undefined) return null
  const { allInUsd, hours } = recommendation.best
  return [
    `${gapWords(billed, allInUsd.p50, 'more', 'less')}: ${formatUsd(billed)} were billed and ${formatUsd(allInUsd.p50)} expected in total; 8 in 10 comparable runs cost ${formatUsdRange(allInUsd)}, so it is ${isInUsdRange(billed, allInUsd) ? 'inside' : 'outside'} the range.`,
    billed > allInUsd.p90
      ? `At the planned price that is ${formatDuration((hours.p50 * billed) / allInUsd.p50)} of the machine instead of ${formatDuration(hours.p50)}: look in the invoice for idle hours, a second machine, a disk that was kept, and taxes.`
      : '',
  ]
}

function speedGap({ planned, reported, hours, usd }: NonNullable<ReturnType<typeof measuredRun>>): readonly string[] {
  const rate = reported.tokensPerSecondPerGpu
  const each = (value: number): number => value / planned.gpuCount
  const { p10, p50, p90 } = planned.tokensPerSecond
  const expected = { p10: each(p10), p50: each(p50), p90: each(p90) }
  return [
    `${gapWords(rate, expected.p50, 'faster', 'slower')}: ${formatTokensPerSecond(rate)} on each GPU were measured and ${formatTokensPerSecond(expected.p50)} expected (${formatTokensPerSecond(expected.p10)} to ${formatTokensPerSecond(expected.p90)}), so it is ${placeIn(rate, expected)}.`,
    `At the measured speed the job takes ${formatDuration(hours)} and ${formatUsd(usd)} in total instead of ${formatDuration(planned.hours.p50)} and ${formatUsd(planned.allInUsd.p50)}.`,
    isOff(rate / expected.p50)
      ? 'It contradicts the speed alone: memory, price an hour and start-up stay as they are.'
      : '',
  ]
}

/** "We finished in 11 h, what did you say?", "it came to $300": a time or a sum in the question itself; null where none is. */
function toldGap({ args, recommendation: { best } }: QuestionContext): readonly string[] | null {
  const { hours, allInUsd } = best
  const took = hoursTold(args)
  const [only, ...more] = args?.numbers ?? []
  const bare = more.length === 0 && only !== undefined && /^[\d,.]+$/u.test(only.words) ? only.value : undefined
  const sides: readonly (readonly [number | undefined, Interval, (value: number) => string])[] = [
    [took, hours, formatDuration],
    [args?.money ?? bare, allInUsd, formatUsd],
  ]
  const said = sides.flatMap(([told, expected, format]) =>
    told === undefined
      ? []
      : [
          `${gapWords(told, expected.p50, 'more', 'less')}: ${format(told)}, where ${format(expected.p50)} was expected and 8 in 10 comparable runs come to ${format(expected.p10)} to ${format(expected.p90)}, so it is ${placeIn(told, expected)}.`,
        ],
  )
  return said.length === 0
    ? null
    : [
        ...said,
        'Reply with the tok/s of its log (“we measured 2,000 tok/s per GPU”) and the plan is worked out anew from it.',
      ]
}
const timeTold = /^(?:about |around |~ ?)?(\d+(?:\.\d+)?)[ -]?(h|hrs?|hours?|days?)$/iu
function hoursTold(args: QuestionContext['args']): number | undefined {
  for (const { words } of args?.numbers ?? []) {
    const [, digits, unit = 'h'] = timeTold.exec(words.trim()) ?? []
    if (digits !== undefined) return Number(digits) * (unit.toLowerCase().startsWith('d') ? 24 : 1)
  }
  return undefined
}

/** "How far off were you?" */
export function forecastGapAnswer(context: QuestionContext): readonly string[] {
  const { hours, allInUsd, tokensPerSecond } = context.recommendation.best
  return (
    forecastGap(context) ??
    toldGap(context) ?? [
      'No speed and no bill of a run has been told here that I could set against the plan.',
      `Expected are ${formatTokensPerSecond(tokensPerSecond.p50)} over all GPUs, ${formatDuration(hours.p50)} and ${formatUsd(allInUsd.p50)} in total: reply with yours, such as “we measured 2,000 tok/s per GPU” or “the bill was $61”.`,
    ]
  )
}

/** "At that speed, when are we done?", "is it still inside the ten days then?" */
export function measuredPaceAnswer(context: QuestionContext): readonly string[] {
  const run = measuredRun(context)
  const { scenario, recommendation, renderContext, args } = context
  if (run === null) return atToldPace(context) ?? forecastGapAnswer(context)
  const { names } = renderContext
  const { planned, reported, tokens, gpuCount, hours, usd } = run
  const { due, money } = args ?? {}
  const isWhether = due !== undefined || money !== undefined
  const [most, least] = isWhether ? [due, money] : [scenario.spec.deadlineHours, scenario.spec.budgetUsd]
  const kept = [
    ...(most === null || most === undefined ? [] : [timeKept(exactly(hours), most)]),
    ...(least === null || least === undefined ? [] : [moneyKept(exactly(usd), least)]),
  ]
  const isKept = kept.every((one) => verdictOf(one) === 'Yes')
  const verdict = isWhether ? (isKept ? 'Yes: at' : 'No: at') : 'At'
  const { best } = recommendation
  const isOther = reported.against !== undefined && isOff(hours / planned.hours.p50)
  return [
    `${verdict} the measured ${formatTokensPerSecond(reported.tokensPerSecondPerGpu * gpuCount)} on ${formatCount(gpuCount)} × ${names.gpu(planned.gpu)}, ${formatTokens(tokens)} take ${formatDuration(hours)} and about ${formatUsd(usd)} in total${isOther ? `, instead of ${formatDuration(planned.hours.p50)} and ${formatUsd(planned.allInUsd.p50)} as planned` : ''}.`,
    ...kept.map((one) => limitWords(one)),
    planName(best, names) === planName(planned, names)
      ? ''
      : `On ${planAndProvider(best, names)} it would be ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)}, by estimate.`,
  ]
}

const exactly = (value: number): Interval => ({ p10: value, p50: value, p90: value })

/** "14 h is 10 h inside the 24 h." */
const limitWords = ({ figure: { p50 }, most, say, between }: Kept): string =>
  `${say(p50)} is ${between(p50, most)} ${p50 <= most ? 'inside' : 'over'} the ${say(most)}.`

/** Closer than that two figures are the same. */
const slight = 0.05
const isOff = (ratio: number): boolean => Math.abs(Math.log(ratio)) > slight
/** From here on the one is told as so many times the other. */
const many = 2

function gapWords(is: number, was: number, up: string, down: string): string {
  if (!isOff(is / was)) return 'About as expected'
  const isMore = is > was
  const times = isMore ? is / was : was / is
  return times > many
    ? `Far off, ${isMore ? `${formatSignificant(times, 2)} times what was expected` : `${formatPercent(1 - is / was)} ${down} than expected`}`
    : `${formatPercent(Math.abs(is / was - 1))} ${isMore ? up : down} than expected`
}

const placeIn = (value: number, { p10, p90 }: Interval): string =>
  value >= p10 && value <= p90 ? 'inside the range' : 'outside the range'

/** "How do I measure this?": settings of the best option for two minutes, the line to look for, and what to do with it. */
export function benchmarkAnswer({
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const benchmark = names.benchmark(best.stack)
  const plan = { gpu: best.gpu, gpuCount: best.gpuCount }
  return [
    `Rent ${planName(plan, names)} for a quarter of an hour and run 20 steps of your own job with ${names.stack(best.stack)}: ${methodName(best)}, sequence length ${formatCount(best.sequenceLength)}, batch ${formatCount(best.microBatch)} per GPU × ${formatCount(best.accumulation)} accumulation, ${best.recomputation === 'none' ? 'no ' : ''}gradient checkpointing.`,
    benchmark === null ? '' : `Set ${benchmark.settings}.`,
    benchmark === null
      ? 'Paste the line of its log that has the speed here.'
      : `Paste the last lines that have "${benchmark.line}" here; leave out the first five steps, which warm up.`,
    'For memory, paste what nvidia-smi shows meanwhile.',
    'The plan is worked out anew with your figure, and the range becomes narrow.',
  ]
}

/** "Megatron should be 3x". `value`: times the speed of the plan, or of the run where one was reported. */
export function speedupAnswer(context: QuestionContext): readonly string[] {
  const {
    recommendation: { best },
    reported,
    scenario,
    args,
  } = context
  const value = context.value ?? args?.speed ?? (args?.moves === undefined ? null : 1 + Math.abs(args.moves))
  if (value === null) return ['Say how much faster, such as “1.5 times” or “20% faster”, and I say what it would do.']
  const { tokens } = scenario.spec
  if (reported !== undefined && tokens !== null) return ofReported(reported, tokens, value, context)
  const { hours, startupHours, usd, allInUsd, tokensPerSecond } = best
  const then = startupHours + (hours.p50 - startupHours) / value
  const cost = allInUsd.p50 + usd.p50 * (then / hours.p50 - 1)
  return [
    `At ${Number(value.toPrecision(3))} times the speed, ${formatTokensPerSecond(tokensPerSecond.p50 * value)}, it would take ${formatDuration(then)} and cost about ${formatUsd(cost)} instead of ${formatDuration(hours.p50)} and ${formatUsd(allInUsd.p50)}, ${formatUsd(allInUsd.p50 - cost)} less.`,
    notMeasured,
  ]
}

const notMeasured = 'That is not measured, so the plan stays; reply with its tok/s once it has run for some minutes.'

/** Of what was reported, not of what another plan would do. */
function ofReported(
  { tokensPerSecondPerGpu, gpuCount }: ReportedSpeed,
  tokens: number,
  times: number,
  { recommendation: { best } }: QuestionContext,
): readonly string[] {
  const all = tokensPerSecondPerGpu * gpuCount
  const hours = (rate: number): number => tokens / rate / 3600 + best.startupHours
  const cost = (rate: number): string => formatUsd(hours(rate) * gpuCount * best.usdPerGpuHour)
  const then = all * times
  return [
    `At ${times} times the ${formatTokensPerSecond(all)} that were reported, ${formatTokensPerSecond(then)}, it would take ${formatDuration(hours(then))} instead of ${formatDuration(hours(all))}, and ${cost(then)} of GPU time instead of ${cost(all)} at ${formatUsdPerHour(best.usdPerGpuHour)} a GPU.`,
    notMeasured,
  ]
}
