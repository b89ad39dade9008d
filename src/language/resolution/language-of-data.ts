/** "40k Hindi conversations": other languages than English take more tokens for the same text. */
import type { TextLengths } from '../lexicon/text-lengths.ts'
import type { TokenSpan } from '../grammar/slots.ts'
import type { Draft } from './scenario-draft.ts'

/** As the usual lengths of texts are counted: tokens of a word of English. */
const ofEnglish = 4 / 3
/** Words before and behind a count of examples that may name their language. */
const [before, behind] = [8, 12]
/** Less is within what lengths differ by anyway. */
const least = 1.2

export type LanguageOfData = {
  /** Times the tokens of the same text in English. */
  readonly share: number
  /** "2 times those of English" */
  readonly words: string
}

/** Null where the words around the examples name no other language, or several. */
export function languageOf(draft: Draft, examples: TokenSpan, { tokensPerWord }: TextLengths): LanguageOfData | null {
  const from = Math.max(0, examples.from - before)
  const ends = Array.from({ length: behind + 1 }, (_, less) => examples.to + behind - less)
  const around = ends.map((to) => draft.words({ from, to })).find((words) => words !== '') ?? ''
  const words = around.toLowerCase().match(/\p{L}{4,}/gu) ?? []
  const languages = [...new Set(words.filter((word) => tokensPerWord.has(word)))]
  const [name] = languages
  const each = name === undefined ? undefined : tokensPerWord.get(name)
  if (name === undefined || each === undefined || languages.length > 1 || isOther.test(around)) return null
  const share = Number((each / ofEnglish).toPrecision(2))
  return share < least ? null : { share, words: `${share} times those of English` }
}
/** What is translated has a language on each side, and a place or a law is none of a text. */
const isOther = /\b(?:translat\w+|english|law|server|servers|region|provider|cloud|company|customers? of)\b/iu
