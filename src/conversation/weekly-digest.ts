/** The week of a channel: what it asked, answered again at today's prices, and what was reported of its runs. */
import { type Market, openMarket } from '../offers/market.ts'
import { replayCatalog } from '../offers/catalog-replay.ts'
import { runJob } from '../presentation/content/ledger-lines.ts'
import { ledgerMessage, withWeekBelow } from '../presentation/content/messages/ledger-message.ts'
import { weeklyDigestMessage } from '../presentation/content/messages/weekly-digest-message.ts'
import type { RenderContext } from '../presentation/render-context.ts'
import {
  cheaperPlans,
  hasNews,
  type PlanPriceChange,
  priceChanges,
  type SpendingComparison,
} from '../team/digest-contents.ts'
import type { ChannelWeek, ReportedSpending } from './channel-week.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import type { RequestContext } from './request.ts'

/** Jobs that are answered again; more would keep others waiting. */
const maxPlans = 6

/** Ignored where nothing has changed and nobody asked. */
export function answerDigest(
  { asked, since, estimates, runs }: ChannelWeek,
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
    spending: runs.flatMap((reported) => comparisonOf(reported, renderContext)),
  }
  const week = hasNews(digest) ? weeklyDigestMessage(digest, renderContext) : null
  if (asked === undefined) return week === null ? { kind: 'ignored' } : { kind: 'answer', content: week }
  const spent = asked.runs.flatMap((reported) => comparisonOf(reported, renderContext))
  const month = ledgerMessage({ ...asked, runs: spent })
  return { kind: 'answer', content: week === null ? month : withWeekBelow(month, week) }
}

function comparisonOf({ usd, run }: ReportedSpending, { names }: RenderContext): readonly SpendingComparison[] {
  return usd === null ? [] : [{ job: runJob(run, names), expectedUsd: run.estimated.usd, spentUsd: usd }]
}

/** The market as it was known on that day. */
const marketOn = (day: string, { catalog }: EngineContext): Market =>
  openMarket(replayCatalog({ today: day, observationIds: [] }, catalog).catalog, day)
