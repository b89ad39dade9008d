/** "1,140 tokens (llama3 tokenizer)": a model that only counted the tokens is not the one that is trained. */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import { isSize } from './size-slots.ts'
import type { Slot } from './slots.ts'

const tokenizerWords = new Set(['tokenizer', 'tokenizers', 'tokeniser', 'tokenized', 'tokenised'])

/** The slots without sizes that are the name of a tokenizer: "the 8B tokenizer" is no model to train. */
export const withoutTokenizer = (slots: readonly Slot[], { tokens }: RecognizedText): readonly Slot[] =>
  slots.filter((slot) => !(isSize(slot) && tokenizerWords.has(tokens[slot.to]?.text ?? '')))
