/**
 * Figures inside the sentences of a recommendation: reasons, warnings, assumptions. Messages are worded in src/presentation.
 */
import { GIB } from '../catalog/units.ts'
import { type MethodId, methodNames, type WeightPrecision, weightName } from '../catalog/training-method.ts'
import type { Gpu } from '../catalog/gpu.ts'

/** The dollars below which every dollar is printed; from there three digits. */
export const maxWholeUsd = 99_950

/**
 * The dollars that are printed: cents below $10, whole dollars below $100,000, three digits above. Limits are kept, and
 * differences and sums are taken, of these, so that the figures of one message never disagree.
 */
export function roundUsd(dollars: number): number {
  if (dollars < 9.995) return Math.round(dollars * 100) / 100
  return dollars < maxWholeUsd ? Math.round(dollars) : Number(dollars.toPrecision(3))
}

/** `$0.52`, `$61`, `$1,244`, `under $0.01`. */
export const usdText = (dollars: number): string =>
  dollars > 0 && dollars < 0.01 ? 'under $0.01' : exactUsdText(roundUsd(dollars))

/** As it was typed, or a difference of what is printed: `$500`, `$10.50`, `$13,160`. */
export function exactUsdText(dollars: number): string {
  const cents = Math.round(dollars * 100)
  const [whole = '0', part = ''] = (cents / 100).toFixed(2).split('.')
  return `$${groupThousands(Number(whole))}${cents % 100 === 0 && dollars >= 0.995 ? '' : `.${part}`}`
}

/** The money in which a sum was told: its sign, and the dollars of one. */
export type ToldMoney = { readonly sign: string; readonly usdOfOne: number }

/** "$5,303.70 (€4,500)": a sum of dollars as it was told; without the other money where none was. */
export const toldSumText = (dollars: number, money: ToldMoney | null): string =>
  money === null ? exactUsdText(dollars) : `${exactUsdText(dollars)} (${toldAmountText(dollars, money)})`

/** "€4,500". The dollars are kept to the cent, so no digit is printed that a cent would move. */
export function toldAmountText(dollars: number, { sign, usdOfOne }: ToldMoney): string {
  const amount = dollars / usdOfOne
  const step = Math.max(amount < 100 ? 0.01 : 1, 10 ** Math.ceil(Math.log10(0.01 / usdOfOne)))
  return `${sign}${exactUsdText(Math.round(amount / step) * step).slice(1)}`
}

/** What two figures, as they are printed, lie apart: never negative. */
export const usdDifferenceText = (one: number, other: number): string =>
  exactUsdText(Math.abs(roundUsd(one) - roundUsd(other)))

/** `35 min`, `2 h`, `3.2 h`, `159 h`. */
export function hoursText(value: number): string {
  if (value < 1) return `${Math.max(1, Math.round(value * 60))} min`
  return `${value < 9.95 ? Number(value.toFixed(1)) : groupThousands(Math.round(value))} h`
}

/** The same, with days from four of them on, as headlines have it: `90 h`, `6.4 days`, `28 days`. */
export function durationText(hours: number): string {
  if (Math.round(hours) < hoursOfDays) return hoursText(hours)
  const days = hours / 24
  return `${days < 9.95 ? Number(days.toFixed(1)) : groupThousands(Math.round(days))} days`
}
const hoursOfDays = 96

/** What two durations, as they are printed, lie apart: never negative. */
export const durationDifferenceText = (one: number, other: number): string =>
  durationText(Math.abs(printedHours(one) - printedHours(other)))

/** The hours that `durationText` prints. */
function printedHours(value: number): number {
  if (Math.round(value) >= hoursOfDays) {
    const days = value / 24
    return 24 * (days < 9.95 ? Number(days.toFixed(1)) : Math.round(days))
  }
  if (value < 1) return Math.max(1, Math.round(value * 60)) / 60
  return value < 9.95 ? Number(value.toFixed(1)) : Math.round(value)
}

/** Bytes: `7.4 GiB`, `131 GiB`. */
export function gibText(bytes: number): string {
  const size = bytes / GIB
  return `${size < 99.95 ? size.toFixed(1) : groupThousands(Math.round(size))} GiB`
}

/** Of files, as disks are sold: `810 GB`, `1.6 TB`. */
export const fileSizeText = (bytes: number): string =>
  bytes < 999.5e9 ? `${Number((bytes / 1e9).toPrecision(2))} GB` : `${Number((bytes / 1e12).toPrecision(2))} TB`

/** `2B tokens`, `1.6B tokens`, `500M tokens`. */
export function tokensText(count: number): string {
  return `${countText(count)} tokens`
}

/** `70.6B`, `500M`, `25k`: three digits at most. */
export function countText(count: number): string {
  const scale = ([1e12, 1e9, 1e6, 1e3] as const).find((each) => count >= each * 0.9995)
  if (scale === undefined) return String(Math.round(count))
  return `${Number((count / scale).toPrecision(3))}${{ 1e12: 'T', 1e9: 'B', 1e6: 'M', 1e3: 'k' }[scale]}`
}

/** `12 %` */
export const percentText = (share: number): string => `${Math.round(share * 100)} %`

/** `$5 to $8`, and one figure where both ends are the same. */
export const spanText = (
  { low, high }: { readonly low: number; readonly high: number },
  print: (value: number) => string,
): string => (low === high ? print(low) : `${print(low)} to ${print(high)}`)

/** Seconds, of what takes less than a minute. */
export const briefTimeText = (hours: number, print: (hours: number) => string): string =>
  hours < 1 / 60 ? `${Math.max(1, Math.round(hours * 3600))} s` : print(hours)

/** "H100 SXM5" is sold as "H100 SXM", and nobody says the maker's line of products. */
export const soldName = (name: string): string => name.replace(/^(GeForce|Instinct) /, '').replace(/\bSXM\d\b/, 'SXM')

/** The same without what is in brackets. */
export const gpuName = ({ name }: Gpu): string => soldName(name).replace(/ \(.*\)$/, '')

/** Without what comes with it: "Hugging Face TRL" of "Hugging Face TRL + PEFT with FlashAttention". */
export const stackName = ({ name }: { readonly name: string }): string => name.replace(/(?:,| \+| with| \().*$/, '')

type LabelledMethod = { readonly method: MethodId; readonly weights: WeightPrecision; readonly compute: string }

/** "4-bit QLoRA", "bf16 LoRA", "fp16 full fine-tuning". */
export function methodLabel({ method, weights, compute }: LabelledMethod): string {
  const speed = /fp8|fp4/iu.test(compute) && weights !== 'fp8' ? ` with ${compute.toUpperCase()} compute` : ''
  return `${weightName(weights, compute)} ${methodNames[method]}${speed}`
}

/** A sentence begins. */
export const capitalized = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** `a, b and c`. */
export const joinWords = (items: readonly string[], conjunction = 'and'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`

const groupThousands = (value: number) =>
  Math.abs(value) < 1000 ? String(value) : String(value).replace(/\B(?=(\d{3})+$)/g, ',')
