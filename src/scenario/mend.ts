/** Slips in prose: what stands between numbers and is one or two letters off a unit or a model's name is read as that. */
import { nearest, asSpellings } from './spellings.ts'
import type { Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/** `at`: the index of its token. */
export type Mend = { readonly at: number; readonly typed: string; readonly read: string }

const units = asSpellings(
  'tokens examples epochs samples million billion conversations documents hours training'.split(' '),
)
const shortest = 4

/** The tokens with slips mended, and what was mended. A command's words are named instead: there nothing is guessed. */
export function mended(
  tokens: readonly Token[],
  vocabulary: Vocabulary,
): { readonly tokens: readonly Token[]; readonly mends: readonly Mend[] } {
  const mends: Mend[] = []
  const read = tokens.map((token, at): Token => {
    const word = slipAt(tokens, at, vocabulary)
    if (word === null) return token
    mends.push({ at, typed: token.text, read: word })
    return { ...token, text: word }
  })
  return { tokens: mends.length === 0 ? tokens : read, mends }
}

function slipAt(tokens: readonly Token[], at: number, { phrases, models }: Vocabulary): string | null {
  const token = tokens[at]
  if (token?.kind !== 'word' || token.text.length < shortest) return null
  if (phrases.longest(tokens, at) !== null || models.brandWords.has(token.text)) return null
  if (isCounted(tokens, at)) return near(token.text, units)
  const next = tokens[at + 1]?.text === '-' ? tokens[at + 2] : tokens[at + 1]
  return next?.kind === 'number' ? near(token.text, asSpellings([...models.brandWords.keys()])) : null
}

/** "50M toekns": behind a number with its magnitude. */
function isCounted(tokens: readonly Token[], at: number): boolean {
  const [number, before] = [tokens[at - 2], tokens[at - 1]]
  if (before?.kind === 'number') return !tokens[at]?.glued
  return number?.kind === 'number' && /^(?:k|m|b|bn|million|billion|thousand)$/.test(before?.text ?? '')
}

/** One slip in a word of up to six letters, two in a longer one. */
function near(word: string, known: ReturnType<typeof asSpellings>): string | null {
  return nearest(word, known, 1, word.length > 6 ? 2 : 1)[0] ?? null
}
