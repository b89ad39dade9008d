import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { runInScope } from '../../../src/slack/request-scope.ts'
import { createFairQueue } from '../../../src/slack/worker/fair-queue.ts'

test('between two answers the event loop goes round, so that what arrived is taken', async () => {
  const fairQueue = createFairQueue()
  const seen: string[] = []
  const watch = () => {
    seen.push('round')
    if (seen.filter((each) => each === 'answer').length < 3) setImmediate(watch)
  }
  setImmediate(watch)
  await Promise.all([1, 2, 3].map(() => fairQueue(() => seen.push('answer'))))
  const story = seen.join(' ').replaceAll(/round( round)*/g, 'rounds')
  expect(story).toMatch(/^rounds answer rounds answer rounds answer/)
})

test('teams have their turns one after another, however much one of them asks', async () => {
  const fairQueue = createFairQueue()
  const order: string[] = []
  const scope = { enterprise: null, id: null, attempt: 1, posts: 0, outcome: 'answered' } as const
  const ask = (team: string) => runInScope({ ...scope, team }, () => fairQueue(() => order.push(team)))
  await Promise.all(['A', 'A', 'A', 'A', 'A', 'B', 'C', 'B'].map(ask))
  expect(order.join('')).toBe('ABCABAAA')
})

test('in a team its channels have theirs, so that a busy channel stands before the others once at most', async () => {
  const fairQueue = createFairQueue()
  const order: string[] = []
  const scope = { team: 'A', enterprise: null, id: null, attempt: 1, posts: 0, outcome: 'answered' } as const
  const ask = (channel: string) => runInScope({ ...scope, channel }, () => fairQueue(() => order.push(channel)))
  await Promise.all(['busy', 'busy', 'busy', 'busy', 'quiet', 'busy', 'other'].map(ask))
  expect(order).toEqual(['busy', 'quiet', 'other', 'busy', 'busy', 'busy', 'busy'])
})

test('each gets its own answer in the order of asking, and a fault is its own alone', async () => {
  const fairQueue = createFairQueue()
  const order: number[] = []
  const ask = (number: number) =>
    fairQueue(() => {
      order.push(number)
      if (number === 2) throw new Error('two')
      return number
    })
  const settled = await Promise.allSettled([ask(1), ask(2), ask(3)])
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(order).toEqual([1, 2, 3])
})

test('no answer begins while something that arrived waits for its acknowledgement, and none waits for ever', async () => {
  const fairQueue = createFairQueue()
  const seen: string[] = []
  const [first, second] = [fairQueue.requestArrived(), fairQueue.requestArrived()]
  const answer = fairQueue(() => seen.push('answer'))
  setTimeout(() => {
    seen.push('first')
    first()
    first()
  }, 10)
  setTimeout(() => {
    seen.push('second')
    second()
  }, 30)
  await answer
  expect(seen).toEqual(['first', 'second', 'answer'])

  fairQueue.requestArrived()
  await fairQueue(() => seen.push('another'))
  expect(seen.at(-1)).toBe('another')
})

test('what has waited for long goes first for as long as half a second', async () => {
  const fairQueue = createFairQueue()
  const seen: string[] = []
  const acknowledged = fairQueue.requestArrived()
  await sleep(600)
  const answer = fairQueue(() => seen.push('answer'))
  setTimeout(() => {
    seen.push('acknowledged')
    acknowledged()
  }, 150)
  await answer
  expect(seen).toEqual(['acknowledged', 'answer'])
})

test('what was begun is finished before another answer is begun', async () => {
  const fairQueue = createFairQueue()
  const seen: string[] = []
  const answer = async (name: string) => {
    await fairQueue(() => seen.push(`${name} begun`))
    await fairQueue.waitTurn()
    seen.push(`${name} posted`)
  }
  await Promise.all(['one', 'two', 'three'].map(answer))
  expect(seen.filter((each) => each.endsWith('posted'))).toEqual(['one posted', 'two posted', 'three posted'])
  expect(seen.indexOf('one posted')).toBeLessThan(seen.indexOf('three begun'))
})

test('what follows an answer waits for acknowledgements too', async () => {
  const fairQueue = createFairQueue()
  const seen: string[] = []
  const acknowledged = fairQueue.requestArrived()
  const posted = fairQueue.waitTurn().then(() => seen.push('posted'))
  setTimeout(() => {
    seen.push('acknowledged')
    acknowledged()
  }, 20)
  await posted
  expect(seen).toEqual(['acknowledged', 'posted'])
})
