/** Prices that feeds observed. They are public, so they belong to no team; observations are added, never changed. */
import type * as z from 'zod'
import type { Database } from './database.ts'
import { readDocument, writeDocument } from './document.ts'

export type PriceObservation<Observation> = {
  /** The same observation has the same id, whoever adds it. */
  readonly id: string
  /** What is priced: provider, GPU, tier, pricing, count, region. */
  readonly key: string
  readonly feed: string
  /** ISO time. */
  readonly observedAt: string
  readonly observation: Observation
}

export type Prices<Observation> = {
  /** Returns how many were new. */
  readonly add: (observations: readonly PriceObservation<Observation>[]) => Promise<number>
  /** The newest of each key; with `until`, as it was known at that ISO time. */
  readonly newest: (query?: {
    readonly feed?: string
    readonly until?: string
  }) => Promise<readonly PriceObservation<Observation>[]>
  /** All of one key, the oldest first. */
  readonly history: (key: string, since?: string) => Promise<readonly PriceObservation<Observation>[]>
  /** Those named, in no order; what is not known is left out. */
  readonly byId: (ids: readonly string[]) => Promise<readonly PriceObservation<Observation>[]>
  /** Deletes what is older than the ISO time and not the newest of its key. */
  readonly purge: (before: string) => Promise<void>
}

/** Rows of one statement: PostgreSQL takes 65,535 parameters, SQLite 32,766. */
const batchSize = 500

/** Observations by id, and the newest of each key; documents are checked by `schema` when they are read. */
export function pricesOf<Observation>(db: Database, schema: z.ZodType<Observation>): Prices<Observation> {
  const rows = () => db.selectFrom('price_observations').selectAll('price_observations')
  const readRow = (row: { id: string; key: string; feed: string; observed_at: string; document: string }) => ({
    id: row.id,
    key: row.key,
    feed: row.feed,
    observedAt: row.observed_at,
    observation: readDocument(schema, row.document, `price observation ${row.id}`),
  })
  return {
    add: async (observations) => {
      const values = observations.map(({ id, key, feed, observedAt, observation }) => ({
        id,
        key,
        feed,
        observed_at: observedAt,
        document: writeDocument(schema, observation),
      }))
      return db.transaction().execute(async (tx) => {
        let added = 0
        for (let at = 0; at < values.length; at += batchSize) {
          const written = await tx
            .insertInto('price_observations')
            .values(values.slice(at, at + batchSize))
            .onConflict((conflict) => conflict.doNothing())
            .returning('id')
            .execute()
          added += written.length
        }
        return added
      })
    },
    newest: async ({ feed, until } = {}) => {
      const last = db
        .selectFrom('price_observations')
        .select(({ fn }) => ['key', fn.max('observed_at').as('observed_at')])
        .groupBy('key')
        .$if(feed !== undefined, (query) => query.where('feed', '=', feed ?? ''))
        .$if(until !== undefined, (query) => query.where('observed_at', '<=', until ?? ''))
        .as('last')
      const found = await rows()
        .innerJoin(last, (join) =>
          join
            .onRef('last.key', '=', 'price_observations.key')
            .onRef('last.observed_at', '=', 'price_observations.observed_at'),
        )
        .$if(feed !== undefined, (query) => query.where('feed', '=', feed ?? ''))
        .orderBy('price_observations.key')
        .orderBy('price_observations.id')
        .execute()
      // Two observations of one moment: the later id, so that every replica takes the same.
      return [...new Map(found.map((row) => [row.key, row])).values()].map(readRow)
    },
    history: async (key, since = '') => {
      const found = rows().where('key', '=', key).where('observed_at', '>=', since)
      return (await found.orderBy('observed_at').orderBy('id').execute()).map(readRow)
    },
    byId: async (ids) => {
      const found = []
      for (let at = 0; at < ids.length; at += batchSize) {
        found.push(
          ...(await rows()
            .where('id', 'in', ids.slice(at, at + batchSize))
            .execute()),
        )
      }
      return found.map(readRow)
    },
    purge: async (before) => {
      await db
        .deleteFrom('price_observations')
        .where('observed_at', '<', before)
        .where((is) =>
          is.exists(
            is
              .selectFrom('price_observations as later')
              .whereRef('later.key', '=', 'price_observations.key')
              .whereRef('later.observed_at', '>', 'price_observations.observed_at')
              .select('later.id'),
          ),
        )
        .execute()
    },
  }
}
