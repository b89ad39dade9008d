/** One delivery is answered once, whatever stops, dies, is lost or is stepped, in every order up to a depth. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrations.ts'
import { sqliteDialect } from '../../src/store/sqlite.ts'
import type { Tables } from '../../src/store/tables.ts'
import { explore, follow, settle } from './explore.ts'
import { leaseModel } from './lease-model.ts'
import { countsTooMuch, type LeaseState, type Variant } from './lease-state.ts'

const folder = mkdtempSync(join(tmpdir(), 'gpucost-model-'))
let db: Database

beforeAll(async () => {
  // What a power cut leaves is tested elsewhere; here nothing waits for the disk.
  const nothing = async () => undefined
  const noFlush = { now: nothing, soon: nothing, close: nothing }
  db = new Kysely<Tables>({ dialect: sqliteDialect(folder, () => noFlush) })
  await migrate(db)
})
afterAll(async () => {
  await db.destroy()
  rmSync(folder, { recursive: true })
})

const asItIs: Variant = { isGuarded: true, hasOneClock: true, hasNamedLeases: true, setsAside: true }
const isTwice = ({ seen }: LeaseState) => seen > 1
const isLost = ({ seen, rows }: LeaseState) => rows.deliveries[0]?.state === 'answered' && seen === 0

const paced = { death: 2, loss: 0, limit: 0, step: 0 }

test('what waits for its pace counts no attempt, and one that was set aside is answered once', async () => {
  const model = leaseModel(db, asItIs)
  const isWrong = (state: LeaseState) => isTwice(state) || isLost(state) || countsTooMuch(state)
  expect((await explore(model, await model.start(paced, true), 10, isWrong)).violation).toBeNull()
  const careless = leaseModel(db, { ...asItIs, setsAside: false })
  expect((await explore(careless, await careless.start(paced, true), 8, countsTooMuch)).violation).not.toBeNull()
}, 240_000)

test.each([
  ['two deaths', { death: 2, loss: 0, limit: 0, step: 0 }, 13],
  ['a lost answer and a death', { death: 1, loss: 1, limit: 0, step: 0 }, 12],
  ['a death and a stepped clock', { death: 1, loss: 0, limit: 0, step: 1 }, 8],
  ['a death and a limit', { death: 1, loss: 0, limit: 1, step: 0 }, 10],
  ['a limit, a lost answer and a stepped clock', { death: 0, loss: 1, limit: 1, step: 1 }, 9],
])(
  '%s, and pauses anywhere: once, in every order of %o up to %d steps',
  async (_, faults, depth) => {
    const model = leaseModel(db, asItIs)
    const start = await model.start(faults)
    let count = 0
    const unsettled: LeaseState[] = []
    const result = await explore(model, start, depth, async (state) => {
      count += 1
      if (count % 40 === 0) {
        const end = await settle(model, state, 60)
        if (end.seen !== 1 || end.rows.deliveries[0]?.state !== 'answered') unsettled.push(end)
      }
      return isTwice(state) || isLost(state)
    })
    expect(result.violation).toBeNull()
    expect(unsettled).toEqual([])
    expect(result.states).toBeGreaterThan(1000)
  },
  240_000,
)

/** Replica 2 has answered what replica 1 was stopped at, and is stopped itself before it can say so. */
const bothStopped = [
  'replica 1: waiting for its pace',
  'a lease passes',
  'replica 2: idle',
  'replica 2: taken over',
  'replica 2: waiting for its pace',
  'replica 2: unsure',
  'replica 2: about to send',
  'replica 2: its message arrives',
]

test.each([
  ['sends without asking whether it still holds the delivery', { ...asItIs, isGuarded: false }, 0, 11, []],
  [
    'counts leases by its own clock',
    { ...asItIs, hasOneClock: false },
    1,
    10,
    ['replica 2: its clock is stepped by 60 s'],
  ],
  ['takes a new lease for the one that it lost', { ...asItIs, hasNamedLeases: false }, 0, 5, bothStopped],
] as const)(
  'a replica that %s is found out',
  async (_, variant, step, depth, way) => {
    const faults = { death: 0, loss: 0, limit: 0, step }
    const model = leaseModel(db, variant)
    const start = await follow(model, await model.start(faults), way)
    expect((await explore(model, start, depth, isTwice)).violation).not.toBeNull()
  },
  240_000,
)

test('a replica that is stopped, overtaken, and takes over itself what it was at: once', async () => {
  const model = leaseModel(db, asItIs)
  const start = await follow(model, await model.start({ death: 0, loss: 0, limit: 0, step: 0 }), bothStopped)
  expect((await explore(model, start, 6, isTwice)).violation).toBeNull()
})
