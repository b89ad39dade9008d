/** What holds of a plan, for answers that depend on it: “full”, “not moe”. */
import type { PlanCondition, StatedCondition } from '../../catalog/particular-answers.ts'
import { isOfHosts } from '../../catalog/provider.ts'
import { tasksOf } from '../../catalog/training-method.ts'
import type { Option } from '../../recommend/recommendation.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { QuestionContext } from './question-context.ts'
import { isSparse } from './sparse-model.ts'

const [smallParams, largeParams] = [4e9, 30e9]
const [shortHours, longHours] = [2, 48]
const [fewExamples, longSequence] = [2000, 16_384]

const ofPlan =
  (holds: (best: Option) => boolean) =>
  ({ recommendation: { best } }: QuestionContext): boolean =>
    holds(best)
const ofSpec =
  (holds: (spec: Spec) => boolean) =>
  ({ scenario: { spec } }: QuestionContext): boolean =>
    holds(spec)
const taskIs =
  (...tasks: readonly string[]) =>
  ({ scenario: { spec } }: QuestionContext): boolean =>
    tasks.includes(spec.task ?? 'sft')

const holds: Readonly<Record<PlanCondition, (context: QuestionContext) => boolean>> = {
  full: ofPlan(({ method }) => method === 'full'),
  lora: ofPlan(({ method, weights }) => method !== 'full' && weights !== 'nf4'),
  qlora: ofPlan(({ method, weights }) => method !== 'full' && weights === 'nf4'),
  adapters: ofPlan(({ method }) => method !== 'full'),
  sft: taskIs('sft'),
  pretrain: taskIs('pretrain'),
  dpo: taskIs('dpo', 'orpo', 'kto', 'simpo'),
  rl: ({ scenario: { spec } }) => tasksOf('reinforcement').has(spec.task),
  reward: taskIs('reward'),
  embedding: taskIs('embedding'),
  vision: ofSpec(({ imageCount }) => imageCount !== null),
  moe: ({ params, activeParams }) => isSparse(params, activeParams),
  small: ({ params }) => params !== undefined && params < smallParams,
  large: ({ params }) => params !== undefined && params >= largeParams,
  owned: ofSpec(({ owned }) => owned === true),
  'one-gpu': ofPlan(({ gpuCount }) => gpuCount === 1),
  'several-gpus': ofPlan(({ gpuCount }) => gpuCount > 1),
  'several-nodes': ofPlan(({ nodes }) => nodes > 1),
  spot: ofPlan(({ pricing }) => pricing === 'spot'),
  amd: ({ catalog, recommendation: { best } }) => catalog?.gpus.get(best.gpu)?.vendor === 'amd',
  marketplace: ({ catalog, recommendation: { best } }) => {
    const provider = catalog?.providers.get(best.provider)
    return provider !== undefined && isOfHosts(provider)
  },
  'few-examples': ({ scenario: { corpus } }) => corpus?.examples != null && corpus.examples < fewExamples,
  long: ofPlan(({ sequenceLength }) => sequenceLength >= longSequence),
  'several-epochs': ({ scenario: { corpus } }) => (corpus?.epochs ?? 1) > 1,
  budget: ofSpec(({ budgetUsd }) => budgetUsd !== null),
  deadline: ofSpec(({ deadlineHours }) => deadlineHours !== null),
  place: ofSpec(({ region }) => region !== null),
  short: ofPlan(({ hours }) => hours.p50 < shortHours),
  'long-run': ofPlan(({ hours }) => hours.p50 > longHours),
  instruct: ofSpec(({ model, variant }) => /(?:instruct|chat|-it)\b/iu.test(variant ?? model ?? '')),
}

const negation = 'not '

/** Whether a condition holds of the plan. */
export function holdsOfPlan(condition: StatedCondition, context: QuestionContext): boolean {
  const isNegated = condition.startsWith(negation)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a condition without its negation is one of them
  const name = (isNegated ? condition.slice(negation.length) : condition) as PlanCondition
  return holds[name](context) !== isNegated
}
