/** What of the advice changes the decision, said in the answer itself: sentences out of arithmetic alone, no search. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Plan } from '../../estimate/plan.ts'
import { weightsFetch } from '../../offers/startup-hours.ts'
import { sizesOf } from '../../estimate/physics/sizes.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { countText, durationText, fileSizeText, capitalized } from '../figure-text.ts'
import { epochConsideration } from '../explain/considerations.ts'
import { globalBatchOfPlan } from '../search/global-batch.ts'
import { planCheckpointBytes } from '../total-cost/checkpoint.ts'
import { batchWords } from './batch-advice.ts'
import { jobAdvice } from './job-advice.ts'
import { licenceSentence } from './licence-advice.ts'
import { quantizationLoss, lossText } from './quantization-loss.ts'

/** Sequences of a global batch from which the published curve of tokens to the same loss clearly rises. */
const WASTEFUL_BATCH = 32
/** Examples below which prompts deserve a try first. */
const FEW_EXAMPLES = 500

/** How many times what a rank can hold is told. */
const RANK_EXCESS = 4

type KeyAdviceContext = {
  readonly scenario: Scenario
  readonly plan: Plan
  readonly tokens: number
  readonly catalog: Catalog
}

/** At most three, the gravest first. No full stops. */
export function keyAdvice(context: KeyAdviceContext): readonly string[] {
  return [
    licenceSentence(context.scenario, context.catalog),
    ...jobAdvice(context).map(capitalized),
    epochConsideration(context.scenario, context.catalog),
    fewExamplesSentence(context),
    weightsSentence(context),
    checkpointSentence(context),
    precisionSentence(context),
    rankSentence(context),
    batchSentence(context),
  ]
    .filter((words) => words !== '')
    .slice(0, 3)
}

function fewExamplesSentence({ scenario: { corpus, extras }, catalog }: KeyAdviceContext): string {
  const count = corpus?.examples ?? null
  const rule = count === null ? undefined : catalog.quality.examples.find(({ upTo }) => count <= upTo.base)
  const isTold = rule !== undefined && extras?.lead?.includes(rule.says) === true
  return count !== null && count <= FEW_EXAMPLES && rule !== undefined && !isTold
    ? `${countText(count)} examples: ${rule.says}`
    : ''
}

/** Bytes from which files of a model are a matter of hours and of disks. */
const LARGE_FILES = 200e9

function weightsSentence({ plan: { shape }, catalog: { startup } }: KeyAdviceContext): string {
  const { bytes, seconds } = weightsFetch(shape.params, startup)
  return bytes < LARGE_FILES
    ? ''
    : `About ${durationText(seconds / 3600)} of it is the start: ${fileSizeText(bytes)} of weights to fetch and load on each machine; have twice as much disk`
}

function checkpointSentence({ plan, catalog }: KeyAdviceContext): string {
  if (plan.method !== 'full') return ''
  const bytes = planCheckpointBytes(plan, catalog.totalCost.checkpoint)
  return bytes < LARGE_FILES
    ? ''
    : `A checkpoint that a run can resume from is about ${fileSizeText(bytes)}, with optimizer states: have disk for two`
}

function precisionSentence({ plan, catalog }: KeyAdviceContext): string {
  const loss = plan.weights === 'nf4' ? quantizationLoss('nf4', plan.shape.params, catalog) : null
  return loss === null || loss.high < 0.03 ? '' : `4-bit weights cost quality at this size: ${lossText(loss)}`
}

/** Rewards, preferences and pairs teach little that has to be held, and their batches are of another kind. */
const learnsText = ({ scenario: { spec }, catalog }: KeyAdviceContext): boolean =>
  spec.task === null || catalog.training.objectives.get(spec.task)?.family === 'supervised'

/** Only where the rank in hand is far too small by the rule. */
function rankSentence(context: KeyAdviceContext): string {
  const {
    plan,
    tokens,
    catalog: { quality },
  } = context
  if (plan.lora === null || !learnsText(context)) return ''
  const neededParams = (tokens * quality.capacity.bitsPerToken.base) / quality.capacity.bitsPerParam.base
  const rankCapacity = sizesOf(plan.shape, 'lora', plan.lora.rank, plan.lora.targets).adapterParams
  return neededParams > RANK_EXCESS * rankCapacity
    ? `Rank ${plan.lora.rank} can hold little of ${countText(tokens)} tokens of new material: a larger rank or full fine-tuning, unless it is style you teach (rule of thumb)`
    : ''
}

function batchSentence(context: KeyAdviceContext): string {
  const { plan, catalog } = context
  const batch = globalBatchOfPlan(plan)
  return plan.method !== 'full' && batch > WASTEFUL_BATCH && learnsText(context)
    ? `An optimizer step sees ${batch} sequences, and large batches cost tokens: ${batchWords({ catalog })}`
    : ''
}
