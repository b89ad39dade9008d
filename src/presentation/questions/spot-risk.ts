/** "Is spot riskier with 8 cards?", "how much of the saving do restarts eat?", "how often are they reclaimed?" */
import type { SpotAlternative } from '../../recommend/total-cost/spot-alternative.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { formatCount, formatDuration, formatPercent, formatUsd, formatUsdPerHour } from '../format/number-format.ts'
import { capitalized } from '../../recommend/figure-text.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { publishedShare, reckonedWith } from './spot-rate.ts'
import type { QuestionContext } from './question-context.ts'

/** The verdict first, then what it rests on. */
export function spotRiskAnswer(
  asked: 'often' | 'machines' | 'eaten' | 'most' | 'counted',
  context: QuestionContext,
): readonly string[] {
  const spot = context.totalCost?.spot ?? null
  if (spot === null) return [rules[asked], 'No provider on record has the GPUs of the plan on spot.']
  if (asked === 'machines') return ofMachines(spot, context)
  if (asked === 'most') return mostOften(spot, context)
  if (asked === 'counted') return countedIn(spot)
  return asked === 'eaten' ? eatenBy(spot, context) : oftenTaken(spot, context)
}

const together = 'cards of one machine are taken together, so they are no riskier than one'
const rules = {
  machines: `Not inside one machine: ${together}; of several machines any one that is taken stops the run, so that the rates add up.`,
  eaten:
    'With checkpoints restarts usually eat a few percent of the time, and so a small part of a saving of 30 to 60 % (rule of thumb).',
  most: 'As a rule from several preemptions an hour on: with checkpoints each costs a start and half of the time between two of them.',
  counted: 'None: the plan is not on spot.',
  often: 'Nobody publishes by the hour how often spot GPUs are taken back.',
} as const

/** In so many hours at one preemption every so many. */
const shareTaken = (hours: number, between: number): number => 1 - Math.exp(-hours / between)

function ofMachines(spot: SpotAlternative, { args, recommendation: { best } }: QuestionContext): readonly string[] {
  const { work, interruptions } = spot.run
  // What somebody said is of the whole job.
  const ofOne = interruptions.between * (interruptions.said ? 1 : best.nodes)
  const named = args?.countAsked?.count ?? 0
  const many = named > 1 ? named : Math.max(best.nodes, best.gpuCount / best.nodes, usualCards)
  const plan = `${formatCount(best.gpuCount)} ${best.gpuCount === 1 ? 'GPU' : 'GPUs'} in ${best.nodes === 1 ? 'one machine' : `${formatCount(best.nodes)} machines`}`
  const [one, all] = [shareTaken(work, ofOne), shareTaken(work, ofOne / many)]
  return [
    rules.machines,
    `Of ${formatDuration(work)} of work, at one preemption every ${formatDuration(ofOne)} a machine: one machine, however many cards it has, is taken at least once in ${formatPercent(one)} of cases, ${formatCount(many)} separate ones in ${formatPercent(all)}: 1 − e^(−n × ${formatSignificant(work, 2)} / ${formatSignificant(ofOne, 2)}). The plan is ${plan}.`,
    `${reckonedWith(spot)}.`,
  ]
}
const usualCards = 8

/** What preemptions and saving cost, against what spot would save without them. */
function eatenBy(spot: SpotAlternative, context: QuestionContext): readonly string[] {
  const { recommendation, renderContext } = context
  const { best } = recommendation
  const { run, overhead, usdPerGpuHour } = spot
  const lostHours = run.expected - run.work
  const lost = lostHours * usdPerGpuHour * best.gpuCount
  const [onSpot, fixed] = bothBills(spot, context)
  const reckoned = `${reckonedWith(spot)}${run.saves ? `, a checkpoint every ${formatDuration(run.interval)}` : ', and nothing saved'}.`
  const added = `restarts and checkpoints add ${formatDuration(lostHours)} (${formatPercent(overhead)}), ${formatUsd(lost)}`
  if (fixed === null) return [`Expected here: ${added}.`, reckoned]
  const saving = fixed - onSpot
  const seller = renderContext.names.provider(spot.provider)
  return [
    saving <= 0
      ? `All of it: spot at ${seller} is no cheaper, ${formatUsd(onSpot)} against ${formatUsd(fixed)} on demand; ${added}.`
      : `${capitalized(share(lost, saving + lost))} of it: ${added}, of ${formatUsd(saving + lost)} that spot would save without them; ${formatUsd(saving)} (${formatPercent(saving / fixed)} of the bill) are left, ${formatUsd(onSpot)} at ${seller} against ${formatUsd(fixed)} on demand.`,
    reckoned,
  ]
}
/** The bill on spot, and on demand; null: it is not known. */
function bothBills(
  { usd }: SpotAlternative,
  { recommendation: { best }, whatIf }: QuestionContext,
): readonly [number, number | null] {
  return best.pricing === 'spot'
    ? [best.allInUsd.p50, whatIf !== undefined && 'option' in whatIf ? whatIf.option.allInUsd.p50 : null]
    : [usd.p50, best.allInUsd.p50]
}

