import { expect, test } from 'vitest'
import { createAdmission } from '../../../src/slack/worker/admission.ts'

const request = (fields: object = {}) => ({
  team: 'T1',
  channel: 'C1',
  thread: null,
  isUrgent: false,
  isSuspect: false,
  ...fields,
})
const settled = () => new Promise((resolve) => setImmediate(resolve))

/** Asks for admission of each, and keeps who was admitted, in order. */
function admitting(perTeam: number) {
  const admit = createAdmission(perTeam)
  const order: string[] = []
  const places = new Map<string, Awaited<ReturnType<typeof admit>>>()
  const ask = (name: string, fields: object = {}) => {
    const admitted = async () => {
      const place = await admit(request(fields))
      order.push(name)
      places.set(name, place)
    }
    void admitted()
  }
  return { order, ask, place: (name: string) => places.get(name) }
}

test('a team has so many in work, and keeps no other team waiting', async () => {
  const { order, ask, place } = admitting(2)
  for (const name of ['a1', 'a2', 'a3', 'a4']) ask(name)
  ask('b1', { team: 'T2' })
  await settled()
  expect(order).toEqual(['a1', 'a2', 'b1'])
  place('a1')?.answered()
  place('a1')?.finished()
  await settled()
  expect(order).toEqual(['a1', 'a2', 'b1', 'a3'])
})

test('the channels of a team have their turns one after another', async () => {
  const { order, ask, place } = admitting(1)
  for (const name of ['a1', 'a2', 'a3']) ask(name)
  ask('other channel', { channel: 'C2' })
  for (const done of ['a1', 'a2', 'other channel']) {
    await settled()
    place(done)?.answered()
  }
  await settled()
  expect(order).toEqual(['a1', 'a2', 'other channel', 'a3'])
})

test('a window waits for nothing of its team', async () => {
  const { order, ask } = admitting(1)
  for (const name of ['a1', 'a2']) ask(name)
  ask('window', { isUrgent: true })
  await settled()
  expect(order).toEqual(['window', 'a1'])
})

test('replies in a thread come one after another in the order in which they arrived, other threads beside them', async () => {
  const { order, ask, place } = admitting(8)
  for (let reply = 0; reply < 5; reply += 1) ask(`r${reply}`, { thread: '1.1' })
  ask('elsewhere', { thread: '2.2' })
  await settled()
  expect(order).toEqual(['r0', 'elsewhere'])
  for (let reply = 0; reply < 5; reply += 1) {
    place(`r${reply}`)?.answered()
    await settled()
  }
  expect(order).toEqual(['r0', 'elsewhere', 'r1', 'r2', 'r3', 'r4'])
})

test('what may have brought a process down is worked on alone among its like, up to its end', async () => {
  const { order, ask, place } = admitting(8)
  ask('s1', { isSuspect: true })
  ask('s2', { isSuspect: true })
  ask('innocent')
  await settled()
  expect(order.toSorted()).toEqual(['innocent', 's1'])
  place('s1')?.answered()
  await settled()
  expect(order).toHaveLength(2)
  place('s1')?.finished()
  await settled()
  expect(order[2]).toBe('s2')
})
