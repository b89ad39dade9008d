/** Shares, multiples and small numbers as people write them: "a third", "60%", "twice", "1.35x", "five". */

const parts: Readonly<Record<string, number>> = {
  half: 2, halves: 2, third: 3, quarter: 4, fourth: 4, fifth: 5, sixth: 6, eighth: 8, tenth: 10, twentieth: 20,
} // prettier-ignore
const small: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, another: 1, two: 2, both: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, fifteen: 15, sixteen: 16, twenty: 20, thirty: 30,
} // prettier-ignore
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')
const multiples: Readonly<Record<string, number>> = {
  once: 1, twice: 2, double: 2, doubles: 2, doubled: 2, doubling: 2, thrice: 3, triple: 3, triples: 3, tripled: 3, tripling: 3, quadruple: 4, quadruples: 4, quadrupled: 4, half: 1 / 2, halves: 1 / 2, halved: 1 / 2, halving: 1 / 2,
} // prettier-ignore

const numberName = Object.keys(small).join('|')
/** A whole number in digits or as a word. */
export const countForm = String.raw`(?:\d{1,4}|${Object.keys(small)
  .filter((word) => !['a', 'an', 'another'].includes(word))
  .join('|')})`
export const shareForm = String.raw`(?:\d{1,3}(?:\.\d{1,2})? ?(?:%|percent\b|per cent\b|pct\b)|(?:(?:${numberName}|\d)[ -])?(?:${Object.keys(parts).join('|')}|thirds|quarters|fourths|fifths|sixths|eighths|tenths)\b|(?:\d{1,2}|one|two|three|four|five) (?:out of|in) (?:every )?(?:\d{1,3}|ten|eight|six|five|four|three)\b)`
export const timesForm = String.raw`(?:\d{1,3}(?:\.\d{1,3})? ?(?:x\b|×|times\b|fold\b)|(?:${numberName})[ -]?(?:times|fold)\b|(?:twice|double|triple|thrice|quadruple|half)\b)`
export const ordinalForm = `(?:${ordinals.join('|')})`

/** The number of "five" or "12"; null where it is none. */
export function countOf(words: string | undefined): number | null {
  if (words === undefined) return null
  const value = small[words] ?? Number(words)
  return Number.isFinite(value) ? value : null
}

/** The number of "third". */
export const ordinalOf = (word: string): number => ordinals.indexOf(word) + 1

/** The share of "a third" or "60%"; null where it is none, or more than all. */
export function shareOf(words: string | undefined): number | null {
  if (words === undefined) return null
  const percent = /^(\d{1,3}(?:\.\d+)?) ?(?:%|percent|per cent|pct)/u.exec(words)?.[1]
  if (percent !== undefined) return Number(percent) / 100
  const outOf = /^(\w+) (?:out of|in) (?:every )?(\w+)$/u.exec(words)
  if (outOf !== null) return (countOf(outOf[1]) ?? NaN) / (countOf(outOf[2]) ?? NaN)
  const [first = '', second] = words.split(/[ -]/u)
  const part = parts[second ?? first] ?? parts[(second ?? first).replace(/s$/u, '')]
  const count = second === undefined ? 1 : countOf(first)
  return part === undefined || count === null ? null : count / part
}

/** The factor of "twice", "1.35x" or "three times"; null where it is none. */
export function timesOf(words: string | undefined): number | null {
  if (words === undefined) return null
  const named = multiples[words]
  if (named !== undefined) return named
  const [, digits, word] = /^(?:(\d{1,3}(?:\.\d{1,3})?)|(\w+?))[ -]?(?:x|×|times|fold)$/u.exec(words) ?? []
  return digits === undefined ? countOf(word) : Number(digits)
}

const scales: Readonly<Record<string, number>> = {
  k: 1e3, thousand: 1e3, m: 1e6, mn: 1e6, million: 1e6, b: 1e9, bn: 1e9, billion: 1e9, t: 1e12, trillion: 1e12,
} // prettier-ignore
export const amountForm = String.raw`\d[\d,]{0,12}(?:\.\d{1,3})? ?(?:k|thousand|m|mn|million|bn?|billion|t|trillion)?\b`

/** The number of "4B" or "12,000", and whether a scale was written. */
export function amountOf(words: string): { readonly value: number; readonly isScaled: boolean } {
  const [, digits = '', scale] = /^([\d,.]+) ?(\w*)$/u.exec(words.trim()) ?? []
  const factor = scales[scale ?? '']
  return { value: Number(digits.replaceAll(',', '')) * (factor ?? 1), isScaled: factor !== undefined }
}
