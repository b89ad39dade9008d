/**
 * The only place of rounding and units: numbers in, words out. Every function takes the units of the outside interface
 * (hours, USD, GiB) and says "unknown" of what is not a finite number. Ranges are rounded outwards, so that what is
 * printed still holds what was computed.
 */
import type { Interval } from '../estimate/plan.ts'
import { digits, gridOf, grouped, outwards } from './digits.ts'

type Ends = Pick<Interval, 'p10' | 'p90'>
type Scale = { readonly size: number; readonly suffix: string }

const unknown = 'unknown'
/** Dollars and years beyond which nobody plans. */
const countless = 999.5e12
const endless = 1e6 * 365.25 * 24
const known = (...values: number[]): boolean => values.every(Number.isFinite)

/** `$0.52`, `$616`, `$1,240`, `$13.7k`, `$2.5M`: cents only below $10. */
export function usd(dollars: number): string {
  if (!known(dollars)) return unknown
  if (dollars < 0) return `−${usd(-dollars)}`
  if (dollars > 0 && dollars < 0.01) return 'under $0.01'
  if (dollars >= countless) return 'over $999T'
  const { size, suffix } = moneyScale(dollars)
  return `$${size === 1 ? money(dollars) : digits(dollars / size, 3)}${suffix}`
}

/** The dollars that `usd` prints: differences of what stands in one message are taken of these. */
export const shownUsd = (dollars: number): number =>
  dollars < 9.995 ? Math.round(dollars * 100) / 100 : Number(dollars.toPrecision(3))

/** `$490–790`, `$9.8–14k`: both ends in the unit of the upper one. */
export function usdRange({ p10, p90 }: Ends): string {
  if (!known(p10, p90)) return unknown
  if (p90 < 0.01) return 'under $0.01'
  if (p90 >= countless) return `${usd(p10)} and more`.replace('over $999T and more', 'over $999T')
  const { size, suffix } = moneyScale(p90)
  return `$${range(p10 / size, p90 / size, size === 1 && p90 < 9.995 ? cents : undefined)}${suffix}`
}

/** A rate as price lists print it: `$2.69/h`. */
export function usdPerHour(dollars: number): string {
  if (!known(dollars)) return unknown
  return `$${dollars === 0 || dollars >= 0.01 ? cents(dollars) : digits(dollars, 2)}/h`
}

/** `35 min`, `1.4 h`, `28 h`, `6.6 days`, `2.7 years`. */
export function duration(hours: number): string {
  if (!known(hours)) return unknown
  if (hours < 1 / 60) return 'under 1 min'
  if (hours >= endless) return 'over a million years'
  const unit = timeUnit(hours)
  return inUnit(timeFigure(hours / unit.hours), unit.name)
}

/** `41.5 h`, `158.7 h`: for arithmetic that a reader redoes; never in minutes or days. */
export function exactHours(hours: number): string {
  if (!known(hours)) return unknown
  return `${hours < 1 ? digits(hours, 2) : grouped(hours, hours < 1000 ? 1 : 0)} h`
}

/** `$13.72`, `$830`: for arithmetic that a reader redoes; cents below $100. */
export function exactUsd(dollars: number): string {
  if (!known(dollars)) return unknown
  return dollars >= 99.995 || dollars < 0.01 ? usd(dollars) : `$${cents(dollars)}`
}

/** `22–36 h`, both ends in the unit that `duration` gives the middle. */
export function durationRange({ p10, p50, p90 }: Interval): string {
  if (!known(p10, p50, p90)) return unknown
  if (p90 < 1 / 60) return 'under 1 min'
  if (p90 >= endless) return `${duration(p10)} and more`.replace(/^(over .*) and more$/, '$1')
  const unit = timeUnit(p50)
  return `${range(p10 / unit.hours, p90 / unit.hours)} ${unit.name}`
}

/** `19.4k tok/s`. Whether of one GPU or of all is said by the sentence around it. */
export function tokensPerSecond(rate: number): string {
  if (!known(rate)) return unknown
  return rate < 0.1 ? 'under 0.1 tok/s' : `${short(rate)} tok/s`
}

