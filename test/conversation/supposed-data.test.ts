/** Data that are only supposed: what they come to is told beside the plan, which stays. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const [samples, traces, images, pairs] = [
  'llama 8b lora 10k samples avg 1k tokens, under $50',
  'sft qwen 7b on 3000 agent traces of 6k tokens',
  'qwen2.5-vl 7b lora on 8k images with short captions',
  'dpo llama 8b 12k pairs of 800 tokens',
]

test.each<[plan: string, supposed: string, says: RegExp]>([
  [samples, 'suppose we only keep 30% of it', /^answer: With 30% of the data: \$[\d.]+ in total instead of/u],
  [samples, 'suppose only a third survives filtering', /^answer: With 33% of the data: \$/u],
  [samples, 'suppose we drop half of the rows', /^answer: With 50% of the data gone: \$/u],
  [samples, 'if we add 5k more examples?', /^answer: With 5k examples on top: .* for 15M tokens instead of 10M/u],
  [traces, 'what if we lose 40% to dedup?', /^answer: With 40% of the data gone: \$/u],
  [traces, 'what if we filter out 20%', /^answer: With 20% of the data gone: \$/u],
  [
    traces,
    'and if the traces turn out twice as long?',
    /^answer: With 36M tokens, .* more and .* longer than the plan/u,
  ],
  [traces, 'what if the traces are 12k each', /^answer: With 36M tokens/u],
  [traces, "what if they're 10k tokens each", /^answer: With 30M tokens/u],
  [traces, 'suppose traces are 3x longer', /^answer: With 54M tokens/u],
  [images, 'what if each image is 2k tokens', /^answer: With 17\.6M tokens, .*2,000 tokens per image.* than the plan/u],
  [images, 'what if the images are twice as many', /^answer: With 2 times the data: \$/u],
  [images, 'what if we only use half the images', /^answer: With 50% of the data: \$/u],
  [images, 'what if the captions are 500 tokens', /^answer: With 8\.8M tokens/u],
  [pairs, 'suppose half the pairs get thrown out', /^answer: With 50% of the data gone: \$/u],
  [pairs, 'what if we collect 8k more pairs', /^answer: With 8k pairs on top: \$/u],
])('of %s “%s” changes nothing', (plan, supposed, says) => {
  expect(lastOf([plan, supposed])).toMatch(says)
  expect(lastOf([plan, supposed, 'show the plan again'])).toBe(lastOf([plan, 'show the plan again']))
})

test.each<[plan: string, wished: string, says: RegExp]>([
  [samples, 'add 5k more examples', /^plan: .*15M tokens/su],
  [samples, 'what if we use an A100?', /^plan: .*A100/u],
  [samples, 'what if we doubled the data', /^plan: .*20M tokens/su],
  [samples, 'what if the budget is $20', /^plan: /u],
  [images, 'each image is 2k tokens', /^plan: .*2,000 tokens per image/su],
  [traces, 'the traces are 12k tokens each', /^plan: .*36M tokens/su],
  [pairs, '10k more pairs', /^plan: .*17\.6M tokens/su],
])('of %s “%s” changes the plan', (plan, wished, says) => expect(lastOf([plan, wished])).toMatch(says))
