/** The week of a channel, worked out: what it asked, answered again at today's prices, beside what was reported. */
import type { Message } from '../reply/message.ts'
import { type Market, openMarket } from '../offers/market.ts'
import { replay } from '../offers/replay.ts'
import { jobWords } from '../reply/asked.ts'
import { digestMessage } from '../reply/digest.ts'
import { planName } from '../reply/names.ts'
import { emptySpec, type Scenario } from '../scenario/spec.ts'
import { cheaperPlans, hasNews, type PlanMove, priceMoves, type Shown } from '../team/digest.ts'
import type { Books } from './books.ts'
import type { Setting } from './held.ts'

/** A run that somebody reported, and what was expected of it. */
export type ReportedRun = {
  readonly usd: number | null
  readonly run: {
    readonly model: string | null
    readonly params: number | null
    readonly tokens: number | null
    readonly gpu: string
    readonly gpuCount: number
    readonly estimated: { readonly usd: number }
  }
}

export type Week = {
  /** ISO date of its first day. */
  readonly since: string
  /** What the channel asked last, a scenario for each thread, the newest first. */
  readonly estimates: readonly { readonly scenario: Scenario; readonly headline: Shown }[]
  /** What was reported since then. */
  readonly runs: readonly ReportedRun[]
}

/** Jobs that are worked out again; more would keep others waiting. */
const mostPlans = 6

/** Null where there is nothing to tell. */
export function weekOf({ since, estimates, runs }: Week, setting: Setting, books: Books): Message | null {
  const manner = books.manner(setting.today)
  const ask = books.asking(setting, null)
  const plans = estimates.slice(0, mostPlans).flatMap(({ scenario, headline }): readonly PlanMove[] => {
    const answer = ask(scenario)
    return answer.kind === 'problem' ? [] : [{ scenario, before: headline, after: answer.recommendation.best }]
  })
  const gpus = new Set(plans.flatMap(({ before, after }) => [before.gpu, after.gpu]))
  const digest = {
    since,
    prices: priceMoves(marketOf(since, books), openMarket(books.catalog, setting.today), gpus),
    plans: cheaperPlans(plans),
    spending: runs.flatMap(({ usd, run }) => {
      const { model, params, tokens } = run
      const job = `${jobWords({ ...emptySpec, model, params, tokens }, manner.names)}, ${planName(run, manner.names)}`
      return usd === null ? [] : [{ job, expectedUsd: run.estimated.usd, spentUsd: usd }]
    }),
  }
  return hasNews(digest) ? digestMessage(digest, manner) : null
}

/** The market as it was known on that day. */
const marketOf = (day: string, { catalog }: Books): Market =>
  openMarket(replay({ today: day, observationIds: [] }, catalog).catalog, day)
