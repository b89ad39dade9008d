/** Names of models that are put together of parts: "Llama 3.1 8B Instruct", "unsloth/Qwen2.5-7B-bnb-4bit". */
import type { Mention } from '../lexicon/meanings.ts'
import { readModelName } from './model-name.ts'
import type { RecognizerInput } from './recognizer.ts'

/** "A llama-style 1.3B decoder", "bert-ish": of the kind of a model, and not it. */
const isOfKind = (tokens: RecognizerInput['tokens'], at: number): boolean =>
  tokens[at + 1]?.text === '-' &&
  ['ish', 'like', 'style', 'styled', 'type', 'esque'].includes(tokens[at + 2]?.text ?? '')

/** The model that is named here; null where no brand begins, or a phrase of the lexicon reaches as far. */
export function recognizeModel(input: RecognizerInput, at: number): Mention | null {
  const { tokens, vocabulary, isUnit } = input
  if (tokens[at]?.kind !== 'word' || isOfKind(tokens, at)) return null
  const name = readModelName(tokens, at, vocabulary.models, isUnit)
  if (name === null) return null
  const phrase = vocabulary.phrases.longestMatch(tokens, at)
  if (
    phrase !== null &&
    phrase.to >= name.to &&
    !(phrase.meaning.kind === 'model' && isUnit(phrase.to) && name.to < phrase.to) &&
    // A list of names that the catalog lacks is not asked about one that it has.
    !(phrase.meaning.kind === 'out-of-catalog' && phrase.to === name.to && name.reference.kind !== 'not-found')
  )
    return null
  return { from: at, to: name.to, meaning: { kind: 'model', reference: name.reference } }
}
