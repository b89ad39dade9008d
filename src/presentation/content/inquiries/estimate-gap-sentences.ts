/** A bill that is not what was estimated, where nothing more is told. */
import type { EstimateGap } from '../../../language/inquiries/estimate-gap.ts'
import { formatCount } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

/** What is known of it, what it mostly is, and what to send. */
export function estimateGapSentences({ estimated, billed, ratio, more, sign }: EstimateGap): readonly string[] {
  const isMore = more > 0
  return [
    `I cannot see the bill, nor which plan it was: ${billed} is ${formatSignificant(ratio, 2)} times ${estimated}, ${sign}${formatCount(Math.round(Math.abs(more)))} ${isMore ? 'more' : 'less'}.`,
    isMore
      ? 'Mostly it is hours: a slower run than planned, machines left on before and after it, failed or repeated runs, evaluation. Then the price: another GPU, seller or date. Then what stands beside it: disks and snapshots, data out, tax.'
      : 'Mostly the run was shorter or faster than planned, the price lower, or a part is billed later.',
    'Take GPU-hours and the price of an hour from the invoice: “planned 300 GPU-h at $3.00, billed 480 GPU-h at $3.20, why?” is split into both.',
  ]
}
