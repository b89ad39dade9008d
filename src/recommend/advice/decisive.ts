/** What of the advice changes the decision, said in the answer itself: sentences out of arithmetic alone, no search. */
import type { Catalog } from '../../catalog/catalog.ts'
import { runOf } from '../../estimate/estimate.ts'
import type { Plan } from '../../estimate/plan.ts'
import { dataParallel } from '../../estimate/run.ts'
import { sizesOf } from '../../estimate/sizes.ts'
import type { Scenario } from '../../scenario/spec.ts'
import { shortCount } from '../words.ts'
import { batchWords } from './batch.ts'
import { lossOf, lossWords } from './quality.ts'

/** Sequences of a global batch from which the published curve of tokens to the same loss clearly rises. */
const WASTEFUL = 32
/** Examples below which prompts deserve a try first. */
const FEW = 500

type Given = { readonly scenario: Scenario; readonly plan: Plan; readonly tokens: number; readonly catalog: Catalog }

/** At most three, the gravest first. No full stops. */
export function decisiveAdvice(given: Given): readonly string[] {
  return [fewExamples(given), precision(given), rank(given), batch(given)].filter((words) => words !== '').slice(0, 3)
}

function fewExamples({ scenario: { corpus }, catalog }: Given): string {
  const count = corpus?.examples ?? null
  const rule = count === null ? undefined : catalog.quality.examples.find(({ upTo }) => count <= upTo.base)
  return count !== null && count <= FEW && rule !== undefined ? `${shortCount(count)} examples: ${rule.says}` : ''
}

function precision({ plan, catalog }: Given): string {
  const loss = plan.weights === 'nf4' ? lossOf('nf4', plan.shape.params, catalog) : null
  return loss === null || loss.high < 0.03 ? '' : `4-bit weights cost quality at this size: ${lossWords(loss)}`
}

/** Only where even the largest usual rank, or ten times the rank in hand, would be too small by the rule. */
function rank({ plan, tokens, catalog: { quality } }: Given): string {
  if (plan.lora === null) return ''
  const needed = (tokens * quality.capacity.bitsPerToken.base) / quality.capacity.bitsPerParam.base
  const held = sizesOf(plan.shape, 'lora', plan.lora.rank, plan.lora.targets).adapterParams
  return needed > 10 * held
    ? `Rank ${plan.lora.rank} can hold little of ${shortCount(tokens)} tokens of new material: a larger rank or full fine-tuning, unless it is style you teach (rule of thumb)`
    : ''
}

function batch({ plan, catalog }: Given): string {
  const fewest = dataParallel(runOf(plan))
  return fewest > WASTEFUL
    ? `An optimizer step on ${plan.gpuCount} GPUs sees at least ${fewest} sequences, and large batches cost tokens: ${batchWords({ catalog })}`
    : ''
}
