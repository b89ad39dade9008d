/** GPU-hours of an invoice against what the GPUs and the time that are told come to. */
import { billedHoursIn } from '../language/inquiries/billed-hours.ts'
import { billedHoursSentences } from '../presentation/content/inquiries/billed-hours-sentences.ts'
import { rentOnRecord } from '../recommend/inquiries/quote.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { sharedName } from './named-rent.ts'
import { type FoundInterpretation, inquiryOf } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Null where no GPUs are counted, or a job to train is told. */
export function billedHoursOf(
  text: string,
  specOf: (words: string) => Spec,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const bill = billedHoursIn(text)
  if (bill === null) return null
  const spec = specOf(bill.rest)
  const { gpuCount, gpus, tokens } = spec
  if (gpuCount === null || tokens !== null) return null
  const market = gpus === null ? null : rentOnRecord(spec, context.marketFor(request))
  const { names } = context.renderContextOn(request)
  const says = billedHoursSentences({
    billed: bill.billed,
    gpuCount,
    gpu: gpus === null ? null : sharedName(gpus.map((id) => names.gpu(id))),
    hours: bill.hours,
    charged: bill.charged,
    usual: market === null ? null : { low: market.lowest.usdPerGpuHour, middle: market.median },
  })
  return inquiryOf({ kind: 'known', id: 'billed hours', says })
}
