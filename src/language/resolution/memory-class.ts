/** GPUs asked for by their memory alone. */
import type { SlotOf } from '../grammar/slots.ts'
import type { GpuNames } from '../lexicon/gpu-names.ts'
import { formatList, quoted } from '../../scenario/format-values.ts'

/** GPUs of a class that a note names. */
const maxNamed = 4

/** "24 GB" names no card: which ones it stands for. */
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
