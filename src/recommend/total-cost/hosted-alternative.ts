/** Hosted fine-tuning: what a service charges for the same tokens, and what its own rules add. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { HostedPrice } from '../../offers/hosted-prices.ts'

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
