/** Why one price is higher than another: what the difference is for, and when it is worth it. */
import { expect, test } from 'vitest'
import { dearerQuestionIn } from '../../src/language/inquiries/dearer-question.ts'
import { shownAnswer } from './shown-answer.ts'

test('of two sellers of one chip, by the prices that are typed and those on record', () => {
  const shown = shownAnswer('how come gcp charges 10 $ for an H100 and Lambda 4 $, is it not the same card?')
  expect(shown).toMatch(/^The chip is the same[^]*at 2\.5 times the price\. Take Lambda for a run on one machine/u)
  expect(shown).toMatch(/H100 SXM at Google Cloud, [\d-]+\) against \$[\d.]+\/h \(H100 SXM at Lambda/u)
  expect(shown).toMatch(/Google Cloud is worth it for credits/u)
})

test('a marketplace is cheaper, and no place for data of people', () => {
  expect(shownAnswer('why is vast so cheap compared to Lambda for A100s?')).toMatch(
    /Lambda is worth it for data of people or clients[^]*\(of the marketplace, not of its hosts\)/u,
  )
})

test('one that is named is set against the cheapest that can be relied on', () => {
  expect(shownAnswer('why would anyone pay AWS prices for H100s?')).toMatch(
    /^The chip is the same[^]*What AWS is dearer for/u,
  )
})

test('of two cards: what the dearer has more of, and for which work', () => {
  expect(shownAnswer('why is an H200 pricier than an H100?')).toMatch(
    /^For its memory, mostly: H200 SXM has 141 GB against 80 GB/u,
  )
  expect(shownAnswer('why is the 3090 so cheap next to an L40S?')).toMatch(/gaming card/u)
})

test.each([
  'why is the plan so expensive?',
  'why does a token cost more at OpenAI?',
  'is AWS cheaper than RunPod?',
  'why are reserved prices at AWS cheaper?',
])('nothing of the kind: %s', (text) => {
  const found = dearerQuestionIn(text)
  expect(found === null || !/chip is the same/u.test(shownAnswer(text))).toBe(true)
})
