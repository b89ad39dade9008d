/** What a number comes to as it is typed, "1,200" or "12k": `kilo` is the "k" behind it; none: it is in ones. */
export const typedNumber = (digits = '', kilo = ''): number =>
  Number(digits.replaceAll(',', '')) * (kilo === '' ? 1 : 1000)

const scales: Readonly<Record<string, number>> = { k: 1e3, t: 1e3, m: 1e6, b: 1e9 }

/** What "k", "thousand", "million" and the like multiply by, told by their first letter; 1 for none of them. */
export const scaleOf = (unit: string): number => scales[unit.charAt(0).toLowerCase()] ?? 1

/** "1,200", "1,5 million": a comma is of thousands where three digits follow each. `scale`: "k", "thousand" and larger, or none. */
export function scaledNumber(digits = '', scale = ''): number {
  const isThousands = /^\d{1,3}(?:,\d{3})+$/u.test(digits)
  const number = isThousands ? typedNumber(digits) : Number(digits.replace(',', '.'))
  return number * scaleOf(scale)
}
