/** Some dozens of the million texts that `npm run fuzz` reads, and those that are made to hang, most of them shorter than there. */
import { expect, test } from 'vitest'
import { answerThread, fuzzThread } from './fuzz-threads.ts'
import { fuzzText } from './fuzz-texts.ts'
import { hangingTexts } from './repeated-signs.ts'
import { timeReaders } from './timed-readers.ts'

/** Milliseconds; what is quicker is not read again to find its best. */
const mostMs = 5000

test('texts that nobody should send are read without a fault, and hang nothing', () => {
  let slowest = 0
  for (let index = 0; index < 40; index += 1) {
    const times = timeReaders(fuzzText(2, index), mostMs)
    slowest = Math.max(slowest, ...Object.values(times))
  }
  expect(slowest).toBeLessThan(mostMs)
}, 60_000)

test('conversations that nobody had are answered without a fault', () => {
  const outcomes = Array.from({ length: mostThreads }, (_, index) => answerThread(fuzzThread(seed, index)))
  expect(outcomes.flatMap(({ fault }) => fault ?? [])).toEqual([])
  expect(outcomes.reduce((sum, { answered }) => sum + answered, 0)).toBeGreaterThan(mostThreads)
}, 60_000)

test('a seed and a number are the same text again', () => {
  expect(fuzzText(3, 17)).toBe(fuzzText(3, 17))
  expect(fuzzText(3, 17)).not.toBe(fuzzText(4, 17))
})

/** Of those that `npm run fuzz -- --threads` answers. */
const mostThreads = 60

/** Every so many have their full length, from the place that SEED says; the others a fifth, and half of the time. */
const stride = 12
const seed = Number(process.env['SEED'] ?? 7)

test.each(hangingTexts.map((make, index) => [make(0)[0]?.part, index] as const))(
  '%j over and over hangs nothing',
  (_, index) => {
    const isWhole = index % stride === seed % stride
    const most = isWhole ? mostMs : mostMs / 2
    for (const { part, text, readers } of hangingTexts[index]?.(isWhole ? 1 : 0.2) ?? []) {
      const slow = Object.entries(timeReaders(text, most, readers)).filter(([, ms]) => ms > most)
      expect(slow, `${JSON.stringify(part)}, ${text.length} characters`).toEqual([])
    }
  },
)
