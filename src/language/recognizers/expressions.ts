/** A number, or a sum written with signs: "250 * 8M", "(2B + 500M)", "3 x 50M", "100-200M". */
import { evaluate } from './arithmetic.ts'
import type { NumberVocabulary } from './grouped-digits.ts'
import { type NumberMatch, readNumber } from './numbers.ts'
import { currencyAt } from '../text/currency-signs.ts'
import type { Meaning } from '../lexicon/meanings.ts'
import { formatExact } from '../../scenario/format-values.ts'
import type { Token } from '../text/tokenize.ts'

export type Expression = NumberMatch & {
  readonly factors?: readonly number[]
  readonly isRange?: true
  readonly low?: number
}

/** What one sum may hold. */
const maxParts = 60
/** Into more parts nobody divides an amount of tokens. */
const mostParts = 100

/** Null where no number starts at `at`. `isName` tells whether a GPU, model or instance starts at a token. */
export function readExpression(
  tokens: readonly Token[],
  at: number,
  vocabulary: NumberVocabulary,
  isName: (at: number) => boolean,
): Expression | null {
  if (tokens[at]?.text === '(') {
    const inner = readParenthesis(tokens, at, vocabulary, isName)
    return inner === null ? null : readRest(tokens, inner, vocabulary, isName)
  }
  const first = readNumber(tokens, at, vocabulary)
  if (first === null || first.error !== undefined) return first
  return readRange(tokens, first, vocabulary, isName) ?? readRest(tokens, first, vocabulary, isName)
}

/** The rest of a sum after its first number. Numbers in words take no part. */
function readRest(
  tokens: readonly Token[],
  first: NumberMatch,
  vocabulary: NumberVocabulary,
  isName: (at: number) => boolean,
): Expression {
  const text = [formatExact(first.value)]
  const numbers = [first]
  let to = first.to
  let isProduct = true
  for (let part = 0; part < maxParts; part += 1) {
    const operator = operatorAt(tokens, to, false)
    if (operator === null || isName(operator.to)) break
    const operand =
      tokens[operator.to]?.text === '('
        ? readParenthesis(tokens, operator.to, vocabulary, isName)
        : readNumber(tokens, operator.to, vocabulary)
    // "rank 128 / 310M tokens / 1 node": with space around it a slash separates, unless an amount is divided ("1B / 4").
    const isSpaced = tokens[to]?.adjacent === false && tokens[to + 1]?.adjacent === false
    const following = operand === null ? undefined : vocabulary.phrases.longestMatch(tokens, operand.to)?.meaning
    // "8b / 2 passes" are two things as well, and "1B / 4 tokens" are tokens.
    const isOfBoth =
      following?.kind !== 'measure' || (following.measure === 'tokens' && (operand?.value ?? 0) < mostParts)
    const isMoney = operand !== null && currencyAt(tokens, operand.to, vocabulary.money) !== null
    const isDivided = first.magnitude !== '' && operand?.magnitude === '' && isOfBoth && !isMoney
    if (operator.text === '/' && isSpaced && !isDivided) break
    // "8b / 4-bit lora": what is named behind the slash begins with the number.
    const phraseBehind = vocabulary.phrases.longestMatch(tokens, operator.to)
    if (operator.text === '/' && isSpaced && (phraseBehind?.to ?? 0) > (operand?.to ?? tokens.length)) break
    // "400M / 8x H200": machines stand behind the slash, and nothing is divided.
    if (operator.text === '/' && operand !== null && isCountOfNamed(tokens, operand.to, isName)) break
    // "2x 48G L40S"
    const isMemory = operand !== null && tokens[operand.to]?.text === 'g' && tokens[operand.to]?.adjacent === true
    if (isMemory && operator.text === '*') break
    // "H100 8x 3 days": what is glued to its x counts machines, and the time is another thing.
    const isGlued = tokens[to]?.adjacent === true && tokens[to + 1]?.adjacent === false
    if (isGlued && following?.kind === 'measure' && following.measure === 'hours') break
    if (operand !== null && operator.text === '*' && isSeparate(numbers, operand, following)) break
    if (operand === null || operand.inWords || operand.error !== undefined) {
      if (operand?.error !== undefined) return { ...first, to: operand.to, error: operand.error }
      break
    }
    if (operator.text === '/' && operand.magnitude !== '') {
      // "1/2 billion" is a fraction; "8B / 100M" are two things.
      if (numbers.length > 1 || first.magnitude !== '' || first.value >= mantissa(operand)) break
      text.push('/', formatExact(mantissa(operand)), '*', formatExact(operand.value / mantissa(operand)))
    } else text.push(operator.text, formatExact(operand.value))
    numbers.push(operand)
    isProduct &&= operator.text === '*'
    to = operand.to
  }
  return numbers.length === 1 ? first : evaluated(text.join(' '), numbers, to, isProduct)
}

/** Whether the number that ends at `to` counts what is named behind it, with or without an "x". */
const isCountOfNamed = (tokens: readonly Token[], to: number, isName: (at: number) => boolean): boolean =>
  isName(to) || (/^[x×*]$/u.test(tokens[to]?.text ?? '') && isName(to + 1))

