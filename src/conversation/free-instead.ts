/** The notebooks that are given for nothing, where a small job fits one and money counts: it is asked for, or the bill is one of cents. */
import { formatDuration } from '../presentation/format/number-format.ts'
import { isSensitiveDataRemark } from '../scenario/sensitive-data.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { onFreeCard } from './free-card.ts'
import type { Interpretation } from './interpretation.ts'
import { withGeneralAnswers } from './interpretation-extras.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

const leastMoney =
  /\b(?:cheapest|as cheap(?:ly)? as (?:possible|it gets)|least money|lowest (?:cost|price)|dirt[- ]cheap|(?:as good as|almost|next to) (?:free|nothing)|for free|free if|no money|(?:i'm|i am|we're|am|are) broke|tight budget|shoestring)\b/iu
const ofLearner =
  /\b(?:(?:i'm|i am|as|for|we are|we're) (?:an? )?(?:\p{L}+ )?(?:students?|hobbyists?|beginners?)|(?:phd|grad(?:uate)?|master'?s?|bachelor'?s?|college|university|uni) (?:student|thesis|project)|student (?:project|here|budget)|(?:my|our|bachelor'?s?|master'?s?) (?:own )?(?:thesis|homework|coursework|assignment|hobby|side project|pet project|capstone)|hobby(?:ist)? project|for (?:fun|a hobby|a class|a course)|side project|pet project)\b/iu
const ofNotebook = /\b(?:colab|kaggle|notebooks?)\b/iu
/** Sums that a free notebook is worth its trouble for. */
const [smallBudgetUsd, smallBillUsd] = [10, 1]
/** A free notebook is closed after some hours. */
const mostHours = 6
/** Parameters times tokens: more is no run of six hours there. */
const mostWork = 1e17

/** Unchanged where money is not what counts, the job names its machine or its seller, or the data may not be given away. */
export function withFreeInstead(
  answer: Interpretation,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  if (answer.kind !== 'start' || !isFree(answer.scenario) || ofNotebook.test(text)) return answer
  const { spec, setBy } = answer.scenario
  const isGoal = answer.sizes !== undefined
  const isSmall = spec.budgetUsd !== null && spec.budgetUsd <= smallBudgetUsd
  const isWished = isGoal || isSmall || spec.objective === 'cheapest' || leastMoney.test(text) || ofLearner.test(text)
  if (!isWished && !isBillOfCents(answer.scenario, request, context)) return answer
  const { shape } = context.catalog.models.get(spec.model ?? '') ?? {}
  const asPlanned = spec.method === null && shape?.bidirectional === true ? 'full' : spec.method
  const best = onFreeCard({ ...answer.scenario, spec: { ...spec, method: asPlanned } }, 1, request, context)
  // Whoever asks for all weights is not told of adapters.
  const isOther = best !== null && best.method !== 'full' && spec.method === 'full' && setBy.method === 'asked'
  if (best === null || isOther || best.hours.p50 > mostHours) return answer
  return withGeneralAnswers(answer, [
    `Free: ${waysToTrain[best.method] ?? 'QLoRA'} of it on the T4 of Colab or Kaggle takes about ${formatDuration(best.hours.p50)}, in fp16; save to a drive of your own as it runs.`,
  ])
}
const waysToTrain: Readonly<Record<string, string>> = { lora: 'LoRA', full: 'training all' }

/** Nothing says where it is to run, nor that the data may go nowhere. */
const isFree = ({ spec, notes, extras }: Scenario): boolean =>
  [spec.gpus, spec.providers, spec.owned, spec.region, spec.certificates, spec.hosting, spec.tier, spec.nodes].every(
    (set) => set === null,
  ) &&
  (spec.gpuCount ?? 1) === 1 &&
  (spec.params ?? Infinity) * (spec.tokens ?? Infinity) <= mostWork &&
  extras?.staysHere !== true &&
  !notes.some(isSensitiveDataRemark)

function isBillOfCents(scenario: Scenario, request: RequestContext, context: EngineContext): boolean {
  const usd = recommendationFor(scenario, request, context)?.best.allInUsd.p50
  return usd !== undefined && usd < smallBillUsd
}
