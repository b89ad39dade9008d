/** Whether a machine is worth its price, or the least that does it: the verdict before the plan, and what the other takes. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  [
    'would H200s be worth it for a 13b lora of 25M tokens?',
    /^plan: No, not worth it; this does it: [^]*H200 .*would take/u,
  ],
  [
    'does it make sense to rent B200s for sft of a 32b with 90M tokens?',
    /^plan: Yes, worth it: 1 × B200[^]*Without B200/u,
  ],
  ['8b lora 4M tokens, any point in using a B200', /^plan: No, not worth it; this does it: [^]*B200 .* would take/u],
])('%s', (text, answer) => {
  expect(lastOf([text])).toMatch(answer)
})

test.each([
  [
    'full ft of a 7b, 40M tokens: could fewer than 8 A100 80GB do it?',
    /^plan: No, fewer hold it: 8 × A100[^]*The fewest/u,
  ],
  [
    'deepseek v3 qlora 30M tokens, are 8 H200s the bare minimum',
    /^plan: Yes, the least of these that is sure to hold it: 8 × H200[^]*4 × H200 .* only just, if at all/u,
  ],
])('%s', (text, answer) => {
  expect(lastOf([text])).toMatch(answer)
})

test('two cards are compared, and no merit is asked of one', () => {
  expect(lastOf(['is a B200 worth it over an H100 for 8b lora 50M tokens'])).not.toMatch(/Without B200/u)
})

test.each([
  [
    'do we really need 8 gpus to fully train llama 3.1 8b on 60M tokens',
    /^plan: No, it is not needed; this does it: 1 × /u,
  ],
  ['would two L40S cope with a qlora of a 32b on 6M tokens?', /^plan: Yes: 2 × L40S/u],
  ['qwen3 14b lora 80M tokens, can a single A100 finish that overnight', /^plan: In time if all goes well: 1 × A100/u],
  ['24b lora, 260M tokens: will H100s get it done in a weekend?', /^plan: Yes, in time: /u],
])('%s: yes or no first', (text, answer) => {
  expect(lastOf([text])).toMatch(answer)
})
