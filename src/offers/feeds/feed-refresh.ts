/** One refresh of all feeds: what came, what moved, what was held back, and which feed failed. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { FeedFacts } from '../../catalog/price-feed.ts'
import type { ObservedPrice } from '../../catalog/observed-price.ts'
import { admit, type QuarantinedPrice, priorLookup } from '../admission.ts'
import { observationKey } from '../observation-id.ts'
import { epochDay } from '../observation-precedence.ts'
import { type Feed, type FeedReading, type Fetcher, FeedFormatError, type ReclaimBand, type Rejection } from './feed.ts'
import { FetchError } from './http-fetcher.ts'

/** A price that is not what it was. */
export type ObservationMove = { readonly observation: ObservedPrice; readonly before: ObservedPrice }

/** Prices of the feed's providers that stay as they were, and how old the newest of them is (days). */
export type RetainedPrices = { readonly count: number; readonly days: number | null }

export type FeedOutcome = {
  readonly feed: string
  readonly name: string
} & (
  | {
      readonly status: 'read'
      readonly admitted: readonly ObservedPrice[]
      readonly heldBack: readonly QuarantinedPrice[]
      readonly rejections: readonly Rejection[]
      readonly reclaimBands: readonly ReclaimBand[]
      readonly moved: readonly ObservationMove[]
      /** Things that had no price before. */
      readonly added: readonly ObservedPrice[]
      /** Prices of this feed that were not in it today: they stay, and age. */
      readonly missing: RetainedPrices
    }
  | { readonly status: 'failed' | 'no-key'; readonly problem: string; readonly retained: RetainedPrices }
)

export type RefreshResult = { readonly today: string; readonly outcomes: readonly FeedOutcome[] }

export type RefreshOptions = {
  readonly today: string
  readonly catalog: Catalog
  readonly facts: ReadonlyMap<string, FeedFacts>
  /** How a feed's requests are made. */
  readonly fetcherFor: (facts: FeedFacts) => Fetcher
  /** The value of the environment variable that holds a feed's key. */
  readonly key: (variable: string) => string | undefined
  /** Prices that were held back before and that a person has let through. */
  readonly isApproved?: (observation: ObservedPrice) => boolean
  readonly onDone?: (outcome: FeedOutcome) => void
}

/**
 * Reads every feed, all at once; a feed that fails spoils none of the others, and its old prices stay and go on ageing.
 * What comes back is in the order of `feeds`. Only faults of ours are thrown.
 */
export async function refreshFeeds(feeds: readonly Feed[], options: RefreshOptions): Promise<RefreshResult> {
  const outcomes = await Promise.all(
    feeds.map(async (feed) => {
      const outcome = await refreshOne(feed, options)
      options.onDone?.(outcome)
      return outcome
    }),
  )
  return { today: options.today, outcomes }
}

async function refreshOne(
  feed: Feed,
  { today, catalog, facts: factsByFeed, fetcherFor, key, isApproved }: RefreshOptions,
): Promise<FeedOutcome> {
  const facts = factsByFeed.get(feed.id)
  if (facts === undefined) throw new Error(`no data/feeds/${feed.id}.json`)
  const { name } = facts
  const catalogObservations = catalog.observations
  const providers = new Set(Object.values(facts.providers))
  const ofProviders = catalogObservations.filter(({ provider }) => providers.has(provider))
  const retained = (status: 'failed' | 'no-key', problem: string): FeedOutcome => {
    return { feed: feed.id, name, status, problem, retained: retainedPrices(ofProviders, today) }
  }
  const keyValue = facts.key === null ? '' : key(facts.key)
  if (keyValue === undefined) return retained('no-key', `${facts.key ?? ''} is not set`)
  let reading: FeedReading
  try {
    const context = { today, facts, catalog: catalog }
    reading = feed.read(await feed.collect(fetcherFor(facts), context, keyValue), context)
  } catch (error) {
    if (error instanceof FeedFormatError || error instanceof FetchError) return retained('failed', error.message)
    throw error
  }
  // Of a day's answer without a single price the feed is to blame, not the market.
  if (reading.observations.length === 0 && (reading.reclaimBands ?? []).length === 0)
    return retained('failed', `no price in the answer (${reading.rejections.length} rejected)`)
  const { admitted, heldBack } = admit(reading.observations, catalogObservations, catalog.providers, isApproved)
  const priorOf = priorLookup(catalogObservations)
  const withPrior = admitted.map((observation) => ({ observation, before: priorOf(observation) }))
  const seenKeys = new Set(reading.observations.map(observationKey))
  return {
    feed: feed.id,
    name,
    status: 'read',
    admitted,
    heldBack,
    rejections: reading.rejections,
    reclaimBands: reading.reclaimBands ?? [],
    moved: withPrior.flatMap((each) =>
      each.before !== null && isPriceMove(each.observation, each.before) ? [{ ...each, before: each.before }] : [],
    ),
    added: withPrior.filter((each) => each.before === null).map(({ observation }) => observation),
    missing: retainedPrices(
      ofProviders.filter((each) => each.price.source === facts.priceSource && !seenKeys.has(observationKey(each))),
      today,
    ),
  }
}

/** Half a percent is rounding. */
const isPriceMove = (now: ObservedPrice, before: ObservedPrice) =>
  Math.abs(Math.log(now.price.base / before.price.base)) > 0.005

function retainedPrices(observations: readonly ObservedPrice[], today: string): RetainedPrices {
  const days = observations.map(({ price }) => Math.max(0, epochDay(today) - epochDay(price.asOf)))
  return { count: observations.length, days: days.length === 0 ? null : Math.min(...days) }
}

/** Everything that a refresh lets in. */
export const admittedObservations = ({ outcomes }: RefreshResult): readonly ObservedPrice[] =>
  outcomes.flatMap((outcome) => (outcome.status === 'read' ? outcome.admitted : []))
