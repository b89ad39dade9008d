/** "On a 4090", "my own A100": one card, said without a number. */
import { type Slot, slotsOf } from '../grammar/slots.ts'
import type { Draft } from './scenario-draft.ts'

/** A machine of several GPUs. */
const machineWords = /\b(?:hgx|dgx|nvl ?\d+|node|machine|server|box|pod|rack)\b/i

/** "An H100 or an A100" and, in a thread, "an A100" leave the number open. */
export function resolveSingleCard(draft: Draft, slots: readonly Slot[]): void {
  const named = slotsOf(slots, 'gpus').filter(({ excluded }) => !excluded)
  if (!named.some(({ isSingular }) => isSingular === true)) return
  const [only] = named
  const isOne = draft.base === null && named.length === 1 && only !== undefined && !machineWords.test(draft.words(only))
  if (isOwned(slots) || isOne) draft.set('gpuCount', 1)
  else if (draft.base !== null) draft.set('gpuCount', null)
  if (draft.base !== null) draft.set('nodes', null)
}

const isOwned = (slots: readonly Slot[]): boolean =>
  slotsOf(slots, 'field-value').some(({ field, value }) => field === 'owned' && value === true)
