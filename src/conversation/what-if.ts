/** "Why not A100?": the same job with what the question names, answered; limits of money and time are set aside. */
import type { Question } from '../language/questions/question.ts'
import type { Subject } from '../language/questions/subject.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import type { QuestionContext } from '../presentation/questions/question-context.ts'
import type { RenderContext } from '../presentation/render-context.ts'
import type { Option } from '../recommend/recommendation.ts'
import { boughtOtherwise } from './bought-otherwise.ts'
import { planFromOption } from '../recommend/option-plan.ts'
import { planCheckpointBytes, resultBytes } from '../recommend/total-cost/checkpoint.ts'
import type { TotalCost } from '../recommend/total-cost/total-cost.ts'
import { methodIds, weightPrecisions } from '../catalog/training-method.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { ProviderId } from '../catalog/ids.ts'
import type { RulesOfThumb } from '../catalog/rules-of-thumb.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import { anyPlace, countPlans, pricedOf, remedyOf, smallestOf } from './count-plans.ts'
import { freeNotebookJob } from './free-notebook-job.ts'
import { withCount, withoutLoss, withoutPlanned } from './meant-subject.ts'
import { planInTarget } from './plan-in-target.ts'
import {
  activationsOf,
  asksFit,
  fitOnPlanned,
  largestBatch,
  longestSequence,
  moreOfPlanned,
  pinned,
} from './on-planned-gpus.ts'
import { bestAtDiscount, onLikeCount, withinLimits } from './best-of-what-if.ts'
import type { AnswerScenario, EngineContext } from './engine-context.ts'

/** Questions that are answered with another plan beside the one that holds. */
const whatIfTopics: ReadonlySet<string> = new Set([
  'why-not',
  'why',
  'what-fits',
  'what-if',
  'cost',
  'time',
  'price-date',
  'own-rate',
  'other-gpu',
  'rate-total',
])

/** Of these any limit is set aside. */
const withoutLimits: ReadonlySet<string> = new Set(['least-cost', 'why-dear', 'rented', 'tokens-needed'])

/** Answered with the size of what is saved. */
const filed: ReadonlySet<string> = new Set([
  'checkpoint',
  'deliverable',
  'recovery',
  'excluded',
  'storage',
  'setting',
  'memory',
  'fixed',
])

