/** Another plan that is only asked about stands beside the plan, which stays; what changes it is a wish. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const job = 'qlora qwen2.5 32b 70M tokens'

test.each([
  'what would it cost without quantizing?',
  'what if we take 7B instead of 32B, same data?',
  'what would 200M tokens cost',
  'what if the sequence length was 8k instead',
  'and on my own RTX 4090, would it fit?',
  'what would it be on aws, same deal',
  'hm ok. what if we doubled the data',
  'on 2 a100s, does that work?',
  'suppose we ran it on 16 h100',
])('“%s” changes nothing', (asked) => {
  expect(lastOf([job, asked])).toMatch(/^answer: (?:As it is vs |.* than the plan)/u)
  expect(lastOf([job, asked, 'show the plan again'])).toMatch(
    /^plan: 1 × B200 SXM at GMI Cloud.*on 70M tokens: QLoRA/su,
  )
})

test('what is supposed can be taken', () => {
  expect(lastOf([job, 'what if we use 4 a100s?', 'ok do that'])).toMatch(/^plan: 4 × A100/u)
})

test.each<[turns: readonly string[], says: RegExp]>([
  [['and on my own RTX 4090, would it fit?', 'okay then I do it on the 4090'], /^plan: Your 1 × RTX 4090/u],
  [['what does it cost on one L40S?', 'we take the L40S'], /^plan: 1 × L40S/u],
  [['what if we did lora on 2 a100s?', 'ok the a100s then, but 4 of them'], /^plan: 4 × A100/u],
  [['under $500', 'which of these has a dc in frankfurt?', 'and if we drop the cap?'], /Changed: no budget/u],
  // What was set beside another plan is past.
  [['what does it cost on one L40S?', '3 epochs', 'we take the L40S'], /^plan: (?!1 × L40S)/u],
])('of what stood beside the plan a name takes all: %s', (turns, says) => {
  expect(lastOf([job, ...turns])).toMatch(says)
})

test.each<[wish: string, says: RegExp]>([
  ['3 epochs?', /^plan: .*210M tokens/su],
  ['how about 2 gpus', /^plan: 2 × /su],
  ['can we do it on 2 a100s?', /^plan: 2 × A100/su],
  ['use a100. what would 3 epochs cost?', /^(?!ignored)/su],
  ['what if the budget is 200?', /^plan: .*under \$200/su],
  ['ok h200 then. how much memory does it take?', /^plan: .*H200/su],
])('“%s” is a wish', (wish, says) => {
  expect(lastOf([job, wish])).toMatch(says)
})

test.each<[plan: string, asked: string, says: RegExp]>([
  // Of "a 3090 from Vast" one is meant, and it is one plan.
  ['8b lora 40M tokens', 'would a 3090 from vast do it?', /^answer: Yes: 1 × RTX 3090 at Vast\.ai/u],
  ['8b lora 40M tokens', 'y en una 4090 cabe?', /^answer: Yes: 1 × RTX 4090/u],
  // Whether it fits is asked of the GPUs of the plan.
  ['8b lora 40M tokens', 'what if i bump seq len to 16k, still fits?', /^answer: Yes: 1 × H100 SXM at/u],
  ['8b lora 40M tokens', 'would full finetuning fit on this gpu too?', /^answer: Yes.*: 1 × H100 SXM at/u],
  ['gemma 2 2b lora 10M tokens, one gpu', 'would the 70b fit?', /^answer: Not on 1 × A100 SXM 40GB, which/u],
  [
    'gemma 2 2b lora 10M tokens, one gpu',
    'does 9b full tune even fit on one card?',
    /^answer: Not on .*What would: 1 ×/u,
  ],
])('%s: “%s” is asked of the card that is meant', (plan, asked, says) => {
  expect(lastOf([plan, asked])).toMatch(says)
})
