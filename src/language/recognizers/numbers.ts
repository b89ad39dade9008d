/** One number at a place of a text: digits with a magnitude, or words ("half a billion", "twenty five"). */
import { type NumberVocabulary, groupedDigits } from './grouped-digits.ts'
import type { Token } from '../text/tokenize.ts'
import { skipJoiner } from '../lexicon/joiners.ts'

export type NumberMatch = {
  readonly value: number
  /** "k", "m", "b", "t"; '' where there is none. */
  readonly magnitude: string
  readonly capital: boolean
  readonly inWords: boolean
  readonly to: number
  readonly error?: string
}

/** Null where no number starts at `at`. */
export function readNumber(tokens: readonly Token[], at: number, vocabulary: NumberVocabulary): NumberMatch | null {
  return tokens[at]?.kind === 'number' ? readDigits(tokens, at, vocabulary) : readWords(tokens, at, vocabulary)
}

function readDigits(tokens: readonly Token[], at: number, vocabulary: NumberVocabulary): NumberMatch {
  let { value, to } = groupedDigits(tokens, at, vocabulary)
  const isPower =
    tokens[to]?.text === '^' ||
    (tokens[to]?.text === '*' && tokens[to + 1]?.text === '*' && tokens[to + 1]?.adjacent === true)
  if (isPower) return readPower(tokens, value, to)
  let magnitude = ''
  let capital = false
  for (let step = 0; step < 2; step += 1) {
    const match = magnitudeAt(tokens, to, vocabulary)
    if (match === null) break
    value *= match.factor
    magnitude = magnitudeLetter(match.factor)
    capital ||= match.capital
    to = match.to
  }
  return { value: withoutFloatNoise(value), magnitude, capital, inWords: false, to }
}

/** 1.1 x 1e9 is 1100000000.0000002 in floating point; nobody typed the 2. */
const withoutFloatNoise = (value: number): number =>
  !Number.isFinite(value) || (Number.isInteger(value) && Math.abs(value) < 1e15) ? value : Number(value.toPrecision(15))

/** Powers of ten are how some write large counts; every other power is a bomb or a slip. */
const maxPower = 15

