/** Medians and tails of what was measured. */

/** The value below which a share `at` of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** "9.1 (8.7–10.2)": the median of several runs with the least and the most. */
export function medianWithRange(values: readonly number[], digits = 1): string {
  const format = (value: number) => value.toFixed(digits)
  if (values.length === 1) return format(values[0] ?? Number.NaN)
  return `${format(quantile(values, 0.5))} (${format(Math.min(...values))}–${format(Math.max(...values))})`
}
