/** Controls act on the plan of their own message, also when the thread has moved on. */
import { describe, expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import type { Outcome } from '../../src/conversation/outcome.ts'
import type { ControlAction } from '../../src/presentation/content/control-action.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { scenarioFromPayload, scenarioPayload } from '../../src/presentation/slack/blocks/scenario-metadata.ts'
import { noRules } from '../../src/team/team-rules.ts'

const engine = sharedApp().engine()
const context = { today: '2026-11-26', rules: noRules, teamMeasurements: [] }

function planOf(outcome: Outcome) {
  if (outcome.kind !== 'plan') throw new Error(`no plan: ${outcome.kind}`)
  return outcome
}
const first = planOf(engine.handle({ kind: 'text', text: '8b 100M tokens', inputKind: 'command' }, context))
const second = planOf(
  engine.handle({ kind: 'reply', text: '70b on a100', isAddressed: true, thread: first.thread }, context),
)
const third = engine.handle({ kind: 'reply', text: 'under $5', isAddressed: true, thread: second.thread }, context)
const thread = 'thread' in third ? third.thread : second.thread
/** As it is read back from a message. */
const carried = scenarioFromPayload(scenarioPayload(first.answer.scenario)) ?? undefined
const press = (action: ControlAction) =>
  engine.handle({ kind: 'action', action, thread, ...(carried === undefined ? {} : { scenario: carried }) }, context)
const spot: ControlAction = { kind: 'change', change: { set: { pricing: 'spot' }, by: 'asked' } }

describe('below the first of three messages', () => {
  test('a change is of its own plan, and the difference is to it', () => {
    const pressed = planOf(press(spot))
    const fresh = planOf(engine.handle({ kind: 'action', action: spot, thread: first.thread }, context))
    expect(pressed.answer).toEqual(fresh.answer)
    const [note, ...rest] = plainText(pressed.content).split('\n')
    expect(note).toMatch(/^From the plan above the button, \d+ × .*; what was asked after it is left out\.$/u)
    expect(rest.join('\n')).toBe(plainText(fresh.content))
  })

  test('undo goes back to that plan, and once more to what held before', () => {
    const { conversation } = planOf(press(spot)).thread
    const specs = conversation.revisions.slice(0, conversation.position).map(({ spec }) => spec)
    expect(specs.at(-1)).toEqual(first.answer.scenario.spec)
    expect(specs.at(-2)?.budgetUsd).toBe(5)
    expect(conversation.revisions.at(-2)?.setBy).toEqual(first.answer.scenario.setBy)
  })

  test.each<ControlAction>([
    { kind: 'question', topic: 'which-precision' },
    { kind: 'file', format: 'chart' },
    { kind: 'compare', sets: [{ method: 'lora' }, { method: 'full' }] },
  ])('$kind is about its own plan', (action) => {
    const pressed = press(action)
    const fresh = engine.handle({ kind: 'action', action, thread: first.thread }, context)
    if (!('content' in pressed) || !('content' in fresh)) throw new Error('no answer')
    expect(plainText(pressed.content).split('\n').slice(1).join('\n')).toBe(plainText(fresh.content))
  })

  test('its details are those of its own plan', () => {
    const details = engine.planDetails(thread, first.answer.scenario, context)
    expect(details).toEqual(engine.planDetails(first.thread, null, context))
  })
})

test('below the newest message nothing is said of an earlier plan', () => {
  const { scenario } = second.answer
  const pressed = planOf(engine.handle({ kind: 'action', action: spot, thread: second.thread, scenario }, context))
  expect(plainText(pressed.content)).not.toContain('From the plan above')
})
