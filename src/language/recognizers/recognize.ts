/** From tokens to mentions: at each place the first recognizer that knows what stands there. */
import { isKind, type Mention } from '../lexicon/meanings.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { Token } from '../text/tokenize.ts'
import { type Recognizer, type RecognizerInput, isNameAt, isUnitAt } from './recognizer.ts'
import { recognizeSign } from './signs.ts'

/** Called for each rule that finds something in a text, with the tokens that it is found in. */
export type RuleObserver = (rule: string, from: number, to: number) => void

/** Left to right; every token is part of one mention. `today` is an ISO date. */
export function recognize(
  tokens: readonly Token[],
  recognizers: readonly Recognizer[],
  vocabulary: Vocabulary,
  today: string,
  observe?: RuleObserver,
): readonly Mention[] {
  const mentions: Mention[] = []
  const words = { tokens, vocabulary }
  const input: RecognizerInput = {
    ...words,
    today,
    mentions,
    isName: (index) => isNameAt(words, index),
    isUnit: (index) => isUnitAt(words, index),
  }
  let at = 0
  while (at < tokens.length) {
    let mention: Mention | null = null
    for (const { name, recognize: recognizeAt } of recognizers) {
      mention = recognizeAt(input, at)
      if (mention === null) continue
      observe?.(name, mention.from, mention.to)
      break
    }
    mention ??= recognizeSign(input, at)
    // "seq 4k" is one mention: the words that the number belongs to go into it.
    while (mentions.length > 0 && (mentions.at(-1)?.from ?? -1) >= mention.from) mentions.pop()
    mentions.push(...wishesInside(words, mention), mention)
    at = mention.to
  }
  return mentions
}

/** "20k confidential documents", "8k DPO rows": the word between number and unit says whose machines may have them, or the task. */
function wishesInside(
  { tokens, vocabulary }: Pick<RecognizerInput, 'tokens' | 'vocabulary'>,
  mention: Mention,
): Mention[] {
  if (!isKind(mention, 'amount')) return []
  return tokens.slice(mention.from, mention.to).flatMap((_, offset) => {
    const from = mention.from + offset
    const match = vocabulary.phrases.longestMatch(tokens, from)
    if (match === null || match.to > mention.to) return []
    const { meaning, to } = match
    return meaning.kind === 'field-value' && (meaning.field === 'hosting' || meaning.field === 'task')
      ? [{ meaning, from, to }]
      : []
  })
}
