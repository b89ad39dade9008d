/** "Why LoRA?", "why RunPod?": asked for, or set against the best plan without it. */
import type { Option } from '../../recommend/recommendation.ts'
import type { SpecField, Scenario } from '../../scenario/scenario.ts'
import { allOptions } from '../content/option-rows.ts'
import { summarizeRecommendation } from '../content/recommendation-summary.ts'
import { methodName, pricingLabels, providerName } from '../format/display-names.ts'
import { formatCount, formatUsd } from '../format/number-format.ts'
import { toOneLine } from '../format/truncate.ts'
import { compareWithBest, differenceFromBest, lettersAndDigits, isPlanNamed } from './plan-contrast.ts'
import { sellerFigures } from './seller-facts.ts'
import { whyNotAnswer } from './why-not.ts'
import type { QuestionContext } from './question-context.ts'

/** For so little nobody opens an account at another seller. */
const accountUsd = 50
const accountWorth = (there: Option, { allInUsd }: Option): string => {
  const more = there.allInUsd.p50 - allInUsd.p50
  return more <= 0
    ? 'Take it there if you have an account.'
    : more < accountUsd
      ? `An account that you have there may be worth the ${formatUsd(more)}.`
      : 'The price is the reason; an account that you have there does not make up for it, credits might.'
}

/** A trait of a plan that can be questioned: the fields that ask for it, and its value for a plan. */
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
  const { subject } = context
  const who = subject?.providers.length === 1 ? (sellerFigures['seller']?.(context) ?? '') : ''
  return [...whyOf(context), who]
}

function whyOf(context: QuestionContext): readonly string[] {
  const { subject, subjectText, scenario, recommendation, renderContext, whatIf } = context
  // "why?" alone is about how the plan was chosen.
  if (subject === undefined) return choiceAnswer(context)
  const { best } = recommendation
  // "why LoRA?" of a plan that is QLoRA.
  const isOtherMethod = subject.method !== null && subject.method !== best.method
  if (isOtherMethod && whatIf !== undefined && 'option' in whatIf)
    return [`The plan is ${methodName(best)}.`, compareWithBest(whatIf.option, best, renderContext.names)]
  // "Why RunPod and not Lambda?"
  const isOfTwo = subject.providers.includes(best.provider) && subject.providers.length > 1
  if (isOfTwo && whatIf !== undefined && 'option' in whatIf && whatIf.option.provider !== best.provider)
    return [compareWithBest(whatIf.option, best, renderContext.names)]
  // "Why RunPod and not AWS?", of a plan at neither.
  const isOfNeither = subject.providers.length > 1 && !subject.providers.includes(best.provider)
  if (isOfNeither && whatIf !== undefined) {
    const [named, missed] = [subject.providers[0], subject.providers.at(-1)].map((id) =>
      id === undefined ? '' : renderContext.names.provider(id),
    )
    const { names } = renderContext
    return [
      `The plan is at ${providerName(best, names)}, not at ${named ?? ''}.`,
      ...('option' in whatIf
        ? [`${differenceFromBest(whatIf.option, best, names)}.`, accountWorth(whatIf.option, best)]
        : [`At ${missed ?? ''} there is no plan: ${toOneLine(whatIf.problem, 200)}`]),
    ]
  }
  const trait = namedTrait(context)
  if (trait === null) {
    const [named, ...more] = subject.providers
    const isElsewhere = named !== undefined && more.length === 0 && named !== best.provider
    const where = `The plan is at ${providerName(best, renderContext.names)}, and not at the one that you name.`
    return [isElsewhere ? where : '', ...whyNotAnswer(context)]
  }
  const requestedField = trait.fields.find((field) => scenario.spec[field] !== null)
  const others = allOptions(recommendation).filter(
    (option) => trait.of(option) !== trait.of(best) && option.pricing === best.pricing,
  )
  const other = others.toSorted((one, two) => costTimeScore(one, best) - costTimeScore(two, best))[0]
  const nearest = other === undefined ? '' : compareWithBest(other, best, renderContext.names)
  if (requestedField !== undefined)
    return [
      `Because it was asked for${defaultOwner(scenario, requestedField)}: ${toOneLine(subjectText, 40)}.`,
      nearest,
    ]
  const weighed = summarizeRecommendation(scenario, recommendation, renderContext).weighed[0]
  const isCard = trait === planTraits.gpu
  const none = isCard
    ? `All plans compared here have it: no other card on record does this for less in dollars and waiting.`
    : 'No plan compared here does without it.'
  return [
    other === undefined ? none : `It came out best. The nearest other: ${nearest}`,
    weighed === undefined ? '' : `${weighed}.`,
  ]
}

/** The plan's own reason, the rule and the scores. */
export function choiceAnswer({ scenario, recommendation, renderContext }: QuestionContext): readonly string[] {
  const { weighed } = summarizeRecommendation(scenario, recommendation, renderContext)
  const { why } = recommendation.best
  const reasons = [...(why === undefined ? [] : [why]), ...weighed]
  if (reasons.length > 0) return reasons.map((sentence) => `${sentence}.`)
  // An answer of an earlier version has kept no reasons.
  const plans = allOptions(recommendation).length
  return [plans === 1 ? 'It is the only plan here.' : `It came out best of the ${formatCount(plans)} plans here.`]
}

const defaultOwner = ({ setBy }: Scenario, field: SpecField): string => {
  const provenance = setBy[field]
  return provenance === 'channel' || provenance === 'workspace' ? ` (default of the ${provenance})` : ''
}

/** Dearer and slower count alike. */
const costTimeScore = (option: Option, best: Option): number =>
  Math.log(option.allInUsd.p50 / best.allInUsd.p50) + Math.log(option.hours.p50 / best.hours.p50)

function namedTrait({
  subject,
  subjectText,
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): PlanTrait | null {
  if (subject === undefined) return null
  if (subject.count !== null && subject.gpus.length === 0)
    return subject.count === best.gpuCount ? planTraits.count : null
  if (!isPlanNamed(best, subject, subjectText, names)) return null
  if (subject.gpus.length > 0) return planTraits.gpu
  if (subject.providers.length > 0) return planTraits.provider
  if (subject.method !== null) return planTraits.method
  if (subject.weights !== null) return planTraits.weights
  if (lettersAndDigits(pricingLabels[best.pricing]).includes(lettersAndDigits(subjectText))) return planTraits.pricing
  return planTraits.stack
}
