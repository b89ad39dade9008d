/**
 * Ids of the catalog's entities, each of its kind: the id of a GPU does not compile where that of a provider is meant.
 * A plain text compiles as any of them; what comes from outside passes the schema of its kind.
 */
import * as z from 'zod'

type Id<Kind extends string> = string & { readonly idOf?: Kind }

export type GpuId = Id<'gpu'>
export type ModelId = Id<'model'>
export type ProviderId = Id<'provider'>
export type StackId = Id<'stack'>

export const gpuIdSchema = z.string().transform((id): GpuId => id)
export const modelIdSchema = z.string().transform((id): ModelId => id)
export const providerIdSchema = z.string().transform((id): ProviderId => id)
export const stackIdSchema = z.string().transform((id): StackId => id)

/** How an entity spells its id, which is the name of its file. */
export const idSpelling = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/)
