/** What a question names is used: an amount that is kept, a test, windows, another size of model, a device. */
import { describe, expect, test } from 'vitest'
import { windowIn } from '../../src/language/questions/named-amounts.ts'
import { detailsAsked } from '../../src/language/questions/asked-details.ts'
import { lastMeant } from './thread-driver.ts'

test.each([
  ['14b 200M tokens', 'how much for keeping 500 GB of saves around', /^answer: About \$\d+ a month for 500 GB/u],
  [
    'llama 3.1 8b full 200M tokens',
    'what does it cost to park the weights there for 3 months',
    /for the result, 16 GB,/u,
  ],
  [
    'qlora 32b 5k examples of 800 tokens',
    'if a tenth takes 2h does all take 20',
    /^answer: A little less: 2 h for 10% .* 18 h/u,
  ],
  ['405b lora 50M tokens', 'pilot 2 hours so full one 20?', /^answer: Not quite: GPU time goes with the tokens/u],
  ['14b lora 400M tokens', 'so in slots of 2 hours, how many slots', /^answer: \d windows of 2 h/u],
  ['70b lora 300M tokens', 'split across two windows?', /^answer: Yes: .* in 2 parts is about/u],
  [
    '70b 2B tokens',
    'are 20B tokens too few for a 3b pretraining',
    /^answer: 20B tokens for 3B are too few .* 60B tokens/u,
  ],
  [
    'embedding e5-large 500k pairs',
    'we encode 3M abstracts, what storage do the vectors need',
    /^answer: About 12 GB in fp32/u,
  ],
  ['14b 200M tokens', 'how many examples does it get through in a minute', /^answer: About \d+ examples a minute/u],
  ['8b lora 20M tokens', 'is a chromebook completely out of the question', /^answer: No: a Chromebook has neither/u],
  [
    'distill llama 3.3 70b into llama 3.1 8b 100M tokens',
    'teacher share of the bill?',
    /^answer: The teacher is about 64%/u,
  ],
  ['mixtral 8x7b lora 100M tokens', 'is the router frozen', /^answer: The router stays frozen/u],
  ['7b lora 3 epochs 10k examples', 'who pays that much', /^answer: At \$[\d.]+ nearly anybody/u],
  ['qwen 2.5 7b lora 50M tokens', 'do you speak Spanish', /^answer: English best/u],
])('under “%s”, “%s”', (plan, text, says) => {
  expect(lastMeant([plan, text])).toMatch(says)
})

describe('what is read', () => {
  test.each([
    ['in 10-hour windows of the node', { name: 'window', hours: 10 }],
    ['from sat-sun only', { name: 'weekend' }],
    ['two nights', { name: 'night', count: 2 }],
  ])('of “%s”: a window', (text, window) => {
    expect(windowIn(text)).toMatchObject(window)
  })

  test.each([
    ['a quarter cost $12', { test: { share: 0.25, usd: 12 } }],
    ['went from 2 to 8 and only 3.1x', { scaled: { from: 2, to: 8, times: 3.1 } }],
    ['kept for two years', { months: 24 }],
    ['is 20B tokens enough for 1b', { size: 1e9, ofTokens: 20e9 }],
  ])('of “%s”', (text, details) => {
    expect(detailsAsked(text)).toMatchObject(details)
  })

  test('a whole is no test, and data are no size of a model', () => {
    expect(detailsAsked('all of it took 3 h on 200M tokens')).toEqual({ ofTokens: 200e6 })
  })
})
