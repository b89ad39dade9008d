/** What holds of a plan, for answers that depend on it: “full”, “not moe”. */
import type { PlanCondition, StatedCondition } from '../../catalog/particular-answers.ts'
import { isOfHosts } from '../../catalog/provider.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { partsOfCondition, scenarioConditions } from '../../scenario/scenario-conditions.ts'
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
/** What the scenario tells by itself. */
const ofScenario =
  (condition: keyof typeof scenarioConditions) =>
  ({ scenario }: QuestionContext): boolean =>
    scenarioConditions[condition](scenario)

const holds: Readonly<Record<PlanCondition, (context: QuestionContext) => boolean>> = {
  full: ofPlan(({ method }) => method === 'full'),
  lora: ofPlan(({ method, weights }) => method !== 'full' && weights !== 'nf4'),
  qlora: ofPlan(({ method, weights }) => method !== 'full' && weights === 'nf4'),
  adapters: ofPlan(({ method }) => method !== 'full'),
  sft: ofSpec(({ task }) => task === null || task === 'sft'),
  pretrain: ofScenario('pretrain'),
  dpo: ofScenario('dpo'),
  rl: ofScenario('rl'),
  reward: ofScenario('reward'),
  embedding: ofScenario('embedding'),
  vision: ofScenario('vision'),
  moe: ({ params, activeParams }) => isSparse(params, activeParams),
  small: ({ params }) => params !== undefined && params < smallParams,
  large: ({ params }) => params !== undefined && params >= largeParams,
  owned: ofScenario('owned'),
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
  budget: ofScenario('budget'),
  deadline: ofScenario('deadline'),
  place: ofSpec(({ region }) => region !== null),
  short: ofPlan(({ hours }) => hours.p50 < shortHours),
  'long-run': ofPlan(({ hours }) => hours.p50 > longHours),
  instruct: ofSpec(({ model, variant }) => /(?:instruct|chat|-it)\b/iu.test(variant ?? model ?? '')),
}

/** Whether a condition holds of the plan. */
export function holdsOfPlan(condition: StatedCondition, context: QuestionContext): boolean {
  const { name, isNegated } = partsOfCondition(condition)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a condition without its negation is one of them
  return holds[name as PlanCondition](context) !== isNegated
}
