/** "Reserve for a year or buy? 8xH100 for 265k, colo 2.2k a month, day and night": what both are weighed by. */
import { hoursOfWeek, hoursOfYear } from '../../scenario/hours-of-time.ts'
import { hoursPerWeekIn, priceIn } from './buying-inquiry.ts'
import { colocationIn } from './colocation.ts'
import { powerUsdIn, withoutPowerPrice } from './power-price.ts'
import { type QuotedRate, ratesIn } from './quoted-rate.ts'
import { termNamedIn } from './request-words.ts'
import { utilizationIn } from './utilization.ts'

export type BoughtOrReserved = {
  /** Dollars, of the whole machine. */
  readonly price: number
  readonly placePerMonth: number | null
  readonly powerUsd: number | null
  /** Of a GPU and hour, reserved or on demand; null: those on record count. */
  readonly reserved: QuotedRate | null
  readonly onDemand: QuotedRate | null
  readonly termHours: number
  readonly usedShareOf: (gpuCount: number | null) => number | null
  readonly rest: string
}

const buys = /\b(?:buy\w*|bought|purchas\w+|own(?:ing)?|capex)\b/iu
const reserves =
  /\b(?:reserv\w+|(?:long[- ]term|\d{1,2}[- ](?:months?|years?|yrs?)|one[- ]year|annual) (?:commit\w*|contract|lease|deal)|commit(?:ment|ting)?|savings plan)\b/iu
const onDemandWords = /\b(?:on[- ]?demand|pay[- ]as[- ]you[- ]go|hourly|by the hour)\b/iu
/** Less is the price of an hour, or of a part. */
const minMachineUsd = 300
const longest = 400
const nearby = 40

/** Null where not both are weighed, or no price of a machine is told. */
export function boughtOrReservedIn(text: string): BoughtOrReserved | null {
  if (text.length > longest || !buys.test(text) || !reserves.test(text)) return null
  const colocation = colocationIn(text)
  const told = withoutPowerPrice(colocation?.rest ?? text).rest
  const found = ratesIn(told)
  const rates = found?.rates ?? []
  if (rates.length > 2 || rates.some(({ per }) => per !== 'hour')) return null
  const rest = found?.rest ?? told
  const price = priceIn(rest)
  if (price === null || price < minMachineUsd) return null
  const isOpen = ({ words }: QuotedRate): boolean => {
    const at = told.indexOf(words)
    const around = told.slice(Math.max(0, at - nearby), at + words.length + nearby)
    return onDemandWords.test(around) && !reserves.test(told.slice(Math.max(0, at - nearby), at))
  }
  const onDemand = rates.find(isOpen) ?? null
  const share = utilizationIn(text)
  return {
    price,
    placePerMonth: colocation?.perMonth ?? null,
    powerUsd: powerUsdIn(text),
    reserved: rates.find((rate) => rate !== onDemand) ?? null,
    onDemand,
    termHours: termNamedIn(told) ?? hoursOfYear,
    usedShareOf: (gpuCount) => {
      const weekly = share === null ? hoursPerWeekIn(rest, gpuCount) : null
      return share ?? (weekly === null ? null : Math.min(1, weekly / hoursOfWeek))
    },
    rest,
  }
}
