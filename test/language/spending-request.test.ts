/** Which texts ask about the team's money; a job, a report and talk are none of them. */
import { expect, test } from 'vitest'
import { isOfRunSoFar, spendingRequestIn } from '../../src/language/spending-request.ts'

test.each([
  ['digest', 'digest', 'this'],
  ['Show me the weekly digest, please', 'digest', 'this'],
  ['ledger', 'digest', 'this'],
  ['what did we spend this month?', 'spent', 'this'],
  ['What did we spend last month', 'spent', 'last'],
  ["what's been spent so far?", 'spent', 'this'],
  ['how much money did we spend in November', 'spent', 11],
  ['how much did this channel spend in the previous month?', 'spent', 'last'],
  ['what are we spending on GPUs', 'spent', 'this'],
  ['our spending this month', 'spent', 'this'],
  ['spend', 'spent', 'this'],
] as const)('%s', (text, kind, month) => {
  expect(spendingRequestIn(text)).toEqual({ kind, month })
})

test.each([
  'spent $612',
  'we spent $1,300',
  'spent',
  'we spent',
  'what would we spend',
  'under $500 this month',
  '70b 2B tokens',
  'what did we spend on the 70b run?',
  'digest the paper',
  'how much would we spend on 70b 2B tokens',
  '',
])('%s asks something else', (text) => {
  expect(spendingRequestIn(text)).toBeNull()
})

test.each([
  ['how much have we spent so far?', true],
  ["what's been spent so far?", true],
  ['what did we spend this month?', false],
  ['how much has the team spent so far?', false],
  ['how much did we spend so far in november', false],
])('in the thread of a run “%s” is of that run: %s', (text, isOfRun) => {
  expect(isOfRunSoFar(text)).toBe(isOfRun)
})
