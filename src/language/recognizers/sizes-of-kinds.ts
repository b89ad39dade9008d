/** "Reranker 568M, 400k pairs", "GPT 125M on openwebtext": a size right behind the word for a kind of model. */
import { type Mention, isKind } from '../lexicon/meanings.ts'
import type { Token } from '../text/tokenize.ts'

/** Words for what is trained, and never for data. */
const kinds: ReadonlySet<string> = new Set(
  'reranker rerankers encoder encoders biencoder crossencoder retriever decoder classifier transformer gpt bert llm lm slm vlm embedder tagger'.split(
    ' ',
  ),
)
/** "Embedding model 110M" */
const modelWords: ReadonlySet<string> = new Set(['model', 'models'])
/** Parameters of what is trained so; fewer or more count something else. */
const [fewest, most] = [1e7, 5e11]

/** Such a number as the parameters, where the text names no other model or size and nothing behind it is counted. */
export function withSizesOfKinds(tokens: readonly Token[], mentions: readonly Mention[]): readonly Mention[] {
  const isNamed = mentions.some(
    (mention) => isKind(mention, 'model') || (isKind(mention, 'amount') && mention.meaning.measure === 'params'),
  )
  if (isNamed) return mentions
  return mentions.map((mention, index) => {
    if (!isKind(mention, 'amount')) return mention
    const { measure, magnitude, value, inWords, change } = mention.meaning
    if (measure !== null || inWords || change !== undefined || !['m', 'b'].includes(magnitude)) return mention
    if (value < fewest || value > most || isKind(mentions[index + 1], 'measure', 'gpu', 'unknown')) return mention
    const before = tokens[mention.from - 1]
    const isKindOfModel = kinds.has(before?.text ?? '') || modelWords.has(before?.text ?? '')
    return isKindOfModel ? { ...mention, meaning: { ...mention.meaning, measure: 'params' as const } } : mention
  })
}
