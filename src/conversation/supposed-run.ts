/** The run that a question supposes ("how many steps with batch 64?"), planned on the GPUs of the plan. */
import type { Question, Supposition } from '../language/questions/question.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import { planName } from '../presentation/format/display-names.ts'
import type { RenderContext } from '../presentation/render-context.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Scenario, SpecField } from '../scenario/scenario.ts'
import type { AnswerScenario } from './engine-context.ts'
import { isHeldAs, onPlannedGpus } from './on-planned-gpus.ts'

const ofMethod: ReadonlySet<SpecField> = new Set<SpecField>(['method', 'adapter', 'loraRank', 'weights', 'precision'])
const ofGpus: ReadonlySet<SpecField> = new Set<SpecField>(['gpus', 'gpuCount', 'nodes'])
/** Of a step, a batch is that of the whole run: "how many steps w bs 16". */
const ofSteps: ReadonlySet<string> = new Set(['steps', 'stepTime'])

/**
 * `opening` names what is supposed, and where: "With batch 64: " goes before the answer. The answer to the question itself
 * where nothing is supposed; a sentence where the supposed run has no plan.
 */
export function supposedRun(
  question: Question,
  answer: AnsweredScenario,
  ask: AnswerScenario,
  names: RenderContext['names'],
): { readonly answer: AnsweredScenario; readonly opening: string } | { readonly problem: string } {
  const { supposed } = question
  if (supposed === undefined) return { answer, opening: '' }
  const { best } = answer.recommendation
  if (isPlanned(supposed, best)) return { answer, opening: '' }
  const { spec, ...rest } = scenarioOf(question, supposed)
  const kept = supposed.fields.some((field) => ofMethod.has(field))
    ? {}
    : { method: best.method, weights: best.weights }
  const asked = { ...rest, spec: { ...spec, ...kept, budgetUsd: null, deadlineHours: null } }
  const there = onPlannedGpus(asked, answer.scenario.spec, best) ?? onAsMany(asked, supposed, best)
  const onPlanned = there === null ? null : ask(there)
  const isHeld = onPlanned !== null && onPlanned.kind !== 'problem' && isHeldAs(onPlanned.recommendation.best, best)
  const found = isHeld ? onPlanned : ask(asked)
  const opened = supposed.words === '' ? '' : `With ${supposed.words}`
  if (found.kind === 'problem') return { problem: `${opened === '' ? '' : `${opened}: `}${found.problem.message}` }
  const { scenario, recommendation } = found
  const run = planName(recommendation.best, names)
  const isOfGpus = supposed.fields.some((field) => ofGpus.has(field))
  const missed = `, which ${planName(best, names)} cannot hold, on ${run}`
  const opening =
    opened === '' ? `On ${run}` : isOfGpus ? `${opened}, on ${run}` : isHeld ? opened : `${opened}${missed}`
  return { answer: { scenario, recommendation }, opening: `${opening}: ` }
}

/** "How much will it peak at on the A100" names the GPUs of the plan. */
const isPlanned = ({ fields, scenario: { spec } }: Supposition, { gpu, gpuCount, nodes }: Option): boolean =>
  fields.every((field) => ofGpus.has(field)) &&
  (spec.gpus?.includes(gpu) ?? true) &&
  (spec.gpuCount === null || spec.gpuCount === gpuCount) &&
  (spec.nodes === null || spec.nodes === nodes)

/** "Would a 4090 have headroom": as many of them as are planned; null where a number is named, or no GPU. */
function onAsMany({ spec, ...rest }: Scenario, { fields }: Supposition, { gpuCount, nodes }: Option): Scenario | null {
  if (!fields.includes('gpus') || fields.includes('gpuCount') || fields.includes('nodes')) return null
  return { ...rest, spec: { ...spec, gpuCount, nodes } }
}

function scenarioOf({ args }: Question, { scenario, fields }: Supposition): Supposition['scenario'] {
  const { batch } = scenario.spec
  const isOfAll =
    batch !== null && fields.includes('batch') && !fields.includes('globalBatch') && ofSteps.has(args?.setting ?? '')
  return isOfAll ? { ...scenario, spec: { ...scenario.spec, batch: null, globalBatch: batch } } : scenario
}
