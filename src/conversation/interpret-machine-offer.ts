/** A machine that is offered for sale against the same one rented: the hours from which on it is cheaper. */
import { hoursPerWeekIn } from '../language/inquiries/buying-inquiry.ts'
import { machineOfferIn } from '../language/inquiries/machine-offer.ts'
import { machineOfferSentences } from '../presentation/content/inquiries/machine-offer-sentences.ts'
import { ownedFigures, ownedMachine, powerUsdPerHour } from '../recommend/inquiries/owned-machine.ts'
import { rentOnRecord } from '../recommend/inquiries/quote.ts'
import { hoursOfYear } from '../scenario/hours-of-time.ts'
import { inDollars } from './dollars.ts'
import { lowestRent } from './lowest-rent.ts'
import { formsOf } from './named-rent.ts'
import { knownInquiry, type SpecReader } from './part-readers.ts'

/** Null where no such offer is told, no GPUs are, or a job is. */
export const machineOfferOf: SpecReader = (text, specOf, request, context) => {
  const offer = machineOfferIn(text)
  if (offer === null) return null
  const spec = specOf(offer.rest)
  if (spec.gpus === null || spec.params !== null || spec.tokens !== null) return null
  const { catalog } = context
  const count = spec.gpuCount ?? 1
  // How much it is used is told: that is weighed, and no hours are asked.
  if (hoursPerWeekIn(offer.rest, count) !== null) return null
  const gpus = formsOf(spec.gpus, count, context)
  const rented = { ...spec, gpus, gpuCount: count, providers: null, deadlineHours: null, budgetUsd: null, owned: null }
  const lowest = lowestRent(rented, request, context)
  const record = rentOnRecord(rented, context.marketFor(request))
  if (lowest === null || record === null) return null
  const price = inDollars(offer.amount, offer.currency, context)
  const hours = offer.hours ?? hoursOfYear * catalog.inquiryFacts.rules.cardYears.base
  const power = powerUsdPerHour(gpus[0], count, null, catalog)
  const machineAt = (rent: number) => ownedMachine({ price, rent, power, hours, usedShare: 1 }, gpus[0], null, catalog)
  const machine = machineAt(lowest.usd * count)
  const middle = machineAt(Math.max(record.median, lowest.usd) * count)
  return knownInquiry(
    'machine-offer',
    machineOfferSentences({
      machine,
      figures: ownedFigures(machine),
      middle: { rent: middle.rent, evenShare: ownedFigures(middle).evenShare },
      count,
      typed: offer.currency === null ? null : offer.words,
      rented: lowest.words,
    }),
  )
}
