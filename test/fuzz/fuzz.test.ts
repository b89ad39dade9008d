/** Some thousand texts of the million that `npm run fuzz` reads, and some that are made to hang. */
import { expect, test } from 'vitest'
import { readAll } from './read-text.ts'
import { textAt } from './texts.ts'

test('texts that nobody should send are read without a fault, and in milliseconds', () => {
  let slowest = 0
  for (let index = 0; index < 500; index += 1) {
    const times = readAll(textAt(2, index))
    slowest = Math.max(slowest, ...Object.values(times))
  }
  expect(slowest).toBeLessThan(1000)
}, 60_000)

test('a seed and a number are the same text again', () => {
  expect(textAt(3, 17)).toBe(textAt(3, 17))
  expect(textAt(3, 17)).not.toBe(textAt(4, 17))
})

const signs = [
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

test.each(signs)('%j a hundred thousand times hangs nothing', (sign) => {
  const text = `${sign.repeat(100_000)} 70b 2B tokens`
  for (const whole of [text, text.slice(-3900), text.slice(-590), sign.repeat(150)]) {
    expect(Math.max(...Object.values(readAll(whole)))).toBeLessThan(1000)
  }
})
