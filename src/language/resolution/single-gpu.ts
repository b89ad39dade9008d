/** "On a 4090", "my own A100": one GPU, said without a number. */
import { type Slot, slotsOf } from '../grammar/slots.ts'
import type { Draft } from './scenario-draft.ts'
import type { Understanding } from './understanding.ts'

/** A machine of several GPUs. */
const machineWords = /\b(?:hgx|dgx|nvl ?\d+|node|machine|server|box|pod|rack)\b/i

const ofOneCard = /\b(?:card|gpu)$/i

/** "My own 4090" is one GPU; of what is rented "a 4090" leaves the number open, unless the plan is of one anyway. */
export function resolveSingleGpu(draft: Draft, slots: readonly Slot[]): void {
  if (!slotsOf(slots, 'gpus').some(({ isSingular }) => isSingular === true)) return
  const isOwned = slotsOf(slots, 'field-value').some(({ field, value }) => field === 'owned' && value === true)
  if (isOwned) draft.set('gpuCount', 1)
  else if (draft.base !== null && draft.base.spec.gpuCount !== 1) draft.set('gpuCount', null)
  if (draft.base !== null) draft.set('nodes', null)
}

/**
 * Whether a text that begins something names one GPU: "on a 4090", "48 GB card", but not "an H100 or an A100", "a DGX H100",
 * "24 GB cards".
 */
export function namesOneGpu({ slots, wordsAt }: Understanding): boolean {
  const [only, ...others] = slotsOf(slots, 'gpus').filter(({ excluded }) => !excluded)
  if (only === undefined) {
    const [memory, ...further] = slotsOf(slots, 'memory')
    if (memory === undefined || further.length > 0 || slotsOf(slots, 'count').length > 0) return false
    return ofOneCard.test(wordsAt(memory.from, memory.to)) && !machineWords.test(wordsAt(memory.from, memory.to + 1))
  }
  if (only.isSingular !== true || only.group || others.length > 0 || slotsOf(slots, 'count').length > 0) return false
  return !machineWords.test(wordsAt(only.from, only.to + 1))
}
