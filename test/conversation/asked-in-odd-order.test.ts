/** Questions in an order that is not the usual one, with a reason behind them, or with numbers that the plan holds. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const fleet = '7b pretrain 60B tokens on 64 H100'
const policy = 'qwen3 8b ppo 30k prompts'

test.each<[plan: string, told: string, says: RegExp]>([
  [policy, 'grpo would save how much', /^answer: As it is vs [^:]*grpo/u],
  [policy, 'what takes up the most time there?', /^answer: \d+% of the [\d.]+ \S+ is training/u],
  [fleet, '64 gpus vs 32, is it twice as fast?', /^(?!answer: 80 GB)answer: /u],
  // What the plan holds is its data, however it is written.
  // A question, and why it is asked.
  ['1b 20B tokens on 8 4090s', 'power draw of this thing? our lab has an old circuit', /^answer: .*kW/u],
  ['8b lora 20M tokens', 'anybody up for lunch? i am starving', /^ignored/u],
  // Asked, and no wish.
  ['8b lora 20M tokens', 'which providers have gpus in germany', /^answer: /u],
])('%s: “%s”', (plan, told, says) => {
  expect(lastOf([plan, told])).toMatch(says)
}) // prettier-ignore
