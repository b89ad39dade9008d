/** The week of a channel: what it asked, answered again at today's prices, and what was reported of its runs. */
import { type Market, openMarket } from '../offers/market.ts'
import { replayCatalog } from '../offers/catalog-replay.ts'
import { describeJob } from '../presentation/content/scenario-summary.ts'
import { weeklyDigestMessage } from '../presentation/content/messages/weekly-digest-message.ts'
import { planName } from '../presentation/format/display-names.ts'
import { emptySpec } from '../scenario/scenario.ts'
import { cheaperPlans, hasNews, type PlanPriceChange, priceChanges } from '../team/digest-contents.ts'
import type { ChannelWeek } from './channel-week.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import type { RequestContext } from './request.ts'

/** Jobs that are answered again; more would keep others waiting. */
const maxPlans = 6

/** Ignored where nothing has changed. */
export function answerDigest(
  { since, estimates, runs }: ChannelWeek,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const renderContext = context.renderContextOn(request)
  const ask = context.answerWith(request, null)
  const plans = estimates.slice(0, maxPlans).flatMap(({ scenario, headline }): readonly PlanPriceChange[] => {
    const answer = ask(scenario)
    return answer.kind === 'problem' ? [] : [{ scenario, before: headline, after: answer.recommendation.best }]
  })
  const gpus = new Set(plans.flatMap(({ before, after }) => [before.gpu, after.gpu]))
  const digest = {
    since,
    prices: priceChanges(marketOn(since, context), openMarket(context.catalog, request.today), gpus),
    plans: cheaperPlans(plans),
    spending: runs.flatMap(({ usd, run }) => {
      const { model, params, tokens } = run
      const job = `${describeJob({ ...emptySpec, model, params, tokens }, renderContext.names)}, ${planName(run, renderContext.names)}`
      return usd === null ? [] : [{ job, expectedUsd: run.estimated.usd, spentUsd: usd }]
    }),
  }
  return hasNews(digest) ? { kind: 'answer', content: weeklyDigestMessage(digest, renderContext) } : { kind: 'ignored' }
}

/** The market as it was known on that day. */
const marketOn = (day: string, { catalog }: EngineContext): Market =>
  openMarket(replayCatalog({ today: day, observationIds: [] }, catalog).catalog, day)
