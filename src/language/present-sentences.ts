/** A message without the sentences that tell of what was, or of what comes later. */
import { clausesOf } from './grammar/clauses.ts'
import type { Vocabulary } from './lexicon/vocabulary.ts'
import { normalize } from './text/normalize.ts'
import { tokenize } from './text/tokenize.ts'

export const withoutPastSentences = (text: string, { clauseCues }: Vocabulary): string =>
  sentencesOf(text)
    .filter((sentence) => {
      const tokens = tokenize(normalize(sentence).text)
      return !clausesOf({ tokens }, clauseCues).some(({ isElsewhere }) => isElsewhere)
    })
    .join(' ')

const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[.?!])\s+|\n+/u)
