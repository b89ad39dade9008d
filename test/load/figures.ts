/** Medians and tails of what was measured. */

/** The value below which a share `at` of the values lies. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? Number.NaN
}

/** "9.1 (8.7–10.2)": the median of several runs with the least and the most. */
export function spread(values: readonly number[], digits = 1): string {
  const say = (value: number) => value.toFixed(digits)
  if (values.length === 1) return say(values[0] ?? Number.NaN)
  return `${say(quantile(values, 0.5))} (${say(Math.min(...values))}–${say(Math.max(...values))})`
}
