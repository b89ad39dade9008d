/** Why the plan is what it is, what would change it, what could go wrong, and what else could be done. */
import type { Option } from '../../recommend/recommendation.ts'
import type { SpecField, Scenario } from '../../scenario/scenario.ts'
import { suggestChanges } from '../content/suggested-changes.ts'
import {
  formatAllGpus,
  formatCount,
  formatDuration,
  formatDurationRange,
  formatGib,
  formatGpuCount,
  formatExactHours,
  formatPercent,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
} from '../format/number-format.ts'
import { toOneLine } from '../slack/blocks/mrkdwn.ts'
import { methodName, type DisplayNames, planName, pricingLabels, providerName } from '../format/display-names.ts'
import type { QuestionContext } from './answer-question.ts'
import { compareWithBest, isNamedBy, lettersAndDigits, whyNotAnswer } from './fit-answers.ts'
import { costAnswer, timeAnswer } from './cost-answers.ts'
import { allOptions } from '../content/option-rows.ts'
import { summarizeRecommendation } from '../content/recommendation-summary.ts'

/** What a question may ask the reason of: its words, the fields that say it, and how two plans differ in it. */
type PlanTrait = {
  readonly fields: readonly SpecField[]
  readonly of: (option: Option) => string
}

const planTraits = {
  gpu: { fields: ['gpus'], of: ({ gpu }) => gpu },
  count: { fields: ['gpuCount', 'nodes'], of: ({ gpuCount }) => String(gpuCount) },
  provider: { fields: ['providers', 'tier'], of: ({ provider, tier }) => `${provider} ${tier ?? ''}` },
  method: { fields: ['method'], of: ({ method }) => method },
  weights: { fields: ['weights', 'method'], of: ({ weights }) => weights },
  pricing: { fields: ['pricing'], of: ({ pricing }) => pricing },
  stack: { fields: ['stack'], of: ({ stack }) => stack },
} as const satisfies Readonly<Record<string, PlanTrait>>

/** "why LoRA?", "why RunPod?", "why 2?": asked for, or set beside the best plan without it. */
export function whyAnswer(context: QuestionContext): readonly string[] {
  const { namedSubject, subject, scenario, recommendation, renderContext } = context
  const { best } = recommendation
  const { whatIf } = context
  // "why LoRA?" of a plan that is QLoRA.
  const isOtherMethod = namedSubject?.method != null && namedSubject.method !== best.method
  if (isOtherMethod && whatIf !== undefined && 'option' in whatIf)
    return [`The plan is ${methodName(best)}.`, compareWithBest(whatIf.option, best, renderContext.names)]
  const trait = namedSubject === undefined ? null : namedTrait(context)
  if (trait === null) return whyNotAnswer(context)
  const requestedField = trait.fields.find((field) => scenario.spec[field] !== null)
  const others = allOptions(recommendation).filter(
    (option) => trait.of(option) !== trait.of(best) && option.pricing === best.pricing,
  )
  const other = others.toSorted((one, two) => costTimeScore(one, best) - costTimeScore(two, best))[0]
  const nearest = other === undefined ? '' : compareWithBest(other, best, renderContext.names)
  if (requestedField !== undefined)
    return [`Because it was asked for${defaultOwner(scenario, requestedField)}: ${toOneLine(subject, 40)}.`, nearest]
  const weighed = summarizeRecommendation(scenario, recommendation, renderContext).weighed[0]
  const none = 'No plan compared here does without it.'
  return [
    other === undefined ? none : `It came out best. The nearest other: ${nearest}`,
    weighed === undefined ? '' : `${weighed}.`,
  ]
}

const defaultOwner = ({ setBy }: Scenario, field: SpecField): string => {
  const provenance = setBy[field]
  return provenance === 'channel' || provenance === 'workspace' ? ` (default of the ${provenance})` : ''
}

/** Dearer and slower count alike. */
const costTimeScore = (option: Option, best: Option): number =>
  Math.log(option.usd.p50 / best.usd.p50) + Math.log(option.hours.p50 / best.hours.p50)

