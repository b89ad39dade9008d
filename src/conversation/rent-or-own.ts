/** "Is our server enough for LoRA, or must we rent?": the yes or no of renting, before what fits. */
import { methodNames } from '../catalog/training-method.ts'
import { formatGib } from '../presentation/format/number-format.ts'
import { type FitResult, isLikelyFit } from '../recommend/inquiries/fit.ts'
import { lighterThan } from '../recommend/inquiries/smallest.ts'
import type { Spec } from '../scenario/scenario.ts'

/** One sentence. `fitOf`: whether a job fits the machine as it is. */
export function rentVerdict(result: FitResult, spec: Spec, fitOf: (spec: Spec) => FitResult | null): string {
  if (result.verdict === 'yes' || isLikelyFit(result)) return 'No need to rent.'
  const lighter = lighterThan(result.method).flatMap(
    (method) => fitOf({ ...spec, method, weights: null, optimizer: null }) ?? [],
  )
  const held = lighter.find(({ verdict }) => verdict === 'yes') ?? lighter.find(isLikelyFit)
  if (held === undefined) return result.verdict === 'unsure' ? 'Rent, to be sure.' : 'Yes, rent.'
  const { method, peakMemoryGiB, usableMemoryGiB, gpuCount } = held
  const most = peakMemoryGiB.p95 === null ? '' : `, up to ${formatGib(peakMemoryGiB.p95)}`
  return `No need to rent if ${methodNames[method]} will do: it takes about ${formatGib(peakMemoryGiB.p50)}${gpuCount === 1 ? '' : ' a GPU'}${most} of ${formatGib(usableMemoryGiB)}; for ${methodNames[result.method]} itself, rent.`
}
