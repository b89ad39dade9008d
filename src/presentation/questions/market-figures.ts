/** What is on record of the market around a plan: machine names, seats of companies, steps of billing, sellers of the same GPUs. */
import { certificateNames, type Provider } from '../../catalog/provider.ts'
import { hoursOfMonth, runsOfPeriod } from '../../scenario/hours-of-time.ts'
import { allOptions } from '../content/option-rows.ts'
import { ownServersId } from '../../offers/owned-offers.ts'
import { planName, providerName } from '../format/display-names.ts'
import { formatCount, formatDuration, formatPercent, formatUsd, formatUsdPerHour } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'
import { ratesOfSellers } from './seller-rates.ts'
import { joinWords } from '../../recommend/figure-text.ts'

/** "A, B and C", of at most so many. */
function listed(names: readonly string[], most = 6): string {
  const more = names.length > most ? [`${names.length - most} more`] : []
  return joinWords([...names.slice(0, most), ...more])
}

const providersOf = ({ catalog }: QuestionContext): readonly Provider[] => [...(catalog?.providers.values() ?? [])]

/** "g7e.24xlarge": what the seller calls the machine of the plan, and what its other families hold. */
function instance({ catalog, subject, recommendation: { best }, renderContext: { names } }: QuestionContext): string {
  const seller = subject?.providers[0] ?? best.provider
  const all = [...(catalog?.instances ?? [])].filter(([, { provider }]) => provider === seller)
  const own = all.filter(([, one]) => one.gpu === best.gpu && one.isFamily !== true)
  const exact = own.find(([, one]) => one.gpuCount === best.gpuCount && best.nodes === 1)
  const machine = own.find(([, one]) => one.gpuCount !== null && one.gpuCount * best.nodes === best.gpuCount)
  const plan = planName(best, names)
  const name = names.provider(seller)
  if (all.length === 0)
    return `${name} has no names for its machines as AWS or Google Cloud have: the plan is ${plan}, and you choose the GPU and how many.`
  const families = all.filter(([, one]) => one.isFamily === true).map(([id, one]) => `${id} has ${names.gpu(one.gpu)}`)
  const others = families.length === 0 ? '' : ` Of its families ${listed(families, 4)}.`
  const [id] = exact ?? machine ?? []
  if (id === undefined) return `Its name for ${plan} is not on record here: the page of ${name} has it.${others}`
  const times = exact === undefined ? `${formatCount(best.nodes)} × ${id}` : id
  return `${times} at ${name}, for ${plan} (recalled; its console shows what your region has).${others}`
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' })
/** Of the EEA; the United Kingdom and Switzerland are in Europe alone. */
export const europeanEconomicArea = new Set('AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' ')) // prettier-ignore

/** Companies with their seat in the EEA, those first that have a price of the plan's GPU. */
function europeanSellers(context: QuestionContext): string {
  const { catalog, recommendation, renderContext } = context
  const { gpu } = recommendation.best
  const priced = new Set(catalog?.observations.filter((one) => one.gpu === gpu).map(({ provider }) => provider))
  const within = providersOf(context).filter(({ seat }) => europeanEconomicArea.has(seat?.country ?? ''))
  const ordered = within.toSorted((one, other) => Number(priced.has(other.id)) - Number(priced.has(one.id)))
  const named = ordered.map(({ name, seat }) => `${name} (${countryNames.of(seat?.country ?? '') ?? ''})`)
  const sellers = within.filter(({ id }) => priced.has(id)).map(({ name }) => name)
  const own =
    sellers.length === 0
      ? `None of them has a price of ${renderContext.names.gpu(gpu)} here.`
      : `${renderContext.names.gpu(gpu)} is on record at ${listed(sellers)}.`
  const elsewhere = providersOf(context).flatMap(({ id, name, seat }) =>
    priced.has(id) && seat !== undefined && !europeanEconomicArea.has(seat.country)
      ? [`${name} (${countryNames.of(seat.country) ?? seat.country})`]
      : [],
  )
  const others = elsewhere.length === 0 ? '' : ` With a seat elsewhere, whatever sites or offices they have in the EU: ${listed(elsewhere)}.` // prettier-ignore
  const seller = catalog?.providers.get(recommendation.best.provider)
  const home = seller?.seat?.country
  const planned =
    home === undefined
      ? ''
      : ` The plan is at ${seller?.name ?? ''}, ${europeanEconomicArea.has(home) ? 'one of the EU companies' : `a company of ${countryNames.of(home) ?? home}`}.`
  return `By the seat of the company (recalled): ${listed(named)}. ${own}${others}${planned}`
}

/** Sellers by the step in which they charge. */
export function billingSteps(context: QuestionContext): string {
  const known = providersOf(context).filter(({ billing }) => billing.granularity !== null)
  const of = (isStep: (seconds: number) => boolean): readonly string[] =>
    known
      .filter(({ billing }) => isStep(billing.granularity?.base ?? 0))
      .map(({ name, billing }) => `${name}${(billing.minimum?.base ?? 0) > 1 ? ' (at least a minute)' : ''}`)
  const [seconds, minutes, hours] = [
    of((one) => one < 60),
    of((one) => one >= 60 && one < 3600),
    of((one) => one >= 3600),
  ]
  const hourly = hours.length === 0 ? '' : `; by the started hour ${listed(hours)}`
  return `By the second charge ${listed(seconds)}; by the minute ${listed(minutes)}${hourly}.`
}

/** Sellers with machines of their own that hold both of the usual certificates. */
function certified(context: QuestionContext): string {
  const wanted = ['soc2', 'iso27001'] as const
  const held = providersOf(context).filter(
    ({ hosts, certificates }) => hosts === 'own' && wanted.every((one) => certificates?.held.includes(one) === true),
  )
  const compared = new Set<string>(allOptions(context.recommendation).map(({ provider }) => provider))
  const ordered = held.toSorted((one, other) => Number(compared.has(other.id)) - Number(compared.has(one.id)))
  return `${wanted.map((one) => certificateNames[one]).join(' and ')} are on record of ${listed(ordered.map(({ name }) => name))}.`
}

/** "Who is the most reliable of those?": of the sellers compared, those with both certificates; '' where one is named. */
function mostReliable(context: QuestionContext): string {
  const { subject, recommendation, args, catalog } = context
  if ((subject?.providers.length ?? 0) > 0 || args?.asksReliable !== true) return ''
  const compared = [...new Set(allOptions(recommendation).map(({ provider }) => provider))]
  const rows = compared.flatMap((id) => catalog?.providers.get(id) ?? [])
  const sure = rows.filter(
    ({ hosts, certificates }) =>
      hosts === 'own' && (['soc2', 'iso27001'] as const).every((one) => certificates?.held.includes(one) === true),
  )
  const markets = rows.filter(({ hosts }) => hosts !== 'own')
  const first =
    sure.length === 0
      ? 'None of those compared has both SOC 2 and ISO 27001 on record'
      : `By what is on record ${listed(
          sure.map(({ name }) => name),
          4,
        )}: machines of their own, SOC 2 and ISO 27001`
  return `${first}${
    markets.length === 0
      ? ''
      : `; the least sure are the hosts of ${listed(
          markets.map(({ name }) => name),
          3,
        )}`
  }.`
}

const wantedQuotes = 3

/** The cheapest plan of each seller on the GPUs of the plan: quotes that can be set side by side. */
function likeQuotes(context: QuestionContext): string {
  const {
    recommendation,
    renderContext: { names },
  } = context
  const { best } = recommendation
  const same = allOptions(recommendation).filter(
    ({ gpu, gpuCount, pricing }) => gpu === best.gpu && gpuCount === best.gpuCount && pricing === best.pricing,
  )
  const cheapest = new Map<string, (typeof same)[number]>()
  for (const option of same) {
    const held = cheapest.get(option.provider)
    if (held === undefined || option.allInUsd.p50 < held.allInUsd.p50) cheapest.set(option.provider, option)
  }
  const quotes = [...cheapest.values()].toSorted((one, other) => one.allInUsd.p50 - other.allInUsd.p50)
  const plan = planName(best, names)
  const sums = quotes.slice(0, 4).map((one) => `${providerName(one, names)} ${formatUsd(one.allInUsd.p50)}`)
  const rates = quotes.length < wantedQuotes ? ratesOfSellers(context) : ''
  return `For ${plan}: ${sums.join(', ')} in total.${rates === '' ? '' : ` ${rates}`}`
}

const [smallSpend, largeSpend] = [3_000, 20_000]
const monthsOfYear = 12

/** What the runs of a month come to, and whether anybody gives something off for that. */
function bargaining({
  scenario: { runsPerYear },
  args,
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): string {
  if (best.provider === ownServersId)
    return 'There is nothing to bargain for: the plan runs on GPUs of your own, and pays for electricity alone.'
  const year = runsPerYear ?? (args?.runsPerYear === null ? undefined : args?.runsPerYear)
  const runs = year === undefined ? 1 : runsOfPeriod(year, 'month')
  const sum = best.allInUsd.p50 * runs
  const basis = year === undefined ? `${formatUsd(sum)} for this run` : `about ${formatUsd(sum)} a month`
  const verdict =
    2 * sum < smallSpend
      ? `${basis} is too little to bargain with`
      : sum < largeSpend
        ? `${basis} is where a seller’s sales begin to answer, mostly in return for a term`
        : `with ${basis} ask the sales of two or three sellers`
  const seller = names.provider(best.provider)
  return `Sellers usually give something off from some thousand dollars a month on, and 25 to 35 % for a term of months (recalled): ${verdict}. ${best.pricing === 'spot' ? `Spot prices of ${seller} follow demand` : `The rate is the list price of ${seller}, whose sales you would ask`}.`
}

/** How much of a paid week or month the runs fill. */
function idleShare({ scenario: { runsPerYear }, args, recommendation: { best } }: QuestionContext): string {
  const week = (hoursOfMonth * monthsOfYear) / 52
  const year = runsPerYear ?? args?.runsPerYear ?? 52
  const named = args?.numbers?.find(({ words, value }) => ofHours.test(words) && value < week)?.value
  const each = named ?? best.hours.p50
  const busy = (each * year) / 52
  const often = year === 52 ? 'one run a week' : `${formatCount(Number(((year * 7) / 365).toPrecision(2)))} runs a week`
  const idle = 1 - Math.min(1, busy / week)
  const share = idle > nearlyAll ? `More than ${formatPercent(nearlyAll)}` : formatPercent(idle)
  return `${share} would sit idle, ${formatDuration(week - Math.min(week, busy))} a week: ${often} of ${formatDuration(each)} fills ${formatDuration(busy)} of the ${formatCount(week)} h. Rented by the run you pay ${formatUsdPerHour(best.usdPerGpuHour * best.gpuCount)} for those hours alone.`
}

const nearlyAll = 0.99
const ofHours = /^\d+(?:\.\d+)? ?(?:h|hrs?|hours?)$/iu

/** Sellers of AMD cards, by their lowest price on demand. */
function amdSellers({ catalog, renderContext: { names } }: QuestionContext): string {
  const seen = (catalog?.observations ?? []).filter(
    ({ gpu, pricing }) => pricing === 'on_demand' && catalog?.gpus.get(gpu)?.vendor === 'amd',
  )
  const cards = [...Map.groupBy(seen, ({ gpu }) => gpu)].map(([gpu, rows]) => {
    const sellers = [...Map.groupBy(rows, ({ provider }) => provider)]
      .map(([id, own]) => ({ id, usd: Math.min(...own.map(({ price }) => price.base)) }))
      .toSorted((one, other) => one.usd - other.usd)
    const list = sellers.slice(0, 3).map(({ id, usd }) => `${names.provider(id)} ${formatUsdPerHour(usd)}`)
    return { count: sellers.length, words: `${names.gpu(gpu)} at ${list.join(', ')}` }
  })
  const most = cards.toSorted((one, other) => other.count - one.count).slice(0, 2)
  return most.length === 0 ? '' : `On record: ${most.map(({ words }) => words).join('; ')}, as last seen.`
}

const [noon, hourMs] = [12, 3_600_000]

/** "the 8 × H100 at Lambda are": the GPUs whose stock is asked, those that are named before those of the plan. */
function wantedGpus({ subject, recommendation: { best }, renderContext: { names } }: QuestionContext): string {
  const asked = subject?.gpus ?? []
  const gpu = asked.includes(best.gpu) ? best.gpu : (asked[0] ?? best.gpu)
  const [provider] = subject?.providers ?? []
  const count = subject?.count ?? (gpu === best.gpu ? best.gpuCount : 1)
  const seller = provider === undefined ? (gpu === best.gpu ? providerName(best, names) : '') : names.provider(provider)
  return `${formatCount(count)} × ${names.gpu(gpu)}${seller === '' ? '' : ` at ${seller}`} ${count === 1 ? 'is' : 'are'}`
}

/** Into which month the use falls: begun when the question says, else today. */
function billMonth({ args, recommendation: { best }, renderContext: { today } }: QuestionContext): string {
  const now = Date.parse(`${today}T00:00:00Z`) + noon * hourMs
  const begin = new Date(now + (args?.start ?? 0) * hourMs)
  const end = new Date(begin.getTime() + best.hours.p50 * hourMs)
  const month = (date: Date): string => date.toLocaleString('en', { month: 'long', timeZone: 'UTC' })
  const day = (date: Date): string => `${month(date)} ${date.getUTCDate()}`
  const begun = args?.start === undefined ? 'begun today' : `begun on ${day(begin)}`
  const usd = best.allInUsd.p50
  if (month(begin) === month(end))
    return `All ${formatUsd(usd)} in ${month(end)}, none after: ${begun} the ${formatDuration(best.hours.p50)} end by ${day(end)}. A run across the turn of a month gives each month its hours, at ${formatUsd(best.gpuCount * best.usdPerGpuHour)} an hour.`
  const turn = Date.UTC(end.getUTCFullYear(), end.getUTCMonth(), 1)
  const share = (turn - begin.getTime()) / (end.getTime() - begin.getTime())
  return `About ${formatUsd(usd * share)} in ${month(begin)} and ${formatUsd(usd * (1 - share))} in ${month(end)}: ${begun} it runs until ${day(end)}, and each month has the hours that fall into it.`
}

/** What each word in braces of data/questions stands for, of the market. */
export const marketFigures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  instance,
  europeanSellers,
  billingSteps,
  certified,
  likeQuotes,
  bargaining,
  idleShare,
  billMonth,
  wantedGpus,
  mostReliable,
  amdSellers,
}
