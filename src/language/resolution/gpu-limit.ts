/** "At most 4 GPUs", "no more than two nodes": the number is a limit, and fewer do as well. */
import { type Slot, slotsOf } from '../grammar/slots.ts'
import type { Draft } from './scenario-draft.ts'

/** GPUs of a machine whose number was not said. */
const gpusOfMachine = 8

/** After the number of GPUs and of nodes was set. What is owned is all used. */
export function limitGpuCount(draft: Draft, slots: readonly Slot[]): void {
  const limits = slotsOf(slots, 'remark').filter(({ isMost }) => isMost !== undefined)
  const nodes = draft.get('nodes')
  if (limits.length === 0 || draft.get('owned') === true) return
  const isMachines = limits.some(({ isMost }) => isMost === 'nodes')
  const count = draft.get('gpuCount') ?? (isMachines && nodes !== null ? nodes * gpusOfMachine : null)
  if (count === null) return
  // Another number that was typed is the number itself: "max 8 GPUs. Actually 4".
  const isKept = slots.some(
    (slot) =>
      (slot.role === 'count' || slot.role === 'nodes' || slot.role === 'quantity') &&
      limits.some(({ from, to }) => from <= slot.from && slot.to <= to),
  )
  if (!isKept) return
  if (!draft.has('gpuCount')) draft.set('gpuCount', count)
  draft.set('mostGpus', count)
  if (isMachines) draft.set('nodes', null)
}
