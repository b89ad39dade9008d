/** What may go wrong: risks, crashes, a run that is lost, and machines that were left on. */
import {
  formatAllGpus,
  formatCount,
  formatDuration,
  formatGib,
  formatPercent,
  formatTokensPerSecond,
  formatUsd,
  formatUsdPerHour,
} from '../format/number-format.ts'
import type { Option, Recommendation } from '../../recommend/recommendation.ts'
import { allOptions } from '../content/option-rows.ts'
import { type DisplayNames, planAndProvider, planName, providerName } from '../format/display-names.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { globalBatch } from '../content/training-setup.ts'
import type { QuestionContext } from './question-context.ts'
import { toOneLine } from '../format/truncate.ts'

const half = 0.5

/** The same machine on spot, which alone is taken back; null where the plan is there already, or nobody rents it so. */
function onSpot({
  recommendation: { best },
  totalCost,
  renderContext: { names },
}: QuestionContext): { readonly option: Option; readonly opening: string } | null {
  const spot = totalCost?.spot ?? null
  if (spot === null || best.pricing === 'spot') return null
  const { hours, usd: allInUsd, usdPerGpuHour, provider } = spot
  const gpuUsd = hours.p50 * best.gpuCount * usdPerGpuHour
  const opening = `The plan is on demand, where nothing is taken back; on spot at ${names.provider(provider)}, ${formatUsdPerHour(usdPerGpuHour)} per GPU and ${formatUsd(allInUsd.p50)} in total.`
  return { option: { ...best, hours, allInUsd, usdPerGpuHour, usd: { ...best.usd, p50: gpuUsd } }, opening }
}

/** Hours and dollars of a run that broke off at `args.part` of its way, half by default: begun anew, and gone on with. */
export function lostRunAnswer(context: QuestionContext): readonly string[] {
  const { args, scenario } = context
  const spot = args?.asksOdds === 'taken' || args?.isOfSpot === true ? onSpot(context) : null
  const best = spot?.option ?? context.recommendation.best
  const { tokens } = scenario.spec
  const steps = tokens === null ? null : tokens / (globalBatch(best) * best.sequenceLength)
  const done = args?.steps === undefined || steps === null || args.steps >= steps ? null : args.steps
  const { hours, usd, allInUsd, gpuCount, usdPerGpuHour, startupHours } = best
  const atHour = args?.numbers?.find(({ words, value }) => /^hour \d+$/iu.test(words.trim()) && value < hours.p50)
  const part =
    args?.part ??
    (atHour !== undefined ? atHour.value / hours.p50 : done === null || steps === null ? half : done / steps)
  const lost = usd.p50 * part
  const hourOfAll = gpuCount * usdPerGpuHour
  const left = startupHours + (hours.p50 - startupHours) * (1 - part)
  const reached = hours.p50 * part
  const kept = Math.min(hours.p50 > 2 * usualInterval ? usualInterval : shortInterval, reached)
  if (done !== null && steps !== null)
    return [
      `At most ${formatDuration(kept)} and ${formatUsd(kept * hourOfAll)} of work with a checkpoint ${hours.p50 > 2 * usualInterval ? 'every hour' : `every ${formatDuration(shortInterval)}`}, some ${formatCount(Math.ceil((kept / hours.p50) * steps))} steps; without any all ${formatDuration(reached)} and ${formatUsd(lost)} so far.`,
      `From step ${formatCount(done)} of ${formatCount(Math.round(steps))}: ${formatDuration(left)} and ${formatUsd(left * hourOfAll)} of GPU time to the end, start-up included, if step ${formatCount(done)} was saved.`,
      `Begun anew from step 0, the ${formatDuration(hours.p50 * part)} and ${formatUsd(lost)} so far are lost, and it is ${formatDuration(hours.p50)} and ${formatUsd(allInUsd.p50)} again.`,
    ]
  const due = args?.due ?? scenario.spec.deadlineHours
  const anew = hours.p50 * (1 + part)
  const slack =
    due === null
      ? ''
      : due < hours.p50
        ? `No slack: it takes ${formatDuration(hours.p50)}, and ${formatDuration(due)} there are.`
        : `${formatDuration(due - hours.p50)} of slack: ${formatDuration(hours.p50)} of the ${formatDuration(due)}; begun anew after ${formatPercent(part)} it ends at ${formatDuration(anew)}, ${anew <= due ? `${formatDuration(due - anew)} to spare` : `${formatDuration(anew - due)} late`}.`
  // Saved more often than a short run is long.
  const ofSpot = args?.isOfSpot !== true ? undefined : context.totalCost?.spot?.run.interval
  const interval = ofSpot ?? (hours.p50 > 2 * usualInterval ? usualInterval : shortInterval)
  const saved = interval === usualInterval ? 'every hour' : `every ${formatDuration(interval)}`
  const most = Math.min(interval, hours.p50 * part)
  return [
    args?.asksPay === true
      ? 'You pay: the hours that the machine ran are billed, whatever became of the run. Where the provider’s machine failed, ask its support the same day: large clouds mostly credit such hours, hosts of a marketplace hardly ever (recalled).'
      : '',
    args?.isOfSpot === true ? '' : (spot?.opening ?? ''),
    lateHour(args, hours.p50),
    args?.steps === undefined || steps === null || done !== null
      ? ''
      : `There is no step ${formatCount(args.steps)}: the run has ${formatCount(Math.round(steps))} steps of ${formatCount(globalBatch(best))} sequences.`,
    `With checkpoints ${saved} at most ${formatDuration(most)} and ${formatUsd(most * hourOfAll)} of work are lost${args?.asksPay === true ? ' and paid twice' : ''}; without any, all ${formatDuration(hours.p50 * part)} and ${formatUsd(lost)} so far${args?.part === undefined && atHour === undefined && done === null ? `, if it breaks off after ${formatPercent(part)}` : ''}.`,
    `Resumed, ${formatDuration(left)} are left to go, start-up included; begun anew it comes to ${formatDuration(hours.p50 * (1 + part))} and ${formatUsd(allInUsd.p50 + lost)} in all.`,
    gpuCount > 1 ? `All ${formatCount(gpuCount)} GPUs are one job: when one drops out, the run stops.` : '',
    slack,
  ]
}

