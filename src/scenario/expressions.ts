/** A number, or a sum written with signs: "250 * 8M", "(2B + 500M)", "3 x 50M", "100-200M". */
import { evaluate } from './arithmetic.ts'
import { type NumberFound, readNumber } from './numbers.ts'
import type { Sense } from './sense.ts'
import { plainNumber } from './spell.ts'
import type { Token } from './tokens.ts'
import type { Phrases } from './trie.ts'

export type Expression = NumberFound & {
  readonly factors?: readonly number[]
  readonly isRange?: true
}

/** What one sum may hold. */
const mostParts = 60

/** Null where no number starts at `at`. `isName` tells whether a GPU, model or instance starts at a token. */
export function readExpression(
  tokens: readonly Token[],
  at: number,
  phrases: Phrases<Sense>,
  isName: (at: number) => boolean,
): Expression | null {
  if (tokens[at]?.text === '(') {
    const inner = readParenthesis(tokens, at, phrases, isName)
    return inner === null ? null : continued(tokens, inner, phrases, isName)
  }
  const first = readNumber(tokens, at, phrases)
  if (first === null || first.wrong !== undefined) return first
  return readRange(tokens, first, phrases, isName) ?? continued(tokens, first, phrases, isName)
}

/** The rest of a sum after its first number. Numbers in words take no part. */
function continued(
  tokens: readonly Token[],
  first: NumberFound,
  phrases: Phrases<Sense>,
  isName: (at: number) => boolean,
): Expression {
  const text = [plainNumber(first.value)]
  const numbers = [first]
  let to = first.to
  let onlyTimes = true
  for (let part = 0; part < mostParts; part += 1) {
    const sign = operatorAt(tokens, to, false)
    if (sign === null || isName(sign.to)) break
    const inner =
      tokens[sign.to]?.text === '('
        ? readParenthesis(tokens, sign.to, phrases, isName)
        : readNumber(tokens, sign.to, phrases)
    // "2x 48G L40S"
    const isMemory = inner !== null && tokens[inner.to]?.text === 'g' && tokens[inner.to]?.glued === true
    if (isMemory && sign.text === '*') break
    if (inner !== null && sign.text === '*' && isApart(numbers, inner, phrases.longest(tokens, inner.to)?.sense)) break
    if (inner === null || inner.worded || inner.wrong !== undefined) {
      if (inner?.wrong !== undefined) return { ...first, to: inner.to, wrong: inner.wrong }
      break
    }
    if (sign.text === '/' && inner.magnitude !== '') {
      // "1/2 billion" is a fraction; "8B / 100M" are two things.
      if (numbers.length > 1 || first.magnitude !== '' || first.value >= mantissa(inner)) break
      text.push('/', plainNumber(mantissa(inner)), '*', plainNumber(inner.value / mantissa(inner)))
    } else text.push(sign.text, plainNumber(inner.value))
    numbers.push(inner)
    onlyTimes &&= sign.text === '*'
    to = inner.to
  }
  return numbers.length === 1 ? first : summed(text.join(' '), numbers, to, onlyTimes)
}

/** "7b x 10M tokens" is no product, and neither are "10M * 3 epochs" or "2x 24GB GPUs": the unit is of the last number. */
function isApart(numbers: readonly NumberFound[], inner: NumberFound, following: Sense | undefined): boolean {
  const isLarge = ({ magnitude }: NumberFound): boolean => magnitude !== '' && magnitude !== 'k'
  if (numbers.some(isLarge) && isLarge(inner)) return true
  if (following?.kind !== 'measure') return false
  if (following.measure === 'vram' || following.measure === 'bytes') return true
  return (
    ['epochs', 'examples', 'steps'].includes(following.measure) && numbers.some(({ magnitude }) => magnitude !== '')
  )
}

