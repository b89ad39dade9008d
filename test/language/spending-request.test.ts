/** Which texts ask about the team's money; a job, a report and talk are none of them. */
import { expect, test } from 'vitest'
import { isOfRunSoFar, isOfTeamBudget, laterMonthIn, spendingRequestIn } from '../../src/language/spending-request.ts'

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
  ['how much of the budget is left?', 'left', 'this'],
  ['how much have we committed?', 'spent', 'this'],
  ['are we over budget this month?', 'left', 'this'],
  ["what's the forecast for this month", 'spent', 'this'],
  ['is there any budget left this month', 'left', 'this'],
  ['how much money is left for november', 'left', 11],
  ['what is still committed', 'spent', 'this'],
  ['budget left this month?', 'left', 'this'],
  ['show me our spend by person', 'spent', 'this'],
  ['spending per person in october', 'spent', 10],
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
  'under budget please',
  'budget $500',
  'what fits the budget?',
  'is 70b over our budget?',
  'how much budget do I need for a 70b?',
  'what is the forecast for h100 prices',
  'no money left, use spot',
  'how much would we spend on 70b 2B tokens',
  '',
])('%s asks something else', (text) => {
  expect(spendingRequestIn(text)).toBeNull()
})

test.each([
  ['and last month?', 'last'],
  ['what about October?', 10],
  ['and the month before', 'last'],
  ['for november then', 11],
  ['and the 70b?', null],
  ['and on spot?', null],
  ['last', null],
] as const)('after an answer about money “%s” asks about the month %s', (text, month) => {
  expect(laterMonthIn(text)).toBe(month)
})

test.each([
  ['how much of the budget is left?', false],
  ['how much of the monthly budget is left?', true],
  ['how much have we committed?', true],
])('in the thread of a plan “%s” is of the team’s budget: %s', (text, isOfTeam) => {
  expect(isOfTeamBudget(text)).toBe(isOfTeam)
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
