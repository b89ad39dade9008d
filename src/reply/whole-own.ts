/** Owned: a team's own GPUs, and buying against renting, for the plan's GPU and for the cards of a PC at home. */
import type { Decision } from '../recommend/decision/decision.ts'
import type { Buying } from '../recommend/decision/owning.ts'
import { digits } from './digits.ts'
import { duration, usd, usdPerHour, usdRange } from './format.ts'
import type { Manner } from './manner.ts'
import { planName, providerName } from './names.ts'
import type { WayRow } from './way-row.ts'

export function ownRows(decision: Decision, manner: Manner): readonly WayRow[] {
  return [...teamRow(decision, manner), buyRow(decision, manner), ...homeRows(decision, manner)]
}

/** What runs on the team's own machines; nothing where it has named none. */
function teamRow({ option, own }: Decision, { names }: Manner): readonly WayRow[] {
  if (own === null) return []
  const saves = option.usd.p50 - own.usd.p50
  return [
    {
      way: 'Owned',
      where: `your ${planName({ gpu: option.gpu, gpuCount: own.gpuCount }, names)}`,
      cost: usd(own.usd.p50),
      time: duration(own.hours.p50),
      verdict: saves > 0 ? `saves ${usd(saves)}` : 'does not pay',
      assumes: [
        `${usdPerHour(own.usdPerGpuHour)} per GPU, as your team reckons; electricity for it is about ${usd(own.powerUsd)}`,
      ],
    },
  ]
}

function buyRow({ option, buy }: Decision, { names }: Manner): WayRow {
  const gpu = names.gpu(option.gpu)
  if (buy === null) {
    const verdict = 'no purchase price is on record'
    return { way: 'Bought', where: gpu, cost: '–', time: '–', verdict, assumes: [] }
  }
  return {
    way: 'Bought',
    where: `${planName({ gpu: option.gpu, gpuCount: option.gpuCount }, names)}, ${buy.condition.split(',')[0]}`,
    cost: `${usdRange({ p10: buy.usd.low * option.gpuCount, p90: buy.usd.high * option.gpuCount })} once`,
    time: duration(option.hours.p50 - option.startupHours),
    verdict: breakEven(buy),
    assumes: [buyingWords(buy, names)],
  }
}

/** The cards that the article advises to buy for home: against renting the same card, whatever this run is. */
function homeRows({ home, option }: Decision, { names }: Manner): readonly WayRow[] {
  const others = home.filter(({ gpu, isArticle, rent }) => isArticle && gpu !== option.gpu && rent !== null)
  return others.map((card) => ({
    way: 'At home',
    where: `${names.gpu(card.gpu)}, ${card.condition}`,
    cost: `${usd(card.usualUsd)} once`,
    time: '–',
    verdict: breakEven(card),
    assumes: [buyingWords(card, names)],
  }))
}

function breakEven({ breakEvenHours, hoursAWeek, years, withoutResaleHours }: Buying): string {
  if (breakEvenHours === null) return 'never pays: power alone costs as much as the rent'
  const week = hoursAWeek === null ? '' : `, ${about(hoursAWeek)} a week for ${years} years`
  const kept = withoutResaleHours === null ? '' : ` (${about(withoutResaleHours)} if it is not sold)`
  return `pays after about ${about(breakEvenHours)} of use${week}${kept}`
}

/** Prices of used cards are not known to the hour. */
const about = (hours: number): string => `${digits(hours, 2)} h`

/** "$1,800 used (the article's figure), sold for $990 after 2 years; 0.6 kW at $0.16/kWh; against $0.34/h at RunPod". */
function buyingWords(card: Buying, names: Manner['names']): string {
  const { condition, usualUsd, isArticle, isRecalled, resaleUsd, years, wattsPerGpu, usdPerKwh, rent, place } = card
  const price = `${usd(usualUsd)} ${condition}${isArticle ? " (the article's figure)" : isRecalled ? ' (remembered, not looked up)' : ''}`
  const power = `${(wattsPerGpu / 1000).toFixed(1)} kW at ${usd(usdPerKwh)}/kWh`
  const against =
    rent === null
      ? 'nobody to compare with'
      : `against ${usdPerHour(rent.usdPerGpuHour)} at ${providerName({ ...rent, pricing: 'on_demand' }, names)}`
  const rest = place === 'home' ? 'the PC around it is not counted' : 'room, network and staff are not counted'
  return `${price}, sold for ${usd(resaleUsd)} after ${years} years; ${power}; ${against}; ${rest}`
}
