import { expect, onTestFinished, test, vi } from 'vitest'
import { createRateLimiter } from '../../../src/slack/delivery/rate-limit.ts'

test('messages of one channel keep their order, and after a burst come one a second; another channel does not wait', async () => {
  const { schedule } = createRateLimiter()
  const started = performance.now()
  const sent: { readonly name: string; readonly at: number }[] = []
  const send = (queue: string, name: string) =>
    schedule(queue, async () => void sent.push({ name, at: performance.now() - started }))
  await Promise.all([...[1, 2, 3, 4, 5].map((number) => send('C1', `${number}`)), send('C2', 'other')])
  expect(sent.map(({ name }) => name).filter((name) => name !== 'other')).toEqual(['1', '2', '3', '4', '5'])
  const at = (name: string) => sent.find((each) => each.name === name)?.at ?? NaN
  expect([at('4'), at('other')].every((milliseconds) => milliseconds < 500)).toBe(true)
  expect(at('5')).toBeGreaterThan(950)
})

test('what fails keeps nobody from their turn', async () => {
  const { schedule } = createRateLimiter()
  const failing = schedule('C1', () => Promise.reject(new Error('refused')))
  const next = schedule('C1', async () => 'sent')
  await expect(failing).rejects.toThrow('refused')
  expect(await next).toBe('sent')
})

test('a clock that is set back keeps nobody waiting', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const { schedule } = createRateLimiter(1, 50)
  await schedule('C1', async () => undefined)
  vi.setSystemTime(Date.now() - 60_000)
  const started = performance.now()
  await schedule('C1', async () => undefined)
  expect(performance.now() - started).toBeLessThan(5000)
})
