/** What serving a trained model costs beside its training, in words. */
import type { RequestVolume } from '../../../scenario/stated-figures.ts'
import { formatCount, formatUsd } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

export type Served = {
  readonly words: string
  /** Answers that are written at once; null: not known. And the requests that were named; null: none were. */
  readonly atOnce: number | null
  readonly volume: RequestVolume | null
  /** Null: nothing on record hosts it. */
  readonly place: string | null
  readonly usdPerMonth: number | null
  /** One training, and how many there are in a month; null: it is trained once. */
  readonly run: { readonly usd: number; readonly perMonth: number | null } | null
  /** For how long it is hosted; null: it is not said. */
  readonly months: number | null
}

/** Before the headline of the training: the month with both. */
export const servedLead = (runsUsd: number, usdPerMonth: number, isRepeated: boolean): string =>
  isRepeated
    ? `About ${formatUsd(runsUsd + usdPerMonth)} a month with the hosting; one training alone`
    : `About ${formatUsd(runsUsd + usdPerMonth)} in the first month, ${formatUsd(usdPerMonth)} of it hosting; the training alone`

/** Dollars a month of hosting, by machine and load; one sentence where no machine on record is large enough. */
export function servedSentences({ words, atOnce, volume, place, usdPerMonth, run, months }: Served): readonly string[] {
  if (place === null || usdPerMonth === null)
    return [
      `“${words}” comes on top: no GPUs of one machine on record hold so much at once; several machines share it.`,
    ]
  const lengths =
    volume === null
      ? ''
      : ` (requests of ${formatCount(volume.tokensIn)} tokens in and ${formatCount(volume.tokensOut)} out)`
  const load = atOnce === null ? '' : `, for ${formatCount(atOnce)} answers at once${lengths}`
  const hosting = `“${words}” comes on top: about ${formatUsd(usdPerMonth)} a month on ${place}, day and night${load}; an API by the token is cheaper where it idles.`
  if (run === null) return [hosting]
  const { usd, perMonth } = run
  const trainings = perMonth === null || months === null ? 1 : perMonth * months
  const total =
    months !== null
      ? `In all ${formatUsd(usd * trainings + usdPerMonth * months)} for ${formatSignificant(months, 3)} ${months === 1 ? 'month' : 'months'}: ${formatUsd(usd * trainings)} of training and ${formatSignificant(months, 3)} × ${formatUsd(usdPerMonth)} of hosting.`
      : perMonth === null
        ? `Together ${formatUsd(usd + usdPerMonth)} in the month of training, ${formatUsd(usdPerMonth)} in each that follows.`
        : `Together ${formatUsd(usd * perMonth + usdPerMonth)} a month, with ${formatSignificant(perMonth, 2)} ${perMonth === 1 ? 'training' : 'trainings'} of ${formatUsd(usd)}.`
  return [`${total} ${hosting}`]
}
