/** Limits, dates and commands as people type them under a plan, and what a word to begin or to stop is answered with. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const job = 'qwen2.5 14b qlora 20k examples 800 tokens 3 epochs'
const dated = 'deepseek coder 33b lora 80M tokens deadline friday'

test.each<[asked: string, says: RegExp]>([
  ['nah, two cards max', /^answer: That holds already/u],
  ['no more than 4 gpus, quota', /^answer: That holds already/u],
  ['budget just got cut to 150', /^plan: .*Changed: under \$150/su],
  ["what's the lora version?", /^answer: With LoRA/u],
  ['y is aws so much more than hyperstack', /^answer: /u],
])('“%s” under a plan', (asked, says) => {
  expect(lastOf([job, asked])).toMatch(says)
})

test('a plan above the limit is cut to it', () => {
  expect(lastOf(['llama 3.1 70b lora 50M tokens 4xa100', '2 gpus max'])).toMatch(
    /^plan: 2 × A100.*Changed: at most 2 GPUs/su,
  )
})

test('the same day a week later', () => {
  expect(lastOf([dated, 'not friday this week, friday NEXT week'])).toMatch(/^plan: .*Changed: within 14 days/su)
})

test.each<[asked: string, says: RegExp]>([
  ['lgtm ship it', /^answer: Words approve nothing/u],
  ['go for it', /^answer: Words approve nothing/u],
  ['ok forget about it, cancel', /^answer: Nothing runs/u],
  ['ok undo that, back to the first', /^answer: That is already the plan/u],
  ['wtf is a rollout', /^answer: A rollout is one answer/u],
  ['odds it gets preempted?', /^answer: .*spot/isu],
])('“%s”, said to the app', (asked, says) => {
  expect(lastMeant([job, asked])).toMatch(says)
})

test.each(['lgtm 👍', 'ship it 🚀', 'cancel the meeting pls'])('between people “%s” is theirs', (said) => {
  expect(lastOf([job, said])).toMatch(/^ignored/u)
})
