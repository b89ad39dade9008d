/** A part of a training of pictures or sound: an epoch or a step of it, up to where it stops, what is left, what a sum pays for. */
import { changesOfReply } from '../language/inquiries/changed-by-reply.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import type { SampledAsk } from '../language/inquiries/sampled-asked.ts'
import type { SampledPoint } from '../language/inquiries/sampled-progress.ts'
import { planName } from '../presentation/format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatPercent,
  formatUsd,
  formatUsdPerHour,
} from '../presentation/format/number-format.ts'
import { sampleNoun, samplesOf } from '../recommend/inquiries/sample-count.ts'
import type { SampledChoice } from '../recommend/inquiries/sampled-choices.ts'
import type { SampledPlan } from '../recommend/inquiries/samples.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'
import { sampledPlanFor } from './samples-response.ts'

/** What is worked out from: the training on its first choice, and the reply. */
export type SampledFigures = {
  readonly inquiry: InquiryOf<'samples'>
  readonly plan: SampledPlan
  readonly first: SampledChoice
  /** Hours before the first step. */
  readonly setup: number
  readonly context: EngineContext
  readonly request: RequestContext
  readonly text: string
}

/** The machine of the first choice. */
export const cardOf = ({ first, request, context }: SampledFigures): string =>
  planName({ ...first, nodes: 1 }, context.renderContextOn(request).names)
/** What an hour of it costs; nothing for a card of one’s own. */
export const hourlyWords = ({ offer, gpuCount }: SampledChoice): string =>
  offer === null ? '' : ` at ${formatUsdPerHour(offer.usdPerGpuHour)}${gpuCount === 1 ? '' : ' a GPU'}`
/** In two digits. */
export const rounded = (value: number): string => String(Number(value.toPrecision(2)))
/** The range that it may be in. */
export const rangeWords = ({ first: { hours, usd, offer } }: SampledFigures): string =>
  `It may be ${formatDuration(hours.low)} to ${formatDuration(hours.high)}${offer === null ? '' : `, ${formatUsd(usd.low)} to ${formatUsd(usd.high)}`}: time 100 steps of your own.`

/** Samples a second of all cards. */
export const rateOf = ({ plan, first, setup }: SampledFigures): number =>
  plan.samples / ((first.hours.expected - setup) * 3600)
const usdPerHourOf = ({ first }: SampledFigures): number => first.usd.expected / first.hours.expected

/** Samples of one pass over the data; 0: nobody counted them. */
export const samplesOfEpoch = ({ inquiry, plan, context }: SampledFigures): number =>
  samplesOf(plan.row, { ...inquiry.data, steps: null, epochs: 1 }, context.catalog.inquiryFacts.sampledModels).samples

/** "Is it just hours x epochs?": the pieces of the sound or the images, times the passes over them. */
export function derivationWords(asked: SampledFigures): readonly string[] | null {
  const { inquiry, plan } = asked
  const [each, noun] = [samplesOfEpoch(asked), sampleNoun(plan.row)]
  const perRun = plan.samples / plan.runs
  const { soundHours } = inquiry.data
  if (each === 0) return null
  const passes = `${formatCount(perRun / each)} ${perRun === each ? 'epoch' : 'epochs'}`
  const product = `${formatCount(each)} ${noun} × ${passes} = ${formatCount(perRun)}`
  if (plan.row.sample !== 'sound' || soundHours === null)
    return [`${product} ${noun} in all: such a model is counted in ${noun}, not in tokens.`]
  return [
    `Hours × epochs, in windows and not in tokens: ${formatCount(soundHours)} h × 3,600 s ÷ ${rounded((soundHours * 3600) / each)} s = ${formatCount(each)} windows × ${passes} = ${formatCount(perRun)} windows.`,
    ...plan.assumed.slice(0, 1).map((one) => `Assumed: ${one}.`),
  ]
}

/** Samples of one run up to a point; null: it takes a batch, or a count of the data, that nobody named. */
function samplesAt({ unit, value }: SampledPoint, asked: SampledFigures): number | null {
  const { plan, inquiry } = asked
  const ofRun = plan.samples / plan.runs
  if (unit === 'share') return ofRun * value
  if (unit === 'epoch') return samplesOfEpoch(asked) * value || null
  return takesBatch(asked) ? null : value * (inquiry.data.batch ?? 1)
}

const sized = (hours: number): string => (hours < 1 / 60 ? `${rounded(hours * 3600)} s` : formatDuration(hours))
/** A step that nobody knows the size of. */
export const noBatch = (asked: SampledFigures): readonly string[] => [
  `That takes the batch: say it, such as “batch 16”. The whole is ${formatCount(asked.plan.samples)} ${sampleNoun(asked.plan.row)} at about ${rounded(rateOf(asked))} a second.`,
]
const noCount = (asked: SampledFigures): readonly string[] => [
  `An epoch is one pass over the data, and how many ${sampleNoun(asked.plan.row)} those are was not said: the whole is ${formatCount(asked.plan.samples)} in ${formatDuration(asked.first.hours.expected)}.`,
]

