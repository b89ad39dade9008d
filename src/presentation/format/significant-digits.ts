/** Significant digits and thousands: the arithmetic under format.ts. */

/** The distance between neighbours when `value` is written with `places` significant digits. */
export function roundingStep(value: number, places: number): number {
  if (Math.abs(value) < 1e-300) return 1
  return 10 ** (Math.floor(Math.log10(Math.abs(value))) - places + 1)
}

/** `value` moved to its grid by `towards` (Math.floor, Math.ceil), safe from the dust of floating point. */
export function roundOutward(value: number, places: number, rounding: (value: number) => number): number {
  const step = roundingStep(value, places)
  const steps = value / step
  const nearest = Math.round(steps)
  return (Math.abs(steps - nearest) < 1e-9 * Math.max(1, nearest) ? nearest : rounding(steps)) * step
}

/** `1,240` for (1244, 3), `19.4`, `0.52`; trailing zeros dropped; powers of ten beyond a million millions. */
export function formatSignificant(value: number, places: number): string {
  if (Math.abs(value) >= 1e9) return value.toExponential(1).replace('.0e', 'e').replace('e+', 'e')
  if (Math.abs(value) < 1e-9) return '0'
  const step = roundingStep(value, places)
  const rounded = Math.round(value / step) * step
  const decimals = Math.min(20, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)))
  return formatGrouped(rounded, decimals)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
}

/** `1,240.50`: thousands separated, exactly `decimals` of them. */
export function formatGrouped(value: number, decimals = 0): string {
  if (Math.abs(value) >= 1e15) return value.toExponential(1).replace('.0e', 'e').replace('e+', 'e')
  const [whole = '0', part] = Math.abs(value).toFixed(decimals).split('.')
  const separated = whole.length < 4 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const negative = value < 0 && /[1-9]/.test(`${whole}${part ?? ''}`)
  return `${negative ? '−' : ''}${separated}${part === undefined ? '' : `.${part}`}`
}
