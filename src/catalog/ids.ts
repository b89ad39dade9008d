/**
 * Ids of the catalog's entities, one type per kind: a GPU's id does not compile where a provider's is expected. A plain
 * string compiles as any of them; ids from outside are validated by the schema of their kind.
 */
import * as z from 'zod'

type Id<Kind extends string> = string & { readonly idOf?: Kind }

export type GpuId = Id<'gpu'>
export type ModelId = Id<'model'>
export type ProviderId = Id<'provider'>
export type StackId = Id<'stack'>

const isText = (value: unknown) => typeof value === 'string'
const notText = 'Invalid input: expected string'

/** No transforms: what is stored is encoded by the schema that decodes it. */
export const gpuIdSchema = z.custom<GpuId>(isText, notText)
export const modelIdSchema = z.custom<ModelId>(isText, notText)
export const providerIdSchema = z.custom<ProviderId>(isText, notText)
export const stackIdSchema = z.custom<StackId>(isText, notText)

/** How an entity spells its id, which is the name of its file. */
export const idSpelling = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/)
