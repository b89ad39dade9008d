/** The card of a run in each of its states: the golden files hold them, the preview draws them. */
import { runCardMessage } from '../../src/presentation/content/messages/run-card.ts'
import { methodName, planName, providerName } from '../../src/presentation/format/display-names.ts'
import { describeJob } from '../../src/presentation/content/scenario-summary.ts'
import type { RunEvent } from '../../src/scenario/run-event.ts'
import { applyRunEvent } from '../../src/team/apply-run-event.ts'
import { newRun, type RunState } from '../../src/team/run-state.ts'
import { interactiveContext, seventyB } from './sample-answers.ts'

const {
  scenario: { spec },
  recommendation: { best },
} = seventyB()
const { names } = interactiveContext
const rentAddress = names.rentAddress(best.provider)
const planned = {
  job: `${describeJob(spec, names)}: ${methodName(best)}`,
  plan: `${planName(best, names)} at ${providerName(best, names)}`,
  hours: best.hours,
  usd: best.allInUsd,
  tokens: spec.tokens,
  startupHours: best.startupHours,
  priceDate: '2026-11-24',
  spec,
  ...(rentAddress === null ? {} : { rentAddress }),
}
const at = (hour: number) => new Date(Date.parse('2026-11-24T09:00:00Z') + hour * 3_600_000).toISOString()
const approved: RunState = { ...newRun(planned, at(0)), approvedBy: 'U0CFO' }
const step = (done: number, elapsedHours: number): RunEvent => ({
  kind: 'progress',
  step: done,
  totalSteps: 4000,
  elapsedHours,
})

/** Events at hours, one after another. Throws where one is refused. */
const after = (...events: readonly (readonly [number, RunEvent])[]): RunState =>
  events.reduce((state, [hour, event]) => {
    const applied = applyRunEvent(state, event, at(hour))
    if ('refusal' in applied) throw new Error(applied.refusal.kind)
    return applied.state
  }, approved)

/** In hours of the plan. */
const planHours = best.hours.p50
const slow = [0.5 * planHours, step(1520, 0.5 * planHours)] as const
const crash = [0.6 * planHours, { kind: 'crashed', elapsedHours: null }] as const

const cardOf = (name: string, title: string, state: RunState) => ({
  name: `run-${name}`,
  title: `the card of a plan that ${title}`,
  content: runCardMessage({ state, startedBy: state.startedAt === null ? null : 'U0ANN', newsSource: 'webhook' }),
})

export const sampleRunCards = [
  cardOf('approved', 'was approved', approved),
  cardOf('begun', 'has begun', after([0, { kind: 'started' }])),
  cardOf('slow', 'runs slower than planned', after(slow)),
  cardOf('crashed', 'has crashed', after(slow, crash)),
  cardOf('done', 'is done and paid', after(slow, [planHours, { kind: 'finished', elapsedHours: null, usd: 1087 }])),
]
