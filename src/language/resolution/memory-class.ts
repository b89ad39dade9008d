/** GPUs asked for by their memory alone. */
import type { Slot, SlotOf } from '../grammar/slots.ts'
import { type GpuNames, filterByMemory } from '../lexicon/gpu-names.ts'
import { formatList, quoted } from '../../scenario/format-values.ts'

/** GPUs of a class that a note names. */
const maxNamed = 4

/** "24 GB" names no GPU: which ones it stands for. */
export function memoryClassNote(
  words: string,
  { gigabytes, isLeast }: SlotOf<'memory'>,
  ids: readonly string[],
  gpus: GpuNames,
): string {
  const names = ids.map((id) => gpus.byId.get(id)?.name.replace(/^GeForce | \(.*\)$/g, '') ?? id)
  const others = names.length - maxNamed
  const listed = formatList(others > 1 ? [...names.slice(0, maxNamed), `${others} others`] : names)
  return `${quoted(words)} is read as any GPU of ${isLeast ? 'at least ' : ''}${gigabytes} GB: ${listed}.`
}

/**
 * GPUs with that memory: of those that the text names (`named`), of those that were asked for before where it tells them
 * apart ("the 40 GB ones"), or of all, which is a class of them.
 */
export function gpusWithMemory(
  { gigabytes, isLeast }: SlotOf<'memory'>,
  named: readonly string[] | null,
  before: readonly string[],
  gpus: GpuNames,
): { readonly matching: readonly string[]; readonly isOfClass: boolean } {
  const known = filterByMemory(gpus, named ?? before, gigabytes, isLeast)
  const isNarrower = known.length > 0 && known.length < before.length
  if (named !== null || isNarrower) return { matching: known, isOfClass: false }
  const ofSameName = filterByMemory(gpus, sameInOtherMemory(before, gpus), gigabytes, isLeast)
  if (known.length === 0 && ofSameName.length > 0) return { matching: ofSameName, isOfClass: false }
  return { matching: filterByMemory(gpus, [...gpus.byId.keys()], gigabytes, isLeast), isOfClass: true }
}

/** The A100 of 80 GB below a plan on those of 40: what bears the name of all that were asked for. */
function sameInOtherMemory(before: readonly string[], { byId }: GpuNames): readonly string[] {
  const [first] = before
  const name = first === undefined ? null : (ofMemory.exec(first)?.groups?.['name'] ?? null)
  if (name === null || before.some((id) => ofMemory.exec(id)?.groups?.['name'] !== name)) return []
  return [...byId.keys()].filter((id) => ofMemory.exec(id)?.groups?.['name'] === name)
}
const ofMemory = /^(?<name>[a-z]+\d+)-\d{2,3}(?:-|$)/u

/** "My 4080 … or rent a 24gb card": a card by its memory that stands apart from the cards that are named. */
export const isOfOtherCard = (slot: Slot, words: string, named: readonly Slot[]): boolean =>
  /\b(?:cards?|gpus?)\b/iu.test(words) &&
  named.length > 0 &&
  named.every(({ from, to }) => slot.from - to > besideIt || from - slot.to > besideIt)
/** Tokens between a card and its own memory. */
const besideIt = 3
