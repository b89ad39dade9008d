/** What the catalog knows, for who wonders what can be asked. */
import type { Catalog } from '../catalog/catalog.ts'
import { exportTargets } from '../catalog/export-target.ts'

export const catalogKinds = ['models', 'gpus', 'providers', 'stacks', 'exports'] as const
export type CatalogKind = (typeof catalogKinds)[number]
export type CatalogEntry = { readonly id: string; readonly name: string }

/** Ids with display names, in the order of the catalog. */
export function catalogEntries(
  kind: CatalogKind,
  { models, gpus, providers, stacks }: Catalog,
): readonly CatalogEntry[] {
  if (kind === 'exports') return exportTargets.map((id) => ({ id, name: id }))
  const entities = { models, gpus, providers, stacks }[kind]
  return [...entities.values()].map(({ id, name }) => ({ id, name }))
}
