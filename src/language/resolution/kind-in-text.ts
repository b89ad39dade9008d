/** What so many examples are, where the count does not say it: "product descriptions in our voice, we have like 12k". */
import type { TextLengths } from '../lexicon/text-lengths.ts'

/** A count alone, or of what any data may be called. */
const bare =
  /^\D{0,12}\d[\d.,]* ?(?:k|m|thousand)?(?: (?:of (?:them|these|those|it)|examples?|rows?|samples?|items?|pieces|records?|pairs|labell?ed|annotated))*$/iu

/** Tokens of one of the only kind that the text names in two words; null: the count says what they are, or kinds of several lengths are named. */
export function lengthOfKindIn(text: string, counted: string, { ofExample }: TextLengths): number | null {
  if (!bare.test(counted.trim())) return null
  const words = text.toLowerCase().match(/[\p{L}&]+/gu) ?? []
  const found = new Set(words.flatMap((word, at) => ofExample.get(`${word} ${words[at + 1] ?? ''}`) ?? []))
  const [only] = found
  return found.size === 1 ? (only ?? null) : null
}
