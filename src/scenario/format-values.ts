/** Values in the words of the language: each spelling here is one that parses back to the same value. */

/** "a, b and c"; at most eight, the rest counted. */
export function formatList(items: readonly string[], conjunction = 'and'): string {
  const shown = items.length > 8 ? [...items.slice(0, 7), `${items.length - 7} more`] : items
  if (shown.length < 2) return shown[0] ?? ''
  return `${shown.slice(0, -1).join(', ')} ${conjunction} ${shown.at(-1) ?? ''}`
}

/** Words in the quotation marks of our messages. */
export const quoted = (words: string): string => `“${words.length > 60 ? `${words.slice(0, 57)}…` : words}”`

const scales = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
] as const

/** 2e9 is "2B", 1.5e9 "1.5B"; what does not come out even in six digits stays whole: "1234567891". */
export function formatMagnitude(value: number): string {
  for (const [scale, letter] of scales) {
    if (value < scale) continue
    const short = Number((value / scale).toPrecision(6))
    if (Math.abs(short * scale - value) < 1e-9 * value && short < 1e6) return `${short}${letter}`
  }
  return formatExact(value)
}

/** Parameters: "70B", "135M". */
export function formatParams(params: number): string {
  if (params >= 1e9) return `${Number((params / 1e9).toPrecision(4))}B`
  return `${Number((params / 1e6).toPrecision(4))}M`
}

/** For reading: "1.23B", "10k", "512". */
export function formatRounded(value: number): string {
  if (value >= 1e6) return formatMagnitude(Number(value.toPrecision(3)))
  if (value >= 1e4) return `${Number((value / 1e3).toPrecision(3))}k`
  return formatExact(Number(value.toPrecision(4)))
}

/** No exponent below 1e21, no digits lost. */
export function formatExact(value: number): string {
  return String(value)
}

/** For reading: "36 h", "5 days", "30 min". */
export function formatHours(hours: number): string {
  if (hours < 1) return `${Number((hours * 60).toPrecision(3))} min`
  if (hours >= 72 && hours % 24 === 0) return `${hours / 24} days`
  return `${Number(hours.toPrecision(4))} h`
}
