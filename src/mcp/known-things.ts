/** What the catalog knows, for who wonders what can be asked. */
import type { Catalog } from '../catalog/catalog.ts'
import { exportTargets } from '../catalog/export-target.ts'

export const knownKinds = ['models', 'gpus', 'providers', 'stacks', 'exports'] as const
export type KnownKind = (typeof knownKinds)[number]
export type KnownThing = { readonly id: string; readonly name: string }

export function knownThings(kind: KnownKind, { models, gpus, providers, stacks }: Catalog): readonly KnownThing[] {
  if (kind === 'exports') return exportTargets.map((id) => ({ id, name: id }))
  const entities = { models, gpus, providers, stacks }[kind]
  return [...entities.values()].map(({ id, name }) => ({ id, name }))
}
