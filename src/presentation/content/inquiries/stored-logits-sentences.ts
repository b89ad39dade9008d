/** What a teacher's logits take on disk, all of them and the likeliest alone. */
import { formatCount, formatTokens } from '../../format/number-format.ts'
import { sizeText } from './data-bill-sentences.ts'

/** bf16. */
const bytesOfLogit = 2
/** An index in four bytes and a value in two. */
const bytesOfKept = 6
const usualTop = 64
/** More is no data set that somebody keeps beside a run. */
const tooMuch = 20e12

/** Bytes of all logits against those of the likeliest. */
export function storedLogitsSentences(tokens: number, vocabulary: number, topK: number | null): readonly string[] {
  const whole = tokens * vocabulary * bytesOfLogit
  const top = topK ?? usualTop
  const kept = tokens * top * bytesOfKept
  const verdict =
    whole <= tooMuch
      ? `The logits can be stored`
      : kept <= tooMuch
        ? `Not all logits, but the likeliest of each token can be stored`
        : `The logits are too many to store`
  // Where somebody says how many of each token are kept, that is what is asked.
  if (topK !== null && kept <= tooMuch)
    return [
      `About ${sizeText(kept)}: ${formatTokens(tokens)} × the top ${formatCount(top)} × ${bytesOfKept} bytes (index and value); all logits, ${formatCount(vocabulary)} a token in 2 bytes each, would be ${sizeText(whole)}.`,
      'Or run the teacher beside the student and store none; teacher and student need the same tokenizer.',
    ]
  return [
    `${verdict}: in full ${formatTokens(tokens)} × ${formatCount(vocabulary)} of the vocabulary × ${bytesOfLogit} bytes = ${sizeText(whole)}; the top ${formatCount(top)} (index and value, ${bytesOfKept} bytes) ${sizeText(kept)}. Or run the teacher beside the student and store none; teacher and student need the same tokenizer.`,
  ]
}
