/** Runs by figures of their own: steps and the time of one, or how far they are for what was used. */
import { billOfDataIn, runBillIn } from '../language/inquiries/run-bill.ts'
import { billSentences } from '../presentation/content/inquiries/arithmetic-sentences.ts'
import { providerName } from '../presentation/format/display-names.ts'
import { billFigures } from '../recommend/inquiries/arithmetic.ts'
import { lowestOnDemand } from '../recommend/inquiries/quote.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { RunBill } from '../scenario/stated-figures.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { knownInquiry } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Null where the figures of no run are told. */
export function billOfSteps(
  text: string,
  specOf: (words: string) => Spec,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const bill = runBillIn(text)
  if (bill === null) return null
  const spec = specOf(text)
  const gpus = bill.kind === 'steps' ? bill.gpus : undefined
  return billOfRun(bill, { ...spec, gpuCount: spec.gpuCount ?? gpus ?? null }, request, context)
}

/** A run whose steps follow from its data, by the time that one was measured to take. */
export function billOfData(
  text: string,
  specOf: (words: string) => Spec,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  // Most texts tell no time of a step: the words are read where one does.
  const spec = billOfDataIn(text, 1) === null ? null : specOf(text)
  const bill = spec === null ? null : billOfDataIn(text, spec.gpuCount)
  const gpus = bill?.kind === 'steps' ? (bill.data?.gpus ?? null) : null
  return spec === null || bill === null
    ? null
    : billOfRun(bill, { ...spec, gpuCount: spec.gpuCount ?? gpus }, request, context)
}

/** At the price that was told, or the lowest on record for the GPUs that are named. */
function billOfRun(bill: RunBill, spec: Spec, request: RequestContext, context: EngineContext): Interpretation {
  const market = context.marketFor(request)
  const lowest = bill.price === null ? lowestOnDemand(spec, market) : undefined
  if (lowest === undefined || bill.kind !== 'steps')
    return knownInquiry(
      'run-bill',
      billSentences(bill, billFigures(bill, spec.gpuCount), null, context.catalog.inquiryFacts.rules),
    )
  const priced: RunBill = { ...bill, price: { usdPerHour: lowest.usdPerGpuHour, isPerGpu: true } }
  const seller = providerName(lowest, context.renderContextOn(request).names)
  return knownInquiry(
    'run-bill',
    billSentences(priced, billFigures(priced, spec.gpuCount), seller, context.catalog.inquiryFacts.rules),
  )
}