/** Hours and dollars of an epoch, a step, a sample or an hour. */
export function unitWords(
  { unit, count }: Extract<SampledAsk, { kind: 'unit' }>,
  asked: SampledFigures,
): readonly string[] {
  const { plan, first, setup, inquiry } = asked
  const usdPerHour = usdPerHourOf(asked)
  const isRented = first.offer !== null
  const money = (hours: number): string => (isRented ? `, ${small(hours * usdPerHour)}` : '')
  const whole = `The whole is ${formatDuration(first.hours.expected)}${isRented ? ` and ${formatUsd(first.usd.expected)}` : ''} on ${cardOf(asked)}, ${formatDuration(setup)} of it to start.`
  if (unit === 'hour')
    return [
      `${isRented ? formatUsdPerHour(usdPerHour * count) : `About ${small(usdPerHour * count)} of electricity an hour`} on ${cardOf(asked)}, for about ${formatDuration(first.hours.expected)}.`,
    ]
  const batch = inquiry.data.batch ?? (takesBatch(asked) ? usualBatch : 1)
  const each = unit === 'epoch' ? samplesOfEpoch(asked) : unit === 'sample' ? 1 : batch
  if (each === 0) return noCount(asked)
  const hours = (each * count) / rateOf(asked) / 3600
  const of =
    unit === 'epoch'
      ? `${counted(count, 'epoch')} (${formatCount(each * count)} ${sampleNoun(plan.row)})`
      : unit === 'step'
        ? `${counted(count, 'step')} of batch ${batch}`
        : `${formatCount(count)} ${count === 1 ? (plan.row.sample === 'sound' ? 'window of 30 s' : (plan.row.counted?.one ?? 'image')) : sampleNoun(plan.row)}, seen once`
  const ofBatch =
    unit === 'step' && inquiry.data.batch === null ? ' A larger batch takes as many times that: say yours.' : ''
  return [`About ${sized(hours)}${money(hours)} for ${of}.${ofBatch}`, whole]
}

const counted = (count: number, noun: string): string => `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`
/** Parts of a cent are not nothing. */
const small = (usd: number): string =>
  usd >= 0.01 ? formatUsd(usd) : usd >= 0.001 ? `$${rounded(usd)}` : 'far less than a cent'

/** Taken where none was named, and steps of one image are not meant. */
const usualBatch = 16
/** Whether steps say nothing without a batch. */
export const takesBatch = ({ inquiry: { data }, plan: { row } }: SampledFigures): boolean =>
  data.batch === null && data.steps === null && row.learns !== 'subject'

const pointWords = ({ unit, value }: SampledPoint): string =>
  unit === 'share' ? (value === 1 / 2 ? 'halfway' : `at ${formatPercent(value)}`) : `after ${counted(value, unit)}`

/** Hours and dollars up to a point, as a supposition. */
export function stopWords(at: SampledPoint, asked: SampledFigures): readonly string[] {
  const { plan, first, setup } = asked
  const samples = samplesAt(at, asked)
  if (samples === null) return at.unit === 'epoch' ? noCount(asked) : noBatch(asked)
  const ofRun = plan.samples / plan.runs
  if (samples >= ofRun)
    return [
      `It is over by then: planned are ${formatCount(ofRun)} ${sampleNoun(plan.row)}, and ${pointWords(at)} it has seen ${formatCount(samples)}.`,
    ]
  const hours = setup + (first.hours.expected - setup) * (samples / ofRun)
  const usd = usdPerHourOf(asked) * hours
  const isRented = first.offer !== null
  return [
    `About ${formatDuration(hours)}${isRented ? ` and ${formatUsd(usd)}` : ''} if it stops ${pointWords(at)}: ${formatDuration(first.hours.expected - hours)}${isRented ? ` and ${formatUsd(first.usd.expected - usd)}` : ''} less than the whole, on ${cardOf(asked)}.`,
    'The machine bills until you shut it down, so let the script do that. A schedule that was to decay over all of it ends too early: set it to the shorter run where you can.',
  ]
}

/** What is left from a point on. */
export function restWords(at: SampledPoint, spent: number | null, asked: SampledFigures): readonly string[] | null {
  const { plan, first, setup } = asked
  const samples = samplesAt(at, asked)
  if (samples === null) return at.unit === 'epoch' ? noCount(asked) : noBatch(asked)
  const ofRun = plan.samples / plan.runs
  // The last epoch may have just begun.
  const done = at.unit === 'epoch' && samples >= ofRun ? samples - samplesOfEpoch(asked) : samples
  const left = 1 - done / ofRun
  if (left <= 0)
    return [
      `By the plan it is over by then: it has ${formatCount(ofRun)} ${sampleNoun(plan.row)}, and ${pointWords(at)} ${formatCount(samples)} are seen.`,
    ]
  const money = (of: number): string => (first.offer === null ? '' : ` and ${formatUsd(usdPerHourOf(asked) * of)}`)
  if (spent !== null && done > 0) {
    const more = (spent * left) / (1 - left)
    return [
      `At that speed ${formatDuration(more)}${money(more)} more: ${formatDuration(spent + more)} in all, where ${formatDuration(first.hours.low)} to ${formatDuration(first.hours.high)} was expected on ${cardOf(asked)}.`,
      'It is as if it had run evenly: validation, saving and the start are in what you measured.',
    ]
  }
  const hours = setup + (first.hours.expected - setup) * left
  return [
    `${done === samples ? '' : 'At most '}${formatPercent(left)} is left: about ${formatDuration(hours)}${money(hours)} on ${cardOf(asked)}, with ${formatDuration(setup)} to start again if it has to.`,
    'It goes on from the last checkpoint that was saved: what came after that is done once more, and without one it begins anew.',
  ]
}

