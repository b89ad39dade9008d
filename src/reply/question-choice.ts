/** Why the plan is what it is, what would change it, what could go wrong, and what else could be done. */
import type { Option } from '../recommend/recommendation.ts'
import type { Field, Scenario } from '../scenario/spec.ts'
import { changesOf } from './changes.ts'
import {
  allGpus,
  count,
  duration,
  durationRange,
  gib,
  gpus,
  exactHours,
  percent,
  usd,
  usdPerHour,
  usdRange,
} from './format.ts'
import { oneLine } from './mrkdwn.ts'
import { methodName, type Names, planName, pricingWords, providerName } from './names.ts'
import type { Asked } from './question.ts'
import { beside, describes, letters, whyNotAnswer } from './question-fit.ts'
import { costAnswer, timeAnswer } from './question-money.ts'
import { everyOption } from './rows.ts'
import { summarize } from './summary.ts'

/** What a question may ask the reason of: its words, the fields that say it, and how two plans differ in it. */
type Trait = {
  readonly fields: readonly Field[]
  readonly of: (option: Option) => string
}

const traits = {
  gpu: { fields: ['gpus'], of: ({ gpu }) => gpu },
  count: { fields: ['gpuCount', 'nodes'], of: ({ gpuCount }) => String(gpuCount) },
  provider: { fields: ['providers', 'tier'], of: ({ provider, tier }) => `${provider} ${tier ?? ''}` },
  method: { fields: ['method'], of: ({ method }) => method },
  weights: { fields: ['weights', 'method'], of: ({ weights }) => weights },
  pricing: { fields: ['pricing'], of: ({ pricing }) => pricing },
  stack: { fields: ['stack'], of: ({ stack }) => stack },
} as const satisfies Readonly<Record<string, Trait>>

/** "why LoRA?", "why RunPod?", "why 2?": asked for, or set beside the best plan without it. */
export function whyAnswer(asked: Asked): readonly string[] {
  const { about, subject, scenario, recommendation, manner } = asked
  const { best } = recommendation
  const { instead } = asked
  // "why LoRA?" of a plan that is QLoRA.
  const isOther = about?.method != null && about.method !== best.method
  if (isOther && instead !== undefined && 'option' in instead)
    return [`The plan is ${methodName(best)}.`, beside(instead.option, best, manner.names)]
  const trait = about === undefined ? null : traitOf(asked)
  if (trait === null) return whyNotAnswer(asked)
  const said = trait.fields.find((field) => scenario.spec[field] !== null)
  const others = everyOption(recommendation).filter(
    (option) => trait.of(option) !== trait.of(best) && option.pricing === best.pricing,
  )
  const other = others.toSorted((one, two) => weight(one, best) - weight(two, best))[0]
  const nearest = other === undefined ? '' : beside(other, best, manner.names)
  if (said !== undefined)
    return [`Because it was asked for${speakerOf(scenario, said)}: ${oneLine(subject, 40)}.`, nearest]
  const weighed = summarize(scenario, recommendation, manner).weighed[0]
  const none = 'No plan compared here does without it.'
  return [
    other === undefined ? none : `It came out best. The nearest other: ${nearest}`,
    weighed === undefined ? '' : `${weighed}.`,
  ]
}

const speakerOf = ({ said }: Scenario, field: Field): string => {
  const speaker = said[field]
  return speaker === 'channel' || speaker === 'workspace' ? ` (default of the ${speaker})` : ''
}

/** Dearer and slower count alike. */
const weight = (option: Option, best: Option): number =>
  Math.log(option.usd.p50 / best.usd.p50) + Math.log(option.hours.p50 / best.hours.p50)

function traitOf({ about, subject, recommendation: { best }, manner: { names } }: Asked): Trait | null {
  if (about === undefined) return null
  if (about.count !== null && about.gpus.length === 0) return about.count === best.gpuCount ? traits.count : null
  if (!describes(best, letters(subject), names)) return null
  if (about.gpus.length > 0) return traits.gpu
  if (about.providers.length > 0) return traits.provider
  if (about.method !== null) return traits.method
  if (about.weights !== null) return traits.weights
  if (letters(pricingWords[best.pricing]).includes(letters(subject))) return traits.pricing
  return traits.stack
}

