/** How far a name that was typed is from the names of a model. */
import type { ModelEntry } from '../lexicon/model-names.ts'

/**
 * How many words more than `variants` a model's name has, in the name of it that has the fewest; null where none of its
 * names has them all. With `version`, only names of that version count; `sizes` are those that were typed.
 */
export function surplusWords(
  model: ModelEntry,
  { variants, sizes }: { readonly variants: readonly string[]; readonly sizes: readonly number[] },
  version: string | null,
): number | null {
  let least: number | null = null
  for (const name of model.names) {
    const surplus = name.variants.size - variants.length
    if (least !== null && surplus >= least) continue
    if (version !== null && name.version !== version) continue
    if (!variants.every((variant) => name.variants.has(variant))) continue
    if (name.size === null || sizes.some((size) => isAboutSize(size, name.size))) least = surplus
  }
  return least
}

const isAboutSize = (size: number, named: number | null): boolean => Math.abs(size / (named ?? Infinity) - 1) < 0.04
