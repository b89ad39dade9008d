/** Time and money: where the hours and the dollars come from, what they leave out, how old the price is. */
import type { SpotWay } from '../recommend/decision/spot-way.ts'
import { cheapestOf } from './changes.ts'
import {
  allGpus,
  count,
  duration,
  durationRange,
  exactHours,
  gpus,
  percent,
  tokens,
  usd,
  usdPerHour,
  usdRange,
} from './format.ts'
import { planName, pricingWords, providerName } from './names.ts'
import type { Asked } from './question.ts'
import { oneLine } from './mrkdwn.ts'
import { beside, describes, letters } from './question-fit.ts'
import { everyOption } from './rows.ts'
import { priceOf } from './summary.ts'
import { energyWords } from './whole-energy.ts'

/** Figures closer than this are the same figure, rounded. */
const rounding = 0.01
const agree = (one: number, other: number): boolean => Math.abs(one - other) <= rounding * Math.max(Math.abs(one), 1e-9)

export function timeAnswer({ scenario, recommendation: { best } }: Asked): readonly string[] {
  const total = scenario.spec.tokens
  const range = `8 in 10 comparable runs take ${durationRange(best.hours)}.`
  if (total === null) return [`${duration(best.hours.p50)} in all, start-up included.`, range]
  const training = total / best.tokensPerSecond.p50 / 3600
  const rest = best.hours.p50 - training - best.startupHours
  const more = agree(best.hours.p50, best.hours.p50 - rest)
    ? ''
    : `, ${duration(rest)} more for interruptions and saving`
  return [
    `${tokens(total)} ÷ ${count(best.tokensPerSecond.p50)} tok/s over ${allGpus(best.gpuCount)} ÷ 3,600 = ${exactHours(training)} of training.`,
    `With ${duration(best.startupHours)} of start-up${more} that is ${exactHours(best.hours.p50)}${best.gpuCount > 1 ? `, or ${count(Math.round(best.hours.p50 * best.gpuCount))} GPU-hours` : ''}.`,
    range,
  ]
}

export function costAnswer({ recommendation: { best }, manner, decision }: Asked): readonly string[] {
  const { gpuCount, usdPerGpuHour } = best
  const product = best.hours.p50 * gpuCount * usdPerGpuHour
  const same = agree(product, best.usd.p50)
  return [
    `${exactHours(best.hours.p50)} × ${gpus(gpuCount)} × ${usdPerHour(usdPerGpuHour)} per GPU = ${usd(product)} in total${same ? '.' : `; with what is billed beside the hours, ${usd(best.usd.p50)}.`}`,
    gpuCount > 1 ? `That is ${usd(best.usd.p50 / gpuCount)} per GPU.` : '',
    `8 in 10 comparable runs cost ${usdRange(best.usd)} in total.`,
    decision === undefined
      ? ''
      : `With idle time, disk and failed runs it is about ${usd(decision.bill.total.p50)} in all.`,
    `${priceOf(best, manner)}.`,
  ]
}

/** "what would 10 runs cost?": the same run so many times; what one run is off by, all are. */
export function runsAnswer({ recommendation: { best }, value = 1 }: Asked): readonly string[] {
  const times = ({ p10, p50, p90 }: typeof best.usd) => ({ p10: p10 * value, p50: p50 * value, p90: p90 * value })
  const dollars = times(best.usd)
  return [
    `${count(value)} such runs cost ${usd(dollars.p50)} in total, each with its own start-up (8 times in 10 ${usdRange(dollars)}).`,
    `One after another they take ${duration(best.hours.p50 * value)}; all at once, on ${gpus(best.gpuCount * value)}, ${duration(best.hours.p50)}.`,
    'Shorter ones, such as on a tenth of the data, tell much of what a search wants to know for a tenth of the money.',
  ]
}

/** "what does Lambda charge?": the plan there, where it is not the plan; null where the question is about the plan. */
export function otherPlan(asked: Asked): readonly string[] | null {
  const { subject, instead, recommendation, manner } = asked
  const { names } = manner
  if (instead === undefined || describes(recommendation.best, letters(subject), names)) return null
  if ('problem' in instead) return [`With "${oneLine(subject, 60)}" there is no plan. ${oneLine(instead.problem, 300)}`]
  return [beside(instead.option, recommendation.best, names), `${priceOf(instead.option, manner)}.`]
}

