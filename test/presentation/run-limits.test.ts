/** A run against the limits that its plan was asked for: said while it can still be changed, and once it is over. */
import { expect, test } from 'vitest'
import { runCardMessage } from '../../src/presentation/content/messages/run-card.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import type { RunEvent } from '../../src/scenario/run-event.ts'
import { applyRunEvent } from '../../src/team/apply-run-event.ts'
import { newRun } from '../../src/team/run-state.ts'

/** 40 hours and $1,000: $25 an hour. */
const plannedUnder = (spec: Readonly<Record<string, unknown>>) => ({
  job: 'A job',
  plan: '8 × H100',
  hours: { p10: 30, p50: 40, p90: 60 },
  usd: { p10: 800, p50: 1000, p90: 1500 },
  tokens: 4e9,
  startupHours: 0,
  priceDate: '2026-11-24',
  spec,
})

function cardText(spec: Readonly<Record<string, unknown>>, ...events: readonly RunEvent[]): string {
  const now = '2026-11-24T00:00:00Z'
  const state = events.reduce(
    (before, event) => {
      const applied = applyRunEvent(before, event, now)
      if ('refusal' in applied) throw new Error(applied.refusal.kind)
      return applied.state
    },
    newRun(plannedUnder(spec), now),
  )
  return plainText(runCardMessage({ state, startedBy: null, newsSource: 'pasted' }))
}
const progress: RunEvent = { kind: 'progress', step: 1000, totalSteps: 4000, elapsedHours: 12 }

test('a run that begins over its limits says so, and one that may pass them says by what', () => {
  const over = cardText({ budgetUsd: 900, deadlineHours: 36 }, { kind: 'started' })
  expect(over).toContain('Over the $900 budget: $1,000 expected.')
  expect(over).toContain('Over the deadline of 36 h: 40 h expected.')
  expect(cardText({ budgetUsd: 1200 }, { kind: 'started' })).toContain(
    'Expected inside the $1,200 budget; the top of the range, $1,500, is over it.',
  )
})

test('a pace that leads over a limit is told while it runs, one inside it is not', () => {
  expect(cardText({ budgetUsd: 1100, deadlineHours: 50 }, progress)).toContain(
    'Over the $1,100 budget: $1,200 expected.',
  )
  expect(cardText({ budgetUsd: 1100, deadlineHours: 50 }, progress)).not.toContain('deadline')
  expect(cardText({ budgetUsd: 1300 }, progress)).not.toContain('budget')
})

test('of a run that is over its bill counts, and without limits nothing is said of them', () => {
  const finished: RunEvent = { kind: 'finished', elapsedHours: 41, usd: 950 }
  expect(cardText({ budgetUsd: 900, deadlineHours: 40 }, finished)).toMatch(
    /Over the \$900 budget by \$50\.[\s\S]*Over the deadline of 40 h by 1 h\./u,
  )
  expect(cardText({ budgetUsd: null, deadlineHours: null }, finished)).not.toContain('Over')
})
