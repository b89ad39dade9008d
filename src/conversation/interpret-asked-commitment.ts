/** Whether to reserve a GPU for a job, or for runs of it all year: the sum on demand, beside what the reservation comes to. */
import { placeMarket } from '../offers/market.ts'
import { askedCommitmentIn } from '../language/inquiries/asked-commitment.ts'
import { commitmentLead, commitmentSentences } from '../presentation/content/inquiries/asked-commitment-sentences.ts'
import { type MonthBill, monthLead, monthSentences } from '../presentation/content/inquiries/month-or-hour-sentences.ts'
import { judgeQuote } from '../recommend/inquiries/quote.ts'
import { hoursOfMonth, hoursOfYear, periodsPerYear } from '../scenario/hours-of-time.ts'
import type { EngineContext } from './engine-context.ts'
import { firstJobOf, type FoundInterpretation, type ReadPart, type ReadRest, startWith } from './part-readers.ts'
import { startedOnOneGpu } from './single-gpu-job.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Null where nobody asks it, or the rest is no whole job on rented GPUs. */
export function askedCommitmentOf(
  text: string,
  readRest: ReadRest,
  readPart: ReadPart,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const asked = askedCommitmentIn(text)
  if (asked === null) return null
  const read = firstJobOf(asked.rests, readRest, ({ owned, pricing }) => owned === null && pricing !== 'reserved')
  if (read === null) return null
  const { gpus, gpuCount } = readPart(asked.words).draft.finish().spec
  const isNamed = read.spec.gpus === null && gpus !== null
  const named = isNamed ? { ...read, spec: { ...read.spec, gpus, gpuCount: gpuCount ?? 1 } } : read
  const { scenario: job } = startedOnOneGpu(
    { kind: 'start', scenario: named, policy: null, phrases: [] },
    text,
    request,
    context,
  )
  const best = recommendationFor(job, request, context)?.best
  if (best === undefined || best.offload !== 'none') return null
  const { runs } = job.extras ?? {}
  const perYear = job.runsPerYear ?? (runs === undefined ? 1 : runs.count)
  if (asked.term === 'month') {
    const { generalAnswers = [], ...extras } = job.extras ?? {}
    const bill: MonthBill = {
      perMonth: perYear / periodsPerYear.month,
      isOnce: runs === undefined && job.runsPerYear === undefined,
      best,
      termHours: hoursOfMonth,
    }
    return startWith(
      { ...job, extras },
      {
        lead: monthLead(bill),
        generalAnswers: [...monthSentences(bill, context.renderContextOn(request).names), ...generalAnswers],
      },
    )
  }
  const market = placeMarket(context.marketFor(request), job.spec)
  const term = { ...job.spec, gpus: [best.gpu], gpuCount: best.gpuCount }
  const reserved = judgeQuote(term, 0, true, false, hoursOfYear, market).reserved?.lowest ?? null
  const { low, high } = context.catalog.commitment
  const discount = { low: low.base, high: high.base }
  const usdPerGpuHour = reserved?.usdPerGpuHour ?? best.usdPerGpuHour * (1 - (discount.low + discount.high) / 2)
  const bill = { perYear, best, usdPerGpuHour, reserved, discount, termHours: hoursOfYear }
  const { generalAnswers = [] } = job.extras ?? {}
  return startWith(job, {
    lead: commitmentLead(bill),
    generalAnswers: [...commitmentSentences(bill, context.renderContextOn(request).names), ...generalAnswers],
  })
}
