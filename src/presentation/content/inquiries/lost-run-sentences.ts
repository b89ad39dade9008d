/** What is gone with a run that broke, in sentences. */
import { formatCount, formatDuration, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'

/** Hours of the run; `price` is of a GPU and hour, `high` the usual one where the price is none that was told. */
export type LostRunFigures = {
  readonly hours: number
  readonly savedHours: number | null
  readonly isUnsaved: boolean
  readonly isDiverged: boolean
  readonly gpuCount: number
  readonly price: { readonly low: number; readonly high: number | null; readonly words: string }
}

/** The sum with its product, then what of it is lost, then how to go on. */
export function lostRunSentences(figures: LostRunFigures): readonly string[] {
  const { hours, savedHours, isUnsaved, isDiverged, gpuCount, price } = figures
  const gone = savedHours === null ? hours : hours - savedHours
  const usdOf = (time: number): string => {
    const low = formatUsd(time * gpuCount * price.low)
    return price.high === null || price.high <= price.low ? low : `${low} to ${formatUsd(time * gpuCount * price.high)}`
  }
  const rates =
    price.high === null || price.high <= price.low
      ? `${formatUsdPerHour(price.low)} a GPU (${price.words})`
      : `${formatUsdPerHour(price.low)} a GPU (lowest on record: ${price.words}) to ${formatUsdPerHour(price.high)} (the median)`
  const product = (time: number): string =>
    `${formatCount(gpuCount)} ${gpuCount === 1 ? 'GPU' : 'GPUs'} × ${formatDuration(time)} = ${formatCount(Math.round(time * gpuCount))} GPU-hours`
  const isAll = isUnsaved || savedHours !== null
  return [
    `${isAll ? 'About' : 'At most'} ${usdOf(gone)}: ${product(gone)}${savedHours === null ? '' : ' since that checkpoint'}, at ${rates}.`,
    isUnsaved
      ? 'Without a checkpoint all of it is run again.'
      : savedHours !== null
        ? `The whole ${formatDuration(hours)} came to ${usdOf(hours)}; what lies before the checkpoint is kept.`
        : `Lost is only what ran since the last good checkpoint, ${usdOf(1)} for each hour of it, and the restart.`,
    isDiverged
      ? 'Go on from a checkpoint well before the loss turned, with a lower rate or longer warm-up, gradients clipped, and the batches around it skipped; stop by itself on NaN, so that it does not run on.'
      : 'Save every hour or so to storage that outlives the machine, and let the run start again by itself.',
  ]
}
