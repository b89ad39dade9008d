/** Below the price of a training of pictures or sound: a reply that changes it, by its cards, its sizes or its amounts. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const speech = 'fine-tune whisper medium on 150 hours of audio, 4 epochs'

test.each<[plan: string, reply: string, says: RegExp]>([
  // Cards of one's own, whatever is said of their rent.
  [speech, 'there are 2 L40S in our office, no rent on those, use them', /on your 2 × L40S: no rent/u],
  [speech, 'the lab has four A6000, we pay no rent there', /on your 4 × RTX A6000: no rent/u],
  [speech, 'take the L40S in our rack, costs us nothing', /on your 1 × L40S: no rent/u],
  [speech, 'we bought two L40S in spring, take those', /on your 2 × L40S: no rent/u],
  [speech, 'what about our 2 L40S? they are paid for already', /on your 2 × L40S: no rent/u],
  [speech, 'what is the rent of 2 L40S', /^answer: 2 × L40S: from \$/u],
])('%s: %s', (plan, reply, says) => {
  expect(lastMeant([plan, reply])).toMatch(says)
})
