/** "Train an embedding model on 2M pairs": which one is left open, and the cost hardly hangs on it. */
import { slotsOf } from '../grammar/slots.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'

const usualEmbedder = 'bge-large'
const ofPairs = /^(?:pairs?|triplets?|queries|query)$/iu

/** Where none was named and the data are known, a usual one is taken, and said. */
export function takeUsualEmbedder(draft: Draft, { slots, vocabulary, recognized }: ResolverInput): void {
  const usual = vocabulary.models.byId.get(usualEmbedder)
  if (usual === undefined || draft.base !== null || draft.get('task') !== 'embedding') return
  if (draft.get('params') !== null || draft.get('tokens') === null || draft.issues.length > 0) return
  // Articles that are to be found want a ready one first: only who has pairs trains it.
  if (!recognized.tokens.some(({ text }) => ofPairs.test(text))) return
  // A name that is not known is told so.
  if (slotsOf(slots, 'invalid').length > 0) return
  draft.set('model', usual.id)
  draft.set('params', usual.params)
  draft.addRemark('model', `${usual.name} is taken for the embedding model, as none is named.`)
}