/** "what would change the answer?" */
export function leversAnswer({ recommendation, manner }: Asked): readonly string[] {
  const changes = changesOf(recommendation, manner.names)
  const data = 'Twice the tokens take about twice the hours and dollars.'
  if (changes.length === 0) return ['No short reply makes it clearly cheaper or faster.', data]
  return [`Reply ${changes.map(({ type, gain }) => `“${type}” (${gain})`).join('; ')}.`, data]
}

/** "twice as fast?": the cheapest that is faster, the cheapest of twice the speed, and the fastest. */
export function fasterAnswer({ recommendation, manner: { names } }: Asked): readonly string[] {
  const { best } = recommendation
  const faster = everyOption(recommendation).filter(({ hours }) => hours.p50 < 0.9 * best.hours.p50)
  const twice = faster.filter(({ hours }) => hours.p50 <= best.hours.p50 / 2)
  const told = [...least(faster, dollars), ...least(twice, dollars), ...least(faster, hoursOf)]
  if (told.length === 0) return ['Of the plans that keep to what was asked, none is clearly faster.']
  return [...instead(told, best, names), 'Reply “fastest”, or with the GPUs of your choice.']
}

/** "can it be cheaper?": the fastest that costs less, and the cheapest. */
export function cheaperAnswer({ recommendation, manner: { names } }: Asked): readonly string[] {
  const { best } = recommendation
  const cheaper = everyOption(recommendation).filter(({ usd: { p50 } }) => p50 < 0.95 * best.usd.p50)
  const told = [...least(cheaper, hoursOf), ...least(cheaper, dollars)]
  if (told.length === 0) return ['Of the plans that keep to what was asked, none is clearly cheaper.']
  return [...instead(told, best, names), 'Reply “cheapest”, or with the GPUs or the provider of your choice.']
}

const dollars = ({ usd: { p50 } }: Option): number => p50
const hoursOf = ({ hours: { p50 } }: Option): number => p50

const least = (options: readonly Option[], of: (option: Option) => number): readonly Option[] =>
  options.toSorted((one, other) => of(one) - of(other)).slice(0, 1)

/** A sentence each. */
function instead(options: readonly Option[], best: Option, names: Names): readonly string[] {
  const sentences = options.map((option) => {
    const how = methodName(option) === methodName(best) ? '' : `, ${methodName(option)}`
    const plan = `${planName(option, names)} at ${providerName(option, names)}${how}`
    return `${plan}: ${duration(option.hours.p50)} instead of ${duration(best.hours.p50)}, ${usd(option.usd.p50)} instead of ${usd(best.usd.p50)}.`
  })
  return [...new Set(sentences)]
}

/** "what's the biggest risk?" */
export function risksAnswer({ recommendation: { best }, decision }: Asked): readonly string[] {
  const warnings = best.warnings.slice(0, 3).map((warning) => oneLine(warning, 240).replace(/[.\s]+$/, ''))
  const share = best.peakMemoryGiB.p95 / best.usableMemoryGiB
  const failed = decision?.bill.parts.find(({ id }) => id === 'failed')
  return [
    warnings.length === 0 ? '' : `${warnings.join('. ')}.`,
    `8 in 10 comparable runs take ${durationRange(best.hours)} and ${usdRange(best.usd)}; 1 in 10 takes more.`,
    `Memory at the high end is ${percent(share)} of a GPU.`,
    failed === undefined || failed.usd === null
      ? ''
      : `Runs that fail may add ${usd(failed.usd)} (${failed.says.replace(/^runs that fail: /, '')}).`,
  ]
}

/** "is that measured?" */
export function evidenceAnswer({ recommendation: { best } }: Asked): readonly string[] {
  const basis = oneLine(best.basis, 120).replace(/\.$/, '')
  return [
    `The speed is computed: ${basis}.`,
    `It is ${count(best.tokensPerSecond.p50)} tok/s over ${allGpus(best.gpuCount)}, between ${count(best.tokensPerSecond.p10)} and ${count(best.tokensPerSecond.p90)} in 8 of 10 such runs.`,
    'The nearest measured runs, with their sources, stand in the receipt (“show the math”). Measure yours for a few minutes and reply with tok/s: the plan follows.',
  ]
}

