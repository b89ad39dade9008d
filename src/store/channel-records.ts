/** What is common to what people tell in a channel: where, by whom, when. */
import { randomUUID } from 'node:crypto'
import { type Clock, timeAt } from './clock.ts'

/** Where and by whom; `delivery` makes a second telling of the same thing harmless. */
export type RecordOrigin = {
  readonly channel: string
  readonly thread: string | null
  /** A user's id. */
  readonly by: string
  readonly delivery: string | null
}

export type ChannelRecord = {
  readonly id: string
  readonly channel: string
  readonly thread: string | null
  readonly by: string
  /** ISO time. */
  readonly at: string
}

/** Newest first. */
export type RecordQuery = {
  readonly channel?: string
  readonly thread?: string
  /** Whose. */
  readonly by?: string
  /** ISO time of the oldest. */
  readonly since?: string
  /** 50 unless said. */
  readonly limit?: number
}

/** The columns that all such rows have. */
export function recordColumns(team: string, { channel, thread, by, delivery }: RecordOrigin, clock: Clock) {
  return { team, id: delivery ?? randomUUID(), channel, thread, by_user: by, at: timeAt(clock) }
}

/** The record of a row. */
export function recordOf(row: {
  id: string
  channel: string
  thread: string | null
  by_user: string
  at: string
}): ChannelRecord {
  return { id: row.id, channel: row.channel, thread: row.thread, by: row.by_user, at: row.at }
}

/** The part of a query builder that every one of the three tables has. */
type FilterableQuery<Query> = {
  where: (column: 'channel' | 'thread' | 'by_user' | 'at', operator: '=' | '>=', value: string) => Query
  orderBy: (column: 'at' | 'id', direction: 'desc') => Query
  limit: (count: number) => Query
}

/** Narrows a query to the records that are asked for, the newest first. */
export function filterRecent<Query extends FilterableQuery<Query>>(
  all: Query,
  { channel, thread, by, since, limit = 50 }: RecordQuery,
): Query {
  let query = all
  if (channel !== undefined) query = query.where('channel', '=', channel)
  if (thread !== undefined) query = query.where('thread', '=', thread)
  if (by !== undefined) query = query.where('by_user', '=', by)
  if (since !== undefined) query = query.where('at', '>=', since)
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit)
}
