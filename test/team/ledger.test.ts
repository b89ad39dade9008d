/** The ledger: a thread is one row, a later word takes the place of an earlier one, and what is printed adds up. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ledgerCsv } from '../../src/presentation/content/ledger-csv.ts'
import { monthLines } from '../../src/presentation/content/ledger-lines.ts'
import { ledgerMessage } from '../../src/presentation/content/messages/ledger-message.ts'
import { spendingMessage } from '../../src/presentation/content/messages/spending-message.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { createDisplayNames } from '../../src/presentation/format/display-names.ts'
import {
  estimateErrors,
  type LedgerApproval,
  type LedgerEstimate,
  ledgerMonth,
  ledgerRows,
  type LedgerRun,
} from '../../src/team/ledger.ts'
import { catalog, scenarioOf } from '../language/fixtures.ts'

const scenario = scenarioOf('70b 2B tokens on 8 h100')
const origin = (thread: string | null, day: string, by = 'U0ANN') => ({
  id: `${thread} ${day}`,
  channel: 'C1',
  thread,
  by,
  at: `${day}T10:00:00.000Z`,
})
const exactly = (value: number) => ({ p10: value, p50: value, p90: value })
const estimate = (thread: string | null, day: string, usd: number, by = 'U0ANN'): LedgerEstimate => ({
  ...origin(thread, day, by),
  scenario,
  headline: {
    gpu: 'h100-sxm',
    gpuCount: 8,
    provider: 'lambda',
    tier: null,
    pricing: 'on_demand',
    usd: exactly(usd),
    hours: exactly(20),
    today: day,
  },
})
const approval = (thread: string, day: string, usd: number, is: 'approved' | 'declined' | null): LedgerApproval => ({
  ...origin(thread, day),
  usd,
  content: { scenario, deciders: ['U0CFO'], estimate: null },
  decision: is === null ? null : { is, by: 'U0CFO', at: `${day}T11:00:00.000Z` },
})
const run = (thread: string | null, day: string, usd: number | null, estimated = 1000, by = 'U0ANN'): LedgerRun => ({
  ...origin(thread, day, by),
  usd,
  run: { ...scenario.spec, gpu: 'h100-sxm', gpuCount: 8, stack: 'torchtune', estimated: { usd: estimated } },
})
const names = createDisplayNames(catalog)

test('a thread is one row: planned, waiting, approved, declined or spent', () => {
  const rows = ledgerRows({
    estimates: [estimate('5', '2026-11-05', 10), estimate('1', '2026-11-04', 1100), estimate('1', '2026-11-01', 900)],
    approvals: [
      approval('4', '2026-11-09', 70, null),
      approval('3', '2026-11-08', 60, 'declined'),
      approval('2', '2026-11-07', 500, 'approved'),
      approval('1', '2026-11-06', 1100, 'approved'),
    ],
    runs: [run('1', '2026-11-20', 1250), run('1', '2026-11-18', 700), run('5', '2026-11-11', null)],
  })
  const states = new Map(rows.map(({ thread, status }) => [thread, status]))
  expect(Object.fromEntries(states)).toEqual({ 1: 'spent', 2: 'approved', 3: 'declined', 4: 'waiting', 5: 'planned' })
  const [first] = rows
  expect([first?.estimate?.headline.usd.p50, first?.spent?.usd]).toEqual([1100, 1250])
  expect(ledgerMonth(rows, '2026-11', 3000)).toEqual({
    month: '2026-11',
    budgetUsd: 3000,
    committed: { usd: 500, plans: 1 },
    spent: { usd: 1250, runs: 1 },
    forecastUsd: 1750,
  })
  expect(ledgerMonth(rows, '2026-10', null)).toMatchObject({ spent: { usd: 0, runs: 0 }, forecastUsd: 500 })
})

test('a run counts by its pace once it has begun, and by its hours until its bill is told', () => {
  const begun = (thread: string, usd: number, hasEnded: boolean) => ({ ...origin(thread, '2026-11-20'), usd, hasEnded })
  const records = {
    estimates: [estimate('3', '2026-11-04', 100)],
    approvals: [approval('1', '2026-11-06', 1100, 'approved'), approval('2', '2026-11-06', 500, 'approved')],
    runs: [run('4', '2026-11-21', 42)],
    planRuns: [begun('1', 1700, false), begun('2', 480, true), begun('3', 90, false), begun('4', 40, true)],
  }
  const rows = ledgerRows(records)
  expect(Object.fromEntries(rows.map(({ thread, status }) => [thread, status]))).toEqual({
    1: 'running',
    2: 'unbilled',
    3: 'running',
    4: 'spent',
  })
  const month = ledgerMonth(rows, '2026-11', 2000)
  expect(month).toMatchObject({
    committed: { usd: 2270, plans: 3 },
    unbilled: { usd: 480, runs: 1 },
    spent: { usd: 42, runs: 1 },
    forecastUsd: 2312,
  })
  expect(monthLines(month)[2]).toBe(
    'Committed (approved or running, not reported spent): $2,270 in 3 plans; $480 of it by the hours of 1 run that ended without a bill',
  )
})

test('of a thread that went on asking, the row is the plan that was approved', () => {
  const asked = { ...estimate('1', '2026-11-02', 500), id: 'asked' }
  const whatIf = estimate('1', '2026-11-05', 900)
  const decided = (is: 'approved' | 'declined' | null) => {
    const content = { scenario, deciders: ['U0CFO'], estimate: 'asked' }
    const approvals = [{ ...approval('1', '2026-11-03', 500, is), content }]
    return ledgerRows({ estimates: [whatIf, asked], approvals, runs: [] })[0]?.estimate?.headline.usd.p50
  }
  expect([decided('approved'), decided(null), decided('declined')]).toEqual([500, 500, 900])
})

test('bills are kept to the cent, however large', () => {
  const runs = [run('1', '2026-11-20', 31.4, 32), run('2', '2026-11-20', 1087.55, 1120)]
  const rows = ledgerRows({ estimates: [], approvals: [], runs })
  expect(ledgerMonth(rows, '2026-11', null).spent).toEqual({ usd: 1118.95, runs: 2 })
  expect(ledgerCsv(rows, names)).toMatch(/,1087\.55,1120,[^]*,31\.4,32,/)
  expect(plainText(spendingMessage({ usd: 31.4 }, { plan: 'a plan', usd: exactly(32) }))).toMatch(
    /\$31\.40 spent, 2% less/,
  )
})

test('how far off the estimates were, by who planned and by software', () => {
  const rows = ledgerRows({
    estimates: [estimate('1', '2026-11-01', 1000, 'U0BOB')],
    approvals: [],
    runs: [run('1', '2026-11-20', 1100), run('2', '2026-11-20', 450, 500), run(null, '2026-11-21', 460, 500)],
  })
  expect(estimateErrors(rows, 'person')).toEqual([
    { of: 'U0ANN', runs: 2, spentUsd: 910, estimatedUsd: 1000 },
    { of: 'U0BOB', runs: 1, spentUsd: 1100, estimatedUsd: 1000 },
  ])
  expect(estimateErrors(rows, 'stack')).toMatchObject([{ of: 'torchtune', runs: 3, spentUsd: 2010 }])
})

/** Dollars as they are printed; thousands and millions as their suffix says. */
const dollarsIn = (text: string): readonly number[] =>
  [...text.matchAll(/\$([\d,]+(?:\.\d+)?)([kM]?)/g)].map(
    ([, digits = '', scale = '']) =>
      Number(digits.replaceAll(',', '')) * ({ '': 1, k: 1e3, M: 1e6 } as Record<string, number>)[scale]!,
  )
