/** Machines of a cloud that are let whole, whatever number of their GPUs is wanted. */
import { type Slot, slotsOf } from '../grammar/slots.ts'
import type { Draft } from './scenario-draft.ts'

type StatedCount = { readonly value: number; readonly words: string; readonly from: number }

/** "P4d, 4 gpus": a machine of a cloud is let whole, so that its own number counts, and that is said. */
export function withWholeMachine<T extends StatedCount>(
  draft: Draft,
  counts: readonly T[],
  slots: readonly Slot[],
): readonly T[] {
  const machines = slotsOf(slots, 'providers').filter(({ byInstance }) => byInstance === true)
  const [machine, ...others] = counts.filter(({ from }) => machines.some((slot) => slot.from === from))
  const fewer = counts.filter((one) => one !== machine && one.value < (machine?.value ?? 0))
  if (machine === undefined || others.length > 0 || fewer.length !== counts.length - 1) return counts
  for (const { words } of fewer)
    draft.addRemark(
      'gpuCount',
      `A ${machine.words} is let whole, with ${machine.value} GPUs: “${words}” would cost as much.`,
    )
  return [machine]
}
