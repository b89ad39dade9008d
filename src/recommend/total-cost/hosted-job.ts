/** What a hosted service is asked to train: the job without its GPUs. */
import type { ModelId } from '../../catalog/ids.ts'
import type { HostedJob } from '../../offers/hosted-prices.ts'
import type { Scenario, Spec } from '../../scenario/scenario.ts'

/** The price lists are of supervised fine-tuning: no rollouts, no pairs, no training from scratch. */
export const isHostedTask = ({ task, method }: Pick<Spec, 'task' | 'method'>): boolean =>
  task === null || task === 'sft' || (task === 'pretrain' && method !== 'full')

/** `model` is a catalog id or null, `params` its parameters. The tokens must be known. */
export function hostedJob(
  { spec, corpus }: Scenario,
  model: ModelId | null,
  params: number,
  tokens: number,
): HostedJob {
  const { method, packed, sequenceLength } = spec
  const examples = corpus?.examples ?? null
  const isPadded = packed === false && sequenceLength !== null && examples !== null && corpus !== undefined
  return {
    model,
    params,
    tokens,
    method,
    paddedTokens: isPadded ? Math.max(tokens, examples * sequenceLength * corpus.epochs) : null,
  }
}