/** Hours between saves: on machines that nobody takes away, and of a run that is hardly longer. */
const [usualInterval, shortInterval] = [1, 0.25]

/** "If it crashes at hour 6": of a run that is over before; '' of others. */
function lateHour(args: QuestionContext['args'], hours: number): string {
  const named = args?.numbers?.find(({ words }) => /^hour \d+$/iu.test(words.trim()))
  return named === undefined || named.value < hours
    ? ''
    : `There is no ${named.words}: the run takes ${formatDuration(hours)}.`
}

/** A night is from an evening to a morning, a weekend from Friday evening to Monday morning. */
export function leftOnAnswer({
  recommendation: { best },
  totalCost,
  scenario,
  args,
  renderContext: { rules },
}: QuestionContext): readonly string[] {
  const { gpuCount, usdPerGpuHour } = best
  if (scenario.spec.owned === true) return ['They are your own: nothing but the power of idle GPUs is lost.']
  const each = gpuCount * usdPerGpuHour
  const [night, weekend] = [rules.nightHours.value, rules.weekendHours.value]
  const idle = totalCost?.bill.parts.find(({ id }) => id === 'idle')
  return [
    `${args?.asksPay === true ? 'Yes, until somebody stops them: idle' : 'Idle'} machines are billed like busy ones: ${formatUsdPerHour(each)} for ${formatAllGpus(gpuCount)}, so ${formatUsd(each * night)} over a night (${night} h) and ${formatUsd(each * weekend)} over a weekend (${weekend} h).`,
    idle === undefined || idle.usd === null
      ? ''
      : `The total has ${formatUsd(idle.usd)} for it (${idle.says.replace(/\.$/, '')}).`,
    'Have the script end the machine when it is done or fails, and set an alert on the loss of progress.',
  ]
}

