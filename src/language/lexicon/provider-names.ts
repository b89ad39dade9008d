/** Providers as the language needs them. */

/** A provider as the language needs it: what people call it, and its tiers. */

import type { ProviderId } from '../../catalog/ids.ts'
import type { Catalog } from '../../catalog/catalog.ts'

export type ProviderName = {
  readonly id: ProviderId
  readonly name: string
  readonly aliases: readonly string[]
  readonly tiers: readonly string[]
}

/** The providers of the catalog as the language needs them. */
export const providerNames = ({ providers }: Pick<Catalog, 'providers'>): readonly ProviderName[] =>
  [...providers.values()].map(({ id, name, aliases, tiers }) => ({
    id,
    name,
    aliases,
    tiers: tiers.map((tier) => tier.id),
  }))
