/** Runs that are set aside beside those that are planned, and the figure that is not to be gone over. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text]).replaceAll(/\s+/gu, ' ')

test.each([
  ['two full fine-tunes of a 14B, 80 million tokens each, plus a spare run', 3],
  ['three LoRA runs of a 70B, 20M tokens each, and two back-up runs', 5],
  ['4 fine-tunes of llama 8b on 50M tokens each with one run in reserve', 5],
  ['a lora of an 8b on 60M tokens plus a rerun if the first one fails', 2],
])('%s', (text, count) => {
  expect(says(text)).toMatch(new RegExp(`^plan: ${count} runs cost about `, 'u'))
  expect(says(text)).not.toMatch(/Not used/u)
})

test.each([
  'lora of an 8b on 60M tokens, please give an upper figure',
  'What is the most we should budget for a lora of a 13B on 60M tokens?',
  'three loras of an 8b on 20M tokens each and a spare one, I need a ceiling for finance',
])('an upper figure leads: %s', (text) => {
  expect(says(text)).toMatch(/^plan: Not to exceed: \$[\d,]+ \(expected \$[\d,]+, low \$[\d,]+\): /u)
})

test('the worst case of several runs is that of all of them', () => {
  const answer = says('2 full fine-tunes of a 14B, 100M tokens each, worst case?')
  const [, worst = '0', expected = '0'] =
    /^plan: Worst case to plan with: \$(\d+) and .*?expected: 2 runs cost about \$(\d+) in all/u.exec(answer) ?? []
  expect(Number(worst)).toBeGreaterThan(Number(expected))
  expect(Number(expected)).toBeGreaterThan(0)
})

test('a spare GPU is no run', () => {
  expect(says('lora of an 8b on 60M tokens, we have an A100 and a spare GPU')).not.toMatch(/runs cost/u)
})
