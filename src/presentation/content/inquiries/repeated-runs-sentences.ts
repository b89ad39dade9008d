/** What runs that are repeated by people and weeks cost, in sentences. */
import type { Currencies } from '../../../catalog/total-cost.ts'
import type { RepeatedRuns } from '../../../language/inquiries/repeated-runs.ts'
import { formatCount, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { currencyOf, exchangeText, moneyText } from '../../format/told-money.ts'

/** Of one GPU and hour. `middle`: of the market; null: the price was told. */
export type CardOfRuns = {
  readonly gpu: string
  readonly usd: number
  readonly seller: string | null
  readonly middle: number | null
}

/** The sum of all, how it is multiplied, storage, and what was left open. `cards`: one, or some to choose from where none is named. */
export function repeatedRunsSentences({
  asked,
  cards,
  storage,
  money,
  budgetUsd,
  reserve: usualReserve,
}: {
  readonly asked: RepeatedRuns
  readonly cards: readonly CardOfRuns[]
  /** Dollars of the whole time, and how long it is kept; null: none is spoken of. */
  readonly storage: { readonly usd: number; readonly perGb: number; readonly months: number } | null
  readonly money: Currencies[string] | null
  readonly budgetUsd: number | null
  readonly reserve: number
}): readonly string[] {
  const [card] = cards
  if (card === undefined) return []
  const { factors, hours, span, sharedBy, gpuCount, reserve, storageGb } = asked
  const runs = factors.reduce((product, { value }) => product * value, 1)
  const bare = runs * hours * gpuCount
  const gpuHours = bare * (1 + reserve)
  const count = (value: number): string => formatCount(Number(value.toFixed(value < 100 ? 1 : 0)))
  const sumAt = (usd: number): number => gpuHours * usd + (storage?.usd ?? 0)
  const total = sumAt(card.usd)
  const each = `${hours < 1 ? `${Math.round(hours * 60)} min` : `${formatSignificant(hours, 3)} h`}${gpuCount === 1 ? '' : ` × ${formatCount(gpuCount)} GPUs`}`
  const more = reserve === 0 ? '' : `, with ${formatPercent(reserve)} more ${count(gpuHours)}`
  const forSpan = span === null ? '' : ` for ${span.words.replace(/^(?:next|this|coming) /iu, 'the $&')}`
  const priced = `${formatUsdPerHour(card.usd)}${card.seller === null ? ', your price' : ` (${card.gpu} at ${card.seller})`}`
  const withStorage = storage === null ? '' : `, and ${formatUsd(storage.usd)} of storage`
  const plan = total * (1 + usualReserve)
  return [
    ...(asked.asksOrder ? orderOf(asked, runs, card) : []),
    ...cardsInTime(asked, runs, card, sumAt(card.usd)),
    `${asked.within === null ? 'About' : 'All runs on rented cards: about'} ${formatUsd(total)}${forSpan}: ${count(gpuHours)} GPU-hours × ${priced}${withStorage}.`,
    `${factors.map(({ words }) => words).join(' × ')} × ${each} = ${count(bare)} GPU-hours${more}.`,
    ...(cards.length === 1
      ? []
      : [
          `No GPU is named: ${cards.map((one) => `${one.gpu} ${formatUsd(sumAt(one.usd))} (${formatUsdPerHour(one.usd)})`).join(', ')}; a faster card needs fewer hours for the same runs.`,
        ]),
    ...(card.middle === null || cards.length > 1
      ? []
      : [`At the middle of the market, ${formatUsdPerHour(card.middle)}, it is ${formatUsd(sumAt(card.middle))}.`]),
    ...(storage === null || storageGb === null
      ? []
      : [
          `${formatCount(storageGb)} GB kept for ${formatSignificant(storage.months, 3)} ${storage.months === 1 ? 'month' : 'months'} at the usual ${formatUsd(storage.perGb)} a GB and month, whether anything runs or not.`,
        ]),
    ...(sharedBy === null
      ? []
      : [
          `Taken as the runs of all ${formatCount(sharedBy)} together; if each of them does so many, it is ${formatUsd(gpuHours * sharedBy * card.usd + (storage?.usd ?? 0))}.`,
        ]),
    ...(budgetUsd === null
      ? []
      : [
          total <= budgetUsd
            ? `Inside the ${formatUsd(budgetUsd)}.`
            : `Over the ${formatUsd(budgetUsd)} by ${formatUsd(total - budgetUsd)}.`,
        ]),
    ...(money === null
      ? []
      : [
          `In other money: ${moneyText(total, currencyOf(money))}, at ${exchangeText(currencyOf(money))}, rate of ${money.usd.asOf ?? ''}.`,
        ]),
    `Hours that machines stand idle between runs, start-up and failed runs come on top: ${reserve === 0 ? `put ${formatUsd(plan)} into a budget (${formatPercent(usualReserve)} more), and ` : ''}stop machines by a timer.`,
  ]
}

/** Start-up and copying of a machine. */
const setUpHours = 0.5

/** All at once, or one after another: the GPU-hours are the same. */
function orderOf({ hours, gpuCount }: RepeatedRuns, runs: number, { gpu, usd }: CardOfRuns): readonly string[] {
  const hoursText = (value: number): string => `${formatSignificant(value, 2)} h`
  const rent = (machines: number, each: number): string => formatUsd(machines * each * gpuCount * usd)
  const kind = `${gpuCount === 1 ? '' : `${formatCount(gpuCount)} × `}${gpu === '' ? 'GPU' : gpu}`
  const atOnce = runs <= mostAtOnce ? runs : Math.ceil(runs / 2)
  const rounds = Math.ceil(runs / atOnce)
  return [
    `${atOnce === runs ? 'All at once' : `${formatCount(atOnce)} at once`}, each on a machine of its own (${kind}): done in about ${hoursText(rounds * hours + setUpHours)} for ${rent(atOnce, rounds * hours + setUpHours)}, against ${hoursText(runs * hours + setUpHours)} for ${rent(1, runs * hours + setUpHours)} one after another: the same GPU-hours, and start-up once a machine.`,
    'Queue them where early results decide which of the later ones are run, and where so many are not free; one run over all of the cards gains nothing.',
  ]
}

/** Of the time that is left: the rest is for start-up, copying and a run that fails. */
const usableTime = 0.8
/** From here on one card for each run is more than anybody rents in a hurry. */
const mostAtOnce = 16

/** How many cards have all runs done in time, of which some are there already. */
function cardsInTime({ within, hours, gpuCount }: RepeatedRuns, runs: number, { gpu, usd }: CardOfRuns, all: number) {
  if (within === null) return []
  const { owned } = within
  const name = gpu === '' ? 'GPU' : gpu
  const machine = gpuCount === 1 ? `single card` : `machine`
  const kind = gpuCount === 1 ? name : `${formatCount(gpuCount)} × ${name}`
  const inTime = `${formatSignificant(within.hours, 3)} h`
  const each = Math.floor((within.hours * usableTime) / hours)
  if (hours > within.hours)
    return [`No number of such machines is in time: one run takes ${formatSignificant(hours, 3)} h, and ${inTime} are left. A faster GPU is the way.`]
  const least = Math.ceil(runs / Math.max(1, each))
  const needed = runs <= mostAtOnce ? runs : least
  const own = gpuCount === 1 ? Math.min(owned, needed) : 0
  const rented = needed - own
  const rounds = Math.ceil(runs / needed)
  const rentedHours = (runs - own * rounds) * hours * gpuCount
  const one = `On one, ${formatCount(runs)} runs one after another take ${formatSignificant(runs * hours, 3)} h.`
  const fewer = least < needed ? ` ${formatCount(least)} in all would do, up to ${formatCount(each)} runs each, for the same GPU-hours.` : ''
  const many = `${formatCount(rented)}${own > 0 ? ' more' : ''}`
  return [
    `Rent ${many} ${machine}${rented === 1 ? '' : 's'} (${kind}) at once, ${rounds === 1 ? 'one run on each' : `${formatCount(rounds)} runs on each`}: done in about ${formatSignificant(rounds * hours, 3)} h of the ${inTime}, ${formatCount(Math.round(rentedHours))} GPU-hours, ${formatUsd(own > 0 ? rentedHours * usd : all)}${own > 0 ? `, and ${own === 1 ? 'the one that is there does its share' : 'those that are there do their share'}` : ''}.${fewer}`,
    `${one} Machines by themselves, on demand: one job over all of them changes the batch, and spot may be gone before it ends. First see that one run there gives the same as ${own > 0 ? 'yours' : 'before'}.`,
  ]
} // prettier-ignore
