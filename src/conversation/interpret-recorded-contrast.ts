/** "Reserve 16 H100 for 3 months or on demand, busy 40 % of the time?": no price is named, so those on record are set against each other. */
import { committedHoursIn } from '../language/inquiries/request-words.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { utilizationIn } from '../language/inquiries/utilization.ts'
import { understand } from '../language/pipeline.ts'
import { providerName } from '../presentation/format/display-names.ts'
import { formatUsdPerHour } from '../presentation/format/number-format.ts'
import { judgeQuote } from '../recommend/inquiries/quote.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { inquiryOf } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Null where prices are named, or nothing says how much the GPUs are used. */
export function recordedContrast(text: string, request: RequestContext, context: EngineContext): Interpretation | null {
  if (
    !context.catalog.inquiryFacts.words.reserved.test(text) ||
    !context.catalog.inquiryFacts.words.onDemand.test(text) ||
    ratesIn(text) !== null
  )
    return null
  const usedShare = utilizationIn(text)
  const { spec } = understand(text, {
    mode: 'message',
    vocabulary: context.vocabulary,
    today: request.today,
  }).draft.finish()
  if (usedShare === null || spec.gpus === null || spec.tokens !== null) return null
  const market = context.advisor.market(request.today, context.askerContext(request, null))
  const termHours = committedHoursIn(text, context.catalog.inquiryFacts.words)
  const { onDemand, reserved } = judgeQuote({ ...spec, pricing: null }, 0, true, false, termHours, market)
  if (onDemand === null || reserved === null) return null
  const [open, bound] = [onDemand.lowest, reserved.lowest]
  const { names } = context.renderContextOn(request)
  const asked = inquiryOf({
    kind: 'contrast',
    spec,
    contrast: {
      onDemand: open.usdPerGpuHour,
      other: bound.usdPerGpuHour,
      pricing: 'reserved',
      sign: '$',
      usedShare,
      lostShare: null,
      termHours,
      gpuHours: null,
      gpuHoursPerMonth: null,
    },
    unused: [],
  })
  const of = ({ usdPerGpuHour, priceAsOf, provider, tier }: typeof open): string =>
    `${formatUsdPerHour(usdPerGpuHour)} at ${providerName({ provider, tier, pricing: 'on_demand' }, names)} (${priceAsOf})`
  return asked.kind === 'inquiry'
    ? {
        ...asked,
        generalAnswers: [
          `Taken are the lowest prices on record: on demand ${of(open)}, reserved ${of(bound)}. Put in your own offers.`,
        ],
      }
    : asked
}