/** What the answer is built from; other plans are computed where the question is about them. */
export function questionContext(
  question: Question,
  answer: AnsweredScenario,
  ask: AnswerScenario,
  totalCost: TotalCost,
  renderContext: RenderContext,
  catalog: Catalog,
): QuestionContext {
  const { topic, subject, value, args, matched, unused, asked, contrast } = question
  const { scenario, recommendation } = answer
  const {
    models,
    gpus,
    inquiryFacts: { rules },
  } = catalog
  const shape = scenario.spec.model === null ? undefined : models.get(scenario.spec.model)?.shape
  const params = paramsOf(scenario, models)
  const { best } = recommendation
  const onSame =
    topic === 'provider'
      ? pinned(best, asked ?? elsewhere(scenario, best.provider))
      : asked !== undefined && (topic === 'headroom' || topic === 'length')
        ? pinned(best, asked)
        : (boughtOtherwise(topic, best, scenario, ask) ?? asked)
  const aside =
    onSame ??
    moreOfPlanned(question, answer) ??
    ownedAside(topic, subject, scenario) ??
    freeNotebookJob(question, scenario, params) ??
    scenarioAside(asideKind(question), withoutLoss(question, scenario, best), params, rules)
  const other =
    aside ??
    (whatIfTopics.has(topic)
      ? otherJob(withoutPlanned(topic, withCount(topic, subject, best, scenario.spec.owned === true), best), scenario)
      : null)
  const askLimited = withoutLimits.has(topic) ? ask : withinLimits(scenario.spec, ask)
  const there = other === null || !asksFit(question) ? null : fitOnPlanned(other, answer, askLimited)
  const found =
    there?.held ??
    (other === null
      ? undefined
      : (onLikeCount(topic, other, answer, askLimited) ?? bestAtDiscount(other, args, askLimited)))
  // Of a count that was left open, one that has a price.
  const isOpen = topic === 'what-fits' && other !== null && other.spec.gpuCount === null
  const priced = isOpen && found !== undefined && 'problem' in found ? pricedOf(other, ask) : null
  const alternative = priced === null ? found : { option: priced }
  const isHeld =
    alternative === undefined
      ? best.offload === 'none'
      : 'option' in alternative && alternative.option.offload === 'none'
  const remedy = topic === 'what-fits' && !isHeld ? remedyOf(other ?? scenario, best, ask) : null
  return {
    ...(params === undefined ? {} : { params }),
    ...(shape === undefined ? {} : { activeParams: shape.activeParams }),
    ...(topic === 'what-is' || topic === 'gpu-link' || topic === 'gpu-contrast'
      ? { gpus: (subject?.gpus ?? []).flatMap((id) => gpus.get(id) ?? []) }
      : topic === 'network' || topic === 'card'
        ? { gpus: [gpus.get(recommendation.best.gpu)].flatMap((gpu) => gpu ?? []) }
        : {}),
    ...(topic === 'activations' ? activationsOf(best, scenario, ask) : {}),
    ...(remedy === null ? {} : { remedy }),
    ...smallestOf(topic, answer, ask, catalog),
    ...planInTarget(question, answer, ask),
    ...(there?.isMissed === true ? { isMissed: true } : {}),
    ...(topic === 'gpu-count' || topic === 'fewest-in-time' || matched?.id === 'memory-why'
      ? { counts: countPlans(question, answer, ask) }
      : {}),
    scenario,
    recommendation,
    renderContext,
    catalog,
    totalCost,
    subjectText: subject?.words ?? '',
    ...(subject === null ? {} : { subject }),
    ...(value === undefined ? {} : { value }),
    ...(args === undefined ? {} : { args }),
    ...(matched === undefined ? {} : { matched }),
    ...(unused === undefined ? {} : { unused }),
    ...(alternative === undefined ? {} : { whatIf: alternative }),
    ...(contrast === undefined ? {} : { contrast }),
    ...(question.takenFor === undefined ? {} : { takenFor: question.takenFor }),
    ...(asked === undefined ? {} : { isAsked: true as const, namedSpec: asked.spec }),
    ...(filed.has(topic) ? filesOf(recommendation.best, scenario, catalog) : {}),
    ...(args?.asksLargestBatch === true ? { largestBatch: largestBatch(best, scenario, ask) } : {}),
    ...(topic === 'context' ? { longestSequence: longestSequence(recommendation.best, scenario, ask) } : {}),
  }
}

/** Of what is true whatever the plan is, some set the cheapest plan of all beside it; what is slow and waste, the plan with the GPUs left open. */
const asideKind = ({ topic, matched, args }: Question): Question['topic'] =>
  topic === 'fixed' && matched?.id === 'card-age'
    ? 'least-cost'
    : (topic === 'mfu' && args?.asksUse === 'waste') || (topic === 'fixed' && matched?.id === 'why-slow')
      ? 'choice'
      : topic

/** The job that some questions are about by themselves: without any limit, or on the data that a rule asks for. */
function scenarioAside(
  topic: Question['topic'],
  { spec, ...rest }: Scenario,
  params: number | undefined,
  rules: RulesOfThumb,
): Scenario | null {
  const unlimited = { budgetUsd: null, deadlineHours: null }
  if (topic === 'least-cost' || topic === 'why-dear')
    return { ...rest, spec: { ...spec, ...unlimited, ...anyPlace, objective: 'cheapest' } }
  if (topic === 'choice') return isAnyPlace(spec) ? null : { ...rest, spec: { ...spec, ...anyPlace } }
  if (topic === 'rented') return spec.owned === true ? { ...rest, spec: { ...spec, ...unlimited, owned: null } } : null
  if (topic !== 'tokens-needed' || params === undefined || spec.task !== 'pretrain') return null
  return { ...rest, spec: { ...spec, ...unlimited, tokens: params * rules.tokensPerParameter.base } }
}

