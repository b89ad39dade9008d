/** What a hosted service is asked to train: the job without its GPUs. */
import type { ModelId } from '../../catalog/ids.ts'
import type { HostedJob, HostedPrice } from '../../offers/hosted-prices.ts'
import type { Scenario, Spec } from '../../scenario/scenario.ts'
import type { Catalog } from '../../catalog/catalog.ts'

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

export type HostedAlternative = HostedPrice & {
  /** What is paid at the least; null: not known. */
  readonly minimumUsd: number | null
  /** What the trained model costs afterwards; null: not known. */
  readonly hosting: string | null
}

/** Prices with the service's rules; a job below the minimum is charged the minimum. */
export function findHostedAlternatives(
  prices: readonly HostedPrice[],
  { hosted }: Pick<Catalog, 'hosted'>,
): HostedAlternative[] {
  return prices.map((price) => {
    const service = hosted.get(price.provider)
    const minimumUsd = service?.minimum?.base ?? null
    const minimum = minimumUsd ?? 0
    const usd = { low: Math.max(minimum, price.usd.low), high: Math.max(minimum, price.usd.high) }
    return { ...price, usd, minimumUsd, hosting: service?.hosting ?? null }
  })
}

/** A sentence for each service that ends: "OpenAI closes: no new jobs after …". */
export function closingNotices({ hosted }: Pick<Catalog, 'hosted'>, today: string): string[] {
  return [...hosted.values()].flatMap(({ name, closing }) =>
    closing === null
      ? []
      : [`${name} ${today > closing.date ? 'has closed' : 'is closing'} (${closing.date}): ${closing.what}`],
  )
}
