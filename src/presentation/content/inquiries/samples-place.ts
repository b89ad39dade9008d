/** Where the cards of a training by samples stand, and cards that nobody rents out there. */
import type { SampledPlan } from '../../../recommend/inquiries/samples.ts'
import type { SampledMethod } from '../../../recommend/inquiries/sampled-speed.ts'
import { type DisplayNames, planName } from '../../format/display-names.ts'
import { formatCount, formatDuration, formatUsdPerHour } from '../../format/number-format.ts'
import { type Line, line } from '../message-content.ts'
import type { SaidOfSamples } from './samples-beside.ts'

/** A place that is asked for is no assumption: that there is no price of it comes first. */
export const placeWords = ({ missingPlace }: SampledPlan, names: DisplayNames): string =>
  missingPlace === undefined
    ? ''
    : `No price of these GPUs in ${names.place(missingPlace.asked)} is on record. ${missingPlace.pricedIn === null ? 'Elsewhere' : `Elsewhere in ${names.place(missingPlace.pricedIn)}`}: `

/** What its place comes to, and cards that were named and nobody on record rents out. */
export function placeLines(
  { place }: SaidOfSamples,
  plan: SampledPlan,
  method: SampledMethod,
  names: DisplayNames,
): readonly Line[] {
  const others = unpricedLines(plan, names)
  if (place === null) return others
  return [
    line(
      place.isPriced
        ? `Machines in ${place.name} alone.`
        : `If it has to stay in ${place.name}, book none of these: the hours hold for the same card there, so ask providers in ${place.name} for one with about ${formatCount(plan.row.memoryGb[method])} GB and multiply its price by them.`,
    ),
    ...others,
  ]
}

/** "No price of a rented H800 is on record": a card that was named beside others, with the price at which it would be the cheaper. */
const unpricedLines = ({ unpriced = [], choices }: SampledPlan, names: DisplayNames): readonly Line[] =>
  unpriced.map(({ hours, ...choice }) =>
    line(
      `No price of a rented ${names.gpu(choice.gpu)} is on record: ${planName({ ...choice, nodes: 1 }, names)} takes about ${formatDuration(hours.expected)}, so it is the cheaper below ${formatUsdPerHour((choices[0]?.usd.expected ?? 0) / hours.expected / choice.gpuCount)} a GPU.`,
    ),
  )
