/**
 * The only place of rounding and units: numbers in, words out. Every function takes the units of the outside interface
 * (hours, USD, GiB) and says "unknown" of what is not a finite number. Ranges are rounded outwards, so that what is
 * printed still holds what was computed.
 */
import type { Interval } from '../../estimate/plan.ts'
import { exactUsdText, maxWholeUsd, roundUsd, type ToldMoney } from '../../recommend/figure-text.ts'
import { hoursOfMonth, hoursOfYear } from '../../scenario/hours-of-time.ts'
import { formatSignificant, roundingStep, formatGrouped, roundOutward } from './significant-digits.ts'

type RangeEnds = Pick<Interval, 'p10' | 'p90'>
type Scale = { readonly size: number; readonly suffix: string }

const unknownText = 'unknown'
/** Dollars and years beyond which nobody plans. */
const maxUsd = 999.5e12
const maxHours = 1e6 * 365.25 * 24
const areFinite = (...values: number[]): boolean => values.every(Number.isFinite)

/** `$0.52`, `$616`, `$1,244`, `$137k`, `$2.5M`: cents only below $10. */
export function formatUsd(dollars: number): string {
  if (!areFinite(dollars)) return unknownText
  if (dollars < 0) return `−${formatUsd(-dollars)}`
  if (dollars > 0 && dollars < 0.01) return 'under $0.01'
  if (dollars >= maxUsd) return 'over $999T'
  const printed = roundUsd(dollars)
  if (printed < maxWholeUsd) return exactUsdText(printed).replace(/^\$0\.00$/, '$0')
  const { size, suffix } = scaleOf(printed)
  return `$${formatSignificant(printed / size, 3)}${suffix}`
}

/** A change: `+$120`, `−$0.52`. */
export const formatUsdChange = (dollars: number): string => `${dollars < 0 ? '−' : '+'}${formatUsd(Math.abs(dollars))}`

/** What two amounts, as they are printed, lie apart: `$13,160`. */
export const formatUsdDifference = (one: number, other: number): string =>
  areFinite(one, other) ? formatUsdExactly(Math.abs(roundUsd(one) - roundUsd(other))) : unknownText

/** That difference as a share of an amount, `76%`: of what is printed too, so that it is that of the sums beside it. */
export const formatUsdShareApart = (one: number, other: number, of: number): string =>
  formatPercent(Math.abs(roundUsd(one) - roundUsd(other)) / roundUsd(of))

/** `€1,350`: dollars in another currency, to three digits. */
export function formatConverted(dollars: number, { sign, usdOfOne }: ToldMoney): string {
  const amount = dollars / usdOfOne
  if (!areFinite(amount)) return unknownText
  return `${sign}${amount < 10 ? formatCents(amount) : formatSignificant(amount < 1000 ? Math.round(amount) : amount, 3)}`
}

/** A difference of printed figures, to the last digit of them. */
export const formatUsdExactly = (dollars: number): string =>
  dollars < maxWholeUsd ? exactUsdText(dollars).replace(/^\$0\.00$/, '$0') : `$${formatGrouped(dollars)}`

/** A sum of printed figures to the cent, however large: `$1,214.10`, `$123,456.05`, `$0`. */
export const formatUsdSum = (dollars: number): string =>
  areFinite(dollars) ? exactUsdText(dollars).replace(/^\$0\.00$/, '$0') : unknownText

/** Hours as `formatDuration` prints them: differences of what stands in one message are taken of these. */
export function roundHours(hours: number): number {
  if (!areFinite(hours) || hours < 1 / 60 || hours >= maxHours) return hours
  const unit = timeUnitOf(hours)
  const value = hours / unit.hours
  return (value < 9.95 ? Math.round(value * 10) / 10 : Number(Math.round(value).toPrecision(3))) * unit.hours
}