/** "what's the biggest risk?" */
export function risksAnswer({
  scenario,
  recommendation: { best },
  totalCost,
  args,
  contrast,
  subject,
  recommendation,
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const { spec } = scenario
  // What little memory is left is told with its own figure.
  const warnings = best.warnings
    .filter((one) => !one.startsWith('Memory has little'))
    .slice(0, 2)
    .map((warning) => toOneLine(warning, 240).replace(/[.\s]+$/, ''))
  const share = best.peakMemoryGiB.p95 / best.usableMemoryGiB
  const failed = totalCost?.bill.parts.find(({ id }) => id === 'failed')
  const epochs = scenario.corpus?.epochs ?? 1
  const isOfEpochs = args?.numbers?.some(({ value }) => value === epochs) === true
  const overfit =
    epochs < manyEpochs
      ? ''
      : `${formatCount(epochs)} passes over the same data may learn it by heart (overfitting): keep a checkpoint of each pass and take the one that is best on held-out examples.`
  const isTight = share > tightMemory
  const isOfCard = subject?.gpus.includes(best.gpu) === true
  const lead = isOfCard || isOfEpochs ? 'Of the run first ' : 'The biggest risk is '
  const late = `time, and with it money: 1 in 10 comparable runs takes more than ${formatDuration(best.hours.p90)} and ${formatUsd(best.allInUsd.p90)}, instead of ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)}${slowerThan(recommendation, names, spec.objective)}.`
  const memory = `memory: at the high end ${formatPercent(share)} of a GPU is taken, so run 20 steps on the longest texts first.`
  // Out of memory ends a run; what is slow for its price is known beforehand.
  const isOfMoney = args?.asksMoney === true || contrast?.figure === 'usd'
  const ordered = !isTight ? [late] : isOfMoney || spec.objective === 'cheapest' ? [late, memory] : [memory, late]
  return [
    isOfCard ? cardBesideOthers(recommendation, names) : '',
    isOfEpochs ? overfit : '',
    ...ordered.map((risk, at) => `${at === 0 ? lead : 'Then '}${risk}`),
    warnings.length === 0 ? '' : `${warnings.join('. ')}.`,
    isOfEpochs ? '' : overfit,
    isTight ? '' : `Out of memory hardly: at the high end ${formatPercent(share)} of a GPU is taken.`,
    failed === undefined || failed.usd === null
      ? 'A try that fails, by wrong settings or bad rows, is paid again: some 50 steps first show it.'
      : `A try that fails, by wrong settings or bad rows: ${formatUsd(failed.usd)} is set aside (${failed.says.replace(/^runs that fail: /, '').replace(/\.$/, '')}).`,
    spec.owned === true
      ? ''
      : `${planName(best, names)} may not be free at ${providerName(best, names)} on the day, and a machine left on is billed on.`,
  ]
}
/** What the cheapest is slower than: the plan of the table that is done the soonest for each dollar on top; '' where none is much sooner. */
function slowerThan(recommendation: Recommendation, names: DisplayNames, objective: Spec['objective']): string {
  const { best } = recommendation
  if (objective !== 'cheapest') return ''
  const [sooner] = allOptions(recommendation)
    .filter(({ hours, allInUsd }) => hours.p50 < best.hours.p50 / 2 && allInUsd.p50 > best.allInUsd.p50)
    .toSorted((one, other) => one.allInUsd.p50 - other.allInUsd.p50)
  return sooner === undefined
    ? ''
    : `; ${planAndProvider(sooner, names)} takes ${formatDuration(sooner.hours.p50)} for ${formatUsd(sooner.allInUsd.p50)}`
}

/** What the card of the plan does less of than the others in the table, and what those come to. */
function cardBesideOthers(recommendation: Recommendation, names: DisplayNames): string {
  const { best } = recommendation
  const each = ({ tokensPerSecond, gpuCount }: Option): number => tokensPerSecond.p50 / gpuCount
  const [other] = allOptions(recommendation)
    .filter(({ gpu }) => gpu !== best.gpu)
    .toSorted((one, another) => each(another) - each(one))
  const own = `One ${names.gpu(best.gpu)} does ${formatTokensPerSecond(each(best))} and has ${formatGib(best.usableMemoryGiB)}`
  const plan = `the plan takes ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)} on ${formatCount(best.gpuCount)}`
  return other === undefined
    ? `${own}; ${plan}.`
    : `${own}, against ${formatTokensPerSecond(each(other))} and ${formatGib(other.usableMemoryGiB)} of one ${names.gpu(other.gpu)}: ${plan}, ${planAndProvider(other, names)} ${formatDuration(other.hours.p50)} and ${formatUsd(other.allInUsd.p50)}.`
}
/** From here on a longer batch may not fit; a rule of thumb. */
const tightMemory = 0.9
/** From here on more passes are no longer as good as new data; a rule of thumb. */
const manyEpochs = 3
