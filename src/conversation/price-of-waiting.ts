/** "Will H100 prices drop by spring?", "should we wait with 200 GPU-hours?": what is known is today's, and what a fall would save. */
import type { GeneralAnswer } from '../language/inquiries/general-inquiry.ts'
import { gpuHoursIn } from '../language/inquiries/gpu-hours.ts'
import { understand } from '../language/pipeline.ts'
import { todaysPriceSentence, waitingSentence } from '../presentation/content/inquiries/known-figures-sentences.ts'
import { judgeQuote } from '../recommend/inquiries/quote.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'

/** Unchanged where no GPU with prices on record is named. */
export function withPriceOfWaiting(
  known: GeneralAnswer,
  text: string,
  request: RequestContext,
  context: EngineContext,
): GeneralAnswer {
  const hours = gpuHoursIn(text)
  const { spec } = understand(text, {
    mode: 'message',
    vocabulary: context.vocabulary,
    today: request.today,
  }).draft.finish()
  // Hours of no GPU in particular are told at the price of the usual one.
  const gpus = spec.gpus ?? (hours === null ? null : usual)
  if (gpus === null) return known
  const { onDemand } = judgeQuote({ ...spec, gpus: [...gpus] }, 0, true, false, null, context.marketFor(request))
  if (onDemand === null) return known
  const { names } = context.renderContextOn(request)
  const [unknown = '', ...rest] = known.says
  const sum = hours === null || hours.isMonthly ? [] : [waitingSentence(hours.value, onDemand, names)]
  // Its own record stands for the price of today, where the answer has one.
  const today = known.id === 'prices-later' ? [] : [todaysPriceSentence(onDemand, names)]
  return { ...known, says: [unknown, ...sum, ...today, ...rest] }
}
const usual = ['h100-sxm']
