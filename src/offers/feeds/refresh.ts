/** One refresh of all feeds: what came, what moved, what was held back, and which feed failed. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { FeedFacts } from '../../catalog/feed.ts'
import type { Observation } from '../../catalog/observation.ts'
import { admit, type Held, priors } from '../admission.ts'
import { keyOf } from '../observation-id.ts'
import { dayOf } from '../precedence.ts'
import { type Feed, type FeedReading, type Get, FeedBroken, type ReclaimBand, type Rejection } from './feed.ts'
import { FetchFailed } from './fetch.ts'

/** A price that is not what it was. */
export type Move = { readonly observation: Observation; readonly before: Observation }

/** Prices of the feed's providers that stay as they were, and how old the newest of them is (days). */
export type Kept = { readonly count: number; readonly days: number | null }

export type FeedOutcome = {
  readonly feed: string
  readonly name: string
} & (
  | {
      readonly status: 'read'
      readonly admitted: readonly Observation[]
      readonly held: readonly Held[]
      readonly rejections: readonly Rejection[]
      readonly reclaimed: readonly ReclaimBand[]
      readonly moved: readonly Move[]
      /** Things that had no price before. */
      readonly added: readonly Observation[]
      /** Prices of this feed that were not in it today: they stay, and age. */
      readonly missing: Kept
    }
  | { readonly status: 'failed' | 'no-key'; readonly problem: string; readonly kept: Kept }
)

export type Refreshed = { readonly today: string; readonly outcomes: readonly FeedOutcome[] }

export type RefreshWith = {
  readonly today: string
  readonly catalog: Catalog
  readonly facts: ReadonlyMap<string, FeedFacts>
  /** How a feed's requests are made. */
  readonly getOf: (facts: FeedFacts) => Get
  /** The value of the environment variable that holds a feed's key. */
  readonly key: (variable: string) => string | undefined
  /** Prices that were held back before and that a person has let through. */
  readonly accepted?: (observation: Observation) => boolean
  readonly onDone?: (outcome: FeedOutcome) => void
}

/**
 * Reads every feed, all at once; a feed that fails spoils none of the others, and its old prices stay and go on ageing.
 * What comes back is in the order of `feeds`. Only faults of ours are thrown.
 */
export async function refresh(feeds: readonly Feed[], given: RefreshWith): Promise<Refreshed> {
  const outcomes = await Promise.all(
    feeds.map(async (feed) => {
      const outcome = await refreshOne(feed, given)
      given.onDone?.(outcome)
      return outcome
    }),
  )
  return { today: given.today, outcomes }
}

async function refreshOne(
  feed: Feed,
  { today, catalog, facts: all, getOf, key, accepted }: RefreshWith,
): Promise<FeedOutcome> {
  const facts = all.get(feed.id)
  if (facts === undefined) throw new Error(`no data/feeds/${feed.id}.json`)
  const { name } = facts
  const known = catalog.observations
  const providers = new Set(Object.values(facts.providers))
  const ofProviders = known.filter(({ provider }) => providers.has(provider))
  const stays = (status: 'failed' | 'no-key', problem: string): FeedOutcome => {
    return { feed: feed.id, name, status, problem, kept: keptOf(ofProviders, today) }
  }
  const secret = facts.key === null ? '' : key(facts.key)
  if (secret === undefined) return stays('no-key', `${facts.key ?? ''} is not set`)
  let reading: FeedReading
  try {
    const context = { today, facts, known: catalog }
    reading = feed.read(await feed.collect(getOf(facts), context, secret), context)
  } catch (error) {
    if (error instanceof FeedBroken || error instanceof FetchFailed) return stays('failed', error.message)
    throw error
  }
  // Of a day's answer without a single price the feed is to blame, not the market.
  if (reading.observations.length === 0 && (reading.reclaimed ?? []).length === 0)
    return stays('failed', `no price in the answer (${reading.rejections.length} rejected)`)
  const { admitted, held } = admit(reading.observations, known, catalog.providers, accepted)
  const prior = priors(known)
  const before = admitted.map((observation) => ({ observation, before: prior(observation) }))
  const seen = new Set(reading.observations.map(keyOf))
  return {
    feed: feed.id,
    name,
    status: 'read',
    admitted,
    held,
    rejections: reading.rejections,
    reclaimed: reading.reclaimed ?? [],
    moved: before.flatMap((each) =>
      each.before !== null && isMove(each.observation, each.before) ? [{ ...each, before: each.before }] : [],
    ),
    added: before.filter((each) => each.before === null).map(({ observation }) => observation),
    missing: keptOf(
      ofProviders.filter((each) => each.price.source === facts.priceSource && !seen.has(keyOf(each))),
      today,
    ),
  }
}

/** Half a percent is rounding. */
const isMove = (now: Observation, before: Observation) => Math.abs(Math.log(now.price.base / before.price.base)) > 0.005

function keptOf(observations: readonly Observation[], today: string): Kept {
  const days = observations.map(({ price }) => Math.max(0, dayOf(today) - dayOf(price.asOf)))
  return { count: observations.length, days: days.length === 0 ? null : Math.min(...days) }
}

/** Everything that a refresh lets in. */
export const admittedOf = ({ outcomes }: Refreshed): readonly Observation[] =>
  outcomes.flatMap((outcome) => (outcome.status === 'read' ? outcome.admitted : []))