export function mathAnswer(asked: Asked): readonly string[] {
  const { best } = asked.recommendation
  const mfu = best.mfu === null ? '' : `The speed is ${percent(best.mfu)} of the GPUs' dense bf16 peak (MFU).`
  return [...timeAnswer(asked).slice(0, -1), mfu, ...costAnswer(asked).slice(0, 1)]
}

export function storageAnswer({ recommendation: { best }, decision }: Asked): readonly string[] {
  const hours = `No: the ${usd(best.usd.p50)} is the hours of ${allGpus(best.gpuCount)}, start-up included.`
  if (decision === undefined)
    return [hours, 'Disk for data and checkpoints, data transfer out, idle machines and failed runs come on top.']
  const { bill, energy } = decision
  const inHours = new Set(['training', 'interruptions', 'startup'])
  const onTop = bill.parts.filter(({ id, usd: dollars }) => !inHours.has(id) && dollars !== 0)
  const parts = onTop.map(({ usd: dollars, says }) => (dollars === null ? says : `${usd(dollars)} for ${says}`))
  return [
    hours,
    `On top come ${parts.join('; ')}.`,
    `That makes about ${usd(bill.total.p50)} in all (${usdRange(bill.total)}).`,
    `Electricity: ${energyWords(energy)}.`,
  ]
}

export function energyAnswer({ decision }: Asked): readonly string[] {
  if (decision === undefined) return ['What it draws is worked out with the whole cost: see Details.']
  return [`${energyWords(decision.energy)}.`, 'Of the whole run; what is rented has it in its price.']
}

export function spotAnswer({ recommendation, manner, decision }: Asked): readonly string[] {
  const { best } = recommendation
  const { names } = manner
  const advice = 'Spot machines can be taken back at any time, so save checkpoints that a new machine can resume from.'
  const said = decision?.spot === undefined || decision.spot === null ? '' : spotReckoning(decision.spot)
  if (best.pricing === 'spot') {
    const where = names.provider(best.provider)
    return [
      `Yes, this plan is on spot at ${where}: ${usd(best.usd.p50)} in total, ${duration(best.hours.p50)}, preemptions included.`,
      said,
      advice,
    ]
  }
  const now = `This plan is ${pricingWords[best.pricing]}.`
  const same = decision?.spot
  if (same !== undefined && same !== null) {
    const where = names.provider(same.provider)
    const pays = (same.saves ?? 0) > 0 ? `saves ${usd(same.saves ?? 0)}` : 'does not pay'
    const total = `${usd(same.usd.p50)} and ${duration(same.hours.p50)}, preemptions included`
    return [now, `On spot at ${where} the same GPUs come to ${total}: that ${pays}.`, said, advice]
  }
  const spot = cheapestOf(everyOption(recommendation), ({ pricing }) => pricing === 'spot')
  if (spot === undefined)
    return [now, 'Nobody on record rents these GPUs as spot; ask with "spot" for the best plan that is.', advice]
  const plan = `${planName(spot, names)} at ${providerName(spot, names)}`
  return [now, `The cheapest on spot is ${plan}: ${usd(spot.usd.p50)} in total, ${duration(spot.hours.p50)}.`, advice]
}

/** How often it is preempted, how often it saves, and what that costs. */
function spotReckoning({ run, usual, overhead, withoutCheckpointsHours }: SpotWay): string {
  const { interruptions, saves, interval, work } = run
  const often = `Reckoned with a preemption every ${duration(interruptions.between)} ${interruptions.said ? 'as you say' : '(our assumption)'}`
  const without = `${duration(work)} of work would take ${duration(withoutCheckpointsHours)}`
  if (!saves) return `${often}, and nothing saved: ${without}.`
  return (
    `${often} and a checkpoint every ${duration(interval)}, which adds ${percent(overhead)} ` +
    `(every ${duration(usual.intervalHours)}: ${percent(usual.overhead)}); without checkpoints ${without}.`
  )
}

export function priceDateAnswer({ recommendation: { best }, manner }: Asked): readonly string[] {
  return [
    `${priceOf(best, manner)}.`,
    `Source: ${best.priceSource}.`,
    `At that price the job is ${usd(best.usd.p50)} in total.`,
  ]
}
