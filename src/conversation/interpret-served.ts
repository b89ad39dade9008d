/** A job whose model is served when it is trained: the month of hosting beside the training, and both together. */
import { servingPartIn } from '../language/inquiries/serving-part.ts'
import { timeSpansIn } from '../language/questions/spans-of-time.ts'
import { withoutUnused, withUnused } from '../language/resolution/unused-words.ts'
import { planName, providerName } from '../presentation/format/display-names.ts'
import { servedLead, servedSentences } from '../presentation/content/inquiries/served-sentences.ts'
import { hostingPlanOf } from '../recommend/inquiries/hosting.ts'
import { peakTokensPerSecond, sequencesAtOnce } from '../recommend/inquiries/arithmetic.ts'
import { hoursOfMonth, runsOfPeriod } from '../scenario/hours-of-time.ts'
import type { RequestVolume } from '../scenario/stated-figures.ts'
import type { EngineContext } from './engine-context.ts'
import { withExtras } from './interpretation-extras.ts'
import type { FoundInterpretation, ReadRest } from './part-readers.ts'
import type { RequestContext } from './request.ts'

const ofServing = /^(?:\w{1,8} )?(?:host\w*|serv(?:e|es|ing)|deploy\w*|inference)$/iu

/** "Host it 24/7 for 3 months"; null: no such time is told, or less than one. */
const monthsIn = (words: string): number | null => {
  const spans = timeSpansIn(words).filter(({ hours }) => hours >= hoursOfMonth)
  const [span] = spans
  return span === undefined || spans.length > 1 ? null : span.hours / hoursOfMonth
}

/** One sum for both is asked. */
const asksTotal =
  /\b(?:totals?|all[- ]in|altogether|in all|together|first month|month one|(?:per|a) month|monthly|budget)\b/iu

/** Null where nothing is served besides, or the rest is no job. */
export function servedOf(
  text: string,
  readRest: ReadRest,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const { serving, words } = context.catalog.inquiryFacts
  const part = servingPartIn(text, words.concurrent)
  const read = part === null ? null : readRest(part.rest)
  if (part === null || read?.kind !== 'start') return null
  if (part.isRefused) return { ...read, scenario: withUnused(read.scenario, [part.words]) }
  const { scenario } = read
  const volume: RequestVolume | null =
    part.requestsPerSecond === null
      ? null
      : {
          requestsPerMonth: part.requestsPerSecond * hoursOfMonth * 3600,
          // As with any rate by the second.
          isPeak: true,
          areTokensAssumed: true,
          tokensIn: serving.requestTokensIn.base,
          tokensOut: serving.requestTokensOut.base,
        }
  const spec = {
    ...scenario.spec,
    gpus: null,
    gpuCount: null,
    nodes: null,
    weights: null,
    deadlineHours: null,
    budgetUsd: null,
    sequenceLength: volume === null ? null : volume.tokensIn + volume.tokensOut,
  }
  const wish = {
    users: volume === null ? part.users : sequencesAtOnce(volume, serving),
    areConcurrent: volume !== null || part.areConcurrent,
    isOfficeHours: false,
    tokensPerSecond: volume === null ? null : peakTokensPerSecond(volume, serving),
  }
  const plan = hostingPlanOf(spec, wish, context.marketFor(request))
  const [best] = plan?.options ?? []
  const { names } = context.renderContextOn(request)
  const answer = context.answerWith(request, null)(scenario)
  const runUsd = answer.kind === 'recommendation' ? answer.recommendation.best.allInUsd.p50 : null
  const runs = scenario.runsPerYear == null ? null : runsOfPeriod(scenario.runsPerYear, 'month')
  const usdPerMonth = best?.usdPerMonth.p50 ?? null
  const lead =
    runUsd === null || usdPerMonth === null || !asksTotal.test(text)
      ? {}
      : { lead: servedLead(runUsd * Math.max(1, runs ?? 1), usdPerMonth, runs !== null) }
  const says = servedSentences({
    words: part.words,
    atOnce: plan?.sequences ?? null,
    volume,
    place: best === undefined ? null : `${planName(best, names)} at ${providerName(best, names)}`,
    usdPerMonth,
    months: monthsIn(part.words) ?? monthsIn(text),
    run: runUsd === null ? null : { usd: runUsd, perMonth: runs },
  })
  // "Total for training + hosting": the month is what is told.
  const told = { ...read, scenario: withoutUnused(scenario, (word) => ofServing.test(word)) }
  return withExtras(told, { ...lead, generalAnswers: [...says, ...(scenario.extras?.generalAnswers ?? [])] })
}