/** `61 of 79 GiB`: for a table, where tenths are noise. */
export function gibOfBriefly(used: number, capacity: number): string {
  return known(used, capacity) ? `${grouped(Math.round(used))} of ${grouped(Math.round(capacity))} GiB` : unknown
}

/** `43.6 GiB`, `141 GiB`. */
export function gib(size: number): string {
  return known(size) ? `${gibFigure(size)} GiB` : unknown
}

/** `68.2 of 79.2 GiB`. */
export function gibOf(used: number, capacity: number): string {
  return known(used, capacity) ? `${gibFigure(used)} of ${gib(capacity)}` : unknown
}

/** `70B`, `8.03B`, `500M`: a count of parameters, without the noun. */
export const parameters = (count: number): string => (known(count) ? short(count) : unknown)

/** `2B tokens`, `1 token`. */
export function tokens(count: number): string {
  if (!known(count)) return unknown
  return count === 1 ? '1 token' : `${short(count)} tokens`
}

/** `62%`, and `under 1%` for what is not nothing. */
export function percent(fraction: number): string {
  if (!known(fraction * 100)) return unknown
  const whole = Math.round(Math.abs(fraction) * 100)
  if (whole === 0 && fraction !== 0) return 'under 1%'
  return `${grouped(whole)}%`
}

/** `1 GPU`, `8 GPUs`. */
export const gpus = (value: number): string => (value === 1 ? '1 GPU' : `${count(value)} GPUs`)

/** `one GPU`, `all 8 GPUs`: those of a plan together. */
export const allGpus = (value: number): string => (value === 1 ? 'one GPU' : `all ${count(value)} GPUs`)

/** `1,000`: a whole count. */
export const count = (value: number): string => (known(value) ? grouped(Math.round(value)) : unknown)

const scales: readonly Scale[] = [
  { size: 1e12, suffix: 'T' },
  { size: 1e9, suffix: 'B' },
  { size: 1e6, suffix: 'M' },
  { size: 1e3, suffix: 'k' },
]
const ones: Scale = { size: 1, suffix: '' }
/** The factor just below a round number that three digits round up to it. */
const nearly = 0.9995

function scaleOf(value: number): Scale {
  return scales.find(({ size }) => value >= size * nearly) ?? ones
}

/** Dollars stay whole up to $9,990; from there `k`. */
const moneyScale = (dollars: number): Scale => (dollars < 9995 ? ones : scaleOf(dollars))

function short(value: number): string {
  const { size, suffix } = scaleOf(value)
  return `${digits(value / size, 3)}${suffix}`
}

const cents = (dollars: number): string => grouped(dollars, 2)

function money(dollars: number): string {
  return dollars < 9.995 ? cents(dollars).replace(/\.00$/, '') : digits(Math.round(dollars), 3)
}

function gibFigure(size: number): string {
  return size > 0 && size < 0.1 ? 'under 0.1' : grouped(size, size < 99.95 ? 1 : 0)
}

const timeUnits = [
  { name: 'min', hours: 1 / 60, upTo: 59.5 / 60 },
  { name: 'h', hours: 1, upTo: 72 },
  { name: 'days', hours: 24, upTo: 730 * 24 },
  { name: 'years', hours: 365.25 * 24, upTo: Infinity },
] as const
type TimeUnit = (typeof timeUnits)[number]

function timeUnit(hours: number): TimeUnit {
  return timeUnits.find(({ upTo }) => hours < upTo) ?? timeUnits[3]
}

function timeFigure(value: number): string {
  return value < 9.95 ? digits(Math.round(value * 10) / 10, 2) : digits(Math.round(value), 3)
}

const inUnit = (figure: string, name: string): string => `${figure} ${figure === '1' ? name.replace(/s$/, '') : name}`

/** Two digits a side; three where two would blur a narrow range; one figure where nothing tells the ends apart. */
function range(low: number, high: number, print?: (value: number) => string): string {
  const places = high - low < gridOf(high, 2) ? 3 : 2
  const show = print ?? ((value: number) => digits(value, places))
  const from = show(outwards(low, places, Math.floor))
  const to = show(outwards(high, places, Math.ceil))
  return from === to ? from : `${from}–${to}`
}
