/** What is billed beside the hours, and the electricity of a run. */
import { ownServersId } from '../../offers/owned-offers.ts'
import { energyAt } from '../../recommend/total-cost/energy.ts'
import { isOwnedAtPowerCost } from '../../recommend/total-cost/owned-market.ts'
import type { Bill } from '../../recommend/total-cost/bill.ts'
import { countedPartAnswer } from './counted-part.ts'
import { billPartTexts, hourParts } from '../content/total-cost/bill-parts.ts'
import { powerPeaks, supplySentence, supplyWanted } from '../content/inquiries/power-sentences.ts'
import { describeEnergy } from '../content/total-cost/energy.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { formatAllGpus, formatCount, formatUsd, formatUsdRange } from '../format/number-format.ts'
import { checkpointAnswer } from './checkpoints.ts'
import { keptAnswer } from './named-bytes.ts'
import { powerAtPrice } from './power-sum.ts'
import type { QuestionContext } from './question-context.ts'

/** The whole bill. US dollars; disk, traffic and the like by themselves are told by their part. */
export function storageAnswer(context: QuestionContext): readonly string[] {
  const {
    recommendation: { best },
    totalCost,
    args,
  } = context
  const isKept = args?.months !== undefined || args?.bytes !== undefined || args?.ofCheckpoints !== undefined
  const kept = isKept && args.counted === undefined ? keptAnswer(context) : []
  if (kept.length > 0) return kept
  if (args?.ofCheckpoints !== undefined && (args.counted?.item ?? 'storage') === 'storage')
    return checkpointAnswer(context)
  if (args?.counted !== undefined) return countedPartAnswer(args.counted, context)
  const { allInUsd, usd, gpuCount } = best
  const hours = `Of the ${formatUsd(allInUsd.p50)}, ${formatUsd(usd.p50)} is the hours of ${formatAllGpus(gpuCount)}, start-up included.`
  if (totalCost === undefined)
    return [hours, 'Disk for data and checkpoints, data transfer out, idle machines and failed runs are the rest.']
  return [
    hours,
    onTopSentence(totalCost.bill),
    `8 in 10 such bills fall inside ${formatUsdRange(totalCost.bill.total)}.`,
  ]
}

/** The parts of a bill beside its hours, and the sum where it was not said yet: figures that add up as they are printed. */
export function onTopSentence(bill: Bill, isTotalSaid = false): string {
  const parts = billPartTexts(bill).filter(({ id, usd }) => !hourParts.has(id) && usd !== '$0')
  const words = parts.map(({ usd, says }) => (usd === 'unknown' ? says : `${usd} for ${says}`))
  return `On top come ${words.join('; ')}${isTotalSaid ? '' : `: ${formatUsd(bill.total.p50)} in total`}.`
}

/** The supply of a machine against the cards of the plan, or what it should be. */
function supplyAnswer(supplyWatts: number | null, context: QuestionContext): readonly string[] {
  const {
    catalog,
    recommendation: { best },
    renderContext: { names },
  } = context
  const card = catalog?.gpus.get(best.gpu)
  if (card?.form === 'SXM' && best.provider !== ownServersId)
    return [
      `None of yours: the plan’s ${names.gpu(best.gpu)} stand in the seller’s servers, which have supplies of their own, and fit in no usual machine.`,
    ]
  const gpuWatts = card?.power.base
  const machineShare = catalog?.inquiryFacts.rules.machineShare.base
  if (gpuWatts === undefined || machineShare === undefined) return ['The power of these cards is not on record.']
  const [gpu, gpuCount] = [names.gpu(best.gpu), best.gpuCount / best.nodes]
  return [
    supplyWatts === null
      ? supplyWanted(gpu, gpuCount, gpuWatts, machineShare)
      : supplySentence({
          words: `${formatCount(supplyWatts)} W supply`,
          watts: supplyWatts,
          gpu,
          gpuCount,
          gpuWatts,
          machineShare,
        }),
    isOwnedAtPowerCost(best) || best.provider === ownServersId
      ? powerPeaks
      : 'The plan is rented, where that is the seller’s matter; this is of such cards in a machine of your own.',
  ]
}

/** Electricity and CO2 of the run. kWh, US dollars, kg. */
export function energyAnswer(context: QuestionContext): readonly string[] {
  const {
    totalCost,
    args,
    catalog,
    recommendation: { best },
  } = context
  if (args?.supplyWatts !== undefined) return supplyAnswer(args.supplyWatts, context)
  if (totalCost === undefined) return ['What it draws is worked out with the whole cost: see Details.']
  const places = args?.places ?? []
  const grid = catalog?.totalCost.grid
  const there =
    grid === undefined
      ? []
      : places.flatMap((place) => {
          // A town or a region has the grid of its country.
          const around = [place, ...(catalog?.places.get(place)?.within ?? [])]
          return around.map((one) => energyAt(totalCost.energy, one, grid)).find((found) => found !== null) ?? []
        })
  const [energy = totalCost.energy, ...others] = there
  const rate = args?.perKwh
  const isOwn = isOwnedAtPowerCost(best)
  if (rate !== undefined) return powerAtPrice(rate, energy, context)
  return [
    isOwn
      ? `${formatUsd(best.usd.p50)} of electricity for your own GPUs, at about $${formatSignificant(best.usd.p50 / energy.kWh, 2)} a kWh: it is all that the plan counts for them, and no rent.`
      : '',
    `${describeEnergy(energy)}.`,
    ...others.map(({ country, kgCO2 }) => `In ${country}: ${formatSignificant(kgCO2, 2)} kg.`),
    places.length > there.length ? 'The grid of a place that was named is not on record here.' : '',
    'Grids as means of 2023, by codecarbon: cite year and source with the figure.',
    isOwn ? '' : 'Of the whole run; what is rented has it in its price.',
  ]
}
