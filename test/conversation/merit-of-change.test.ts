/** Whether another choice is worth it: what it costs and takes beside the plan, which stays. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const atLambda = '70b 600M tokens lora on 8 h100 sxm at lambda'
const full = '8b full 300M tokens on 8 h100'

test.each<[plan: string, text: string, says: RegExp]>([
  [atLambda, 'fp8 on h100, does it pay?', /^answer: Yes, it gains both: with FP8.*GiB on each GPU.* quality/u],
  [atLambda, 'does qlora pay off for this?', /^answer: Yes, it gains both: with QLoRA, 4-bit .*Reply “qlora” to plan it/u],
  [atLambda, 'do 16 h100 pay off?', /^answer: Nobody on record rents out 16 of them/u],
  [full, 'would an h200 give us anything', /^answer: Only where an hour is worth \$[\d.]+ to you: 8 × H200 .* sooner/u],
  [full, 'any point in using spot?', /^answer: On spot at .* on demand: that saves .*taken back/u],
  [full, 'is 8-bit adam worth it', /^answer: With adamw-8bit it stays .*GiB on each GPU instead of/u],
  [full, 'worth paying for reserved?', /^answer: No, it gains nothing: with reserved \$/u],
  // Nothing is chosen in these, or no other plan: the words go elsewhere.
  [full, 'is our data worth it', /^answer: For a tone, a format/u],
  [full, 'does a third epoch pay off?', /one more epoch|One pass more/u],
  [full, 'is it worth it?', /^(?!.*would take)/u],
])('%s, “%s”', (plan, text, says) => {
  expect(lastOf([plan, text])).toMatch(says)
}) // prettier-ignore

test('the plan stays as it is', () => {
  expect(lastOf([full, 'is qlora worth it?', 'undo'])).toMatch(/nothing/iu)
})

test.each<[text: string, says: RegExp]>([
  ['what if prices drop 20%?', /^answer: With prices 20% lower/u],
  ['and if prices go up a tenth?', /^answer: With prices 10% higher(?!.*Not used)/u],
  ['what if hourly rates double?', /^answer: With prices 100% higher/u],
  ['will prices drop soon?', /^answer: .*What prices will be later I do not know/u],
])('prices that move: “%s”', (text, says) => {
  expect(lastOf([full, text])).toMatch(says)
})

test('what is offered as a reply is a change that is understood', () => {
  const asked = [full, 'would fp8 actually pay off here or do we just lose the savings to debugging']
  const [, reply = ''] = /Reply “([^”]+)” to plan it/u.exec(lastOf(asked)) ?? []
  expect(reply).not.toBe('')
  expect(lastOf([...asked, reply])).toMatch(/^plan: .*Changed: fp8 training/su)
})

test('a second choice behind a question belongs to it: the plan stays', () => {
  expect(lastOf([full, 'is an H200 worth the premium for this? or B200'])).toMatch(/^answer: /u)
  expect(lastOf([full, 'is this in the EU? switch to B200'])).toMatch(/^plan: .*Changed: B200/su)
})
