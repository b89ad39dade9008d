/** Models that a size alone tells, beside another of their family: "the last run was Qwen2.5 7B, this time it's the 32B". */
import { isKind } from '../lexicon/meanings.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'

/** "The last run was Qwen2.5 7B, this time it's the 32B": the one model that a text names, though none of its own; null: there is none. */
export function modelToldOf({ mentions, tokens }: RecognizedText, from: number): string | null {
  // "Distill Qwen3 32B into a 4B": only the size with an article is one of those that were named.
  if (tokens[from - 1]?.text !== 'the') return null
  const ids = mentions.flatMap((mention) =>
    isKind(mention, 'model') && mention.meaning.reference.kind === 'model' ? [mention.meaning.reference.id] : [],
  )
  const [id] = ids
  return id !== undefined && new Set(ids).size === 1 ? id : null
}
