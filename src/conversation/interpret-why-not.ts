/** "Why not Lambda?" beside a job: what the plan would be there, against the one that was taken. */
import { sellersNamedIn } from '../language/inquiries/named-sellers.ts'
import { whyNotIn } from '../language/inquiries/permission-question.ts'
import { whyNotSentence } from '../presentation/content/inquiries/permission-sentences.ts'
import { planAndProvider } from '../presentation/format/display-names.ts'
import { formatDuration, formatUsd } from '../presentation/format/number-format.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, type ReadRest, startWith } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Null where no one seller is asked about so, or the rest is no job. */
export function whyNotOf(
  text: string,
  readRest: ReadRest,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const asked = whyNotIn(text)
  if (asked === null) return null
  const from = text.indexOf(asked) + asked.length
  const seller = sellersNamedIn(text, context.vocabulary).find((one) => one.from === from)
  if (seller === undefined) return null
  const read = readRest(text.replace(new RegExp(String.raw`${asked}.{${seller.words.length}}\??`, 'u'), ' ').trim())
  if (read?.kind !== 'start') return null
  const { scenario } = read
  const best = recommendationFor(scenario, request, context)?.best
  if (best === undefined) return null
  const { names } = context.renderContextOn(request)
  const there = { ...scenario, spec: { ...scenario.spec, providers: [seller.id] } }
  const other = recommendationFor(there, request, context)?.best
  const shown = (plan: typeof best) => ({
    usd: formatUsd(plan.allInUsd.p50),
    hours: formatDuration(plan.hours.p50),
    name: planAndProvider(plan, names),
  })
  const sentence = whyNotSentence(
    names.provider(seller.id),
    shown(best),
    other === undefined ? null : { ...shown(other), isDearer: other.allInUsd.p50 > best.allInUsd.p50 },
  )
  const { generalAnswers = [], ...extras } = scenario.extras ?? {}
  return startWith(scenario, { ...extras, generalAnswers: [sentence, ...generalAnswers] })
}
