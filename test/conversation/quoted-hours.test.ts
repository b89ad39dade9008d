/** Prices of a GPU in an hour that somebody names in a thread, without a sign of money or a word of the hour. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const job = 'lora llama 3.1 8b on 200M tokens on 4 H100'

test.each<[told: string, says: RegExp]>([
  ['we can get the gpus for 1.99', /^answer: At \$1\.99\/h per GPU this plan is/u],
  ['our reseller does 1.75 per gpu hour', /^answer: At \$1\.75\/h per GPU this plan is/u],
  ['lambda gave us a quote of 2.25', /^answer: At \$2\.25\/h per GPU this plan is/u],
  ['they want 2.80 for the h100', /^answer: At \$2\.80\/h per GPU this plan is/u],
  ['the vendor said 16 an hour for the whole 8 gpu node', /^answer: At \$2\.00\/h per GPU/u],
  ['at 0.87 and 1.55 which wins?', /^answer: \$0\.87\/h wins on money: .* at \$1\.55\/h/u],
  [
    'a reseller offers h100s at 1.80 per gpu hour if we commit for two weeks, take it?',
    /^answer: No, not for this run alone: the term binds 4 GPUs × 336 h × \$1\.80\/h = \$2,419, used or not/u,
  ],
  ['they quoted 1.9/h per gpu, minimum is 1 hour', /^answer: (?!No)/u],
  ['aws offered us 40 % off', /^answer: 40% off at AWS: .* instead of .*where the discount does not hold/u],
])('“%s”', (told, says) => {
  expect(lastMeant([job, told])).toMatch(says)
})

test.each([
  'we got 2.1 loss at the end',
  'lunch was 12.50 for each of us',
  'we have 2.5 epochs in the plan',
  'under $2.50 an hour per gpu',
])('“%s” is no such price', (told) => {
  expect(lastOf([job, told])).not.toMatch(/per GPU this plan is/u)
})
