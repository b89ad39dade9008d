/** Prices of an hour that changed since the plan was made. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const job = 'llama 3.1 8b full fine-tune 200M tokens, 8xh100'

test.each<[told: string, says: RegExp]>([
  ['they gave us $2.10 instead of 2.49', /^answer: At \$2\.10\/h per GPU this plan.*In total about \$\d+ instead of/su],
  ['price went up to 3.20 per hour, new total?', /^answer: At \$3\.20\/h per GPU/u],
  ['vultr raised it to $3.40/h, how much is the whole job now', /^answer: At \$3\.40\/h per GPU/u],
  ['what if the h100 is $2.10 instead of $2.99', /^answer: At \$2\.10\/h per GPU this plan/u],
  ['our price is 1.80 not 2.99', /^answer: At \$1\.80\/h per GPU/u],
  ['sales confirmed us 16.80 an hour for the node', /^answer: At \$2\.10\/h per GPU/u],
])('“%s” prices the plan anew', (told, says) => {
  expect(lastMeant([job, told])).toMatch(says)
})

test('a budget stays a budget, and lunch is talk', () => {
  expect(lastMeant([job, 'make it $210 instead of $249'])).toMatch(/^plan: .*under \$210/su)
  expect(lastOf([job, 'lunch is 2.10 now instead of 2.49'])).toMatch(/^ignored/u)
})
