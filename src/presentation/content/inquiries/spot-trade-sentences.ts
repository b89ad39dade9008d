/** GPUs for a time on spot against on demand, interruptions counted, in sentences. */
import type { PricedOffer } from '../../../recommend/inquiries/priced-offer.ts'
import type { SpotTrade, ToldSpotTerms } from '../../../recommend/inquiries/spot-trade.ts'
import { type DisplayNames, placeOfPrice } from '../../format/display-names.ts'
import { formatCount, formatDuration, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

/** `usd`: dollars of a GPU and hour that were told, each null for what is on record. `isGpuAssumed`: nobody named a kind. */
export type SpotTradeWords = {
  readonly trade: SpotTrade
  readonly told: ToldSpotTerms
  readonly usd: { readonly onDemand: number | null; readonly spot: number | null }
  readonly isGpuAssumed: boolean
  /** Of the sellers that were named; '' for none. */
  readonly seller: string
  /** It is asked whether to leave spot. */
  readonly isLeaving?: true
  /** Which of both is asked, and no yes or no. */
  readonly isChoosing?: true
}

export type SpotLossWords = {
  readonly trade: Pick<SpotTrade, 'betweenHours' | 'everyHours' | 'saveHours' | 'restartHours' | 'useful'>
  readonly told: ToldSpotTerms
}

/** Savings below which nobody takes the trouble. */
const hardly = 0.1

const grade = (saving: number): 0 | 1 | 2 => (saving > hardly ? 2 : saving > 0 ? 1 : 0)
/** What spot does not save, hardly saves and saves, for who would go there and for who would leave it. */
const verdicts = {
  taking: ['No, not worth it', 'Hardly worth it', 'Yes, worth it'],
  choosing: ['On demand, spot saves nothing', 'About even, so on demand', 'Spot, if no date depends on it'],
  leaving: ['Yes, take on demand', 'It is about even', 'No, stay on spot'],
} as const

/** The verdict with both sums, then by what they are reckoned, then where it turns. */
export function spotTradeSentences(words: SpotTradeWords, names: DisplayNames): readonly string[] {
  const { trade, told, usd, isGpuAssumed, seller, isLeaving, isChoosing } = words
  const verdictOf = (saving: number): string =>
    verdicts[isLeaving === true ? 'leaving' : isChoosing === true ? 'choosing' : 'taking'][grade(saving)]
  const { gpuCount, machines, hours, useful, onDemand, spot } = trade
  const gpuHours = gpuCount * hours
  const loss = lossSentence(words)
  if (useful <= leastUseful)
    return [
      `No: hardly anything would get done. ${loss}`,
      'On spot only with much shorter saves and restarts; else on demand or reserved.',
    ]
  const dear = usd.onDemand ?? onDemand?.usdPerGpuHour ?? null
  const share = usd.spot === null ? told.priceShare : null
  const cheap = usd.spot ?? spot?.usdPerGpuHour ?? (share === null || dear === null ? null : dear * share)
  const much = `${formatCount(gpuCount)} ${gpuCount === 1 ? 'GPU' : 'GPUs'} × ${formatDuration(hours)} = ${formatCount(Math.round(gpuHours))} GPU-hours`
  const stretched = `${formatSignificant(1 / useful, 3)} times as long, ${formatDuration(hours / useful)}`
  const caveat = `${machines > 1 ? `${machines === 2 ? 'Both' : `All ${formatCount(machines)}`} machines have to be there at once, and any one taken stops all. ` : ''}Where none is free the run stands still for hours or days, which costs time and no money: with a date to keep take on demand. Keep the checkpoints outside the machine, and before you rely on it, stop a run and see that it resumes.`
  if (dear === null && share !== null)
    return [
      `${verdictOf(useful > share * (1 + hardly) ? 1 : useful > share ? hardly / 2 : 0)}: an hour of work that is kept costs ${formatPercent(share / useful)} of that on demand (your ${formatPercent(share)} ÷ ${formatPercent(useful)} of the time that is training), and it takes ${stretched}.`,
      loss,
      caveat,
    ]
  if (dear === null)
    return [
      `No price of it is on record${seller}: spot pays as long as it is below ${formatPercent(useful)} of the price on demand. ${loss}`,
      caveat,
    ]
  if (cheap === null)
    return [
      `Yes, if spot there is below ${formatUsdPerHour(dear * useful)} a GPU, ${formatPercent(useful)} of on demand: no spot price of it is on record${seller}, so look at the console. On demand it is ${formatUsd(gpuHours * dear)}: ${much}${usd.onDemand === null ? priceWords(onDemand, names) : ''}.`,
      `${loss} On spot it takes ${stretched}.`,
      caveat,
    ]
  const [there, here] = [gpuHours * dear, (gpuHours / useful) * cheap]
  const saved = 1 - here / there
  const verdict = verdictOf(saved)
  const even = evenHours(trade, cheap / dear)
  return [
    `${verdict}: about ${formatUsd(here)} on spot against ${formatUsd(there)} on demand, ${saved > 0 ? `${formatUsd(there - here)} or ${formatPercent(saved)} less` : `${formatUsd(here - there)} more`}, and ${stretched}.${isGpuAssumed ? ' An H100 is taken.' : ''}`,
    `${much}; ${formatUsdPerHour(dear)} on demand${usd.onDemand === null ? priceWords(onDemand, names) : ''}, ${formatUsdPerHour(cheap)} on spot${share !== null ? ` (${formatPercent(1 - share)} less, as you say)` : usd.spot === null ? priceWords(spot, names) : ''} ÷ ${formatPercent(useful)} of the time that is training.`,
    loss,
    `${even === null ? '' : `It turns where the run is stopped more often than about every ${formatDuration(even)}. `}${caveat}`,
  ]
}

const leastUseful = 0.05

const priceWords = (offer: PricedOffer | null, names: DisplayNames): string =>
  offer === null ? '' : ` (${placeOfPrice(offer, names)})`

/** What an interruption and the saves take, and which of the figures are ours. */
export function lossSentence({ trade, told }: SpotLossWords): string {
  const { betweenHours, everyHours, saveHours, restartHours, useful } = trade
  const assumed = [
    ...(told.betweenHours === null ? [`an interruption every ${formatDuration(betweenHours)}`] : []),
    ...(told.saveHours === null ? [`${formatDuration(saveHours)} for a save`] : []),
    ...(told.restartHours === null ? [`${formatDuration(restartHours)} for a restart`] : []),
  ]
  const every =
    told.everyHours === null
      ? `saved every ${formatDuration(everyHours)}, which loses least`
      : `saved every ${formatDuration(everyHours)}`
  const best = Math.sqrt(2 * saveHours * betweenHours)
  const better =
    told.everyHours !== null && (best > farFrom * everyHours || everyHours > farFrom * best)
      ? ` Every ${formatDuration(best)} would lose least.`
      : ''
  return `Of each ${formatDuration(betweenHours)} some ${formatDuration(everyHours / 2 + restartHours)} are lost (half of what lies between two saves, and the restart), and saves take ${formatPercent(Math.min(1, saveHours / everyHours))}: ${formatPercent(1 - useful)} in all, ${every}.${assumed.length === 0 ? '' : ` Assumed: ${assumed.join(', ')}.`}${better}`
}
const farFrom = 1.8

/** Hours between interruptions at which both cost the same, saved as often as before; null: never. */
function evenHours({ everyHours, saveHours, restartHours }: SpotTrade, priceShare: number): number | null {
  const kept = 1 - Math.min(1, saveHours / everyHours)
  const lost = 1 - priceShare / kept
  return lost > 0 ? (everyHours / 2 + restartHours) / lost : null
}