/** `$490–790`, `$9.8–14k`: both ends in the unit of the upper one. */
export function formatUsdRange({ p10, p90 }: RangeEnds): string {
  if (!areFinite(p10, p90)) return unknownText
  if (p90 < 0.01) return 'under $0.01'
  if (p90 >= maxUsd) return `${formatUsd(p10)} and more`.replace('over $999T and more', 'over $999T')
  const { size, suffix } = moneyScale(p90)
  return `$${formatRange(p10 / size, p90 / size, size === 1 && p90 < 9.995 ? formatCents : undefined)}${suffix}`
}

/** Whether a sum lies inside a range as `formatUsdRange` prints it: `$1,300` is not outside `$1,300–2,500`. */
export function isInUsdRange(dollars: number, { p10, p90 }: RangeEnds): boolean {
  const { size } = moneyScale(p90)
  const [low, high] = rangeEnds(p10 / size, p90 / size)
  const printed = roundUsd(dollars) / size
  return printed >= low && printed <= high
}

/** A rate as price lists print it: `$2.69/h`. */
export function formatUsdPerHour(dollars: number): string {
  if (!areFinite(dollars)) return unknownText
  return `$${dollars === 0 || dollars >= 0.01 ? formatCents(dollars) : formatSignificant(dollars, 2)}/h`
}

/** `35 min`, `1.4 h`, `28 h`, `6.6 days`, `2.7 years`. */
export function formatDuration(hours: number): string {
  if (!areFinite(hours)) return unknownText
  if (hours < 1 / 60) return 'under 1 min'
  if (hours >= maxHours) return 'over a million years'
  // Terms are of months as they are billed: 730 h are no 30 days.
  if (hours % hoursOfMonth === 0 && hours < hoursOfYear) return formatCounted(hours / hoursOfMonth, 'month')
  const unit = timeUnitOf(hours)
  return withUnit(formatTimeFigure(hours / unit.hours), unit.name)
}

/** `41.5 h`, `158.7 h`: for arithmetic that a reader redoes; never in minutes or days. */
export function formatExactHours(hours: number): string {
  if (!areFinite(hours)) return unknownText
  return `${hours < 1 ? formatSignificant(hours, 2) : formatGrouped(hours, hours < 1000 ? 1 : 0)} h`
}

/** `$13.72`, `$830`: for arithmetic that a reader redoes; cents below $100. */
export function formatExactUsd(dollars: number): string {
  if (!areFinite(dollars)) return unknownText
  return dollars >= 99.995 || dollars < 0.01 ? formatUsd(dollars) : `$${formatCents(dollars)}`
}

/** `22–36 h`, both ends in the unit that `duration` gives the middle. */
export function formatDurationRange({ p10, p50, p90 }: Interval): string {
  if (!areFinite(p10, p50, p90)) return unknownText
  if (p90 < 1 / 60) return 'under 1 min'
  if (p90 >= maxHours) return `${formatDuration(p10)} and more`.replace(/^(over .*) and more$/, '$1')
  const unit = timeUnitOf(p50)
  return `${formatRange(p10 / unit.hours, p90 / unit.hours)} ${unit.name}`
}

/** `19.4k tok/s`. Whether of one GPU or of all is said by the sentence around it. */
export function formatTokensPerSecond(rate: number): string {
  if (!areFinite(rate)) return unknownText
  return rate < 0.1 ? 'under 0.1 tok/s' : `${formatScaled(rate)} tok/s`
}

/** `61 of 79 GiB`: for a table, where tenths are noise. */
export function formatMemoryUseBriefly(used: number, capacity: number): string {
  return areFinite(used, capacity)
    ? `${formatGrouped(Math.round(used))} of ${formatGrouped(Math.round(capacity))} GiB`
    : unknownText
}

/** `43.6 GiB`, `141 GiB`. */
export function formatGib(size: number): string {
  return areFinite(size) ? `${formatGibFigure(size)} GiB` : unknownText
}

/** `70B`, `8.03B`, `500M`: a count of parameters, without the noun. */
export const formatParameters = (count: number): string => (areFinite(count) ? formatScaled(count) : unknownText)

/** `2B tokens`, `1 token`. */
export function formatTokens(count: number): string {
  if (!areFinite(count)) return unknownText
  return count === 1 ? '1 token' : `${formatScaled(count)} tokens`
}

