/** One number at a place of a text: digits with a magnitude, or words ("half a billion", "twenty five"). */
import { currencyAt } from './currency-signs.ts'
import type { Sense } from './sense.ts'
import type { Token } from './tokens.ts'
import { type Phrases, afterJoint } from './trie.ts'
import { magnitudes } from './words/numbers.ts'

export type NumberFound = {
  readonly value: number
  /** "k", "m", "b", "t"; '' where there is none. */
  readonly magnitude: string
  readonly capital: boolean
  readonly worded: boolean
  readonly to: number
  readonly wrong?: string
}

/** Null where no number starts at `at`. */
export function readNumber(tokens: readonly Token[], at: number, phrases: Phrases<Sense>): NumberFound | null {
  return tokens[at]?.kind === 'number' ? readDigits(tokens, at, phrases) : readWords(tokens, at, phrases)
}

function readDigits(tokens: readonly Token[], at: number, phrases: Phrases<Sense>): NumberFound {
  let { value, to } = grouped(tokens, at, phrases)
  const power =
    tokens[to]?.text === '^' ||
    (tokens[to]?.text === '*' && tokens[to + 1]?.text === '*' && tokens[to + 1]?.glued === true)
  if (power) return readPower(tokens, value, to)
  let magnitude = ''
  let capital = false
  for (let step = 0; step < 2; step += 1) {
    const found = magnitudeAt(tokens, to, phrases)
    if (found === null) break
    value *= found.factor
    magnitude = letterOf(found.factor)
    capital ||= found.capital
    to = found.to
  }
  return { value: exact(value), magnitude, capital, worded: false, to }
}

/** 1.1 x 1e9 is 1100000000.0000002 in floating point; nobody typed the 2. */
const exact = (value: number): number =>
  !Number.isFinite(value) || (Number.isInteger(value) && Math.abs(value) < 1e15) ? value : Number(value.toPrecision(15))

/** "2 000 000 tokens", "1,5B", "2,5 hours" and "20.000 rows" are one number each. */
function grouped(tokens: readonly Token[], at: number, phrases: Phrases<Sense>): { value: number; to: number } {
  const first = tokens[at]
  if (first === undefined) return { value: Number.NaN, to: at }
  const [comma, decimals, unit] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]]
  const isDecimal = comma?.text === ',' && comma.glued && decimals?.kind === 'number' && decimals.glued
  if (isDecimal && /^\d{1,2}$/.test(decimals.text) && /^\d{1,3}$/.test(first.text)) {
    if (unit?.kind === 'word' && magnitudes.has(unit.text) && (unit.glued || unit.text.length > 2)) {
      return { value: Number(`${first.text}.${decimals.text}`), to: at + 3 }
    }
    const hours = phrases.longest(tokens, at + 3)?.sense
    if (hours?.kind === 'measure' && hours.measure === 'hours' && /^\d$/.test(decimals.text))
      return { value: Number(`${first.text}.${decimals.text}`), to: at + 3 }
  }
  if (
    /^[1-9]\d{0,2}\.\d{3}$/.test(first.text) &&
    !isRate(tokens, at + 1) &&
    isCountedWhole(tokens, at, at + 1, phrases)
  )
    return { value: Number(first.text.replace('.', '')), to: at + 1 }
  let to = at + 1
  let digits = first.text
  while (/^\d{1,3}$/.test(first.text) && isGroup(tokens, to)) {
    digits += tokens[to]?.text ?? ''
    to += 1
  }
  const groups = to - at - 1
  const isOne = groups > 1 || (groups === 1 && isCountedWhole(tokens, at, to, phrases))
  return isOne ? { value: Number(digits), to } : { value: first.value, to: at + 1 }
}

/** "$3.545/h", "$3.545 per GPU-hour": prices of an hour have thousandths. */
const isRate = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(at, at + 3).some(({ text }) => /^(?:\/|per|an?|hourly|every)$/.test(text))

const countedWhole = new Set(['tokens', 'examples', 'steps', 'money'])

/** Whether what stands around a number is counted in whole ones, of which nobody writes thousandths. */
function isCountedWhole(tokens: readonly Token[], from: number, to: number, phrases: Phrases<Sense>): boolean {
  if (currencyAt(tokens, from - 1) !== null || currencyAt(tokens, to) !== null) return true
  const following = phrases.longest(tokens, to)?.sense
  return following?.kind === 'measure' && countedWhole.has(following.measure)
}

function isGroup(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]]
  if (before === undefined || token?.kind !== 'number' || token.glued) return false
  return /^\d{3}$/.test(token.text) && token.start === before.end + 1 && tokens[at + 1]?.kind !== undefined
}

/** Powers of ten are how some write large counts; every other power is a bomb or a slip. */
const MOST_POWER = 15

