/** "Should we sign a 1-month reservation of 64 H100s for this job?": the run on demand against the whole term. */
import { placeMarket } from '../offers/market.ts'
import { namesTerm } from '../language/inquiries/request-words.ts'
import { seriesIn } from '../language/questions/series.ts'
import type { Draft } from '../language/resolution/scenario-draft.ts'
import { reservedJobSentences } from '../presentation/content/inquiries/reserved-job-sentences.ts'
import { judgeQuote } from '../recommend/inquiries/quote.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { inquiryOf } from './part-readers.ts'
import { recommendationForSpec } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Null where nobody asks whether to reserve, the text is no whole job on a number of GPUs, or more runs are told. `termHours`: of the reservation; null: none is named. */
export function reservedJobOf(
  text: string,
  draft: Draft,
  termHours: number | null,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const { words } = context.catalog.inquiryFacts
  if (termHours === null || !(words.meritAsked.test(text) || words.onDemand.test(text))) return null
  if (!namesTerm(text) || seriesIn(text) !== null || !draft.isWholeJob) return null
  const { spec } = draft.finish()
  if (spec.gpus === null || spec.gpuCount === null || spec.owned === true) return null
  // "For a month" is the term, and no deadline.
  const open = { pricing: null, budgetUsd: null, deadlineHours: null }
  const plan = recommendationForSpec({ ...spec, ...open }, request, context)?.best
  if (plan === undefined || plan.offload !== 'none') return null
  const asked = { ...spec, ...open, gpus: [plan.gpu] }
  const market = placeMarket(context.marketFor(request), asked)
  const reserved = judgeQuote(asked, 0, true, false, termHours, market).reserved?.lowest ?? null
  const { low, high } = context.catalog.commitment
  const discount = { low: low.base, high: high.base }
  const usdPerGpuHour = reserved?.usdPerGpuHour ?? plan.usdPerGpuHour * (1 - (discount.low + discount.high) / 2)
  const says = reservedJobSentences(
    plan,
    { hours: termHours, usdPerGpuHour, reserved, discount },
    spec.certificates ?? [],
    context.renderContextOn(request).names,
    asksIfTooMuch.test(text),
  )
  return inquiryOf({ kind: 'known', id: 'reserved for a job', says })
}

const asksIfTooMuch = /\b(?:too (?:long|much|many|big)|over ?kill|excessive|wrong|waste\w*|crazy|insane)\b/iu
