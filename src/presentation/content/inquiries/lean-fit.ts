/** Full training that fits with weights in bf16 alone and 8-bit states, where the usual way does not. */
import { type FitOfMethod, type FitResult, isLikelyFit } from '../../../recommend/inquiries/fit.ts'
import { formatGib } from '../../format/number-format.ts'

/** The leanest way where it fits or likely does; null where it is no answer. */
export const leanFit = ({ leanest }: FitResult): FitOfMethod | null =>
  leanest !== null && (leanest.verdict === 'yes' || isLikelyFit(leanest)) ? leanest : null

/** `job` and `place` as they are named in any verdict. */
export function leanHeadline(result: FitResult, job: string, place: string): string {
  const isSure = leanFit(result)?.verdict === 'yes'
  const split = result.gpuCount === 1 ? '' : ', all of them split over the GPUs'
  return `${isSure ? 'Yes' : 'Likely'}, but only with weights in bf16 alone and 8-bit states${split}: ${job} ${isSure ? 'fits' : 'then fits'} on ${place}`
}

/** What that takes, what the usual way would, and the memory of the host as the other way. */
export function leanMemorySentence(
  { spec, peakMemoryGiB: { p50: usual }, gpuCount, usableMemoryGiB, offloaded }: FitResult,
  { peakMemoryGiB: { p50, p95 } }: FitOfMethod,
): string {
  const each = gpuCount === 1 ? '' : ' a GPU'
  const high = p95 === null ? '' : `, up to ${formatGib(p95)} at the high end`
  const host =
    offloaded === null
      ? ''
      : ` With a part of it in the memory of the machine (about ${formatGib(offloaded.hostGiB)}) it fits too, slowly.`
  return `That takes about ${formatGib(p50)}${each}${high}; ${formatGib(usableMemoryGiB)} are usable. ${spec.optimizer === 'adamw-8bit' ? 'With weights kept in fp32' : 'With AdamW and weights kept in fp32, the usual way,'} it is at least ${formatGib(usual)}${each}.${host}`
}
