/** Typos in prose: a word beside a number, one or two letters off a unit or a model's name, is read as that. */
import { nearestSpellings, toSpellings } from '../lexicon/spellings.ts'
import type { Token } from '../text/tokenize.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'

/** `at`: the index of its token. */
export type TypoFix = { readonly at: number; readonly typed: string; readonly fixed: string }

const unitSpellings = toSpellings(
  'tokens examples epochs samples million billion conversations documents hours training'.split(' '),
)
const minLength = 4

/** The tokens with typos fixed, and the fixes. In a command nothing is guessed: there unknown words are named. */
export function fixTypos(
  tokens: readonly Token[],
  vocabulary: Vocabulary,
): { readonly tokens: readonly Token[]; readonly typoFixes: readonly TypoFix[] } {
  const typoFixes: TypoFix[] = []
  const fixed = tokens.map((token, at): Token => {
    const word = typoFixAt(tokens, at, vocabulary)
    if (word === null) return token
    typoFixes.push({ at, typed: token.text, fixed: word })
    return { ...token, text: word }
  })
  return { tokens: typoFixes.length === 0 ? tokens : fixed, typoFixes }
}

function typoFixAt(tokens: readonly Token[], at: number, { phrases, models }: Vocabulary): string | null {
  const token = tokens[at]
  if (token?.kind !== 'word' || token.text.length < minLength) return null
  if (phrases.longestMatch(tokens, at) !== null || models.brandWords.has(token.text)) return null
  if (isCounted(tokens, at)) return closestSpelling(token.text, unitSpellings)
  const next = tokens[at + 1]?.text === '-' ? tokens[at + 2] : tokens[at + 1]
  return next?.kind === 'number' ? closestSpelling(token.text, toSpellings([...models.brandWords.keys()])) : null
}

/** "50M toekns": behind a number with its magnitude. */
function isCounted(tokens: readonly Token[], at: number): boolean {
  const [number, before] = [tokens[at - 2], tokens[at - 1]]
  if (before?.kind === 'number') return !tokens[at]?.adjacent
  return number?.kind === 'number' && /^(?:k|m|b|bn|million|billion|thousand)$/.test(before?.text ?? '')
}

/** One slip in a word of up to six letters, two in a longer one. */
function closestSpelling(word: string, spellings: ReturnType<typeof toSpellings>): string | null {
  return nearestSpellings(word, spellings, 1, word.length > 6 ? 2 : 1)[0] ?? null
}
