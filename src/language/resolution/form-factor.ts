/** "PCIe, not SXM": the form of a GPU that is asked for or planned is refused, not every GPU that comes in it. */
import type { SlotOf } from '../grammar/slots.ts'
import type { GpuNames } from '../lexicon/gpu-names.ts'

const forms: ReadonlySet<string> = new Set(['sxm', 'pcie', 'nvl', 'hgx'])

/** Whether the words of a refused class are those of a form alone. */
export const isForm = (words: string): boolean =>
  forms.has(words.trim().toLowerCase().split(' ')[0]?.replace(/\d$/u, '') ?? '')

/** The GPUs of `planned` in other forms than those that are refused; empty where there are none. */
export function otherForms(
  planned: readonly string[],
  refused: readonly SlotOf<'gpus'>[],
  { byId }: Pick<GpuNames, 'byId'>,
): readonly string[] {
  const excluded = new Set<string>(refused.flatMap(({ ids }) => ids))
  const kept = planned.filter((id) => !excluded.has(id))
  if (kept.length > 0) return kept
  return ofSameKind(
    planned,
    [...byId.keys()].filter((id) => !excluded.has(id)),
    { byId },
  )
}

/** Those of `ids` that are a planned GPU in whatever form. */
export function ofSameKind(
  planned: readonly string[],
  ids: readonly string[],
  { byId }: Pick<GpuNames, 'byId'>,
): readonly string[] {
  const kindOf = (id: string): string => byId.get(id)?.name.split(' ')[0] ?? id
  const kinds = new Set(planned.map(kindOf))
  return ids.filter((id) => kinds.has(kindOf(id)))
}
