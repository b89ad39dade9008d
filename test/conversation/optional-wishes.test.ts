/** Wishes that a text can do without are kept where a plan keeps them, and else dropped and named. */
import { expect, test } from 'vitest'
import { firstAnswer } from './thread-driver.ts'

test.each<[text: string, says: RegExp]>([
  ['8b lora 50M tokens spot if possible', /^plan: (?!.*left out).*spot/su],
  ['8b lora 50M tokens ideally in the EU', /^plan: (?!.*left out).*in the EU/su],
  ['70b full 10B tokens spot if possible on scaleway', /^plan: .*at Scaleway.*“spot if possible” is left out/su],
  [
    '8b lora 50M tokens on vultr, 2x b300 if they have any',
    /^plan: .*at Vultr.*“2x b300 if they have any” is left out/su,
  ],
  ['8b lora 50M tokens, ideally in the EU, must be at lambda', /^plan: .*at Lambda.*“ideally the EU” is left out/su],
  [
    '8b lora 50M tokens preferably lambda in iceland if possible',
    /^plan: .*Lambda.*“iceland if possible” is left out/su,
  ],
  ['8b lora 100M tokens, ideally coreweave', /^plan: .*at CoreWeave.*Without “ideally coreweave” it would be \$/su],
  ['70b full 10B tokens ideally under $500', /^plan: .*“ideally under \$500” is left out/su],
  [
    '13b full 1.2B tokens, fp8 if it is worth it',
    /^plan: .*bf16.*“fp8 if it is worth it” is left open: it would be \d/su,
  ],
  ['8b full 400M tokens, fp8 if it helps, within 12 days', /^plan: (?!.*No safer plan).*“fp8 if it helps”/su],
  ['13b full 1.2B tokens in fp8', /^plan: .*FP8(?!.*No safer plan)/su],
  // What is not left open stays a condition.
  ['8b lora 50M tokens at lambda in the EU', /^infeasible: /u],
  ['70b full 10B tokens under $500', /^infeasible: /u],
  ['70b full 10B tokens spot on scaleway', /^infeasible: /u],
])('%s', (text, says) => {
  expect(firstAnswer(text)).toMatch(says)
})

test('a sum that is to be confirmed is no limit where no plan keeps it', () => {
  const text =
    'GPT-2 style 124M speedrun, 10B tokens, ctx 1024, 8xH100. Should be like an hour or so and 20ish dollars right?'
  expect(firstAnswer(text, 'message')).toMatch(
    /^plan: 8 × H100.*GPT-2 124M on 10B tokens.*“20ish dollars” is left out/su,
  )
})
