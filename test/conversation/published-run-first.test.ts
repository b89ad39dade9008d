/** What others' training cost is told first, where what one's own would cost is asked behind it. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  [
    'What did it cost Meta to train Llama 3 8B from scratch, and what would it cost us?',
    'Llama 3 8B: 1,300,000 H100-hours',
  ],
  ['what did training llama 2 70b cost meta and could we do it for less?', 'Llama 2 70B: 1,720,320 A100-hours'],
  ['What did Meta pay for pretraining Llama 2 7B, and what would we pay?', 'Llama 2 7B: 184,320 A100-hours'],
])('%s', (text, says) => {
  const answer = lastOf([text])
  expect(answer.startsWith(`answer: ${says}`)).toBe(true)
  expect(answer).toContain('so many hours are about $')
})

test('a job of one’s own is planned, with what was published beside it', () => {
  const answer = lastOf(['What did it cost Meta to train Llama 3 8B, and what does our LoRA on 10M tokens cost?'])
  expect(answer).toMatch(/^plan: /u)
  expect(answer).toContain('1,300,000 H100-hours')
})

test.each([
  'what would it cost us to train llama 3 8b from scratch?',
  'what does it cost to fine-tune llama 3 8b on 50M tokens?',
])('%s: nothing is asked of what others paid', (text) => expect(lastOf([text])).not.toContain('H100-hours, by'))