function readPower(tokens: readonly Token[], base: number, at: number): NumberFound {
  let to = at + (tokens[at]?.text === '^' ? 1 : 2)
  if (tokens[to]?.kind === 'sign' && /^[-+({]$/.test(tokens[to]?.text ?? '')) to += 1
  const power = Number(tokens[to]?.text)
  const isPlain = to === at + (tokens[at]?.text === '^' ? 1 : 2)
  if (tokens[to]?.kind === 'number') to += 1
  if (base === 10 && isPlain && Number.isInteger(power) && power <= MOST_POWER)
    return { value: 10 ** power, magnitude: '', capital: false, worded: false, to }
  return {
    value: base,
    magnitude: '',
    capital: false,
    worded: false,
    to,
    wrong: 'Powers are not read, but for 10^9 and the like; only + - * / and parentheses: write 2e9 or 2B.',
  }
}

function magnitudeAt(
  tokens: readonly Token[],
  at: number,
  phrases: Phrases<Sense>,
): { factor: number; capital: boolean; to: number } | null {
  const here = tokens[at]?.text === '-' && tokens[at].glued && (tokens[at + 1]?.text.length ?? 0) > 2 ? at + 1 : at
  const token = tokens[here]
  if (token?.kind !== 'word') return null
  const next = tokens[here + 1]
  const isUnit = next?.kind === 'word' && phrases.longest(tokens, here + 1)?.sense.kind === 'measure'
  if (next?.glued === true && next.kind !== 'sign' && next.text !== 'x' && !isUnit) return null
  const factor = magnitudes.get(token.text)
  if (factor !== undefined) {
    const follows = phrases.longest(tokens, afterJoint(tokens, here + 1))?.sense
    const isMeasured = follows?.kind === 'measure' && (follows.measure === 'tokens' || follows.measure === 'examples')
    // "80g" is a GPU's memory and "8 m" may be metres, where no tokens follow.
    if (token.text === 'g' && !isMeasured) return null
    // "2,300 t/s" is a speed.
    if (token.text === 't' && next?.text === '/' && /^s(?:ec|econd)?$/.test(tokens[here + 2]?.text ?? '')) return null
    if (!token.glued && token.text.length < 3 && !/^bn?$/.test(token.text) && !isMeasured && !atEnd(next)) return null
    return { factor, capital: token.capital, to: here + 1 }
  }
  const worded = phrases.longest(tokens, here)
  if (worded?.sense.kind !== 'number' || token.glued) return null
  const { role, value } = worded.sense
  return role === 'magnitude' || role === 'hundred' ? { factor: value, capital: true, to: worded.to } : null
}

const atEnd = (token: Token | undefined): boolean => token === undefined || token.kind === 'sign'

const letterOf = (factor: number): string => (factor >= 1e12 ? 't' : factor >= 1e9 ? 'b' : factor >= 1e6 ? 'm' : 'k')

/** "seventy billion", "half a million", "one and a half billion", "two point five million", "a thousand". */
function readWords(tokens: readonly Token[], at: number, phrases: Phrases<Sense>): NumberFound | null {
  let to = at
  let total = 0
  let current: number | null = null
  let magnitude = ''
  if (tokens[at]?.text === 'another') {
    const next = phrases.longest(tokens, at + 1)?.sense
    return next?.kind === 'measure' && next.side === 'unit'
      ? { value: 1, magnitude: '', capital: false, worded: true, to: at + 1 }
      : null
  }
  if (tokens[at]?.text === 'a' || tokens[at]?.text === 'an') {
    const next = phrases.longest(tokens, at + 1)?.sense
    const isWhole = phrases.longest(tokens, at)?.sense.kind === 'number'
    // "a week", "an hour"
    const isOne = next?.kind === 'measure' && (next.measure === 'hours' || tokens[at + 1]?.text === 'grand')
    if (isOne && (tokens[at + 1]?.text.length ?? 0) > 2) {
      return { value: 1, magnitude: '', capital: false, worded: true, to: at + 1 }
    }
    if (!isWhole && (next?.kind !== 'number' || (next.role !== 'magnitude' && next.role !== 'hundred'))) return null
    if (!isWhole) {
      current = 1
      to = at + 1
    }
  }
  for (let step = 0; step < 12; step += 1) {
    const joint = afterJoint(tokens, to)
    // "two hundred and fifty"
    const isAnd = current !== null && current % 100 === 0 && current > 0 && tokens[joint]?.text === 'and'
    const here = isAnd && isSmall(tokens, joint + 1, phrases) ? joint + 1 : joint
    const found = numberAt(tokens, here, phrases, current !== null)
    if (found === null) break
    const { value, role } = found
    if (role === 'magnitude') {
      if (current === null && step === 0) return null
      total += (current ?? 1) * value
      magnitude = letterOf(value)
      current = null
    } else if (role === 'hundred') current = (current ?? 1) * value
    else if (role === 'part' || role === 'tens' || current === null || current % 10 === 0 || value < 1) {
      current = (current ?? 0) + value
    } else break
    to = found.to
  }
  if (to === at) return null
  return { value: exact(total + (current ?? 0)), magnitude, capital: magnitude !== '', worded: true, to }
}

function isSmall(tokens: readonly Token[], at: number, phrases: Phrases<Sense>): boolean {
  const sense = phrases.longest(tokens, at)?.sense
  return sense?.kind === 'number' && (sense.role === 'unit' || sense.role === 'tens')
}

type Part = { value: number; role: 'unit' | 'tens' | 'hundred' | 'magnitude' | 'part'; to: number }

function numberAt(tokens: readonly Token[], at: number, phrases: Phrases<Sense>, isInside: boolean): Part | null {
  if (isInside && tokens[at]?.text === 'and' && /^(?:a|half)$/.test(tokens[at + 1]?.text ?? '')) {
    const half = at + (tokens[at + 1]?.text === 'a' ? 2 : 1)
    return tokens[half]?.text === 'half' ? { value: 0.5, role: 'part', to: half + 1 } : null
  }
  if (isInside && tokens[at]?.text === 'point') {
    const digit = phrases.longest(tokens, at + 1)
    if (digit?.sense.kind !== 'number' || digit.sense.value > 9) return null
    return { value: digit.sense.value / 10, role: 'part', to: digit.to }
  }
  const found = phrases.longest(tokens, at)
  return found?.sense.kind === 'number' ? { value: found.sense.value, role: found.sense.role, to: found.to } : null
}
