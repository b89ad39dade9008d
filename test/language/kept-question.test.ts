/** What is asked of the things that the app keeps for a team, and what only sounds like it. */
import { expect, test } from 'vitest'
import { keptQuestionIn } from '../../src/language/kept-question.ts'

test.each([
  ['what are you watching?', 'watches'],
  ['which alerts are on?', 'watches'],
  ['list my watches', 'watches'],
  ['do I have any alerts?', 'watches'],
  ['what is being watched in this channel', 'watches'],
  ['who approved what?', 'approvals'],
  ['what was approved this month', 'approvals'],
  ['any pending approvals?', 'approvals'],
  ['which plans are waiting for approval?', 'approvals'],
  ['how far off are our estimates?', 'estimate-errors'],
  ['how accurate were your estimates for us so far?', 'estimate-errors'],
  ['were our cost estimates right?', 'estimate-errors'],
])('%s', (text, question) => {
  expect(keptQuestionIn(text)).toBe(question)
})

test.each([
  'how accurate are the estimates?',
  'how accurate is it?',
  'watch the price',
  'tell me when it drops below $500',
  'what should I watch out for?',
  'who approved the 8 h100s on lambda?',
  'this was approved by Bob',
  'what is approved use of llama?',
])('%s is another question', (text) => {
  expect(keptQuestionIn(text)).toBeNull()
})