/** `62%`, and `under 1%` for what is not nothing. */
export function formatPercent(fraction: number): string {
  if (!areFinite(fraction * 100)) return unknownText
  const whole = Math.round(Math.abs(fraction) * 100)
  if (whole === 0 && fraction !== 0) return 'under 1%'
  return `${formatGrouped(whole)}%`
}

/** `1 row`, `1,200 rows`. */
export const formatCounted = (count: number, noun: string): string =>
  `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`

/** `1 GPU`, `8 GPUs`. */
export const formatGpuCount = (value: number): string => formatCounted(value, 'GPU')

/** `one GPU`, `all 8 GPUs`: those of a plan together. */
export const formatAllGpus = (value: number): string => (value === 1 ? 'one GPU' : `all ${formatCount(value)} GPUs`)

/** `1,000`: a whole count. */
export const formatCount = (value: number): string =>
  areFinite(value) ? formatGrouped(Math.round(value)) : unknownText

/** "4.33": runs of a period, of which the year has whole ones. */
export const formatRuns = (value: number): string =>
  Number.isInteger(value) || value >= 10 ? formatCount(value) : String(Number(value.toFixed(2)))

const scales: readonly Scale[] = [
  { size: 1e12, suffix: 'T' },
  { size: 1e9, suffix: 'B' },
  { size: 1e6, suffix: 'M' },
  { size: 1e3, suffix: 'k' },
]
const unitScale: Scale = { size: 1, suffix: '' }
/** The factor just below a round number that three digits round up to it. */
const roundUpShare = 0.9995

function scaleOf(value: number): Scale {
  return scales.find(({ size }) => value >= size * roundUpShare) ?? unitScale
}

/** Ends of a range stay whole up to $9,990; from there `k`. */
const moneyScale = (dollars: number): Scale => (dollars < 9995 ? unitScale : scaleOf(dollars))

function formatScaled(value: number): string {
  const { size, suffix } = scaleOf(value)
  return `${formatSignificant(value / size, 3)}${suffix}`
}

const formatCents = (dollars: number): string => formatGrouped(dollars, 2)

/** A sum to the cent in money of a sign: "€1,204.50". */
export function formatMoneyToCent(value: number, sign: string): string {
  const [whole = '', cents = '00'] = value.toFixed(2).split('.')
  return `${sign}${formatCount(Number(whole))}.${cents}`
}

function formatGibFigure(size: number): string {
  return size > 0 && size < 0.1 ? 'under 0.1' : formatGrouped(size, size < 99.95 ? 1 : 0)
}

const timeUnits = [
  { name: 'min', hours: 1 / 60, upTo: 59.5 / 60 },
  { name: 'h', hours: 1, upTo: 72 },
  { name: 'days', hours: 24, upTo: 730 * 24 },
  { name: 'years', hours: 365.25 * 24, upTo: Infinity },
] as const
type TimeUnit = (typeof timeUnits)[number]

function timeUnitOf(hours: number): TimeUnit {
  return timeUnits.find(({ upTo }) => hours < upTo) ?? timeUnits[3]
}

function formatTimeFigure(value: number): string {
  return value < 9.95 ? formatSignificant(Math.round(value * 10) / 10, 2) : formatSignificant(Math.round(value), 3)
}

const withUnit = (figure: string, name: string): string => `${figure} ${figure === '1' ? name.replace(/s$/, '') : name}`

/** Digits of each end: three where two would blur a narrow range. */
const rangePlaces = (low: number, high: number): 2 | 3 => (high - low < roundingStep(high, 2) ? 3 : 2)

function rangeEnds(low: number, high: number): readonly [number, number] {
  const places = rangePlaces(low, high)
  return [roundOutward(low, places, Math.floor), roundOutward(high, places, Math.ceil)]
}

/** One figure where nothing tells the ends apart. */
function formatRange(low: number, high: number, print?: (value: number) => string): string {
  const places = rangePlaces(low, high)
  const [from, to] = rangeEnds(low, high).map(print ?? ((value: number) => formatSignificant(value, places)))
  return from === to ? `${from}` : `${from}–${to}`
}
