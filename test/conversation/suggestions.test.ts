/** What the app tells people to type, it takes: every suggestion of every refusal and every reply in a thread. */
import { describe, expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import type { Outcome } from '../../src/conversation/outcome.ts'
import type { ThreadState } from '../../src/conversation/thread-state.ts'
import { noRules } from '../../src/team/team-rules.ts'
import { suggestedBy } from '../cards/suggestion-faults.ts'

const engine = sharedApp().engine()
const context = { today: '2026-11-26', rules: noRules, teamMeasurements: [] }
const ask = (text: string): Outcome => engine.handle({ kind: 'text', text, inputKind: 'command' }, context)
const reply = (text: string, thread: ThreadState): Outcome =>
  engine.handle({ kind: 'reply', text, isAddressed: true, thread }, context)

const isRefused = ({ kind }: Outcome): boolean => kind === 'problem' || kind === 'ignored'

const first = [
  'Tuesday',
  'banana',
  'a small chatbot',
  'llama',
  '8b',
  '100M tokens',
  'qlora 70b on 2x3090',
  'does 13b fit on 24 GB',
  'does 70b fit on a 4090',
  'h100 price',
  'which gpu should I buy',
  '5 requests per second with 500 token answers',
  'finetune claude on our tickets',
  'is 100 dollars enough to train something',
  '70b 2B tokens under $5',
  '70b 2B tokens within 5 minutes',
  '70b 2B tokens on a 4090',
  '8b 100M tokens full 4-bit',
  '70b 2B tokens on aws spot under $100',
  'can I train a 30b on a mac studio',
  '8b 100M tokens 2x faster',
  '8b, rows are 20k long',
]

describe('commands', () => {
  test.each(first)('what “%s” suggests is taken', (text) => {
    const outcome = ask(text)
    const { commands } = suggestedBy(outcome, false)
    expect(commands.filter((each) => isRefused(ask(each)))).toEqual([])
  })
})

test.each([
  ['qlora 70b on 2x3090', { params: 70e9, gpuCount: 2, method: 'qlora' }],
  ['8b, rows are 20k long', { params: 8e9 }],
  ['8b 100M tokens 2x faster', { params: 8e9, tokens: 100e6 }],
  ['llama 3.1 8b lora on 8 h100 5', { model: 'llama-3.1-8b', gpuCount: 8 }],
])('what “%s” suggests keeps what was read', (text, spec) => {
  const outcome = ask(text)
  const suggested = outcome.kind === 'problem' ? outcome.problem.suggestions : []
  const read = suggested.map(ask).flatMap((each) => (each.kind === 'plan' ? [each.answer.scenario.spec] : []))
  expect(read.length).toBe(suggested.length)
  for (const each of read) expect(each).toMatchObject(spec)
})

test('more GPUs than the usual step keeps busy are offered with a larger step, which is taken', () => {
  const outcome = ask('70b 2B tokens bf16 training within 8h')
  if (outcome.kind !== 'infeasible') throw new Error(outcome.kind)
  expect(outcome.problem.message).toContain('within 8 h at the usual batch of 32 sequences a step')
  const [larger = ''] = outcome.problem.suggestions.filter((each) => each.includes('global batch 128'))
  expect(ask(larger)).toMatchObject({ kind: 'plan', answer: { scenario: { spec: { deadlineHours: 8 } } } })
})

const replies = [
  'only secure datacenter',
  '2x faster',
  'prompts are 4k long',
  'under $5',
  'within 5 minutes',
  'on a 4090',
  'full fp32 on 1 a100',
  'what about a bigger model',
  'blorp',
  'make it cheaper',
  'why not A100?',
  'what would help?',
  'how sure are you?',
  'undo',
]

describe('replies', () => {
  const start = ask('70b 2B tokens on 8 h100')
  if (start.kind !== 'plan') throw new Error('no plan')
  test.each(replies)('what “%s” suggests is taken', (text) => {
    const outcome = reply(text, start.thread)
    const thread = 'thread' in outcome ? outcome.thread : start.thread
    const { commands, replies: suggested } = suggestedBy(outcome, true)
    expect(commands.filter((each) => isRefused(ask(each)))).toEqual([])
    expect(suggested.filter((each) => isRefused(reply(each, thread)))).toEqual([])
  })
})
