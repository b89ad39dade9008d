/** How often a spot machine is taken back: what is reckoned with, and what is published. */
import type { SpotAlternative } from '../../recommend/total-cost/spot-alternative.ts'
import { formatDuration, formatPercent } from '../format/number-format.ts'

/** "Reckoned with: a preemption every 12 h (our assumption)" */
export const reckonedWith = ({
  run: { interruptions },
  reclaimed = null,
}: Pick<SpotAlternative, 'run'> & Partial<Pick<SpotAlternative, 'reclaimed'>>): string =>
  `Reckoned with: a preemption every ${formatDuration(interruptions.between)} ${interruptions.said ? 'as you say' : `(our assumption: ${reclaimed === null ? 'nobody publishes a rate for these GPUs' : 'no rate by the hour is published'})`}`

/** What a provider publishes of such machines; '' where it does not. */
export const publishedShare = (
  reclaimed: Pick<NonNullable<SpotAlternative['reclaimed']>, 'low' | 'high' | 'asOf'> | null,
  provider: string,
  gpu?: string,
): string =>
  reclaimed === null
    ? ''
    : `${provider} tells that ${formatPercent(reclaimed.low)} to ${formatPercent(reclaimed.high)} of its ${gpu === undefined ? 'machines of this kind' : `${gpu} machines`} were taken back in a month (its Spot advisor, as of ${reclaimed.asOf}).`