const isAnyPlace = (spec: Spec): boolean =>
  spec.gpus === null && spec.gpuCount === null && spec.providers === null && spec.region === null

/** "We have a 3090 under the desk": the job on GPUs of one's own that a question names; one of them unless it says more. */
function ownedAside(topic: Question['topic'], subject: Subject | null, { spec, ...rest }: Scenario): Scenario | null {
  if (topic !== 'own' || subject === null || subject.gpus.length === 0) return null
  const gpuCount = subject.count ?? 1
  const trained = specChange({ ...subject, gpus: [], providers: [], count: null })
  const owned = { ...anyPlace, ...trained, gpus: [...subject.gpus], gpuCount, nodes: null, owned: true }
  return { ...rest, spec: { ...spec, budgetUsd: null, deadlineHours: null, ...owned } }
}

const paramsOf = ({ spec }: Scenario, models: Catalog['models']): number | undefined =>
  (spec.model === null ? undefined : models.get(spec.model)?.shape?.params) ?? spec.params ?? undefined

/** The same, for a thread to remember what was spoken of; null where a question is of the plan. */
export const asideOf = (
  topic: Question['topic'],
  scenario: Scenario,
  { catalog: { models, inquiryFacts } }: Pick<EngineContext, 'catalog'>,
): Scenario | null => scenarioAside(topic, scenario, paramsOf(scenario, models), inquiryFacts.rules)

/** Null where the question names nothing that could be asked for. */
function otherJob(subject: Subject | null, { spec, ...rest }: Scenario): Scenario | null {
  const change = subject === null ? {} : specChange(subject)
  if (Object.keys(change).length === 0) return null
  // "Single GPU please" holds for other cards, too.
  // Cards that somebody has are these, and others are rented.
  const isRented =
    spec.owned === true && change.gpus != null && !change.gpus.some((id) => spec.gpus?.includes(id) === true)
  const isSingle = spec.gpuCount === 1 && rest.setBy.gpuCount === 'asked' && change.gpuCount == null
  return {
    ...rest,
    spec: {
      ...spec,
      budgetUsd: null,
      deadlineHours: null,
      ...change,
      ...(isSingle ? { gpuCount: 1 } : {}),
      ...(isRented ? { owned: null } : {}),
    },
  }
}

/** Bytes of a checkpoint of the option, and of what it leaves. */
function filesOf(option: Option, { spec }: Scenario, catalog: Catalog): Pick<QuestionContext, 'files'> {
  const plan = planFromOption(option, spec, catalog)
  const checkpoint = planCheckpointBytes(plan, catalog.totalCost.checkpoint)
  return { files: { checkpoint, result: resultBytes(plan.shape, plan) } }
}

/** The job at any other provider. */
const elsewhere = ({ spec, ...rest }: Scenario, provider: ProviderId): Scenario => ({
  ...rest,
  spec: {
    ...spec,
    owned: null,
    providers: null,
    excludedProviders: [...(spec.excludedProviders ?? []), provider],
    tier: null,
    objective: 'cheapest',
  },
})

/** The fields of a plan that a subject sets. */
export function specChange({ gpus, providers, method, weights, count }: Subject): Partial<Spec> {
  const weightForm = weightPrecisions.find((candidate) => candidate === weights)
  const trainingMethod = methodIds.find((candidate) => candidate === method)
  return {
    ...(gpus.length === 0 ? {} : { gpus: [...gpus], gpuCount: count, nodes: null, excludedGpus: null }),
    ...(gpus.length > 0 || count === null ? {} : { gpuCount: count, nodes: null }),
    ...(providers.length === 0 ? {} : { providers: [...providers], excludedProviders: null, tier: null }),
    ...(trainingMethod === undefined ? {} : { method: trainingMethod, weights: weightForm ?? null }),
    ...(weightForm === undefined || trainingMethod !== undefined ? {} : { method: null, weights: weightForm }),
  }
}