function readPower(tokens: readonly Token[], base: number, at: number): NumberMatch {
  let to = at + (tokens[at]?.text === '^' ? 1 : 2)
  if (tokens[to]?.kind === 'sign' && /^[-+({]$/.test(tokens[to]?.text ?? '')) to += 1
  const power = Number(tokens[to]?.text)
  const isPlain = to === at + (tokens[at]?.text === '^' ? 1 : 2)
  if (tokens[to]?.kind === 'number') to += 1
  if (base === 10 && isPlain && Number.isInteger(power) && power <= maxPower)
    return { value: 10 ** power, magnitude: '', capital: false, inWords: false, to }
  return {
    value: base,
    magnitude: '',
    capital: false,
    inWords: false,
    to,
    error: 'Powers are not read, but for 10^9 and the like; only + - * / and parentheses: write 2e9 or 2B.',
  }
}

function magnitudeAt(
  tokens: readonly Token[],
  at: number,
  vocabulary: NumberVocabulary,
): { factor: number; capital: boolean; to: number } | null {
  const here = tokens[at]?.text === '-' && tokens[at].adjacent && (tokens[at + 1]?.text.length ?? 0) > 2 ? at + 1 : at
  const token = tokens[here]
  if (token?.kind !== 'word') return null
  const next = tokens[here + 1]
  const isUnit = next?.kind === 'word' && vocabulary.phrases.longestMatch(tokens, here + 1)?.meaning.kind === 'measure'
  if (next?.adjacent === true && next.kind !== 'sign' && next.text !== 'x' && !isUnit) return null
  // "2 mil millones" are thousands of millions.
  if (token.text === 'mil' && /^mil[lh]\w{3,}$/.test(next?.text ?? ''))
    return { factor: 1e9, capital: true, to: here + 2 }
  const factor = vocabulary.magnitudes.get(token.text)
  if (factor !== undefined) {
    const follows = vocabulary.phrases.longestMatch(tokens, skipJoiner(tokens, here + 1))?.meaning
    const isMeasured = follows?.kind === 'measure' && (follows.measure === 'tokens' || follows.measure === 'examples')
    // "80g" is a GPU's memory and "8 m" may be metres, where no tokens follow.
    if (token.text === 'g' && !isMeasured) return null
    // "2,300 t/s" is a speed.
    if (token.text === 't' && next?.text === '/' && /^s(?:ec|econd)?$/.test(tokens[here + 2]?.text ?? '')) return null
    if (!token.adjacent && token.text.length < 3 && !['b', 'bn'].includes(token.text) && !isMeasured && !isEnd(next))
      return null
    return { factor, capital: token.capital, to: here + (isAbbreviated(tokens, here, vocabulary) ? 2 : 1) }
  }
  const match = vocabulary.phrases.longestMatch(tokens, here)
  if (match?.meaning.kind !== 'number' || token.adjacent) return null
  const { role, value } = match.meaning
  return role === 'magnitude' || role === 'hundred' ? { factor: value, capital: true, to: match.to } : null
}

/** "1,5 Mio. examples": the point is that of the abbreviation. */
const isAbbreviated = (tokens: readonly Token[], at: number, vocabulary: NumberVocabulary): boolean =>
  (tokens[at]?.text.length ?? 0) > 2 &&
  tokens[at + 1]?.text === '.' &&
  tokens[at + 1]?.adjacent === true &&
  tokens[at + 2]?.capital === false &&
  vocabulary.phrases.longestMatch(tokens, at + 2)?.meaning.kind === 'measure'

const isEnd = (token: Token | undefined): boolean => token === undefined || token.kind === 'sign'

const magnitudeLetter = (factor: number): string =>
  factor >= 1e12 ? 't' : factor >= 1e9 ? 'b' : factor >= 1e6 ? 'm' : 'k'

/** "seventy billion", "half a million", "one and a half billion", "two point five million", "a thousand". */
function readWords(tokens: readonly Token[], at: number, vocabulary: NumberVocabulary): NumberMatch | null {
  let to = at
  let total = 0
  let current: number | null = null
  let magnitude = ''
  if (tokens[at]?.text === 'another') {
    const next = vocabulary.phrases.longestMatch(tokens, at + 1)?.meaning
    return next?.kind === 'measure' && next.side === 'after'
      ? { value: 1, magnitude: '', capital: false, inWords: true, to: at + 1 }
      : null
  }
  if (tokens[at]?.text === 'a' || tokens[at]?.text === 'an') {
    const next = vocabulary.phrases.longestMatch(tokens, at + 1)?.meaning
    const isWhole = vocabulary.phrases.longestMatch(tokens, at)?.meaning.kind === 'number'
    // "a week", "an hour"
    const isOne = next?.kind === 'measure' && (next.measure === 'hours' || tokens[at + 1]?.text === 'grand')
    if (isOne && (tokens[at + 1]?.text.length ?? 0) > 2) {
      return { value: 1, magnitude: '', capital: false, inWords: true, to: at + 1 }
    }
    if (!isWhole && (next?.kind !== 'number' || (next.role !== 'magnitude' && next.role !== 'hundred'))) return null
    if (!isWhole) {
      current = 1
      to = at + 1
    }
  }
  for (let step = 0; step < 12; step += 1) {
    const start = skipJoiner(tokens, to)
    // "two hundred and fifty"
    const isAnd = current !== null && current % 100 === 0 && current > 0 && tokens[start]?.text === 'and'
    const here = isAnd && isBelowHundred(tokens, start + 1, vocabulary) ? start + 1 : start
    const part = numberPartAt(tokens, here, vocabulary, current !== null)
    if (part === null) break
    const { value, role } = part
    if (role === 'magnitude') {
      if (current === null && step === 0) return null
      total += (current ?? 1) * value
      magnitude = magnitudeLetter(value)
      current = null
    } else if (role === 'hundred') current = (current ?? 1) * value
    else if (role === 'part' || role === 'tens' || current === null || current % 10 === 0 || value < 1) {
      current = (current ?? 0) + value
    } else break
    to = part.to
  }
  if (to === at) return null
  return { value: withoutFloatNoise(total + (current ?? 0)), magnitude, capital: magnitude !== '', inWords: true, to }
}

function isBelowHundred(tokens: readonly Token[], at: number, vocabulary: NumberVocabulary): boolean {
  const meaning = vocabulary.phrases.longestMatch(tokens, at)?.meaning
  return meaning?.kind === 'number' && (meaning.role === 'unit' || meaning.role === 'tens')
}

type NumberPart = { value: number; role: 'unit' | 'tens' | 'hundred' | 'magnitude' | 'part'; to: number }

function numberPartAt(
  tokens: readonly Token[],
  at: number,
  vocabulary: NumberVocabulary,
  isInside: boolean,
): NumberPart | null {
  if (isInside && tokens[at]?.text === 'and' && ['a', 'half'].includes(tokens[at + 1]?.text ?? '')) {
    const half = at + (tokens[at + 1]?.text === 'a' ? 2 : 1)
    return tokens[half]?.text === 'half' ? { value: 0.5, role: 'part', to: half + 1 } : null
  }
  if (isInside && tokens[at]?.text === 'point') {
    const digit = vocabulary.phrases.longestMatch(tokens, at + 1)
    if (digit?.meaning.kind !== 'number' || digit.meaning.value > 9) return null
    return { value: digit.meaning.value / 10, role: 'part', to: digit.to }
  }
  const match = vocabulary.phrases.longestMatch(tokens, at)
  return match?.meaning.kind === 'number'
    ? { value: match.meaning.value, role: match.meaning.role, to: match.to }
    : null
}
