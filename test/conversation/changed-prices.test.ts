/** Prices of an hour that changed since the plan was made. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const job = 'llama 3.1 8b full fine-tune 200M tokens, 8xh100'

test.each<[told: string, says: RegExp]>([
  ['they gave us $2.10 instead of 2.49', /^answer: At \$2\.10\/h per GPU this plan.*In total about \$\d+ instead of/su],
  ['price went up to 3.20 per hour, new total?', /^answer: At \$3\.20\/h per GPU/u],
  ['vultr raised it to $3.40/h, how much is the whole job now', /^answer: At \$3\.40\/h per GPU/u],
  ['what if the h100 is $2.10 instead of $2.99', /^answer: At \$2\.10\/h per GPU this plan/u],
  ['our price is 1.80 not 2.99', /^plan: .* at your \$1\.80\/h a GPU(?!.*Not used)/su],
  ['sales confirmed us 16.80 an hour for the node', /^plan: .* at your \$2\.10\/h a GPU/u],
])('“%s” prices the plan anew', (told, says) => {
  expect(lastMeant([job, told])).toMatch(says)
})

test('a budget stays a budget, and lunch is talk', () => {
  expect(lastMeant([job, 'make it $210 instead of $249'])).toMatch(/^plan: .*under \$210/su)
  expect(lastOf([job, 'lunch is 2.10 now instead of 2.49'])).toMatch(/^ignored/u)
})

const budgeted = 'qwen 2.5 72b lora 20M tokens under $200'

test.each<[told: string, says: RegExp]>([
  ['boss raised it to 350 dollars, what would that buy us', /^plan: .*under \$350/su],
  ['boss raised it to 350, what would that buy us', /^plan: .*under \$350.* instead of 2\.1 h/su],
  ['budget went up to $400. does that change anything?', /^plan: .*under \$400.* instead of/su],
  ['cfo gave us another 150. what would that get us', /^plan: .*under \$350/su],
  ['they cut it to 20, does it still work?', /^plan: .*under \$20/su],
])('“%s” moves the budget and says what that does', (told, says) => {
  expect(lastMeant([budgeted, told])).toMatch(says)
})

test('a deadline that moved is kept to or not', () => {
  const due = 'llama 3.1 8b full fine-tune 2B tokens on 8 h100, within 2 days'
  expect(lastMeant([due, 'they moved it to 20 hours, still possible?'])).toMatch(/^plan: .*within 20 h.*Yes: /su)
})

test('the whole job is compared where the hour is not asked', () => {
  const asked = 'would two h200 nodes be cheapr in the end? whole job, not per hour'
  expect(lastOf(['llama 3.1 405b lora 10M tokens', asked])).toMatch(/^answer: (?:Yes|No), .* in total instead of/su)
})
