/** "280k for 8x H100, or rent at 2.20, busy 70 %": a machine that is bought against the same one rented by the hour. */
import { formsOf } from './named-rent.ts'
import { hoursPerWeekIn, priceIn, soldCardIn } from '../language/inquiries/buying-inquiry.ts'
import { colocationIn } from '../language/inquiries/colocation.ts'
import { powerUsdIn, withoutPowerPrice } from '../language/inquiries/power-price.ts'
import { timeSpansIn } from '../language/questions/spans-of-time.ts'
import { rentedHoursIn } from '../language/inquiries/price-inquiry.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { weeklyGpuHoursIn } from '../language/inquiries/weekly-gpu-hours.ts'
import { utilizationIn } from '../language/inquiries/utilization.ts'
import { readInquiry } from '../language/read-inquiry.ts'
import { boughtOrRentedSentences, ownedSentences } from '../presentation/content/inquiries/purchase-sentences.ts'
import { ownedFigures, ownedMachine, powerUsdPerHour } from '../recommend/inquiries/owned-machine.ts'
import { hoursOfMonth, hoursOfWeek, hoursOfYear } from '../scenario/hours-of-time.ts'
import { usdOfOneGpu } from '../scenario/stated-figures.ts'
import type { Spec } from '../scenario/scenario.ts'
import { inDollars } from './dollars.ts'
import type { EngineContext } from './engine-context.ts'
import { lowestRent } from './lowest-rent.ts'
import { inquiryOf, knownInquiry, type SpecReader } from './part-readers.ts'

/** Hours a week are weighed by how long a card takes to pay for itself. */
const shareOfTime = /%|\bper ?cent\b|\bpct\b|\bof the time\b|\bhalf the time\b/iu
const buysWords = /\b(?:buy\w*|purchas\w+|capex)\b/iu
const isOfJob = ({ params, tokens, owned }: Spec): boolean => params !== null || tokens !== null || owned === true
const boughtWords = /\b(?:buy\w*|bought|purchas\w+|capex|own(?:ing)?)\b/iu

/** What is asked for a machine, by whoever sells it. */
const ofDealer =
  /\b(?:dealer|reseller|supplier|vendor|seller|quot(?:e|es|ed)|offer(?:s|ed)?|price[ds]?|costs?|for|at|says?|wants?|asks?)\b/iu
const currencyOf = (text: string): 'EUR' | 'GBP' | null =>
  /€|\beur/iu.test(text) ? 'EUR' : /£|\bgbp|\bpounds?\b/iu.test(text) ? 'GBP' : null

/** Machines of several are sold with the board that links them, and rented so. */
function asMachine(spec: Spec, context: EngineContext): Spec {
  const gpuCount = spec.gpuCount ?? 1
  const gpus = spec.gpus === null ? null : formsOf(spec.gpus, gpuCount, context)
  return { ...spec, gpuCount, providers: null, gpus }
}

/** Null where not both are weighed, or the price of no machine is told; without a use, how long the rent takes to come to the price. */
export const boughtAgainstRent: SpecReader = (text, specOf, request, context) => {
  const { catalog, vocabulary } = context
  // A price with the use of it is weighed against rent, whether the word is there or not.
  const isOffered =
    buysWords.test(text) && shareOfTime.test(text) && utilizationIn(text) !== null && ofDealer.test(text)
  if (!isOffered && !/\brent/iu.test(text)) return null
  // "60 H100-hours a week, and an offer of 270k for eight": the use of a week and the price of the machine.
  const ofWeek = buysWords.test(text) && (priceIn(text) ?? 0) >= minMachineUsd ? weeklyGpuHoursIn(text) : null
  if (ofWeek !== null && isOfJob(specOf(ofWeek.rest))) return null
  if (isOffered && isOfJob(specOf(text))) return null
  // "Electricity is $0.12 per kWh" is no rent.
  const powerUsd = powerUsdIn(text)
  const colocation = colocationIn(text)
  const told = withoutPowerPrice(colocation?.rest ?? ofWeek?.rest ?? text).rest
  const isCosted =
    isOffered || ofWeek !== null || ((powerUsd !== null || colocation !== null) && utilizationIn(text) !== null)
  const found = ratesIn(told) ?? (isCosted ? { rates: [], rest: told } : null)
  const [typed, ...others] = found?.rates ?? []
  if (found === null || others.length > 0) return null
  const rate = typed ?? (isCosted ? lowestRent(asMachine(specOf(found.rest), context), request, context) : null)
  if (rate?.per !== 'hour') return null
  const sold = soldCardIn(found.rest)
  if (!boughtWords.test(text) && sold === null) return null
  const typedPrice = priceIn(found.rest)
  const price = typedPrice === null ? null : inDollars(typedPrice, currencyOf(found.rest), context)
  const { gpus: named, gpuCount } = specOf(found.rest)
  const gpus = (sold === null ? null : specOf(sold).gpus) ?? named
  if (price === null || price < minMachineUsd || gpus === null || named === null) return null
  const count = gpuCount ?? 1
  const rent = usdOfOneGpu(rate.usd, rate.isPerGpu, count) * count
  const power = powerUsdPerHour(gpus[0], count, powerUsd, catalog)
  const weekly = ofWeek === null ? hoursPerWeekIn(found.rest, gpuCount) : ofWeek.hours / count
  // Of two kinds of card the work of a week is what both are weighed by.
  const other = weekly === null ? null : readInquiry(text, vocabulary, catalog.inquiryFacts, request.today)
  if (other?.kind === 'buying' && other.use.rented !== undefined) return inquiryOf(other)
  const usedShare = utilizationIn(text) ?? (weekly === null ? null : weekly / hoursOfWeek)
  if (usedShare === null) return knownInquiry('bought-or-rented', boughtOrRentedSentences(price, rent, count, power))
  const spans = timeSpansIn(found.rest).filter(({ hours: each }) => each > hoursOfMonth)
  const term = spans[0]?.hours ?? rentedHoursIn(found.rest, catalog.inquiryFacts) ?? 0
  const hours = term <= hoursOfMonth ? hoursOfYear * catalog.inquiryFacts.rules.cardYears.base : term
  const place = colocation?.perMonth ?? null
  const machine = ownedMachine({ price, rent, power, hours, usedShare }, gpus[0], place, catalog)
  const nameOf = (id: string | undefined): string => catalog.gpus.get(id ?? '')?.name ?? ''
  const [second] = named.filter((id) => !gpus.includes(id))
  const cards = sold === null || second === undefined ? null : { bought: nameOf(gpus[0]), rented: nameOf(second) }
  return knownInquiry('bought-or-rented', [
    ...ownedSentences(machine, ownedFigures(machine), count, cards, place !== null),
    ...(typed === undefined && 'words' in rate ? [`Rent: ${rate.words}.`] : []),
  ])
}

/** Less is the price of an hour, or of a part. */
const minMachineUsd = 300
