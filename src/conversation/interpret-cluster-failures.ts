/** "128 H100s for 3 weeks, how many failures, and what do they cost?": by GPU-hours, with the prices on record. */
import { asksForFailures } from '../language/inquiries/cluster-failures.ts'
import { type FailureRate, failureRateIn, machinesIn } from '../language/inquiries/failure-rate.ts'
import { interruptionsIn } from '../language/inquiries/interruptions.ts'
import { rentedHoursIn } from '../language/inquiries/price-inquiry.ts'
import { spotTermsIn, withoutTermTimes } from '../language/inquiries/spot-terms.ts'
import { singleCountIn } from '../language/inquiries/wanted-counts.ts'
import { clusterFailureSentences } from '../presentation/content/inquiries/cluster-failure-sentences.ts'
import { failureRateSentences } from '../presentation/content/inquiries/failure-rate-sentences.ts'
import { sellerOfPrice } from '../presentation/format/display-names.ts'
import { usualSaveHours } from '../recommend/inquiries/interruptions.ts'
import { lowestOnDemand } from '../recommend/inquiries/quote.ts'
import { emptySpec, type Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Fewer seldom see a failure of hardware. */
const leastGpus = 8

/** Null where no failures are asked about, or nothing is said of how many GPUs for how long. */
export const clusterFailuresOf: SpecReader = (text, specOf, request, context) => {
  const told = failureRateIn(text)
  if (told !== null) return toldFailures(told, specOf, request, context)
  if (!asksForFailures(text)) return null
  const spec = specOf(text)
  const hours = rentedHoursIn(text, context.catalog.inquiryFacts) ?? spec.deadlineHours
  // "8 nodes" is no number of GPUs.
  const machines = machinesIn(text)
  const ofMachines = machines === null ? null : machines * context.catalog.inquiryFacts.rules.machineGpus.base
  const gpuCount = spec.gpuCount ?? ofMachines ?? singleCountIn(text)
  if (hours === null || gpuCount === null || gpuCount < leastGpus || spec.tokens !== null) return null
  const price = priceOf(spec, request, context)
  const says = clusterFailureSentences(gpuCount, hours, price, context.catalog.inquiryFacts.rules.failures)
  return inquiryOf({ kind: 'known', id: 'cluster-failures', says })
}

/** "9 day job": of several times the one of the run. */
const lengthOfRun =
  /(?<![\w.])\d{1,4}(?:\.\d)?[ -]?(?:hours?|h|days?|weeks?|months?)[- ](?:long )?(?=(?:run|job|training|pretrain\w*)\b)/iu

/** "8 nodes for 6 days at a failure per 50 node-days": by the rate that is told, and not by the usual ones. */
function toldFailures(
  told: FailureRate,
  specOf: (words: string) => Spec,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const saving = interruptionsIn(told.rest)
  const { restartHours } = spotTermsIn(told.rest)
  const rest = withoutTermTimes(saving?.rest ?? told.rest)
  const spec = specOf(rest)
  if (spec.tokens !== null && spec.params !== null) return null
  const { rules } = context.catalog.inquiryFacts
  const machines = machinesIn(rest) ?? spec.nodes
  // "8 nodes" is no number of GPUs; "8 nodes of 8 H100" says how many each has.
  const each = Number(/\b(?:of|with|x|×) ?(4|8|16|72)\b/iu.exec(rest)?.[1] ?? rules.machineGpus.base)
  const gpuCount = machines === null ? spec.gpuCount : machines * each
  if (gpuCount === null) return null
  const count = told.of === 'whole' ? 1 : told.of === 'gpu' ? gpuCount : (machines ?? Math.ceil(gpuCount / each))
  const says = failureRateSentences(
    {
      count,
      of: told.of,
      rateHours: told.hours,
      hours: rentedHoursIn(lengthOfRun.exec(rest)?.[0] ?? rest, context.catalog.inquiryFacts) ?? spec.deadlineHours,
      gpuCount,
      areGpusAssumed: machines !== null && spec.gpus === null,
      saveHours: saving?.saveHours ?? null,
      restartHours,
      price: spec.gpus === null ? null : priceOf(spec, request, context),
    },
    rules,
    usualSaveHours,
  )
  return inquiryOf({ kind: 'known', id: 'cluster-failures', says })
}

/** The lowest on demand of the GPUs that are named, or of an H100. */
function priceOf({ gpus }: Spec, request: RequestContext, context: EngineContext) {
  const market = context.marketFor(request)
  const rented = lowestOnDemand({ ...emptySpec, gpus: gpus ?? ['h100-sxm'] }, market)
  const { names } = context.renderContextOn(request)
  return rented === undefined ? null : { usdPerGpuHour: rented.usdPerGpuHour, words: sellerOfPrice(rented, names) }
}
