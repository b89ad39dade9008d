/** What continued training means that names no method: of data of some size that all parameters are trained. */
import { slotsOf } from '../grammar/slots.ts'
import { muchDataNote } from '../../scenario/much-data.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'

/** "Continue training an 8B on 5B tokens" is pretraining. In a thread the method stands, whatever comes to the data. */
export function resolveMuchData(draft: Draft, { slots, vocabulary: { muchData } }: ResolverInput): void {
  const tokens = draft.get('tokens')
  const isContinued = slotsOf(slots, 'field-value').some(({ ofMuchData }) => ofMuchData === true)
  if (!isContinued || draft.base !== null || muchData === null || tokens === null || tokens < muchData.tokens) return
  if (settling.some((field) => draft.get(field) !== null)) return
  draft.set('task', 'pretrain')
  draft.set('method', 'full')
  draft.addRemark('method', muchDataNote)
}

/** What a method was chosen with, or an objective. */
const settling = ['method', 'weights', 'adapter', 'loraRank', 'loraTargets', 'task'] as const
