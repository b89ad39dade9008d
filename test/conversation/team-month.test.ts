/** A team's month without a job is answered for a guessed job that each runs so often. */
import { expect, test } from 'vitest'
import { firstAnswer } from './thread-driver.ts'

test.each<[text: string, says: RegExp]>([
  [
    'what should I put per month for a 5 person research team doing finetunes up to 13B',
    /^plan: 20 runs a month cost about .*A 13B model on 100M tokens.*4 runs a person each month are taken/su,
  ],
  ['monthly gpu budget for a team of 4 ml engineers', /^plan: 16 runs a month cost about /u],
  ['what does a monthly gpu budget for 5 people come to', /^plan: (?!.*Once a month).*20 runs a month/su],
  ['host llama 8b for 500 users, what does it cost per month', /^answer: Hosting/u],
  ['what can 5 people train per month for $2000', /^(?!plan: 20 runs)/u],
])('%s', (text, says) => {
  expect(firstAnswer(text, 'command')).toMatch(says)
})

test('a team that meets is no budget', () => {
  expect(firstAnswer('Our team of 5 meets once a month, what about Tuesday?', 'message')).toMatch(/^problem: /u)
})
