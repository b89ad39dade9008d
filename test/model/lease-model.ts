/**
 * A model of inbox, lease, pace and post: two replicas, one delivery, a Slack that loses answers, processes that stop,
 * die and have their clocks stepped. What a replica does to the database, the store's own functions do; the model holds
 * only where each replica is in its program (that of `outbox.ts` and `durable-app.ts`), and what has happened outside.
 */
import { type InboxOptions, inboxOf, type InboxDelivery } from '../../src/store/inbox.ts'
import { leaseTimeBy } from '../../src/store/clock.ts'
import type { Database } from '../../src/store/database.ts'
import { postsOf } from '../../src/store/posts.ts'
import {
  atNoAttempt,
  type ModelFault,
  type LeasePlace,
  type Replica,
  type LeaseState,
  type Variant,
} from './lease-state.ts'

export type Action = { readonly name: string; readonly run: (state: LeaseState) => Promise<LeaseState> }

const leaseSeconds = 4
/** The rows that a database is known to hold: they need not be written again for what begins with them. */
const heldBy = new WeakMap<Database, LeaseState['rows']>()
const team = 'T1'
/** What second 0 is, in milliseconds since 1970. */
export const stateEpoch = Date.parse('2026-11-26T12:00:00Z')
/** Where it has nothing under way that would end first. */
const mayBeOvertaken: ReadonlySet<LeasePlace> = new Set([
  'taken over',
  'begun',
  'waiting for its pace',
  'unsure',
  'about to send',
])
/** Longest way of a message to Slack: within the half of a lease that the guard leaves. */
const maxFlightSeconds = 1

