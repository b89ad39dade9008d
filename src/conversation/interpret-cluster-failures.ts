/** "128 H100s for 3 weeks, how many failures, and what do they cost?": by GPU-hours, with the prices on record. */
import { asksForFailures } from '../language/inquiries/cluster-failures.ts'
import { rentedHoursIn } from '../language/inquiries/price-inquiry.ts'
import { singleCountIn } from '../language/inquiries/wanted-counts.ts'
import { clusterFailureSentences } from '../presentation/content/inquiries/cluster-failure-sentences.ts'
import { providerName } from '../presentation/format/display-names.ts'
import { lowestOnDemand } from '../recommend/inquiries/quote.ts'
import { emptySpec, type Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { inquiryOf } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Fewer seldom see a failure of hardware. */
const leastGpus = 8

/** Null where no failures are asked about, or nothing is said of how many GPUs for how long. */
export function clusterFailuresOf(
  text: string,
  specOf: (words: string) => Spec,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  if (!asksForFailures(text)) return null
  const spec = specOf(text)
  const hours = rentedHoursIn(text, context.catalog.inquiryFacts) ?? spec.deadlineHours
  const gpuCount = spec.gpuCount ?? singleCountIn(text)
  if (hours === null || gpuCount === null || gpuCount < leastGpus || spec.tokens !== null) return null
  const market = context.advisor.market(request.today, context.askerContext(request, null))
  const rented = lowestOnDemand({ ...emptySpec, gpus: spec.gpus ?? ['h100-sxm'] }, market)
  const { names } = context.renderContextOn(request)
  const price =
    rented === undefined
      ? null
      : { usdPerGpuHour: rented.usdPerGpuHour, words: `${providerName(rented, names)}, ${rented.priceAsOf}` }
  const says = clusterFailureSentences(gpuCount, hours, price, context.catalog.inquiryFacts.rules.failures)
  return inquiryOf({ kind: 'known', id: 'cluster-failures', says })
}
