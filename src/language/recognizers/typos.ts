/**
 * Typos: a word beside a number, one or two letters off a unit or a model's name, is read as that; in a command or a
 * short reply also a word that is one slip off a known one.
 */
import { type Spellings, nearestSpellings, toSpellings } from '../lexicon/spellings.ts'
import { isStopword } from '../lexicon/stopwords.ts'
import type { Token } from '../text/tokenize.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { rememberedOf } from '../../once.ts'

/** `at`: the index of its token. */
export type TypoFix = { readonly at: number; readonly typed: string; readonly fixed: string }

const unitSpellings = toSpellings(
  'token tokens examples epochs samples million billion conversations documents dialogues tickets messages questions sentences sequences hours training'.split(
    ' ',
  ),
)
const minLength = 4

/** The tokens with typos fixed, and the fixes. */
export function fixTypos(
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  mode: 'command' | 'message' | 'thread',
): { readonly tokens: readonly Token[]; readonly typoFixes: readonly TypoFix[] } {
  const isTerse = tokens.length <= (mode === 'command' ? maxCommand : mode === 'thread' ? maxTerse : 0)
  const typoFixes: TypoFix[] = []
  const fixed = tokens.map((token, at): Token => {
    const word =
      unitOrBrandFix(tokens, at, vocabulary) ??
      (isTerse || isPlaced(tokens, at) ? anyWordFix(tokens, at, vocabulary, mode === 'thread') : null)
    if (word === null) return token
    typoFixes.push({ at, typed: token.text, fixed: word })
    return { ...token, text: word }
  })
  return { tokens: typoFixes.length === 0 ? tokens : fixed, typoFixes }
}

function unitOrBrandFix(tokens: readonly Token[], at: number, vocabulary: Vocabulary): string | null {
  const { phrases, models, locales } = vocabulary
  const token = tokens[at]
  if (token?.kind !== 'word' || token.text.length < minLength) return null
  // "2,000 stickers", "can we beat 100 dollars": words of their own, and no "tickets" or "bert".
  if (locales.englishWords.has(token.text) || models.brandWords.has(token.text)) return null
  if (phrases.longestMatch(tokens, at) !== null) return null
  if (isCounted(tokens, at)) return closestSpelling(token.text, unitSpellings)
  if (isStopword(token.text, vocabulary)) return null
  const next = tokens[at + 1]?.text === '-' ? tokens[at + 2] : tokens[at + 1]
  return next?.kind === 'number' ? closestSpelling(token.text, brandSpellings(models)) : null
}

/** In prose a word that is near to one of ours is mostly itself; in a reply of so many words or signs it is a slip. */
const maxTerse = 6
/** Longer commands are pasted, and not looked through for slips. */
const maxCommand = 60
const minTypoLength = 5
/** Words that a name follows: "on runpd". */
const namePlaces = new Set(['on', 'at', 'using', 'via', 'with'])
const isPlaced = (tokens: readonly Token[], at: number): boolean => namePlaces.has(tokens[at - 1]?.text ?? '')

/** "lroa", "fulll", "cheeper": one slip off a known word, with its first letter, and no word of everyday sentences. */
function anyWordFix(tokens: readonly Token[], at: number, vocabulary: Vocabulary, isReply: boolean): string | null {
  const { phrases, models, locales } = vocabulary
  const token = tokens[at]
  if (token?.kind !== 'word' || token.text.length < minClipped || !isPlainWord(token.text)) return null
  if (tokens[at + 1]?.adjacent === true && tokens[at + 1]?.kind !== 'sign') return null
  if (token.adjacent || locales.englishWords.has(token.text) || models.brandWords.has(token.text)) return null
  if (isStopword(token.text, vocabulary) || phrases.longestMatch(tokens, at) !== null) return null
  const clipped = clippedWords.get(consonantsOf(token.text))
  // "Teuken 7b" has letters that "token" lacks.
  if (clipped !== undefined && clipped.length >= token.text.length) return clipped
  if (token.text.length < minLength) return null
  const nearest = nearestSpellings(token.text, vocabulary.spellings, 2, 1).filter(
    (one) =>
      isPlainWord(one) &&
      one[0] === token.text[0] &&
      !isOtherForm(one, token.text) &&
      (isSameLetters(one, token.text) || token.text.length >= minTypoLength),
  )
  const [fixed] = nearest
  // What is near to the name of a dataset would bring other data into the plan.
  const isDataset =
    fixed !== undefined && phrases.longestMatch([{ ...token, text: fixed }], 0)?.meaning.kind === 'dataset'
  return fixed === undefined || (isReply && isDataset) ? null : fixed
}

/** "Updated" is no slip of "updates": both are forms of one word. */
const isOtherForm = (one: string, typed: string): boolean => typed.endsWith('ed') && one === typed.replace(/d$/, 's')

/** Words that are typed without their vowels or a double letter: "ful", "cst", "tokn"; by their consonants. */
const consonantsOf = (word: string): string =>
  `${word[0] ?? ''}${word.slice(1).replaceAll(/[aeiou]/g, '')}`.replaceAll(/([a-z])\1/g, '$1')
const minClipped = 3
const clippedWords: ReadonlyMap<string, string> = new Map(
  'full cost token tokens train training price hours epochs examples cheapest fastest'
    .split(' ')
    .map((word) => [consonantsOf(word), word]),
)

const isPlainWord = (word: string): boolean => Array.from(word).every((letter) => letter >= 'a' && letter <= 'z')
const isSameLetters = (one: string, other: string): boolean =>
  Array.from(one).toSorted().join('') === Array.from(other).toSorted().join('')

/** "50M toekns": behind a number with its magnitude. */
function isCounted(tokens: readonly Token[], at: number): boolean {
  const [number, before] = [tokens[at - 2], tokens[at - 1]]
  if (before?.kind === 'number') return !tokens[at]?.adjacent
  if (fewInWords.has(before?.text ?? '')) return true
  return (
    number?.kind === 'number' && ['k', 'm', 'b', 'bn', 'million', 'billion', 'thousand'].includes(before?.text ?? '')
  )
}

/** "Two epohcs" */
const fewInWords: ReadonlySet<string> = new Set('two three four five six eight ten'.split(' '))

/** One slip in a word of up to six letters, two in a longer one; "ephocs" has the letters of "epochs" in another order. */
function closestSpelling(word: string, spellings: Spellings): string | null {
  const near = nearestSpellings(word, spellings, 1, word.length > 6 ? 2 : 1)[0]
  const other = near ?? nearestSpellings(word, spellings, 1, 2)[0] ?? ''
  return near ?? (other[0] === word[0] && isSameLetters(other, word) ? other : null)
}

/** Brands of models as spellings, made once. */
const brandSpellings = rememberedOf((models: Vocabulary['models']): Spellings =>
  toSpellings([...models.brandWords.keys()]),
)