export function leaseModel(db: Database, { isGuarded, hasOneClock, hasNamedLeases, setsAside }: Variant) {
  function storeOf({ now }: LeaseState, { holder, skew }: Replica) {
    const wall = () => stateEpoch + (now + skew) * 1000
    const database = () => stateEpoch + now * 1000
    const options: InboxOptions = {
      clock: wall,
      holder,
      leaseSeconds,
      leaseTime: leaseTimeBy(hasOneClock ? database : wall),
    }
    return { inbox: inboxOf(db, db, options), posts: postsOf(db, team, options) }
  }

  /** Without names whatever the replica holds is the same lease. */
  function leaseOf({ rows }: LeaseState, { holder, lease }: Replica): string {
    const held = rows.deliveries[0]?.holder ?? ''
    return !hasNamedLeases && held.split(' ')[0] === holder ? held : lease
  }

  async function load({ rows }: LeaseState): Promise<void> {
    if (heldBy.get(db) === rows) return
    heldBy.delete(db)
    await db.deleteFrom('deliveries').execute()
    await db.deleteFrom('posts').execute()
    if (rows.deliveries.length > 0) await db.insertInto('deliveries').values(rows.deliveries).execute()
    if (rows.posts.length > 0) await db.insertInto('posts').values(rows.posts).execute()
    heldBy.set(db, rows)
  }

  /** What the database holds; the very rows of before, where nothing was written. */
  async function dump(before: LeaseState['rows']): Promise<LeaseState['rows']> {
    const found = {
      deliveries: await db.selectFrom('deliveries').selectAll().execute(),
      posts: await db.selectFrom('posts').selectAll().execute(),
    }
    const rows = JSON.stringify(found) === JSON.stringify(before) ? before : found
    heldBy.set(db, rows)
    return rows
  }

  const withReplica = (state: LeaseState, index: 0 | 1, change: Partial<Replica>): LeaseState => {
    const replicas = state.replicas.map((replica, at) => (at === index ? { ...replica, ...change } : replica))
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as many as before
    return { ...state, replicas: replicas as unknown as LeaseState['replicas'] }
  }
  /** The attempt that the replica is at, if it is at one, comes to nothing. */
  const giveUp = (state: LeaseState, index: 0 | 1): LeaseState =>
    atNoAttempt.has(state.replicas[index].place) ? state : { ...state, spent: state.spent + 1 }
  const spend = (state: LeaseState, fault: ModelFault): LeaseState => ({
    ...state,
    faults: { ...state.faults, [fault]: state.faults[fault] - 1 },
  })

  /** The next step of a replica's program. */
  async function step(state: LeaseState, index: 0 | 1): Promise<LeaseState> {
    const replica = state.replicas[index]
    const { inbox, posts } = storeOf(state, replica)
    const go = (place: LeasePlace, more: Partial<Replica> = {}) => withReplica(state, index, { place, ...more })
    const lost = () => withReplica(giveUp(state, index), index, { place: 'idle' })
    const [row] = state.rows.deliveries
    const holder = leaseOf(state, replica)
    const delivery: InboxDelivery = { id: row?.id ?? '', team, kind: '', payload: '', attempt: 1, notedAt: '', holder }
    const ensured = async () => {
      if (!isGuarded || state.now - replica.confirmedAt <= leaseSeconds / 2) return replica.confirmedAt
      return (await inbox.renew([delivery]))(delivery) ? state.now : null
    }
    switch (replica.place) {
      case 'idle': {
        const [taken] = await inbox.takeOver(1)
        return taken === undefined ? state : go('taken over', { confirmedAt: state.now, lease: taken.holder })
      }
      case 'taken over':
        if ((await inbox.begin(delivery)) === null) return lost()
        return go(state.isPaced ? 'begun' : 'waiting for its pace', { confirmedAt: state.now })
      case 'begun':
        if (setsAside) await inbox.setAside(delivery)
        // Overtaken meanwhile, it was at an attempt.
        return withReplica(row?.holder === holder ? state : giveUp(state, index), index, {
          place: 'waiting for its pace',
        })
      case 'waiting for its pace': {
        const start = await posts.begin(delivery.id, 0, 'C1', { holder, isSetAside: state.isPaced })
        if (start.is === 'lost') return lost()
        const place = { new: 'about to send', unsure: 'unsure', posted: 'posted' } as const
        return go(place[start.is], { confirmedAt: state.now })
      }
      case 'unsure':
      case 'unconfirmed': {
        const confirmedAt = await ensured()
        if (confirmedAt === null) return lost()
        if (state.seen === 0) return go('about to send', { confirmedAt })
        await posts.done(delivery.id, 0, { channel: 'C1', ts: '1.1' })
        return go('posted', { confirmedAt })
      }
      case 'about to send': {
        const confirmedAt = await ensured()
        return confirmedAt === null ? lost() : go('sent', { confirmedAt, inFlightSince: state.now })
      }
      case 'sent':
        await posts.done(delivery.id, 0, { channel: 'C1', ts: '1.1' })
        return go('posted')
      case 'posted':
        await inbox.answered(delivery, 'answered')
        return row?.holder === holder ? go('idle') : lost()
    }
  }

  /** Everything that can happen next. */
  function actionsIn(state: LeaseState): Action[] {
    const actions: Action[] = []
    /** What happens outside of the database. */
    const add = (name: string, run: (state: LeaseState) => LeaseState) =>
      actions.push({ name, run: async (before) => run(before) })
    /** What may read or write it. */
    const addInStore = (name: string, run: (state: LeaseState) => Promise<LeaseState>) =>
      actions.push({
        name,
        run: async (before) => {
          await load(before)
          const after = await run(before)
          return { ...after, rows: await dump(before.rows) }
        },
      })
    const isLate = ({ inFlightSince }: Replica) =>
      inFlightSince !== null && state.now - inFlightSince >= maxFlightSeconds
    if (!state.replicas.some(isLate)) add('a second passes', (before) => ({ ...before, now: before.now + 1 }))
    if (state.replicas.every(({ inFlightSince }) => inFlightSince === null))
      add('a lease passes', (before) => ({ ...before, now: before.now + leaseSeconds + 1 }))
    for (const index of [0, 1] as const) {
      const { place, inFlightSince, holder, skew } = state.replicas[index]
      const who = `replica ${index + 1}`
      if (inFlightSince === null) addInStore(`${who}: ${place}`, (before) => step(before, index))
      else {
        add(`${who}: its message arrives`, (before) => ({
          ...withReplica(before, index, { inFlightSince: null }),
          seen: before.seen + 1,
        }))
        if (state.faults.loss > 0) {
          const unconfirmed = { place: 'unconfirmed', inFlightSince: null } as const
          add(`${who}: its message is lost`, (before) => spend(withReplica(before, index, unconfirmed), 'loss'))
          add(`${who}: its message arrives, the answer is lost`, (before) => ({
            ...spend(withReplica(before, index, unconfirmed), 'loss'),
            seen: before.seen + 1,
          }))
        }
        if (state.faults.limit > 0) {
          addInStore(`${who}: Slack answers 429`, async (before) => {
            const { inbox, posts } = storeOf(before, before.replicas[index])
            const id = before.rows.deliveries[0]?.id ?? ''
            const lease = leaseOf(before, before.replicas[index])
            await posts.withdraw(id, 0, { holder: lease, isSetAside: false })
            await inbox.release({ team, id, holder: lease }, 2)
            const ended = withReplica(giveUp(before, index), index, { place: 'idle', inFlightSince: null })
            return spend(ended, 'limit')
          })
        }
      }
      if (place !== 'idle' && inFlightSince === null) {
        addInStore(`${who}: renews`, async (before) => {
          const id = before.rows.deliveries[0]?.id ?? ''
          const held = { team, id, holder: leaseOf(before, before.replicas[index]) }
          const isHeld = await storeOf(before, before.replicas[index]).inbox.renew([held])
          if (isHeld(held)) return withReplica(before, index, { confirmedAt: before.now })
          return withReplica(giveUp(before, index), index, { place: 'idle' })
        })
        if (mayBeOvertaken.has(place)) {
          addInStore(`${who}: takes over what it works on`, async (before) => {
            const [taken] = await storeOf(before, before.replicas[index]).inbox.takeOver(1)
            if (taken === undefined || !hasNamedLeases) return before
            const again = { place: 'taken over', confirmedAt: before.now, lease: taken.holder } as const
            return withReplica(giveUp(before, index), index, again)
          })
        }
        if (state.faults.death > 0) {
          const born = { holder: `${holder}'`, lease: '', place: 'idle', confirmedAt: 0 } as const
          add(`${who}: dies and starts again`, (before) =>
            spend(withReplica(giveUp(before, index), index, born), 'death'),
          )
        }
      }
      if (state.faults.step > 0 && skew === 0) {
        for (const by of [-60, 60]) {
          add(`${who}: its clock is stepped by ${by} s`, (before) =>
            spend(withReplica(before, index, { skew: by }), 'step'),
          )
        }
      }
    }
    return actions
  }

  /** The first replica has noted the delivery, and begins with it. */
  async function start(faults: LeaseState['faults'], isPaced = false): Promise<LeaseState> {
    const replica = { confirmedAt: 0, skew: 0, inFlightSince: null }
    const first: Replica = {
      ...replica,
      holder: 'one',
      lease: 'one',
      place: isPaced ? 'begun' : 'waiting for its pace',
    }
    const second: Replica = { ...replica, holder: 'two', lease: '', place: 'idle' }
    const empty = { deliveries: [], posts: [] }
    const outside = { seen: 0, isPaced, spent: 0 }
    const state: LeaseState = { now: 0, replicas: [first, second], ...outside, rows: empty, faults }
    await load(state)
    await storeOf(state, first).inbox.note({ team, enterprise: null, kind: 'command', payload: 'x', keys: [] })
    return { ...state, rows: await dump(empty) }
  }

  return { start, actionsIn }
}
