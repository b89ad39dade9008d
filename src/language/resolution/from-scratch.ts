/** "A 2.7B from scratch, 54B tokens": a model that begins with no weights is pretrained, where no other objective is named. */
import { slotsOf } from '../grammar/slots.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'

/** In a thread the objective stands. */
export function resolveFromScratch(draft: Draft, { slots }: ResolverInput): void {
  const isNew = slotsOf(slots, 'field-value').some(
    (slot) =>
      slot.field === 'method' &&
      slot.value === 'full' &&
      slot.note?.endsWith(', from scratch.') === true &&
      // "Full from scratch" is how all is trained.
      !draft.words(slot).toLowerCase().startsWith('full'),
  )
  if (isNew && draft.base === null && draft.get('task') === null) draft.set('task', 'pretrain')
}
