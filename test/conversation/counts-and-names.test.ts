/** Counts of "them" and of runs in replies; what is said to somebody by name, and news among people, is left to them. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const tickets = 'gemma 2 9b lora 10k support tickets'
const job = 'qwen2.5 32b lora 100M tokens on h100s'

test.each<[told: string, says: RegExp]>([
  ['they are about 450 tokens each and there are 14k of them', /^plan: .*Changed: 6\.3M tokens/su],
  ["it's more like 8k of them", /^plan: .*Changed: 4\.1M tokens/su],
  ['we have 25k of those now', /^plan: .*Changed: 12\.8M tokens/su],
])('“%s” counts the data', (told, says) => {
  expect(lastMeant([tickets, told])).toMatch(says)
})

test.each<[told: string, says: RegExp]>([
  ['one of these per country, 12 countries', /^answer: 12 such runs cost/u],
  ['and a 20-trial hyperparam search on top?', /^answer: 20 such runs cost/u],
  ['per team, 8 teams: what does that come to', /^answer: 8 such runs cost/u],
])('“%s” counts runs', (told, says) => {
  expect(lastMeant([job, told])).toMatch(says)
})

test.each([
  'is it true that the standup got moved?',
  'Priya said the friday demo is cancelled, is that true?',
  'who signed off on the last one?',
  'Ben we could just take 2 gpus no?',
])('“%s” is said among people', (said) => {
  expect(lastOf([job, said])).toMatch(/^ignored/u)
})

test('what is said to somebody by name is asked back before it changes anything', () => {
  expect(lastOf([job, 'Kim we should drop the duplicates, probably more like 80M tokens'])).toMatch(/^asks/u)
})