/** From which rate of preemptions on the saving is gone: each costs a start and half the time between two checkpoints. */
function mostOften(spot: SpotAlternative, context: QuestionContext): readonly string[] {
  const { best } = context.recommendation
  const { run, usdPerGpuHour } = spot
  const [onSpot, fixed] = bothBills(spot, context)
  const reckoned = `${reckonedWith(spot)}.`
  if (fixed === null) return [rules.most, reckoned]
  const rate = usdPerGpuHour * best.gpuCount
  const saved = fixed - onSpot + (run.expected - run.work) * rate
  if (saved <= 0)
    return [
      `At none: spot is no cheaper even without a preemption, ${formatUsd(onSpot)} against ${formatUsd(fixed)}.`,
      reckoned,
    ]
  const each = best.startupHours + (run.saves ? run.interval / 2 : run.work / 2)
  const count = saved / rate / each
  return [
    `From about one preemption every ${formatDuration(run.work / count)} on, ${formatSignificant(count, 2)} in the ${formatDuration(run.work)} of work: each costs about ${formatDuration(each)} and ${formatUsd(each * rate)} (a start of ${formatDuration(best.startupHours)} and ${run.saves ? `half of the ${formatDuration(run.interval)} between checkpoints` : 'half of the work, as nothing is saved'}), and ${formatUsd(saved)} are saved without any: ${formatUsd(fixed)} on demand against ${formatUsd(fixed - saved)}.`,
    `${reckoned} More checkpoints make each cheaper, and a run that is late may cost more than it saves.`,
  ]
}

const share = (part: number, whole: number): string => `about ${formatPercent(part / whole)}`

/** "How many did you budget for?": so many on average in the work of the run, and what they add. */
function countedIn(spot: SpotAlternative): readonly string[] {
  const { run, overhead } = spot
  const many = run.work / run.interruptions.between
  return [
    `About ${formatSignificant(many, 2)} on average: ${formatDuration(run.work)} of work at one every ${formatDuration(run.interruptions.between)}. So ${formatPercent(1 - shareTaken(run.work, run.interruptions.between))} of runs see none, and those that are hit are in the average.`,
    `${reckonedWith(spot)}. ${run.saves ? `A checkpoint every ${formatDuration(run.interval)} and what is done again` : 'With nothing saved, they'} add ${formatDuration(run.expected - run.work)} (${formatPercent(overhead)}).`,
  ]
}

/** What is published first, of the machine that is named where one is; then what is reckoned with, for this run. */
function oftenTaken(
  spot: SpotAlternative,
  { renderContext: { names }, subject, catalog, args, recommendation: { best } }: QuestionContext,
): readonly string[] {
  const { work, interruptions } = spot.run
  const bands = catalog?.totalCost.preemptions.bands ?? []
  const named = bands.find(
    ({ gpu, provider }) =>
      subject?.gpus.includes(gpu) === true &&
      (subject.providers.length === 0 ? provider === spot.provider : subject.providers.includes(provider)),
  )
  const others = (subject?.providers ?? []).filter((id) => id !== spot.provider && id !== named?.provider)
  const unknown =
    others.length === 0 ? '' : `Of ${others.map((id) => names.provider(id)).join(' and ')} no rate is on record here.`
  return [
    named === undefined
      ? publishedShare(spot.reclaimed, names.provider(spot.provider))
      : publishedShare(named, names.provider(named.provider), names.gpu(named.gpu)),
    unknown,
    `${reckonedWith(spot)}, so in ${formatPercent(shareTaken(work, interruptions.between))} of cases at least once in the ${formatDuration(work)} of work of this run.`,
    args?.asksMoney === true ? ofOne(spot, best) : '',
    'It differs by region, zone and hour; scarce large machines go first, and may not be had again at once.',
  ]
}

/** What each time costs on average, at the price of the hour on spot. */
function ofOne({ run, usdPerGpuHour, overhead }: SpotAlternative, { gpuCount, startupHours }: Option): string {
  const again = run.saves ? run.interval / 2 : run.work / 2
  const each = startupHours + again
  return `Each time costs about ${formatDuration(each)} and ${formatUsd(each * usdPerGpuHour * gpuCount)}, at ${formatUsdPerHour(usdPerGpuHour * gpuCount)} on spot: a start of ${formatDuration(startupHours)}, and ${run.saves ? `half of the ${formatDuration(run.interval)} between checkpoints` : 'half of the work, as nothing is saved'} again, plus the wait for a free machine. The total has ${formatPercent(overhead)} more time for it.`
}
