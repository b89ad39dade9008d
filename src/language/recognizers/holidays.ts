/** Days of the year that have a name: "by New Year's Eve", "before xmas". */
import type { Token } from '../text/tokenize.ts'

/** The longer names stand before those that begin them. Month and day. */
const holidays: readonly (readonly [name: string, month: number, day: number])[] = [
  ["new year's eve", 12, 31],
  ['new years eve', 12, 31],
  ['new year eve', 12, 31],
  ['nye', 12, 31],
  ["new year's day", 1, 1],
  ['new years day', 1, 1],
  ["new year's", 1, 1],
  ['new years', 1, 1],
  ['new year', 1, 1],
  ['christmas eve', 12, 24],
  ['xmas eve', 12, 24],
  ['christmas', 12, 25],
  ['xmas', 12, 25],
  ['boxing day', 12, 26],
  ['halloween', 10, 31],
  ["valentine's day", 2, 14],
  ['valentines day', 2, 14],
]
const longest = 3

/** Null where none begins at `at`. */
export function holidayAt(
  tokens: readonly Token[],
  at: number,
): { readonly month: number; readonly day: number; readonly to: number } | null {
  const text = tokens
    .slice(at, at + longest)
    .map((token) => token.text.replace('’', "'"))
    .join(' ')
  const found = holidays.find(([name]) => text === name || text.startsWith(`${name} `))
  if (found === undefined) return null
  const [name, month, day] = found
  return { month, day, to: at + name.split(' ').length }
}
