/** What the words of a number come to: "mille deux cents", "dos mil quinientos millones", "千五百万". */

/** A number or a scale as it is said. */
export type Whole =
  | { readonly kind: 'number'; readonly value: number; readonly isDigits: boolean }
  | { readonly kind: 'scale'; readonly value: number }

/** A part of a number: "200" may take on what is below 100, "3 million" what is below a million. */
type Addend = { readonly value: number; readonly unit: number; readonly isScaled: boolean; readonly isTyped: boolean }
export type NumberSum = readonly Addend[]

/** What may stand behind a number in words: twenty takes three, and two hundred takes fifty. */
function unitOf(value: number, language: string): number {
  if (language === 'fr' && (value === 60 || value === 80)) return 20
  if (!Number.isInteger(value) || value < 20) return 1
  return value % 100 === 0 ? 100 : value % 10 === 0 ? 10 : 1
}

/** The sum with a number behind it; null where that is a number of its own: "8" and "two hundred". */
export function withNumber(sum: NumberSum, value: number, isTyped: boolean, language: string): NumberSum | null {
  const last = sum.at(-1)
  const added: Addend = { value, unit: isTyped ? 1 : unitOf(value, language), isScaled: false, isTyped }
  if (last === undefined) return [added]
  if (value === 0.5 && !isTyped)
    return [...sum.slice(0, -1), { ...last, value: last.value + (last.isScaled ? last.unit / 2 : 0.5), isTyped: false }]
  // "quatre vingt dix"
  if (language === 'fr' && last.value === 4 && value === 20 && !last.isTyped)
    return [...sum.slice(0, -1), { ...added, value: 80, unit: 20 }]
  // "三五千": three to five thousand.
  if (language === 'zh' && sum.length === 1 && !last.isTyped && !isTyped && last.value < value && value < 10)
    return [added]
  const isBelow = value >= 1 && value < last.unit
  return isBelow && (last.isScaled || !(isTyped || last.isTyped)) ? [...sum, added] : null
}

/** The sum counted in thousands or millions, as far as it is below them; null where that would be a number of its own. */
export function withScale(sum: NumberSum, scale: number): NumberSum | null {
  // "12.500 tausend"
  const isCounted = (added: Addend): boolean => added.value < scale || (added.isTyped && scale >= 1000)
  const kept = sum.findLastIndex((added) => !isCounted(added)) + 1
  const counted = totalOf(sum.slice(kept))
  const value = (counted === 0 ? 1 : counted) * scale
  const before = sum[kept - 1]
  if (before !== undefined && value >= before.unit) return null
  return [...sum.slice(0, kept), { value, unit: scale, isScaled: true, isTyped: false }]
}

/** The value of the sum. */
export const totalOf = (sum: NumberSum): number =>
  Number(sum.reduce((total, { value }) => total + value, 0).toPrecision(15))

/** "三万五", "2亿3": the digit behind a scale is of the next one down. */
export function withLastDigit(sum: NumberSum): NumberSum {
  const [before, last] = sum.slice(-2)
  if (before?.isScaled !== true || last === undefined || last.isScaled || last.value >= 10 || before.unit < 100)
    return sum
  return [...sum.slice(0, -1), { ...last, value: (last.value * before.unit) / 10 }]
}

const leastApart = 1e6
/**
 * Whether a number that ends behind a scale is of it: "zwei tausend fünfhundert" and "1万2000", but "2 millones 3" and
 * "un millón y dos" have two.
 */
export function isOfScale(sum: NumberSum, isJoined: boolean): boolean {
  const [before, last] = sum.slice(-2)
  if (before?.isScaled !== true || last === undefined || last.isScaled) return true
  if (isJoined) return !last.isTyped || last.value >= 10
  return last.isTyped ? last.value >= 100 && before.unit === 1000 : before.unit < leastApart || last.value >= 100
}
