/** A narrow place with few recorded prices: what the place around it would do is said beside the plan. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each<[text: string, says: RegExp]>([
  ['70b 2B tokens in frankfurt', /^plan: .* in Frankfurt.*If anywhere in (?:Germany|the EU) will do, .* saves \$/su],
  ['70b 2B tokens on 8 h100 in oregon', /^plan: .* in Oregon.*If anywhere in the US will do, 8 × H100/su],
  // A union is asked for by law: nothing wider is offered. Without a place there is nothing around it.
  ['70b 2B tokens EU only', /^plan: (?!.*If anywhere)/su],
  ['70b 2B tokens', /^plan: (?!.*If anywhere)/su],
  ['70b 2B tokens on our own 8 h100 in frankfurt', /^plan: (?!.*If anywhere)/su],
])('%s', (text, says) => {
  expect(lastOf([text])).toMatch(says)
})
