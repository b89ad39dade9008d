/** "Meant gemma 27b", of a plan for Gemma 2 9B: which generation a family with a size means in a thread. */
import { compareByVersion, hasSize, type ModelEntry, type ModelNames } from '../lexicon/model-names.ts'

/** The model of that size in the generation of the one that holds; `newest` where it has none, or is of another family. */
export function ofHeldGeneration(
  newest: ModelEntry,
  words: string,
  held: string | null,
  { byId, byBrand }: Pick<ModelNames, 'byId' | 'byBrand'>,
): ModelEntry {
  const model = byId.get(held ?? '')
  if (model === undefined || model.brand !== newest.brand || model.version === newest.version) return newest
  const size = typedSize.exec(words)
  // Another digit in the name says which generation is meant.
  if (size === null || /\d/u.test(words.replace(size[0], ''))) return newest
  const params = Number(size[1]) * 1e9
  const isMeant = (one: ModelEntry): boolean =>
    one.version === model.version &&
    hasSize(one, params) &&
    one.variants.size === newest.variants.size &&
    [...one.variants].every((word) => newest.variants.has(word))
  return (byBrand.get(model.brand) ?? []).filter(isMeant).sort(compareByVersion)[0] ?? newest
}
const typedSize = /(?<![\d.])(\d{1,3}(?:\.\d{1,2})?) ?b(?![a-z])/iu
