/** Models that a size alone tells, beside another of their family: "the last run was Qwen2.5 7B, this time it's the 32B". */
import { isKind } from '../lexicon/meanings.ts'
import { type ModelNames, compareByVersion, hasSize } from '../lexicon/model-names.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'

/** The same family in another size; `isStrict`: of the same version. */
export function siblingOf(
  id: string,
  params: number,
  models: ModelNames,
  isStrict = false,
): ReturnType<ModelNames['byId']['get']> {
  const model = models.byId.get(id)
  if (model === undefined) return undefined
  const siblings = (models.byBrand.get(model.brand) ?? []).filter((one) => hasSize(one, params))
  const same = siblings.filter(({ version }) => version === model.version)
  return [...(same.length > 0 || isStrict ? same : siblings)].sort(compareByVersion)[0]
}

/** "The last run was Qwen2.5 7B, this time it's the 32B": the one model that a text names, though none of its own; null: there is none. */
export function modelToldOf({ mentions, tokens }: RecognizedText, from: number): string | null {
  // "Distill Qwen3 32B into a 4B": only the size with an article is one of those that were named.
  if (tokens[from - 1]?.text !== 'the') return null
  const ids = mentions.flatMap((mention) =>
    isKind(mention, 'model') && mention.meaning.reference.kind === 'model' ? [mention.meaning.reference.id] : [],
  )
  const [id] = ids
  return id !== undefined && new Set(ids).size === 1 ? id : null
}
