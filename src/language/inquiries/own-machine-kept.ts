/** "Retire our 8x A100? Colo $900/month, 6.5 kW under load, 2 kW idle at $0.18/kWh, busy 35 %, market 1.50": a machine of one's own against renting. */
import { hoursOfDay } from '../../scenario/hours-of-time.ts'
import { periodMoneyIn } from './period-money.ts'
import { perKilowattHour, withoutPowerPrice } from './power-price.ts'
import { ratesIn } from './quoted-rate.ts'
import { utilizationIn } from './utilization.ts'

export type OwnMachineKept = {
  /** Of all of it; null: not told. */
  readonly loadKw: number | null
  /** Cards that it is told of; null: all of them. */
  readonly loadOf: number | null
  readonly idleKw: number | null
  /** Of a kilowatt-hour, in the money that it was told in; null: not told. */
  readonly powerPrice: number | null
  /** Of a month, for its place. */
  readonly placeUsd: number | null
  /** Of all hours in which it is busy; null: not told. */
  readonly usedShare: number | null
  /** Of a GPU and hour, rented; null: not told. */
  readonly rentUsd: number | null
  readonly rest: string
}

const decides =
  /\b(?:keep(?:ing)?|retire|retiring|shut(?:ting)? (?:it )?(?:down|off)|switch(?:ing)? (?:it |them )?off|turn(?:ing)? (?:it |them )?off|power(?:ing)? (?:it |them )?(?:down|on|off)|still powering|decommission\w*|scrap\w*|get rid|sell(?:ing)?|replace|vs\.? rent\w*|or (?:sell and )?rent|rent(?:ing)? [\w ]{0,20}instead|cheaper|worth)\b/iu
const owned = /\b(?:our|my|own(?:ed)?|on-?prem\w*|basement|office|colo\w*|in-?house|workstation|old|20(?:1|2)\d)\b/iu
/** One that is still to be paid for is weighed by its price. */
const toBuy = /\b(?:buy(?:ing)?|purchas\w+|acquir\w+|capex|payback|pays? (?:off|back)|lease)\b/iu
const watts = /(?<![\w.])(\d{1,4}(?:[.,]\d{1,3})?) ?(kw|kilowatts?|w|watts?)\b(?! ?h)(?=(?<behind>[^.,;\d]{0,14}))/giu
const isIdle = /\bidl(?:e|ing)\b/iu
/** "Colo is 350 a month": of its place, in whatever money. */
const placeAlone =
  /\b(?:colo\w*|rack(?: space)?|housing|cabinet|hosting)\b[^.;?!\d]{0,24}(\d{2,3}|\d{1,2},?\d{3})(?: (?:a|per|each)|\/) ?month\b/iu
const hoursADay = /(?<![\w.])(\d{1,2}) ?(?:h|hours?) (?:an?|per|each|every) (?:work)?day\b/iu
const rented =
  /\b(?:cloud|market|rent(?:ed|al|ing|s)?|rates?)\b[^.;?!]{0,40}?(?<![\w.])[$€£]?(\d{1,2}\.\d{1,2})(?![\w%]|\.\d)(?! ?(?:kw|kwh))/iu

/** Null where no power of it is told, or nobody weighs it against renting. */
export function ownMachineKeptIn(text: string): OwnMachineKept | null {
  if (text.length > longest || !decides.test(text) || !owned.test(text) || toBuy.test(text)) return null
  const { rest: unpriced, words } = withoutPowerPrice(text)
  const drawn = [...unpriced.matchAll(watts)].map((match) => {
    const [all, value = '', unit = ''] = match
    const before = unpriced.slice(Math.max(0, match.index - 8), match.index)
    return {
      all,
      kw: Number(value.replace(',', '.')) / (unit.toLowerCase().startsWith('k') ? 1 : 1000),
      ofCards: Number(
        /^ ?(?:per|for each|for every) (\d{1,2})\b/iu.exec(unpriced.slice(match.index + all.length))?.[1] ?? 0,
      ),
      isIdle: isIdle.test(match.groups?.['behind'] ?? '') || isIdle.test(before),
    }
  })
  if (words === null && drawn.length === 0) return null
  const place = periodMoneyIn(unpriced)
  const bare = place === null ? placeAlone.exec(unpriced)?.[1] : undefined
  const rest = drawn.reduce((left, { all }) => left.replace(all, ' '), place?.rest ?? unpriced)
  const rates = ratesIn(rest)
  const rate = rates?.rates.find(({ per }) => per === 'hour')
  const loose = rate === undefined ? rented.exec(rest) : null
  const daily = hoursADay.exec(rest)
  return {
    loadKw: drawn.find((one) => !one.isIdle)?.kw ?? null,
    loadOf: drawn.find((one) => !one.isIdle && one.ofCards > 0)?.ofCards ?? null,
    idleKw: drawn.find((one) => one.isIdle)?.kw ?? null,
    powerPrice: words === null ? null : perKilowattHour(words),
    placeUsd: place?.per === 'month' ? place.amount : bare === undefined ? null : Number(bare.replace(',', '')),
    usedShare: utilizationIn(text) ?? (daily === null ? null : Number(daily[1]) / hoursOfDay),
    rentUsd: rate?.usd ?? (loose === null ? null : Number(loose[1])),
    rest: (rates?.rest ?? rest).replace(loose?.[0] ?? '', ' '),
  }
}
const longest = 400
