/** A reply with a change and a question: the plan is changed, and the question answered of it, in one message. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const job = 'qlora llama 3.1 8b on 20M tokens, 8k seq'

test.each<[told: string, says: RegExp]>([
  ['add 20 % more data, and how many days is that?', /Changed: 24M tokens/u],
  ['make it full fine-tuning and what would it cost on spot?', /Changed: full fine-tuning[^]*With spot, on /u],
  ['30M tokens, and what if it crashes halfway?', /Changed: 30M tokens[^]*With checkpoints every/u],
  ['lora rank 64 please and tell me if it still fits on a 4090', /Changed: LoRA rank 64\.[^]*Yes: 1 × RTX 4090/u],
  ['what about 14b instead, and which gpu would you take?', /Changed: A 14B model[^]*I would take the plan/u],
  ['2 epochs, seq 4k, and try an l40s', /Changed: 40M tokens, sequence length 4,096, L40S/u],
])('“%s”', (told, says) => {
  expect(lastMeant([job, told])).toMatch(says)
})

test.each<[asked: string, says: RegExp]>([
  ['going from 2k to 8k context, does that cost extra', /^answer: 8,192 instead of 2,048/u],
  ['and then running it, 20k requests a day, what is that per month', /^answer: /u],
  ['it trains nightly, what is that a month', /^answer: 30 such runs/u],
])('“%s” only says what it asks about', (asked, says) => {
  expect(lastMeant([job.replace('8k seq', '2k seq'), asked])).toMatch(says)
})

test('what is only supposed changes nothing', () => {
  expect(lastMeant([job, 'what if it crashes halfway?'])).toMatch(/^answer: With checkpoints every/u)
  expect(lastMeant([job, 'if we took 40M tokens, how long would it be?'])).not.toMatch(/Changed:/u)
})
