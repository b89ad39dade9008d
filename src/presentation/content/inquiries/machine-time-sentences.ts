/** Time of GPUs without a job, in sentences: machines that were left running, what they draw, what that emits. */
import { formatCount, formatDuration, formatUsd, formatUsdPerHour, formatGpuCount } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { formatList } from '../../../scenario/format-values.ts'

const inMoney = (sign: string, text: string): string => text.replace('$', sign)

/** What machines came to, or would, that nobody stopped, and what each further day adds. */
export function leftRunningSentences({
  hours,
  state,
  words,
  count,
  isCounted,
  price,
  sign,
  record,
  today,
}: {
  readonly hours: number
  readonly state: 'running' | 'over' | 'supposed'
  readonly words: string
  readonly count: number
  readonly isCounted: boolean
  /** Of a GPU and an hour. */
  readonly price: number
  readonly sign: string
  /** Whose price it is, and the middle of all of them, where none was told. */
  readonly record: { readonly seller: string; readonly median: number; readonly count: number } | null
  readonly today: string
}): readonly string[] {
  const money = (usd: number): string =>
    inMoney(sign, usd < 100 ? formatUsd(usd) : formatUsd(Number(usd.toPrecision(3))))
  const sum = hours * count * price
  const isOn = state === 'running'
  const dearer = record === null || record.count < 2 ? null : hours * count * record.median
  const ofPrice =
    record === null
      ? ''
      : ` at the lowest price on record (${record.seller})${dearer === null ? '' : `, ${money(dearer)} at the middle of the market (${formatUsdPerHour(record.median)})`}: yours is in your console`
  return [
    `About ${money(sum)}${isOn ? ' so far' : ''}: ${timeText(hours)} × ${formatGpuCount(count)} × ${inMoney(sign, formatUsdPerHour(price))} (“${words}”${isOn ? `, until today, ${today}` : ''})${ofPrice}.`,
    ...(isOn
      ? [
          `Each further day is ${money(24 * count * price)}: stop it now. Copy what is needed off it, then delete the machine and its disks, as a machine that is only stopped may go on being charged for disks or addresses.`,
        ]
      : [...(state === 'over' || isCounted ? [] : [`A machine of eight would be ${money(sum * 8)}.`]), stopsItself]),
    `Assumed: it ${state === 'supposed' ? 'runs' : 'ran'} without a break${isCounted ? '' : '; one GPU'}; the price is of one GPU. Disks and traffic are not in it.`,
  ]
}

const timeText = (hours: number): string =>
  hours % 24 === 0 && hours <= 24 * 31
    ? `${formatCount(hours / 24)} ${hours === 24 ? 'day' : 'days'} × 24 h`
    : `${formatCount(hours)} h`
const stopsItself =
  'So that it stops by itself: “train; sudo shutdown -h now”, or the provider’s own auto-stop, and a budget alarm; delete the machine where a stopped one is still charged.'

/** The same where nobody says which GPU it is: what each usual one comes to. */
export const leftOnUnnamedSentences = (
  { hours, words }: { readonly hours: number; readonly words: string },
  cards: readonly { readonly name: string; readonly usdPerHour: number }[],
): readonly string[] => [
  `It depends on the GPU: ${formatList(cards.map(({ name, usdPerHour }) => `${formatUsd(hours * usdPerHour)} for one ${name} (${formatUsdPerHour(usdPerHour)})`))}, each for ${timeText(hours)} (“${words}”) at its lowest price on record; eight of them eight times that, and large clouds ask two to four times as much.`,
  stopsItself,
]

/** Kilowatt-hours and money of machines at their load. */
export function machinePowerSentences({
  gpu,
  count,
  hours,
  watts,
  isHome,
  load,
  price,
  isPriceGiven,
  sign,
}: {
  readonly gpu: string
  readonly count: number
  readonly hours: number
  readonly watts: { readonly machine: number; readonly cooled: number }
  readonly isHome: boolean
  /** Share of the rated power. */
  readonly load: number
  /** Of a kilowatt-hour. */
  readonly price: number
  readonly isPriceGiven: boolean
  readonly sign: string
}): readonly string[] {
  const energyAt = (each: number): number => (each * count * hours) / 1000
  const money = (each: number): string => inMoney(sign, formatUsd(energyAt(each) * price))
  const kwh = (each: number): string => `${formatCount(Number(energyAt(each).toPrecision(3)))} kWh`
  return [
    `About ${kwh(watts.machine)}, ${money(watts.machine)}: ${formatCount(count)} × ${gpu} with the rest of the machine draw about ${formatSignificant((watts.machine * count) / 1000, 2)} kW, for ${formatDuration(hours)} (${formatCount(Math.round(hours))} h), at ${inMoney(sign, formatUsd(price))}/kWh${isPriceGiven ? '' : ', a usual price: say yours, such as “at 0.25/kWh”'}.`,
    ...(isHome
      ? []
      : [
          `With cooling and losses of a data centre, about a quarter more: ${kwh(watts.cooled)}, ${money(watts.cooled)}.`,
        ]),
    `Assumed: ${load === 1 ? 'full rated power throughout' : `${formatCount(Math.round(load * 100))} % of the rated power, as in training`}. An idle machine draws a third to a half of it.`,
  ]
}

/** Carbon of GPU-hours, on the grids of countries. */
export function carbonSentences({
  gpu,
  gpuHours,
  watts,
  places,
  isPlaceAssumed,
  unknown,
}: {
  readonly gpu: string
  readonly gpuHours: number
  /** At the meter, for each GPU. */
  readonly watts: number
  readonly places: readonly { readonly name: string; readonly grams: number }[]
  readonly isPlaceAssumed: boolean
  /** Places whose grid is not on record. */
  readonly unknown: readonly string[]
}): readonly string[] {
  const energy = (gpuHours * watts) / 1000
  const ofPlace = places.map(
    ({ name, grams }) => `${carbonText((energy * grams) / 1000)} in ${name} (${formatSignificant(grams, 3)} g/kWh)`,
  )
  const grams = places.map((place) => place.grams)
  const times = Math.max(...grams) / Math.min(...grams)
  const spread = places.length > 1 ? `: ${formatSignificant(times, 2)} times as much` : ''
  return [
    `About ${formatList(ofPlace)} of CO2 equivalent${spread}.`,
    `${formatCount(gpuHours)} GPU-hours of ${gpu} take about ${energy < 1000 ? `${formatSignificant(energy, 2)} kWh` : `${formatSignificant(energy / 1000, 2)} MWh`}: ${formatSignificant(watts / 1000, 2)} kW on the meter for each GPU, with its share of the machine and cooling.`,
    ...(unknown.length === 0
      ? []
      : [
          `Of ${formatList(unknown.map((place) => `“${place}”`))} no grid is on record here: multiply the energy by its grams of CO2 a kWh.`,
        ]),
    `Grids at their national mean of 2023${isPlaceAssumed ? '; the country is assumed: name yours' : ''}; a provider’s own contracts may be cleaner. Making the hardware is not in it.`,
  ]
}

const carbonText = (kilograms: number): string =>
  kilograms < 1000 ? `${formatSignificant(kilograms, 2)} kg` : `${formatSignificant(kilograms / 1000, 2)} t`
