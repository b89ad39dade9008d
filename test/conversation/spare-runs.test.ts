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

const cheap = 'llama 8b lora 10k samples avg 1k tokens, under $50'

test.each<[asked: string, says: RegExp]>([
  ['can we do 5 runs within the budget', /^answer: Yes, under \$50 even at the high end: 5 such runs cost \$4\.11/u],
  ['is $200 enough for three attempts', /^answer: Yes, under \$200 even at the high end: 3 such runs cost/u],
  [
    'is 50 bucks enough for 10 experiments',
    /^answer: Yes, under \$50 .* 10 such runs .* at the high end; so \$50 pays/u,
  ],
  ['would 20 runs fit in the budget?', /^answer: Yes, under \$50 even at the high end: 20 such runs/u],
  ['does $10 cover 8 runs?', /^answer: Probably under \$10, not surely: 8 such runs/u],
  ['can I run it ten times for $5?', /^answer: No, over \$5: 10 such runs cost \$/u],
])('“%s”: several runs are held against the sum, and the plan stays', (asked, says) => {
  expect(lastOf([cheap, asked])).toMatch(says)
  expect(lastOf([cheap, asked, 'show the plan again'])).toBe(lastOf([cheap, 'show the plan again']))
})

test.each<[asked: string, says: RegExp]>([
  ['is $200 enough?', /^answer: Yes: it costs \$1\.67 of the \$200/u],
  ['how many runs does $500 pay for', /^answer: 299: \$500 at \$1\.67 a run/u],
  ['can we do 2 epochs within the budget', /^plan: /u],
  ['can we do 5 runs in parallel', /^answer: The GPU time is the same either way/u],
])('“%s” is of something else', (asked, says) => expect(lastOf([cheap, asked])).toMatch(says))
