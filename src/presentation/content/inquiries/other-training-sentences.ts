/** What is known of a training of which no speed is on record, in sentences. */
import type { OtherTraining } from '../../../language/inquiries/other-training.ts'
import type { PricedOffer } from '../../../recommend/inquiries/priced-offer.ts'
import { type DisplayNames, providerName } from '../../format/display-names.ts'
import { formatCount, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'

/** The verdict first: no figure of it; then what is published, what is done instead, and how to find out. `offerOf`: the cheapest of a card, null: none. */
export function otherTrainingSentences(
  { row, name }: OtherTraining,
  offerOf: (gpu: string) => PricedOffer | null,
  names: DisplayNames,
): readonly string[] {
  const published = row.published.map(({ what, gpu, gpuHours, standing }) => {
    const offer = offerOf(gpu)
    const sum =
      offer === null
        ? ''
        : `, about ${formatUsd(Number((offer.usdPerGpuHour * gpuHours).toPrecision(2)))} today at ${formatUsdPerHour(offer.usdPerGpuHour)} (${providerName(offer, names)})`
    return `${what}: ${formatCount(gpuHours)} GPU-hours${sum}${standing === 'recalled' ? ' (recalled)' : ''}`
  })
  const trial = offerOf(row.gpu)
  const rented = trial === null ? '' : ` for an hour (${formatUsd(trial.usdPerGpuHour)})`
  return [
    `No speed of “${name}” is on record here, so there are no hours or dollars of yours to tell. ${row.wants}`,
    ...(published.length === 0 ? [] : [`Published: ${published.join('; ')}.`]),
    ...(row.facts === undefined ? [] : [row.facts]),
    row.instead,
    `To know yours, take one ${names.gpu(row.gpu)}${rented}, time 100 steps after the first 20 and read the peak of the memory: hours = samples × passes ÷ samples a second ÷ 3600 ÷ cards, dollars = hours × cards × price.`,
  ]
}
