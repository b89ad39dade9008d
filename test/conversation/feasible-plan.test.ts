/** A thread speaks of the last plan that stood, whatever was asked after it. */
import { describe, expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import type { Outcome } from '../../src/conversation/outcome.ts'
import type { ThreadState } from '../../src/conversation/thread-state.ts'
import type { ControlAction } from '../../src/presentation/content/control-action.ts'
import type { ButtonControl } from '../../src/presentation/content/message-content.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'

const today = '2026-11-26'
const engine = sharedApp().engine()
const context = { today, rules: noRules, teamMeasurements: [] }

/** The outcome of each text; a thread begins with the first. */
function play(...texts: readonly string[]): { readonly outcomes: readonly Outcome[]; readonly thread: ThreadState } {
  let thread: ThreadState | null = null
  const outcomes = texts.map((text): Outcome => {
    const outcome = engine.handle(
      thread === null
        ? { kind: 'text', text, inputKind: 'command' }
        : { kind: 'reply', text, isAddressed: true, thread },
      context,
    )
    if ('thread' in outcome) ({ thread } = outcome)
    return outcome
  })
  if (thread === null) throw new Error('no thread was begun')
  return { outcomes, thread }
}

const textOf = (outcome: Outcome | undefined): string =>
  outcome !== undefined && 'content' in outcome ? plainText(outcome.content) : ''

function dropButtonIn(outcome: Outcome | undefined): ButtonControl | undefined {
  if (outcome === undefined || !('content' in outcome)) return undefined
  return outcome.content.blocks
    .flatMap((block) => (block.kind === 'controls' ? block.controls : []))
    .find((control) => control.kind === 'button' && control.id === 'amend_drop') as ButtonControl | undefined
}

const press = (control: ButtonControl | undefined, thread: ThreadState): Outcome =>
  engine.handle({ kind: 'action', action: control?.value as ControlAction, thread }, context)

/** What no plan meets, after a plan that stood. */
const refused: readonly (readonly [string, string])[] = [
  ['under $5', 'under $5'],
  ['within 5 minutes', 'within 5 min'],
  ['full fp32 on a 4090', 'fp32, RTX 4090'],
]
const asked = [
  'why not A100?',
  'show the math',
  'compare with QLoRA',
  'what is the whole cost?',
  'how sure are you?',
  'spent $1300',
  'chart',
]

describe.each(refused)('70b 2B tokens, then %s', (reply, named) => {
  const { outcomes, thread } = play('70b 2B tokens', 'on 8 h100', reply)
  const refusal = outcomes[2]

  test('is refused, with a button that goes back to the plan', () => {
    expect(refusal?.kind).toBe('infeasible')
    const back = press(dropButtonIn(refusal), thread)
    expect(textOf(back).split('\n')[0]).toBe(textOf(outcomes[1]).split('\n')[0])
  })

  test.each(asked)('%s is answered about the plan before it', (question) => {
    const before = play('70b 2B tokens', 'on 8 h100', question).outcomes[2]
    const after = engine.handle({ kind: 'reply', text: question, isAddressed: true, thread }, context)
    expect(after.kind).toBe(before?.kind)
    const lines = textOf(after).split('\n')
    // What was asked is answered first; a report and a file begin with what they are of.
    const isBelow = after.kind === 'answer'
    const note = isBelow ? lines.at(-1) : lines[0]
    const rest = isBelow ? lines.slice(0, -1) : lines.slice(1)
    expect(note).toBe(
      `Not met: ${named}. This is about the plan without ${named.includes(',') ? 'them' : 'it'}. To drop that, reply undo.`,
    )
    expect(rest.join('\n')).toBe(textOf(before))
    expect(dropButtonIn(after)?.label).toBe(`Drop “${named}”`)
  })
})

test('what is typed to drop it drops it, also some replies later', () => {
  const { outcomes } = play('70b 2B tokens', 'on 8 h100', 'under $5', 'spot', 'show the math', 'undo 2 times')
  expect(textOf(outcomes[4])).toContain('reply undo 2 times.')
  expect(textOf(outcomes[5]).split('\n')[0]).toBe(textOf(outcomes[1]).split('\n')[0])
})

test('a first question without a plan is about the plan without its limits', () => {
  const { outcomes } = play('70b 2B tokens under $5 within 1h', 'how sure are you?', 'no budget, no deadline')
  expect(outcomes.map(({ kind }) => kind)).toEqual(['infeasible', 'answer', 'plan'])
  expect(textOf(outcomes[1])).toMatch(
    /^8 in 10.*\nNot met: under \$5, within 1 h\. This is about the plan without them\./u,
  )
})

test.each([
  ['70b 2B tokens on 256 h100', '256 GPUs'],
  ['13b 100M tokens on 512 a100 at lambda', '512 GPUs'],
  ['8b 50M tokens on 3000 b200', '3,000 GPUs'],
])('a first question that nobody rents speaks of the plan without its count: %s', (text, unmet) => {
  const questions = ['how long would it take?', 'why not A100?', 'what is the whole cost?', 'compare with qlora']
  const { outcomes, thread } = play(text, ...questions)
  expect(outcomes.map(({ kind }) => kind)).toEqual(['infeasible', 'answer', 'answer', 'answer', 'answer'])
  for (const outcome of outcomes.slice(1)) expect(textOf(outcome)).toContain(`Not met: ${unmet}`)
  const [reply = ''] = /To drop that, reply ([^.]+)\./u.exec(textOf(outcomes[1]))?.slice(1) ?? []
  expect(play(text, reply).outcomes.map(({ kind }) => kind)).toEqual(['infeasible', 'plan'])
  expect(press(dropButtonIn(outcomes[0]), thread).kind).toBe('plan')
})

test.each([
  ['qwen 2.5 32b 144M tokens full on h200', 'under $20'],
  ['8b 50M tokens at runpod in germany', 'under $1'],
  ['70b qlora 2B tokens on 8 h100 at lambda', 'within 2 hours'],
  ['13b full 50M tokens torchtune on 8 h100', 'under $3'],
  ['8b 2B tokens spot on aws', 'under $3'],
])('what is closest is had by the reply that stands beside it: %s, %s', (text, limit) => {
  const { outcomes, thread } = play(text, limit)
  const refusal = outcomes[1]
  if (refusal?.kind !== 'infeasible') throw new Error(refusal?.kind)
  const replies = refusal.problem.nearest.flatMap(({ reply = '' }) => (reply === '' ? [] : [reply]))
  expect(replies.length).toBeGreaterThan(0)
  for (const reply of replies) {
    const given = engine.handle({ kind: 'reply', text: reply, isAddressed: true, thread }, context)
    expect([reply, given.kind]).toEqual([reply, 'plan'])
  }
})

test('what was paid is set against no plan that nobody asked for', () => {
  const { outcomes } = play('70b 2B tokens on 256 h100', 'spent $900')
  expect(outcomes.map(({ kind }) => kind)).toEqual(['infeasible', 'problem'])
})

test('“128 is more realistic” is the number of GPUs, before there is a price and before there is a job', () => {
  const counts = [
    '128 is more realistic',
    '128 would be more sensible',
    '128 seems more reasonable',
    '128 sounds doable',
  ]
  for (const words of counts) {
    const { outcomes } = play('70b 2B tokens on 256 h100', words)
    expect([words, textOf(outcomes[1])]).toEqual([words, expect.stringMatching(/^128 × H100/u)])
  }
  expect(play('70b 2B tokens on 256 h100', '128 is unrealistic').outcomes[1]?.kind).not.toBe('plan')
})

test('the same limit again is refused again, and is no revision', () => {
  const { outcomes, thread } = play('70b 2B tokens', 'under $5', 'under $5')
  expect(outcomes.map(({ kind }) => kind)).toEqual(['plan', 'infeasible', 'infeasible'])
  expect(thread.conversation.position).toBe(1)
})