const amounts = fc.array(fc.double({ min: 0.02, max: 90_000, noNaN: true }), { minLength: 2, maxLength: 12 })

test('what is printed adds up: runs to their sum, spent and committed to the forecast, that to the budget', () => {
  fc.assert(
    fc.property(amounts, amounts, fc.integer({ min: 1, max: 200_000 }), (spent, committed, budget) => {
      const runs = spent.map((usd, index) => run(`r${index}`, '2026-11-20', usd, usd * 1.1))
      const approvals = committed.map((usd, index) => approval(`a${index}`, '2026-11-02', usd, 'approved'))
      const rows = ledgerRows({ estimates: [], approvals, runs })
      const month = ledgerMonth(rows, '2026-11', budget)
      const figures = monthLines(month).map(dollarsIn)
      const [[shownBudget = NaN] = [], [shownSpent = NaN] = [], [shownCommitted = NaN] = [], last = []] = figures
      const [forecast = NaN, left = NaN] = last
      expect(shownSpent + shownCommitted).toBeCloseTo(forecast, 2)
      expect(Math.abs(shownBudget - forecast)).toBeCloseTo(left, 2)
      const compared = runs.map(({ usd, run: { estimated } }) => ({
        job: 'a job',
        spentUsd: usd ?? 0,
        expectedUsd: estimated.usd,
      }))
      const report = plainText(ledgerMessage({ month, runs: compared, of: 'channel' }))
      const lines = report.split('\n').filter((line) => / spent, .* expected/.test(line))
      const [sum, ...items] = lines.map(dollarsIn).toReversed()
      const total = (at: 0 | 1) => items.reduce((all, each) => all + (each[at] ?? NaN), 0)
      expect(total(0)).toBeCloseTo(sum?.[0] ?? NaN, 2)
      expect(total(1)).toBeCloseTo(sum?.[1] ?? NaN, 2)
      expect(total(0)).toBeCloseTo(shownSpent, 2)
    }),
    { numRuns: 120 },
  )
})

test('the table is safe to open: no cell is a formula, and figures are those that are printed', () => {
  const evil = { ...scenario, spec: { ...scenario.spec, model: '=HYPERLINK("http://evil")' } }
  const rows = ledgerRows({
    estimates: [{ ...estimate('1795708775.848000', '2026-11-01', 1044.6283642), scenario: evil }],
    approvals: [],
    runs: [run('1795708775.848000', '2026-11-20', 3.1349265)],
  })
  const [head = '', line = ''] = ledgerCsv(rows, names).split('\n')
  expect(head).toMatch(/^status,job,planned_by/)
  expect(line).toContain('1045')
  expect(line).toContain('3.13,')
  expect(line).toContain('https://slack.com/archives/C1/p1795708775848000')
  expect(line).not.toMatch(/(?:^|,)"?[=+@-]/)
})