/** "7b x 10M tokens" is no product, and neither are "10M * 3 epochs" or "2x 24GB GPUs": the unit is of the last number. */
function isSeparate(numbers: readonly NumberMatch[], operand: NumberMatch, following: Meaning | undefined): boolean {
  const isLarge = ({ magnitude }: NumberMatch): boolean => magnitude !== '' && magnitude !== 'k'
  if (numbers.some(isLarge) && isLarge(operand)) return true
  if (following?.kind !== 'measure') return false
  if (following.measure === 'gpuMemory' || following.measure === 'bytes') return true
  return (
    ['epochs', 'examples', 'steps'].includes(following.measure) && numbers.some(({ magnitude }) => magnitude !== '')
  )
}

function evaluated(text: string, numbers: readonly NumberMatch[], to: number, isProduct: boolean): Expression {
  const value = evaluate(text)
  const magnitude = numbers.find((number) => number.magnitude !== '')?.magnitude ?? ''
  return {
    value: value ?? Number.NaN,
    magnitude,
    capital: numbers.some(({ capital }) => capital),
    inWords: false,
    to,
    ...(isProduct ? { factors: numbers.map((number) => number.value) } : {}),
    ...(value === null ? { error: 'This sum could not be worked out: only + - * / and parentheses are read.' } : {}),
  }
}

/** `+` and `-` with space around them may only separate ("8b - 100M tokens"): inside parentheses they count. */
function operatorAt(tokens: readonly Token[], at: number, isInside: boolean): { text: string; to: number } | null {
  const [sign, next] = [tokens[at], tokens[at + 1]]
  if (sign === undefined || next === undefined) return null
  if (sign.text === '*' || sign.text === 'x' || sign.text === 'times') {
    return next.text === '*' ? null : { text: '*', to: at + 1 }
  }
  const isAdjacent = sign.adjacent && next.adjacent
  if (sign.text === '/') return { text: '/', to: at + 1 }
  if (sign.text === '+') return isInside || isAdjacent ? { text: '+', to: at + 1 } : null
  if (sign.text === '-') return isInside ? { text: '-', to: at + 1 } : null
  return null
}

/** A sum in parentheses; null where they hold anything else, or a number alone. */
function readParenthesis(
  tokens: readonly Token[],
  at: number,
  vocabulary: NumberVocabulary,
  isName: (at: number) => boolean,
): Expression | null {
  if (!isClosed(tokens, at)) return null
  const text: string[] = []
  const numbers: NumberMatch[] = []
  let depth = 0
  let index = at
  let operators = 0
  for (let part = 0; part < 2 * maxParts && index < tokens.length; part += 1) {
    const token = tokens[index]
    if (token?.text === '(') depth += 1
    else if (token?.text === ')') depth -= 1
    else {
      const operator = numbers.length > 0 ? operatorAt(tokens, index, true) : null
      const number = operator === null && !isName(index) ? readNumber(tokens, index, vocabulary) : null
      if (operator === null && (number === null || number.inWords || number.error !== undefined)) return null
      if (number !== null) numbers.push(number)
      else operators += 1
      text.push(number === null ? (operator?.text ?? '') : formatExact(number.value))
      index = (number ?? operator)?.to ?? index + 1
      if (depth === 0) return null
      continue
    }
    text.push(token.text)
    index += 1
    if (depth === 0) break
  }
  if (depth !== 0 || operators === 0) return null
  const isProduct = !text.some((part) => part === '+' || part === '-' || part === '/')
  return evaluated(text.join(' '), numbers, index, isProduct)
}

/** Whether a parenthesis ends before a sum would be too long: thousands that do not are passed over, not read. */
function isClosed(tokens: readonly Token[], at: number): boolean {
  let depth = 0
  for (let index = at; index < Math.min(tokens.length, at + 6 * maxParts); index += 1) {
    if (tokens[index]?.text === '(') depth += 1
    else if (tokens[index]?.text === ')') depth -= 1
    if (depth === 0) return true
    if (depth > maxParts) return false
  }
  return false
}

/** "100-200M", "2 to 4", "10k–20k": one number is wanted, so the upper one is taken, and said. */
function readRange(
  tokens: readonly Token[],
  low: NumberMatch,
  vocabulary: NumberVocabulary,
  isName: (at: number) => boolean,
): Expression | null {
  const [sign, next] = [tokens[low.to], tokens[low.to + 1]]
  if (sign === undefined || next?.kind !== 'number' || low.inWords) return null
  const isRange = (sign.text === '-' && sign.adjacent && next.adjacent) || sign.text === 'to'
  if (!isRange || isName(low.to + 1)) return null
  const high = readNumber(tokens, low.to + 1, vocabulary)
  if (high === null || high.error !== undefined) return null
  const scale = low.magnitude === '' ? high.value / mantissa(high) : 1
  const lowest = low.value * scale
  if (!(lowest < high.value) || (low.magnitude !== '' && low.magnitude !== high.magnitude)) return null
  return { ...high, isRange: true, low: lowest }
}

const mantissa = ({ value, magnitude }: NumberMatch): number =>
  value / ({ k: 1e3, m: 1e6, b: 1e9, t: 1e12 }[magnitude] ?? 1)