function summed(text: string, numbers: readonly NumberFound[], to: number, onlyTimes: boolean): Expression {
  const value = evaluate(text)
  const magnitude = numbers.find((number) => number.magnitude !== '')?.magnitude ?? ''
  return {
    value: value ?? Number.NaN,
    magnitude,
    capital: numbers.some(({ capital }) => capital),
    worded: false,
    to,
    ...(onlyTimes ? { factors: numbers.map((number) => number.value) } : {}),
    ...(value === null ? { wrong: 'This sum could not be worked out: only + - * / and parentheses are read.' } : {}),
  }
}

/** `+` and `-` with space around them may only separate ("8b - 100M tokens"): inside parentheses they count. */
function operatorAt(tokens: readonly Token[], at: number, inside: boolean): { text: string; to: number } | null {
  const [sign, next] = [tokens[at], tokens[at + 1]]
  if (sign === undefined || next === undefined) return null
  if (sign.text === '*' || sign.text === 'x' || sign.text === 'times') {
    return next.text === '*' ? null : { text: '*', to: at + 1 }
  }
  if (sign.text === '/') return { text: '/', to: at + 1 }
  const isTight = sign.glued && next.glued
  if (sign.text === '+') return inside || isTight ? { text: '+', to: at + 1 } : null
  if (sign.text === '-') return inside ? { text: '-', to: at + 1 } : null
  return null
}

/** A sum in parentheses; null where they hold anything else, or a number alone. */
function readParenthesis(
  tokens: readonly Token[],
  at: number,
  phrases: Phrases<Sense>,
  isName: (at: number) => boolean,
): Expression | null {
  if (!isClosed(tokens, at)) return null
  const text: string[] = []
  const numbers: NumberFound[] = []
  let depth = 0
  let index = at
  let signs = 0
  for (let part = 0; part < 2 * mostParts && index < tokens.length; part += 1) {
    const token = tokens[index]
    if (token?.text === '(') depth += 1
    else if (token?.text === ')') depth -= 1
    else {
      const sign = numbers.length > 0 ? operatorAt(tokens, index, true) : null
      const number = sign === null && !isName(index) ? readNumber(tokens, index, phrases) : null
      if (sign === null && (number === null || number.worded || number.wrong !== undefined)) return null
      if (number !== null) numbers.push(number)
      else signs += 1
      text.push(number === null ? (sign?.text ?? '') : plainNumber(number.value))
      index = (number ?? sign)?.to ?? index + 1
      if (depth === 0) return null
      continue
    }
    text.push(token.text)
    index += 1
    if (depth === 0) break
  }
  if (depth !== 0 || signs === 0) return null
  return summed(text.join(' '), numbers, index, false)
}

/** Whether a parenthesis ends before a sum would be too long: thousands that do not are passed over, not read. */
function isClosed(tokens: readonly Token[], at: number): boolean {
  let depth = 0
  for (let index = at; index < Math.min(tokens.length, at + 6 * mostParts); index += 1) {
    if (tokens[index]?.text === '(') depth += 1
    else if (tokens[index]?.text === ')') depth -= 1
    if (depth === 0) return true
    if (depth > mostParts) return false
  }
  return false
}

/** "100-200M", "2 to 4", "10k–20k": one number is wanted, so the upper one is taken, and said. */
function readRange(
  tokens: readonly Token[],
  low: NumberFound,
  phrases: Phrases<Sense>,
  isName: (at: number) => boolean,
): Expression | null {
  const [sign, next] = [tokens[low.to], tokens[low.to + 1]]
  if (sign === undefined || next?.kind !== 'number' || low.worded) return null
  const isRange = (sign.text === '-' && sign.glued && next.glued) || sign.text === 'to'
  if (!isRange || isName(low.to + 1)) return null
  const high = readNumber(tokens, low.to + 1, phrases)
  if (high === null || high.wrong !== undefined) return null
  const scale = low.magnitude === '' ? high.value / mantissa(high) : 1
  const lowest = low.value * scale
  if (!(lowest < high.value) || (low.magnitude !== '' && low.magnitude !== high.magnitude)) return null
  return { ...high, isRange: true }
}

const mantissa = ({ value, magnitude }: NumberFound): number =>
  value / ({ k: 1e3, m: 1e6, b: 1e9, t: 1e12 }[magnitude] ?? 1)