/** Settings that change what is learned, not what it costs. */
export const learningAnswer = (): readonly string[] => [
  'Learning rate, schedule, warm-up, alpha and dropout change neither memory, hours nor dollars, so none is planned here: take your trainer’s default and tune it on a small run.',
]

/** "active or total parameters?" */
export const paramsAnswer = (): readonly string[] => [
  'Both: memory counts all parameters, speed those that are active for a token. Only in a mixture of experts do they differ.',
]

/** "the smallest GPU that works?" */
export function smallestAnswer({ recommendation, manner: { names } }: Asked): readonly string[] {
  const all = everyOption(recommendation)
  const size = ({ usableMemoryGiB, gpuCount }: Option): number => usableMemoryGiB * gpuCount
  const [first] = all.toSorted((one, two) => size(one) - size(two) || one.usd.p50 - two.usd.p50)
  if (first === undefined) return []
  const { best } = recommendation
  return [
    `The least memory among the plans compared: ${planName(first, names)} at ${providerName(first, names)}, ${methodName(first)}, ${gib(first.peakMemoryGiB.p50)} of ${gib(first.usableMemoryGiB)} on each GPU, ${duration(first.hours.p50)} and ${usd(first.usd.p50)} in total.`,
    first === best ? 'That is the plan.' : '',
  ]
}

/** "it ran out of memory" */
export function oomAnswer({ recommendation: { best } }: Asked): readonly string[] {
  const { peakMemoryGiB, usableMemoryGiB, microBatch, sequenceLength } = best
  return [
    `Expected was ${gib(peakMemoryGiB.p50)} at the peak and ${gib(peakMemoryGiB.p95)} at the high end, of ${gib(usableMemoryGiB)} on each GPU, for ${methodName(best)}, batch ${count(microBatch)}, sequence length ${count(sequenceLength)}, recomputation ${best.recomputation}.`,
    'See that the run has these; then try “batch 1”, “checkpointing on”, “4-bit” or a shorter context.',
    'Reply with the peak that nvidia-smi shows, such as “17342 MiB / 24564 MiB”, and the plan follows.',
  ]
}

/** "the run took 31 hours" */
export function tookAnswer(asked: Asked): readonly string[] {
  const {
    value,
    recommendation: { best },
  } = asked
  if (value === undefined) return timeAnswer(asked)
  const { p10, p50, p90 } = best.hours
  const apart = Math.abs(value / p50 - 1)
  const how = apart < 0.005 ? 'as expected' : `${percent(apart)} ${value < p50 ? 'less' : 'more'} than expected`
  return [
    `Noted: ${duration(value)}, ${how}.`,
    `Expected was ${duration(p50)} (${durationRange(best.hours)}); that lies ${value >= p10 && value <= p90 ? 'inside' : 'outside'} the range.`,
    'Reply with the tok/s of the run to have later plans follow it.',
  ]
}

/** "we pay $1.90 an hour": the plan at that price. */
export function ownRateAnswer(asked: Asked): readonly string[] {
  const {
    value,
    recommendation: { best },
    manner: { names },
  } = asked
  if (value === undefined) return costAnswer(asked)
  const { gpuCount, hours } = best
  const total = hours.p50 * gpuCount * value
  const apart = total - best.usd.p50
  const range = { p10: hours.p10 * gpuCount * value, p90: hours.p90 * gpuCount * value }
  return [
    `At ${usdPerHour(value)} per GPU this plan is ${exactHours(hours.p50)} × ${gpus(gpuCount)} × ${usdPerHour(value)} = ${usd(total)} in total (${usdRange(range)}), ${usd(Math.abs(apart))} ${apart < 0 ? 'less' : 'more'} than at ${providerName(best, names)}.`,
    'To have every plan reckoned with your own prices, set them with /gpucost settings.',
  ]
}

/** "what's the longest context we can do?" */
export function contextAnswer({ longest, recommendation: { best }, manner: { names } }: Asked): readonly string[] {
  const now = `The plan is for ${count(best.sequenceLength)} tokens`
  if (longest === undefined) return [`${now}; say another, such as “seq 8k”.`]
  const plan = `${planName(best, names)}, ${methodName(best)}`
  const not = longest.not === null ? '; longer was not tried' : `; ${count(longest.not)} does not fit`
  return [`${now}. On ${plan}, up to ${count(longest.fits)} tokens fit, tried in doublings${not}.`]
}
