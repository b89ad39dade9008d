/** Figures of a receipt: four digits and a unit of everyday size, so that a reader can redo the sum. */
import { formatGrouped } from './significant-digits.ts'

type DisplayUnit = { readonly unit: string; readonly size: number }

/** Base units, and what they are shown in: the largest that leaves a figure of at least one. */
const displayUnits: Readonly<Record<string, readonly DisplayUnit[]>> = {
  byte: binaryUnits(['KiB', 'MiB', 'GiB', 'TiB']),
  'byte/s': decimalUnits('B/s'),
  'flop/s': decimalUnits('FLOP/s'),
  'flop/token': decimalUnits('FLOP/token'),
  s: [
    { unit: 'µs', size: 1e-6 },
    { unit: 'ms', size: 1e-3 },
    { unit: 's', size: 1 },
  ],
  'token/s': [{ unit: 'tok/s', size: 1 }],
  token: [{ unit: 'tokens', size: 1 }],
  param: decimalUnits(' parameters'),
  'byte/token': [{ unit: 'bytes/token', size: 1 }],
  'byte/param': [{ unit: 'bytes/parameter', size: 1 }],
  'flop/param/token': [{ unit: 'FLOP/parameter/token', size: 1 }],
}

function binaryUnits(units: readonly string[]): readonly DisplayUnit[] {
  return [{ unit: 'bytes', size: 1 }, ...units.map((unit, power) => ({ unit, size: 2 ** (10 * (power + 1)) }))]
}

function decimalUnits(unit: string): readonly DisplayUnit[] {
  return ['', 'k', 'M', 'G', 'T', 'P'].map((prefix, power) => ({
    unit: unit.startsWith(' ') ? `${prefix === 'G' ? 'B' : prefix}${unit}` : `${prefix}${unit}`,
    size: 1000 ** power,
  }))
}

/** "17.48 h", "2.2 PFLOP/s", "$6.94/h"; words stay as they are; "not known" of null. */
export function formatReceiptFigure(value: number | string | null, unit: string): string {
  if (value === null) return 'not known'
  if (typeof value === 'string') return value
  if (unit.startsWith('USD')) return `$${formatFourDigits(value)}${unit.slice(3).replace('/gpu/h', ' a GPU and hour')}`
  const units = displayUnits[unit]
  if (units === undefined) return `${formatFourDigits(value)}${unit === '' ? '' : ` ${unit}`}`
  const displayUnit = units.findLast(({ size }) => Math.abs(value) >= size) ?? units[0]
  if (displayUnit === undefined) throw new Error(`no everyday unit for ${unit}`)
  return `${formatFourDigits(value / displayUnit.size)} ${displayUnit.unit.trim()}`
}

function formatFourDigits(value: number): string {
  const size = Math.abs(value)
  if (size === 0) return '0'
  if (size >= 1000) return formatGrouped(Math.round(value))
  return size < 1e-4 ? value.toExponential(3) : String(Number(value.toPrecision(4)))
}
