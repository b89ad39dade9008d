/** Names whose words are typed as one, or whose one word is typed as two: "primeintellect", "rtxa6000", "on run pod". */
import { exactSpelling } from '../lexicon/spellings.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { type Token, tokenize } from '../text/tokenize.ts'

const [fewestLetters, mostTokens] = [6, 9]
const joints: ReadonlySet<string> = new Set(['-', '_', '.'])
/** Where a name of two words follows that are words of everyday sentences: "at run pod". */
const places: ReadonlySet<string> = new Set('on at via from use using with not avoid'.split(' '))

/** The tokens, with the words of such a name as it is known by. */
export function withJoinedNames(tokens: readonly Token[], vocabulary: Vocabulary): readonly Token[] {
  let named: Token[] | null = null
  for (let at = 0; at < tokens.length; at += 1) {
    const found = joinedAt(tokens, at, vocabulary) ?? splitAt(tokens, at, vocabulary)
    if (found === null) {
      named?.push(...tokens.slice(at, at + 1))
      continue
    }
    named ??= tokens.slice(0, at)
    named.push(...found.tokens)
    at = found.to - 1
  }
  return named ?? tokens
}

type FoundName = { readonly tokens: readonly Token[]; readonly to: number }

/** "Crusoecloud", "hgxh100", "san-francisco-compute": what touches is a name whose words stand apart. */
function joinedAt(tokens: readonly Token[], at: number, vocabulary: Vocabulary): FoundName | null {
  const [first, before] = [tokens[at], tokens[at - 1]]
  if (first?.kind !== 'word' || (first.adjacent && before !== undefined && before.kind !== 'sign')) return null
  if (first.adjacent && joints.has(before?.text ?? '')) return null
  let to = at + 1
  while (to < tokens.length && to - at < mostTokens && tokens[to]?.adjacent === true && isOfName(tokens, to)) to += 1
  const parts = tokens.slice(at, to)
  const typed = parts.map(({ text }) => text).join('')
  if (typed.length < fewestLetters || (parts.length === 1 && vocabulary.locales.englishWords.has(typed))) return null
  if ((vocabulary.phrases.longestMatch(tokens, at)?.to ?? 0) >= to) return null
  return named(exactSpelling(typed, vocabulary.spellings), tokens, at, to)
}

/** A joint is of the name where more of it follows. */
const isOfName = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.kind !== 'sign' ||
  (joints.has(tokens[at].text) && tokens[at + 1]?.adjacent === true && tokens[at + 1]?.kind !== 'sign')

/** "Run pod", "tensor dock" */
function splitAt(tokens: readonly Token[], at: number, vocabulary: Vocabulary): FoundName | null {
  const [first, second] = [tokens[at], tokens[at + 1]]
  if (first?.kind !== 'word' || second?.kind !== 'word' || second.adjacent) return null
  const typed = `${first.text} ${second.text}`
  if (typed.length < fewestLetters || !places.has(tokens[at - 1]?.text ?? '')) return null
  if ((vocabulary.phrases.longestMatch(tokens, at)?.to ?? 0) >= at + 2) return null
  return named(exactSpelling(typed, vocabulary.spellings), tokens, at, at + 2)
}

/** The tokens of a name, in the place of those that were typed. */
function named(name: string | null, tokens: readonly Token[], at: number, to: number): FoundName | null {
  const [first, last] = [tokens[at], tokens[to - 1]]
  if (name === null || first === undefined || last === undefined) return null
  const span = { start: first.start, end: last.end }
  return {
    tokens: tokenize(name).map((token, index) => ({
      ...token,
      ...span,
      ...(index === 0 ? { adjacent: first.adjacent } : {}),
    })),
    to,
  }
}
