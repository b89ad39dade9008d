/** "Everything together?" asks for the total, and names no seller. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const lora = 'llama 8b lora 10k samples, under $50'
const total = /^answer: \$1\.38 in total: /u

test.each([
  ['everything together?', total],
  ['everything together how much', total],
  ["what's the total all together?", total],
  ['put it all together, what do we pay?', total],
  ['all together how much?', total],
  ['how much is it together?', total],
  ['all of it together, roughly?', total],
  ['how much for everything taken together?', total],
  ['total, everything together?', total],
  // The seller is meant where it is named as one.
  ['what about Together?', /^answer: Hosted, Together AI/u],
  ['how much on together?', /Together AI/u],
  ['is together cheaper?', /Together AI/u],
  ['and together ai?', /^plan: .*Together AI/u],
  ['how much for 3 runs together?', /^answer: 3 such runs cost/u],
])('%s', (question, expected) => {
  expect(lastMeant([lora, question])).toMatch(expected)
})
