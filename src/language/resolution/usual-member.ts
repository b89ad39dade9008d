/** Of a family that is named without a size: which of its models most people mean. */
import { compareByVersion, type ModelEntry } from '../lexicon/model-names.ts'

/** In parameters: what most fine-tuning is of. */
const usualSize = 8e9
/** So many times as large or as small is about the same. */
const aboutAsLarge = 1.6

const gapOf = ({ params }: ModelEntry): number => Math.abs(Math.log(params / usualSize))

/** Nearly as far is as far. */
const rankOf = (one: ModelEntry): number => Math.round(gapOf(one) * 5)

/** The newest of about the usual size first, else by how near they are to it. `words`: the family as it was typed. */
export function usualFirst(members: readonly ModelEntry[], words: string): readonly ModelEntry[] {
  const prefix = `${words.trim().toLowerCase().replaceAll(/\s+/gu, '-')}-`
  const isNamed = ({ id }: ModelEntry): boolean => id.startsWith(prefix)
  const named = members.some(isNamed) ? members.filter(isNamed) : members
  const near = named.filter((one) => gapOf(one) <= Math.log(aboutAsLarge)).toSorted(compareByVersion)
  const far = named
    .filter((one) => !near.includes(one))
    .toSorted((one, other) => rankOf(one) - rankOf(other) || compareByVersion(one, other))
  return [...near, ...far]
}
