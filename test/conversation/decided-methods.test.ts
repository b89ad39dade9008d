/** Decisions that name a method, a model or a card, and corrections of oneself, change the plan and ask nothing of it. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  ['dpo 13b 60k pairs', 'we’ll do it with orpo then', /^plan: .*Changed: orpo/su],
  ['dpo 8b 40k pairs', 'they will do it as kto', /^plan: .*Changed: kto/su],
  ['70b 40M tokens', 'we’ll just do it with qlora', /^plan: .*QLoRA/su],
  ['llama 3.1 8b 40M tokens', 'swap the base for qwen2.5 14B', /^plan: .*Qwen2\.5 14B/su],
  ['qwen2.5 7b 40M tokens', 'replace it with qwen2.5 32B and leave the rest', /^plan: .*Qwen2\.5 32B/su],
  ['mistral 7b qlora 12k examples on one 4090', 'my mistake, its a 3090 not a 4090', /^plan: .*RTX 3090/su],
  [
    'phi-4 sft 5k examples',
    'we have one RTX 6000 Ada idling, so that’s what it will be',
    /^(?:plan|asks): .*6000.Ada/isu,
  ],
])('below “%s”: “%s”', (plan, text, says) => {
  expect(lastOf([plan, text])).toMatch(says)
})

test.each([
  ['dpo 13b 60k pairs', 'when do it and the merge finish, roughly?'],
  ['70b 40M tokens', 'if we start monday do we make friday'],
])('below “%s” it is asked: “%s”', (plan, text) => {
  expect(lastOf([plan, text])).toMatch(/^answer: /u)
})

test('a cap below the mean that was told cuts responses there, and tells half of it where none was', () => {
  const told = 'grpo qwen 2.5 7b, 4000 prompts, 16 samples each, response length 2000'
  expect(lastOf([told, 'responses capped at 800'])).toMatch(/responses of 800 tokens, responses of 800 tokens at most/u)
  const open = 'grpo qwen 2.5 7b, 4000 prompts, 16 samples each'
  expect(lastOf([open, 'responses capped at 800'])).toMatch(/responses of 400 tokens, responses of 800 tokens at most/u)
})