function namedTrait({
  namedSubject,
  subject,
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): PlanTrait | null {
  if (namedSubject === undefined) return null
  if (namedSubject.count !== null && namedSubject.gpus.length === 0)
    return namedSubject.count === best.gpuCount ? planTraits.count : null
  if (!isNamedBy(best, lettersAndDigits(subject), names)) return null
  if (namedSubject.gpus.length > 0) return planTraits.gpu
  if (namedSubject.providers.length > 0) return planTraits.provider
  if (namedSubject.method !== null) return planTraits.method
  if (namedSubject.weights !== null) return planTraits.weights
  if (lettersAndDigits(pricingLabels[best.pricing]).includes(lettersAndDigits(subject))) return planTraits.pricing
  return planTraits.stack
}

/** "what would change the answer?" */
export function leversAnswer({ recommendation, renderContext }: QuestionContext): readonly string[] {
  const changes = suggestChanges(recommendation, renderContext.names)
  const data = 'Twice the tokens take about twice the hours and dollars.'
  if (changes.length === 0) return ['No short reply makes it clearly cheaper or faster.', data]
  return [`Reply ${changes.map(({ replyText, effect }) => `“${replyText}” (${effect})`).join('; ')}.`, data]
}

/** "twice as fast?": the cheapest that is faster, the cheapest of twice the speed, and the fastest. */
export function fasterAnswer({ recommendation, renderContext: { names } }: QuestionContext): readonly string[] {
  const { best } = recommendation
  const faster = allOptions(recommendation).filter(({ hours }) => hours.p50 < 0.9 * best.hours.p50)
  const twice = faster.filter(({ hours }) => hours.p50 <= best.hours.p50 / 2)
  const alternatives = [...lowest(faster, totalUsd), ...lowest(twice, totalUsd), ...lowest(faster, totalHours)]
  if (alternatives.length === 0) return ['Of the plans that keep to what was asked, none is clearly faster.']
  return [...alternativeSentences(alternatives, best, names), 'Reply “fastest”, or with the GPUs of your choice.']
}

/** "can it be cheaper?": the fastest that costs less, and the cheapest. */
export function cheaperAnswer({ recommendation, renderContext: { names } }: QuestionContext): readonly string[] {
  const { best } = recommendation
  const cheaper = allOptions(recommendation).filter(({ usd: { p50 } }) => p50 < 0.95 * best.usd.p50)
  const alternatives = [...lowest(cheaper, totalHours), ...lowest(cheaper, totalUsd)]
  if (alternatives.length === 0) return ['Of the plans that keep to what was asked, none is clearly cheaper.']
  return [
    ...alternativeSentences(alternatives, best, names),
    'Reply “cheapest”, or with the GPUs or the provider of your choice.',
  ]
}

const totalUsd = ({ usd: { p50 } }: Option): number => p50
const totalHours = ({ hours: { p50 } }: Option): number => p50

const lowest = (options: readonly Option[], of: (option: Option) => number): readonly Option[] =>
  options.toSorted((one, other) => of(one) - of(other)).slice(0, 1)

/** A sentence each. */
function alternativeSentences(options: readonly Option[], best: Option, names: DisplayNames): readonly string[] {
  const sentences = options.map((option) => {
    const how = methodName(option) === methodName(best) ? '' : `, ${methodName(option)}`
    const plan = `${planName(option, names)} at ${providerName(option, names)}${how}`
    return `${plan}: ${formatDuration(option.hours.p50)} instead of ${formatDuration(best.hours.p50)}, ${formatUsd(option.usd.p50)} instead of ${formatUsd(best.usd.p50)}.`
  })
  return [...new Set(sentences)]
}

/** "what's the biggest risk?" */
export function risksAnswer({ recommendation: { best }, decision }: QuestionContext): readonly string[] {
  const warnings = best.warnings.slice(0, 3).map((warning) => toOneLine(warning, 240).replace(/[.\s]+$/, ''))
  const share = best.peakMemoryGiB.p95 / best.usableMemoryGiB
  const failed = decision?.bill.parts.find(({ id }) => id === 'failed')
  return [
    warnings.length === 0 ? '' : `${warnings.join('. ')}.`,
    `8 in 10 comparable runs take ${formatDurationRange(best.hours)} and ${formatUsdRange(best.usd)}; 1 in 10 takes more.`,
    `Memory at the high end is ${formatPercent(share)} of a GPU.`,
    failed === undefined || failed.usd === null
      ? ''
      : `Runs that fail may add ${formatUsd(failed.usd)} (${failed.says.replace(/^runs that fail: /, '')}).`,
  ]
}

/** "is that measured?" */
export function evidenceAnswer({ recommendation: { best } }: QuestionContext): readonly string[] {
  const basis = toOneLine(best.basis, 120).replace(/\.$/, '')
  return [
    `The speed is computed: ${basis}.`,
    `It is ${formatCount(best.tokensPerSecond.p50)} tok/s over ${formatAllGpus(best.gpuCount)}, between ${formatCount(best.tokensPerSecond.p10)} and ${formatCount(best.tokensPerSecond.p90)} in 8 of 10 such runs.`,
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
export function smallestAnswer({ recommendation, renderContext: { names } }: QuestionContext): readonly string[] {
  const all = allOptions(recommendation)
  const size = ({ usableMemoryGiB, gpuCount }: Option): number => usableMemoryGiB * gpuCount
  const [first] = all.toSorted((one, two) => size(one) - size(two) || one.usd.p50 - two.usd.p50)
  if (first === undefined) return []
  const { best } = recommendation
  return [
    `The least memory among the plans compared: ${planName(first, names)} at ${providerName(first, names)}, ${methodName(first)}, ${formatGib(first.peakMemoryGiB.p50)} of ${formatGib(first.usableMemoryGiB)} on each GPU, ${formatDuration(first.hours.p50)} and ${formatUsd(first.usd.p50)} in total.`,
    first === best ? 'That is the plan.' : '',
  ]
}

/** "it ran out of memory" */
export function oomAnswer({ recommendation: { best } }: QuestionContext): readonly string[] {
  const { peakMemoryGiB, usableMemoryGiB, microBatch, sequenceLength } = best
  return [
    `Expected was ${formatGib(peakMemoryGiB.p50)} at the peak and ${formatGib(peakMemoryGiB.p95)} at the high end, of ${formatGib(usableMemoryGiB)} on each GPU, for ${methodName(best)}, batch ${formatCount(microBatch)}, sequence length ${formatCount(sequenceLength)}, recomputation ${best.recomputation}.`,
    'See that the run has these; then try “batch 1”, “checkpointing on”, “4-bit” or a shorter context.',
    'Reply with the peak that nvidia-smi shows, such as “17342 MiB / 24564 MiB”, and the plan follows.',
  ]
}

/** "the run took 31 hours" */
export function tookAnswer(context: QuestionContext): readonly string[] {
  const {
    value,
    recommendation: { best },
  } = context
  if (value === undefined) return timeAnswer(context)
  const { p10, p50, p90 } = best.hours
  const deviation = Math.abs(value / p50 - 1)
  const how =
    deviation < 0.005 ? 'as expected' : `${formatPercent(deviation)} ${value < p50 ? 'less' : 'more'} than expected`
  return [
    `Noted: ${formatDuration(value)}, ${how}.`,
    `Expected was ${formatDuration(p50)} (${formatDurationRange(best.hours)}); that lies ${value >= p10 && value <= p90 ? 'inside' : 'outside'} the range.`,
    'Reply with the tok/s of the run to have later plans follow it.',
  ]
}

/** "we pay $1.90 an hour": the plan at that price. */
export function ownRateAnswer(context: QuestionContext): readonly string[] {
  const {
    value,
    recommendation: { best },
    renderContext: { names },
  } = context
  if (value === undefined) return costAnswer(context)
  const { gpuCount, hours } = best
  const total = hours.p50 * gpuCount * value
  const difference = total - best.usd.p50
  const range = { p10: hours.p10 * gpuCount * value, p90: hours.p90 * gpuCount * value }
  return [
    `At ${formatUsdPerHour(value)} per GPU this plan is ${formatExactHours(hours.p50)} × ${formatGpuCount(gpuCount)} × ${formatUsdPerHour(value)} = ${formatUsd(total)} in total (${formatUsdRange(range)}), ${formatUsd(Math.abs(difference))} ${difference < 0 ? 'less' : 'more'} than at ${providerName(best, names)}.`,
    'To have every plan reckoned with your own prices, set them with /gpucost settings.',
  ]
}

/** "what's the longest context we can do?" */
export function contextAnswer({
  longestSequence,
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const now = `The plan is for ${formatCount(best.sequenceLength)} tokens`
  if (longestSequence === undefined) return [`${now}; say another, such as “seq 8k”.`]
  const plan = `${planName(best, names)}, ${methodName(best)}`
  const tooLongNote =
    longestSequence.not === null ? '; longer was not tried' : `; ${formatCount(longestSequence.not)} does not fit`
  return [
    `${now}. On ${plan}, up to ${formatCount(longestSequence.fits)} tokens fit, tried in doublings${tooLongNote}.`,
  ]
}
