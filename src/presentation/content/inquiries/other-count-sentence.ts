/** "Are 4 enough, or 8?": which of two numbers of the same GPUs holds it, with the memory of the other. */
import { methodNames } from '../../../catalog/training-method.ts'
import type { FitResult } from '../../../recommend/inquiries/fit.ts'
import { type DisplayNames, planName } from '../../format/display-names.ts'
import { formatCount, formatGib } from '../../format/number-format.ts'

const ranks = { no: 0, unsure: 1, yes: 2 } as const

/** `one`: the number that the rest of the answer is of. */
export function otherCountSentence(one: FitResult, other: FitResult, names: DisplayNames): string {
  const [few, many] = one.gpuCount < other.gpuCount ? [one, other] : [other, one]
  const isAlike = few.method === many.method
  const [first, second] = [few, many].map(({ gpuCount }) => formatCount(gpuCount))
  const verdict = !isAlike
    ? ''
    : few.verdict === 'yes'
      ? `${first} ${few.gpuCount === 1 ? 'is' : 'are'} enough; ${second} only make it faster. `
      : ranks[many.verdict] > ranks[few.verdict] || keepsLess(few, many)
        ? `Take ${second}${many.verdict === 'unsure' ? ', and even there it is close' : ''}. `
        : many.verdict === 'no'
          ? `Neither ${first} nor ${second}. `
          : `${second} hardly help: both only just, if at all. `
  return `${verdict}On ${planName(other, names)} ${methodNames[other.method]} ${words[other.verdict]}: ${memoryOf(other)}${keepsLess(one, other) ? '; fp32 master weights are in that, which the fewer have no room for' : ''}.`
}

const words = { yes: 'fits', unsure: 'fits only just, if at all', no: 'does not fit' } as const

const memoryOf = ({ peakMemoryGiB: { p50, p95 }, usableMemoryGiB }: FitResult): string =>
  p95 === null
    ? `the least it needs is about ${formatGib(p50)} a GPU of ${formatGib(usableMemoryGiB)} usable`
    : `about ${formatGib(p50)} a GPU, up to ${formatGib(p95)}, of ${formatGib(usableMemoryGiB)} usable`

/** The first fits with weights and states in bf16 alone, and the second without. */
const keepsLess = (few: FitResult, many: FitResult): boolean =>
  few.gpuCount < many.gpuCount && few.isPureBf16 && !many.isPureBf16
