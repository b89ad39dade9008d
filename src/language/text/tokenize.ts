/** Plain text cut into numbers, words and single signs, each with its place. "8xH100" is 8, x, h, 100. */
import { latelyOfLines } from '../../once.ts'
import { hasDigit, isCommaDecimal } from './characters.ts'

/** A number, a word or a sign of a normalized text, with its place in it. */
export type Token = {
  readonly kind: 'number' | 'word' | 'sign'
  /** Lower case. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Nothing stands between this token and the one before it. */
  readonly adjacent: boolean
  /** Of a number: as written, without its magnitude. */
  readonly value: number
  /** The word has a capital letter. */
  readonly capital: boolean
}

const spacePattern = /[ \u00A0\u3000]+/y
/** "1.000.000", "1.500,50", "2,000,000", "1,00,000" and "2_000", "1.5", ".5", each with an exponent; "8,5 GB" before a unit. */
const numberPattern =
  /(?:(?<!\d,)(?:0,\d{1,2}(?![\d,.])|\d{1,3},\d(?= ?(?:[kmb]|mio|mrd|h|hours?|hrs?|days?)\b)|\d{1,3},\d{1,2}(?= ?(?:(?:[gtm]i?b|million|billion|eur|euros?|usd|dollars?)\b|[€%])))|\d{1,3}(?:\.\d{3}){1,12},\d{1,2}(?![\d,.])|\d{1,3}(?:\.\d{3}){2,12}(?![\d.])|\d{1,2}(?:,\d{2}){1,6},\d{3}(?![\d,])|\d{1,3}(?:[,_']\d{3}){1,12}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,4}(?![\p{L}\d]))?/iuy
const linkPattern = /https?:\/\/[^\s<>|]{1,500}/iuy
const wordPattern = /[\p{L}\p{M}]+(?:'\p{L}+)*/uy

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isBlank = (code: number): boolean => code === 0x20 || code === 0xa0 || code === 0x30_00
const isPoint = (code: number): boolean => code === 46
/** Of ASCII the letters alone; of the rest the expression knows. */
const mayBeLetter = (code: number): boolean => code > 127 || ((code | 32) >= 97 && (code | 32) <= 122)

const abbreviations = new Set('avg approx max min ca incl excl nos vs'.split(' '))

/** The tokens of a text. */
export const tokenize: (text: string) => readonly Token[] = latelyOfLines(tokensOf)

/** Linear: each expression is anchored where the last one ended, and asked only where its first sign stands. */
function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0] ?? null
  }
  let gap = true
  while (at < text.length) {
    const code = text.charCodeAt(at)
    const blank = isBlank(code) ? take(spacePattern) : null
    if (blank !== null) {
      at += blank.length
      gap = true
      continue
    }
    const digits = isDigit(code) || isPoint(code) ? take(numberPattern) : null
    const letters = digits === null && mayBeLetter(code) ? (take(linkPattern) ?? take(wordPattern)) : null
    // "avg. 600 tokens", "max. $300"
    if (
      digits === null &&
      code === 46 &&
      !gap &&
      abbreviations.has(tokens.at(-1)?.text ?? '') &&
      text[at + 1] === ' '
    ) {
      at += 1
      gap = true
      continue
    }
    const typed = digits ?? letters ?? String.fromCodePoint(text.codePointAt(at) ?? 32)
    const kind = digits !== null ? 'number' : letters !== null ? 'word' : 'sign'
    for (const part of kind === 'word' ? splitWord(typed, tokens.at(-1), gap, text[at + typed.length]) : [typed]) {
      const lower = part.toLowerCase()
      tokens.push({
        kind,
        text: kind === 'word' ? canonicalWord(part, lower, tokens.at(-1), gap) : lower,
        start: at,
        end: at + part.length,
        adjacent: !gap,
        value: kind === 'number' ? numberValue(part, isRate(tokens.at(-1), text, at + part.length)) : Number.NaN,
        capital: part !== lower,
      })
      at += part.length
      gap = false
    }
  }
  return tokens
}

/** "runpod's" is "runpod"; "let's" and "what's" are words of their own. */
const contractions = new Set(
  "let's what's it's that's here's there's how's who's where's when's why's he's she's one's today's".split(' '),
)
const withoutPossessive = (word: string): string =>
  word.endsWith("'s") && !contractions.has(word) ? word.slice(0, -2) : word

/** "Mtok", "Btokens", "kexamples": a magnitude and a unit in one word. */
const magnitudeAndUnit =
  /^(k|m|b|bn|t)(tok|toks|tokens?|tkns?|params?|parameters?|examples?|rows?|samples?|words?|docs?|steps?|usd|t)$/iu

/** After a number "xH" is "x" and "H", before one "kx" is "k" and "x", and "Mtok" is "M" and "tok". */
function splitWord(letters: string, previous: Token | undefined, gap: boolean, next: string | undefined): string[] {
  if (letters.length < 2 || gap || previous?.kind !== 'number') return [letters]
  if (/^x/iu.test(letters)) return [letters.slice(0, 1), letters.slice(1)]
  if (/^(?:k|m|b|bn|t)x$/iu.test(letters) && hasDigit(next ?? '')) return [letters.slice(0, -1), letters.slice(-1)]
  const match = magnitudeAndUnit.exec(letters)
  return match === null ? [letters] : [match[1] ?? '', match[2] ?? '']
}

/** "80 Go" is in gigabytes where "o" stands for octets; the T of "10BT" is for tokens. */
function canonicalWord(part: string, lower: string, previous: Token | undefined, gap: boolean): string {
  if (previous?.kind === 'number' && (part === 'Go' || part === 'Mo')) return part === 'Go' ? 'gb' : 'mb'
  return lower === 't' && !gap && ['k', 'm', 'b', 'bn', 't'].includes(previous?.text ?? '')
    ? 'tok'
    : american(withoutPossessive(lower))
}

/** "Datacentre" and "datacenter" are one word. */
const american = (word: string): string => (/centres?$/u.test(word) ? word.replace('centre', 'center') : word)

/** "$6.000/h": no hour costs thousands. */
const isRate = (previous: Token | undefined, text: string, end: number): boolean =>
  previous?.text === '$' && /^ ?(?:\/|per\b)/u.test(text.slice(end, end + 5))

function numberValue(digits: string, isDecimal: boolean): number {
  // "80.000 rows": nobody measures to three zeros.
  if (!isDecimal && /^[1-9]\d{0,2}\.000$/.test(digits)) return Number(digits) * 1000
  const direct = Number(digits)
  if (!Number.isNaN(direct)) return direct
  if (isCommaDecimal(digits)) return Number(digits.replace(',', '.'))
  const [mantissa = '', exponent] = digits.toLowerCase().split('e')
  const isEuropean = /^\d{1,3}(?:\.\d{3}){2,}$/.test(mantissa)
  const decimals = /^(\d{1,3}(?:\.\d{3})+),(\d{1,2})$/.exec(mantissa)
  if (decimals !== null) return Number(`${decimals[1]?.replaceAll('.', '') ?? ''}.${decimals[2] ?? ''}`)
  const ungrouped = (isEuropean ? mantissa.replaceAll('.', '') : mantissa).replaceAll(/[,_']/g, '')
  return Number(exponent === undefined ? ungrouped : `${ungrouped}e${exponent}`)
}
