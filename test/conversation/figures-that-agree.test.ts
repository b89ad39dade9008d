/** Figures of one message, and of one thread, that a reader reckons again. */
import { expect, test } from 'vitest'
import { formatConverted } from '../../src/presentation/format/number-format.ts'
import { firstAnswer, lastMeant } from './thread-driver.ts'

const large = '70b 2B tokens'
const dollars = (text: string | undefined): number => Number((text ?? '').replaceAll(/[$,]/gu, ''))

test('a bill at the end of the range as it is printed is inside, whoever asks', () => {
  const [, low] = /\$([\d,]+)–[\d,]+/u.exec(firstAnswer(large)) ?? []
  expect(lastMeant([large, `spent $${low}`])).toMatch(/lies inside that range/u)
  expect(lastMeant([large, `spent $${low}`, 'how far off were you?'])).toMatch(/so it is inside the range/u)
  expect(lastMeant([large, 'spent $900', 'how far off were you?'])).toMatch(/so it is outside the range/u)
})

test.each<[asked: string, count: number, sum: RegExp]>([
  ['what would 3 runs cost', 3, /3 such runs cost (\$[\d,]+)/u],
  ['we rerun it weekly, what is that a month', 52 / 12, /a month: (\$[\d,]+)/u],
  ['every two weeks, what is that a year?', 26, /a year: (\$[\d,]+)/u],
])('%s: so many times the sum above it', (asked, count, sum) => {
  const one = dollars(/(\$[\d,]+) in total/u.exec(firstAnswer(large))?.[1])
  expect(dollars(sum.exec(lastMeant([large, asked]))?.[1])).toBe(Math.round(one * count))
})

test('hours between two plans are those between the two that are printed', () => {
  const said = firstAnswer('70b 2B tokens on our 8 h100s')
  const own = Number(/about (\d+) h/u.exec(said)?.[1])
  const rented = Number(/about (\d+) h/u.exec(firstAnswer(large))?.[1])
  expect(said).toContain(`is done ${own - rented} h sooner`)
})

test('of plans that cost the same, the nearest to a budget is the one that is done first', () => {
  const [, usd, gpus] = /the least is \$([\d,]+), .*? on (\d+) × /u.exec(firstAnswer('70b 2B tokens under $300')) ?? []
  expect(firstAnswer(`70b 2B tokens under $${Number(usd) + 1}`)).toMatch(
    new RegExp(`${gpus} × .*\\$${usd} in total`, 'u'),
  )
})

test('an amount in another currency is rounded once', () => {
  const euro = { sign: '€', usdOfOne: 1 }
  expect(formatConverted(1004.6, euro)).toBe('€1,000')
  expect(formatConverted(1005.4, euro)).toBe('€1,010')
})

test('hours of a machine and their price are judged by themselves, whatever the thread trains', () => {
  expect(lastMeant([large, 'an A100 is $1.50 an hour, so a month is $300'])).toMatch(
    /^answer: Off: the dollars, 3\.7 times too small(?!.*Speed)/su,
  )
  expect(lastMeant([large, '8 h100 at $2.50 an hour for a week is $3,360'])).toMatch(/^answer: Consistent(?!.*Speed)/su)
  // A speed is of the run that the thread speaks of.
  expect(lastMeant([large, '90,000 tok/s on one H100 is what they say'])).toMatch(
    /nothing goes above 90%|90 % of its rated peak/u,
  )
})

test.each<[asked: string, says: RegExp]>([
  ['I have $400, how many rows of 800 tokens is that?', /examples of 800 tokens read once/u],
  ['how many 2k-token examples can I afford with $300?', /examples of 2,000 tokens read once/u],
  ['how many examples can I afford with $300?', /examples, if one has 512 tokens, read once/u],
])('%s: by the length that is told', (asked, says) => expect(lastMeant([large, asked])).toMatch(says))
