/** Some thousand texts of the million that `npm run fuzz` reads, and some that are made to hang. */
import { expect, test } from 'vitest'
import { timeReaders } from './timed-readers.ts'
import { fuzzText } from './fuzz-texts.ts'

/** Milliseconds; what is quicker is not read again to find its best. */
const mostMs = 5000

test('texts that nobody should send are read without a fault, and hang nothing', () => {
  let slowest = 0
  for (let index = 0; index < 150; index += 1) {
    const times = timeReaders(fuzzText(2, index), mostMs)
    slowest = Math.max(slowest, ...Object.values(times))
  }
  expect(slowest).toBeLessThan(mostMs)
}, 60_000)

test('a seed and a number are the same text again', () => {
  expect(fuzzText(3, 17)).toBe(fuzzText(3, 17))
  expect(fuzzText(3, 17)).not.toBe(fuzzText(4, 17))
})

const symbols = [
  ...Array.from('([{<"\'`,.-+*/^$%=:;~x1½ '),
  '\n',
  '1e',
  '8b ',
  '1x',
  '- ',
  '&a ',
  'h100 ',
  '<@',
  '](',
  '٣',
  '\u200b',
  '🎉',
]

test.each(symbols)('%j a hundred thousand times hangs nothing', (sign) => {
  const text = `${sign.repeat(100_000)} 70b 2B tokens`
  for (const whole of [text, text.slice(-590)]) {
    expect(Math.max(...Object.values(timeReaders(whole, mostMs)))).toBeLessThan(mostMs)
  }
})

test.each(['8(', '8 (', '(8', '(1+', '8)(', ',', ';', ', '])('%j over and over hangs nothing', (part) => {
  // Found by the fuzzer at 90 to 300 ms: each parenthesis was read as a sum that never ends, each comma as the last.
  expect(timeReaders(`H100s 8b ${part.repeat(12_000)}`, mostMs)['read']).toBeLessThan(mostMs)
  expect(timeReaders(`${part.repeat(2700).slice(0, 2700)} 8b tokens 100M`, mostMs)['parse']).toBeLessThan(mostMs)
})

test('a megabyte hangs no reader', () => {
  // Tens of milliseconds on an idle core; a reader that looks at each pair of words would take minutes.
  for (const part of ['month', 'undo the ', '1,', '😀']) {
    const times = timeReaders(`8b unpacked ${part.repeat(1_000_000 / part.length)}`, mostMs)
    expect(Object.entries(times).filter(([, ms]) => ms > mostMs)).toEqual([])
  }
})