/** How many runs, epochs or samples a sum pays for; null where no sum stands there, or nothing is paid. */
export function affordableWords(
  unit: Extract<SampledAsk, { kind: 'affordable' }>['unit'],
  asked: SampledFigures,
): readonly string[] | null {
  const { first, text, context, request, setup, plan } = asked
  const { budgetUsd } = changesOfReply(text, context.vocabulary, request.today)
  if (budgetUsd == null || first.offer === null) return null
  if (unit === 'run' || unit === 'hour') {
    const [few, runs, many] = [first.usd.high, first.usd.expected, first.usd.low].map((usd) => Math.floor(budgetUsd / usd)) // prettier-ignore
    if (runs === undefined || few === undefined || many === undefined) return null
    const each = `${formatUsd(first.usd.expected)} and ${formatDuration(first.hours.expected)} each on ${cardOf(asked)}`
    if (runs < 1)
      return [
        `None: one is about ${each}, and ${formatUsd(budgetUsd)} is ${formatPercent(budgetUsd / first.usd.expected)} of that.`,
        ...cheaperRuns(budgetUsd, 1 / manyMore, asked),
      ]
    return [
      `About ${formatCount(runs)} for ${formatUsd(budgetUsd)}: ${each}, so ${formatDuration(first.hours.expected * runs)} one after another.`,
      `Between ${formatCount(few)} and ${formatCount(many)}, by the range of one (${formatUsd(first.usd.low)} to ${formatUsd(first.usd.high)}); storage and failed tries come off.`,
      ...cheaperRuns(budgetUsd, runs, asked),
    ]
  }
  const hours = Math.max(0, budgetUsd / usdPerHourOf(asked) - setup)
  const samples = hours * 3600 * rateOf(asked)
  const each = unit === 'epoch' ? samplesOfEpoch(asked) : unit === 'step' ? (asked.inquiry.data.batch ?? 1) : 1
  if (each === 0) return noCount(asked)
  const noun = unit === 'sample' ? `${sampleNoun(plan.row)} in all passes` : `${unit}s${unit === 'step' ? ` of batch ${asked.inquiry.data.batch ?? 1}` : ''}` // prettier-ignore
  return [
    `About ${formatCount(Number((samples / each).toPrecision(2)))} ${noun} for ${formatUsd(budgetUsd)} on ${cardOf(asked)}${hourlyWords(first)}, where the plan has ${formatCount(Number((plan.samples / each).toPrecision(3)))}.`,
  ]
}

/** On the cheapest card, where that pays for many more of them. */
function cheaperRuns(
  budgetUsd: number,
  runs: number,
  { inquiry, request, context }: SampledFigures,
): readonly string[] {
  const spec = { ...inquiry.spec, objective: 'cheapest' as const }
  const [least] = sampledPlanFor({ ...inquiry, spec }, request, context).choices
  const count = least === undefined ? 0 : Math.floor(budgetUsd / least.usd.expected)
  if (least?.offer == null || count < runs * manyMore) return []
  const card = planName({ ...least, nodes: 1 }, context.renderContextOn(request).names)
  return [`The cheapest way pays for ${formatCount(count)}: ${formatUsd(least.usd.expected)} and ${formatDuration(least.hours.expected)} each on ${card}.`] // prettier-ignore
}
const manyMore = 1.25

/** What is left of a run that has gone on for so many hours. */
export function runningWords(spent: number, asked: SampledFigures): readonly string[] {
  const { low, expected, high } = asked.first.hours
  const left = (of: number): string => (of > spent ? formatDuration(of - spent) : 'nothing')
  return spent >= high
    ? [
        `By the plan it is over: ${formatDuration(low)} to ${formatDuration(high)} was expected on ${cardOf(asked)}, and it has run for ${formatDuration(spent)}.`,
        'Say how far it is, such as “40% in after 3 hours”: the rest follows from that.',
      ]
    : [
        `About ${expected > spent ? formatDuration(expected - spent) : `${left(high)} at the most`} more: ${left(low)} to ${left(high)}, of ${formatDuration(low)} to ${formatDuration(high)} on ${cardOf(asked)}.`,
        'Say how far it is, such as “40% in after 3 hours”: the rest follows from that.',
      ]
}
