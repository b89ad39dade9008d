/** "Train an embedding model on 2M pairs": which one is left open, and the cost hardly hangs on it. */
import { slotsOf } from '../grammar/slots.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'

const usualEmbedder = 'bge-large'
const smallEmbedder = 'bge-base'
const embedderOfLanguages = 'bge-m3'
const smallOfLanguages = 'embeddinggemma-300m'
const ofPairs = /^(?:pairs?|triplets?|triples?|queries|query)$/iu

const embedder =
  /\b(?:embeddings?|embedders?|(?:dense |passage |document )?retrievers?|retrieval (?:model|encoder)|(?:re-?)rank(?:ers?|ing)?|(?:bi|cross|dual)[- ]?encoders?|sentence[- ](?:transformers?|encoders?)|semantic search)\b/iu
/** It writes answers, and what is found or ranked is only given to it. */
const writesAnswers = /\b(?:(?:chat|support|help)? ?bots?|assistants?|llms?|language models?|dpo|preferences?)\b/iu
const reranks = /\b(?:re-?rank(?:ers?|ing)?|cross[- ]?encoders?)\b/iu
const wishesSmall = /\b(?:small(?:er|ish|est)?|tiny|little|compact|light-?weight)\b/iu

/** "Retriever, 250k question/passage pairs": what learns from such pairs is an embedding model, where none other is named. */
export function takePairsToEmbed(draft: Draft, { recognized }: ResolverInput): void {
  const task = draft.get('task')
  const { text } = recognized.normalized
  // A cross-encoder alone is read as a classifier.
  if (draft.base !== null || (task !== null && !(task === 'classification' && reranks.test(text)))) return
  if (draft.get('params') !== null || !embedder.test(text) || writesAnswers.test(text)) return
  if (!recognized.tokens.some((token) => ofPairs.test(token.text))) return
  draft.set('task', 'embedding')
  if (reranks.test(text))
    draft.addRemark(
      'task',
      'A reranker is estimated as an embedding model: query and passage through the model, one pooled score.',
    )
}

/** Where none was named and the data are known, a usual one is taken, and said. */
export function takeUsualEmbedder(draft: Draft, input: ResolverInput): void {
  const { slots, vocabulary, recognized } = input
  if (draft.base !== null || draft.get('task') !== 'embedding') return
  const usual = vocabulary.models.byId.get(usualFor(draft, input))
  if (usual === undefined) return
  if (draft.get('params') !== null || draft.get('tokens') === null || draft.issues.length > 0) return
  // Articles that are to be found want a ready one first: only who has pairs trains it.
  if (!recognized.tokens.some(({ text }) => ofPairs.test(text))) return
  // A name that is not known is told so.
  if (slotsOf(slots, 'invalid').length > 0) return
  draft.set('model', usual.id)
  draft.set('params', usual.params)
  draft.addRemark('model', `${usual.name} is taken for the embedding model, as none is named.`)
}

/** The larger ones of English read 512 tokens at most, as few others do. */
const longestOfUsual = 512

/** By the languages that are told, the length of a text of a pair, and a wish for a small one. */
function usualFor(draft: Draft, { recognized, vocabulary }: ResolverInput): string {
  const { text } = recognized.normalized
  const isSmall = wishesSmall.test(text)
  const perPair = draft.corpus?.tokensPerExample ?? 0
  if (vocabulary.otherLanguages.test(text)) return isSmall ? smallOfLanguages : embedderOfLanguages
  if (perPair > 2 * longestOfUsual) return embedderOfLanguages
  return isSmall ? smallEmbedder : usualEmbedder
}
