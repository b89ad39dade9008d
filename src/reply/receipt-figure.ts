/** Figures of a receipt: four digits and a unit of everyday size, so that a reader can redo the sum. */
import { grouped } from './digits.ts'

type Everyday = { readonly unit: string; readonly size: number }

/** Base units, and what they are shown in: the largest that leaves a figure of at least one. */
const everyday: Readonly<Record<string, readonly Everyday[]>> = {
  byte: binary(['KiB', 'MiB', 'GiB', 'TiB']),
  'byte/s': decimal('B/s'),
  'flop/s': decimal('FLOP/s'),
  'flop/token': decimal('FLOP/token'),
  s: [
    { unit: 'µs', size: 1e-6 },
    { unit: 'ms', size: 1e-3 },
    { unit: 's', size: 1 },
  ],
  'token/s': [{ unit: 'tok/s', size: 1 }],
  token: [{ unit: 'tokens', size: 1 }],
  param: decimal(' parameters'),
  'byte/token': [{ unit: 'bytes/token', size: 1 }],
  'byte/param': [{ unit: 'bytes/parameter', size: 1 }],
  'flop/param/token': [{ unit: 'FLOP/parameter/token', size: 1 }],
}

function binary(units: readonly string[]): readonly Everyday[] {
  return [{ unit: 'bytes', size: 1 }, ...units.map((unit, power) => ({ unit, size: 2 ** (10 * (power + 1)) }))]
}

function decimal(unit: string): readonly Everyday[] {
  return ['', 'k', 'M', 'G', 'T', 'P'].map((prefix, power) => ({
    unit: unit.startsWith(' ') ? `${prefix === 'G' ? 'B' : prefix}${unit}` : `${prefix}${unit}`,
    size: 1000 ** power,
  }))
}

/** "17.48 h", "2.2 PFLOP/s", "$6.94/h"; words stay as they are; "not known" of null. */
export function receiptFigure(value: number | string | null, unit: string): string {
  if (value === null) return 'not known'
  if (typeof value === 'string') return value
  if (unit.startsWith('USD')) return `$${fourDigits(value)}${unit.slice(3).replace('/gpu/h', ' a GPU and hour')}`
  const sizes = everyday[unit]
  if (sizes === undefined) return `${fourDigits(value)}${unit === '' ? '' : ` ${unit}`}`
  const fitting = sizes.findLast(({ size }) => Math.abs(value) >= size) ?? sizes[0]
  if (fitting === undefined) throw new Error(`no everyday unit for ${unit}`)
  return `${fourDigits(value / fitting.size)} ${fitting.unit.trim()}`
}

function fourDigits(value: number): string {
  const size = Math.abs(value)
  if (size === 0) return '0'
  if (size >= 1000) return grouped(Math.round(value))
  return size < 1e-4 ? value.toExponential(3) : String(Number(value.toPrecision(4)))
}
