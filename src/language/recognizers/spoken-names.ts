/** Names as they are dictated: "llama three point one eight b" is Llama 3.1 8B, "an h one hundred" an H100. */
import type { Token } from '../text/tokenize.ts'

const units: Readonly<Record<string, number>> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'
    .split(' ')
    .map((word, value) => [word, value]),
)
const tens: Readonly<Record<string, number>> = Object.fromEntries(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, at) => [word, 10 * (at + 2)]),
)
const gpuLetters: ReadonlySet<string> = new Set(['a', 'h', 'b', 'v'])
/** Behind "a one hundred" they count something, unless one of these goes on. */
const goesOn = /^(?:\W|before|and|or|for|with|on|at|what|how|but|please|from|in|to|is|would)?$/u
/** What a sum or an amount goes on with. */
const counted = /^(?:thousand|million|billion|k|dollars?|bucks|euros?|tokens?|examples?|hours?|days?|percent)$/u

/** The tokens, with numbers in the place of the words of a name. */
export function withSpokenNames(tokens: readonly Token[]): readonly Token[] {
  const hasSplit = tokens.some((_, at) => splitName(tokens, at) !== null)
  if (!hasSplit && !tokens.some(({ text }) => text === 'point' || text === 'hundred')) return tokens
  const named: Token[] = []
  for (let at = 0; at < tokens.length;) {
    const found = versionAndSize(tokens, at) ?? gpuNumber(tokens, at) ?? splitName(tokens, at)
    const token = tokens[at]
    if (found === null && token !== undefined) named.push(token)
    named.push(...(found?.tokens ?? []))
    at = found?.to ?? at + 1
  }
  return named
}

type Spoken = { readonly tokens: readonly Token[]; readonly to: number }

/** "Three point one eight b" */
function versionAndSize(tokens: readonly Token[], at: number): Spoken | null {
  const [major, minor] = [units[tokens[at]?.text ?? ''], units[tokens[at + 2]?.text ?? '']]
  if (major === undefined || minor === undefined || minor > 9 || tokens[at + 1]?.text !== 'point') return null
  const size = numberAt(tokens, at + 3)
  const letter = tokens[at + 3 + (size?.count ?? 0)]
  if (size === null || letter?.text !== 'b') return null
  const version = numberToken(tokens, at, at + 2, Number(`${major}.${minor}`), false)
  const ofSize = numberToken(tokens, at + 3, at + 2 + size.count, size.value, false)
  return { tokens: [...version, ...ofSize, { ...letter, adjacent: true }], to: at + 4 + size.count }
}

/** "2x h 100 sxm5", "on b 200": a letter and its number, typed apart. Behind a number the letter is its unit: "32 b 200 rows". */
function splitName(tokens: readonly Token[], at: number): Spoken | null {
  const [letter, number] = [tokens[at], tokens[at + 1]]
  const numbers = letter === undefined ? undefined : splitNumbers.get(letter.text)
  if (letter === undefined || number?.kind !== 'number' || number.adjacent) return null
  if (numbers?.has(number.text) !== true || tokens[at - 1]?.kind === 'number') return null
  return { tokens: [letter, { ...number, adjacent: true }], to: at + 2 }
}
const splitNumbers: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['h', new Set(['100', '200', '800', '20'])],
  ['b', new Set(['200', '300'])],
  ['v', new Set(['100'])],
  ['gh', new Set(['200'])],
  ['gb', new Set(['200', '300'])],
])

/** "An h one hundred", "an a one hundred" */
function gpuNumber(tokens: readonly Token[], at: number): Spoken | null {
  const letter = tokens[at]
  const value = units[tokens[at + 1]?.text ?? '']
  const isName =
    letter !== undefined &&
    tokens[at - 1]?.kind !== 'number' &&
    gpuLetters.has(letter.text) &&
    tokens[at + 2]?.text === 'hundred'
  const behind = tokens[at + 3]?.text ?? ''
  if (!isName || value === undefined || value > 3 || counted.test(behind)) return null
  if (letter.text === 'a' && tokens[at - 1]?.text !== 'an' && !goesOn.test(behind)) return null
  return { tokens: [letter, ...numberToken(tokens, at + 1, at + 2, value * 100, true)], to: at + 3 }
}

function numberAt(tokens: readonly Token[], at: number): { readonly value: number; readonly count: number } | null {
  const [first, second] = [tokens[at]?.text ?? '', tokens[at + 1]?.text ?? '']
  const ten = tens[first]
  const unit = units[ten === undefined ? first : second]
  if (ten === undefined) return unit === undefined ? null : { value: unit, count: 1 }
  return unit === undefined || unit > 9 ? { value: ten, count: 1 } : { value: ten + unit, count: 2 }
}

function numberToken(
  tokens: readonly Token[],
  from: number,
  to: number,
  value: number,
  adjacent: boolean,
): readonly Token[] {
  const [first, last] = [tokens[from], tokens[to]]
  return first === undefined || last === undefined
    ? []
    : [{ ...first, kind: 'number', text: String(value), end: last.end, value, adjacent }]
}
