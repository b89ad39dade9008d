/** "Are 4 enough, or 8?": which of two numbers of the same GPUs holds it, with the memory of the other. */
import { methodNames } from '../../../catalog/training-method.ts'
import { type FitResult, isLikelyFit } from '../../../recommend/inquiries/fit.ts'
import { type DisplayNames, planName } from '../../format/display-names.ts'
import { formatCount, formatGib } from '../../format/number-format.ts'

/** What is expected to fit with room stands between what only just may and what is sure to. */
const rankOf = (fit: FitResult): number =>
  fit.verdict === 'yes' ? 3 : isLikelyFit(fit) ? 2 : fit.verdict === 'unsure' ? 1 : 0

/** `one`: the number that the rest of the answer is of. */
export function otherCountSentence(one: FitResult, other: FitResult, names: DisplayNames): string {
  const [few, many] = one.gpuCount < other.gpuCount ? [one, other] : [other, one]
  const isAlike = few.method === many.method
  const [first, second] = [few, many].map(({ gpuCount }) => formatCount(gpuCount))
  const verdict = !isAlike
    ? ''
    : few.verdict === 'yes'
      ? `${first} ${few.gpuCount === 1 ? 'is' : 'are'} enough; ${second} only make it faster. `
      : rankOf(many) > rankOf(few) || keepsLess(few, many)
        ? `Take ${second}${rankOf(many) === 1 || (rankOf(many) === 2 && keepsLess(few, many)) ? ', and even there it is close' : ''}. `
        : many.verdict === 'no'
          ? `Neither ${first} nor ${second}. `
          : `${second} hardly help: ${rankOf(many) === 2 ? 'both are likely enough' : 'both only just, if at all'}. `
  return `${verdict}On ${planName(other, names)} ${methodNames[other.method]} ${isLikelyFit(other) ? 'likely fits' : words[other.verdict]}: ${memoryOf(other)}${keepsLess(one, other) ? '; fp32 master weights are in that, which the fewer have no room for' : ''}.`
}

const words = { yes: 'fits', unsure: 'fits only just, if at all', no: 'does not fit' } as const

const memoryOf = ({ peakMemoryGiB: { p50, p95 }, usableMemoryGiB }: FitResult): string =>
  p95 === null
    ? `the least it needs is about ${formatGib(p50)} a GPU of ${formatGib(usableMemoryGiB)} usable`
    : `about ${formatGib(p50)} a GPU, up to ${formatGib(p95)}, of ${formatGib(usableMemoryGiB)} usable`

/** The first fits with weights and states in bf16 alone, and the second without. */
const keepsLess = (few: FitResult, many: FitResult): boolean =>
  few.gpuCount < many.gpuCount && few.isPureBf16 && !many.isPureBf16
