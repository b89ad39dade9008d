/** Of values that exclude one another those hold whose clause says that they are wanted; the others are named. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { readMessage } from '../../../src/language/message.ts'
import { readReply } from '../../../src/language/replies/reply.ts'
import { today, vocabulary } from '../fixtures.ts'

test.each([
  ['Decision: 13B, not 70B. 40M tokens, lora. Cost?', { params: 13e9 }, '70B'],
  ['Please price qwen2.5 14b, now 55M tokens (was 30M), on lambda', { tokens: 55e6, providers: ['lambda'] }, '30M'],
  ['The old plan was Azure. The new plan is Nebius: 32b, 220M tokens.', { providers: ['nebius'] }, 'Azure'],
  [
    'In spring we used 16 A100s for the old model. Now: llama 3.1 8b on 100M tokens, how long?',
    { gpus: null },
    '16 A100s',
  ],
  ['Next year we may want a 70b, but for now please price llama 3.1 8b on 15M tokens', { tokens: 15e6 }, '70b'],
])('%s', (text, expected, unused) => {
  const result = readMessage(text, vocabulary, today)
  expect(result).toMatchObject({ scenario: { spec: expected } })
  expect('scenario' in result && result.scenario.notes.join(' ')).toContain(unused)
})

test.each([
  ['8b 10M tokens, no, 100M tokens', { tokens: 100e6 }],
  ['70b -- sorry, 72b qwen2.5 -- 80M tokens lora', { model: 'qwen2.5-72b' }],
])('in a command too: %s', (text, expected) => {
  expect(parseCommand(text, vocabulary, today)).toMatchObject({ scenario: { spec: expected } })
})

test('where the clauses say nothing of it, the contradiction is told', () => {
  expect(parseCommand('8b 10M tokens 100M tokens', vocabulary, today)).toMatchObject({ problem: { kind: 'conflict' } })
})

test('two wishes joined by an “or” are a choice, not a contradiction alone', () => {
  const result = parseCommand('lora vs qlora, 70b, 100M tokens', vocabulary, today)
  const choices = 'choices' in result ? (result.choices ?? []) : []
  expect(new Set(choices.map(({ scenario }) => scenario.spec.method))).toEqual(new Set(['lora', 'qlora']))
  expect(parseCommand('70b 100M tokens qlora full', vocabulary, today)).not.toHaveProperty('choices')
})

test('“20B not 2B” is of what was 2B', () => {
  const plan = parseCommand('70b 2B tokens', vocabulary, today)
  if (!('scenario' in plan)) throw new Error('no plan')
  expect(readReply(plan.scenario, 'typo, 20B not 2B', vocabulary, today)).toMatchObject({
    scenario: { spec: { tokens: 20e9, params: 70e9 } },
  })
})

test('a reply to the app with a word that nobody knows is carried out, and the word is named', () => {
  const plan = parseCommand('70b 2B tokens', vocabulary, today)
  if (!('scenario' in plan)) throw new Error('no plan')
  const act = readReply(plan.scenario, 'put it on 8 H100s, flurbo', vocabulary, today, { isAddressed: true })
  expect(act).toMatchObject({ kind: 'amended', scenario: { spec: { gpuCount: 8 } } })
  expect('scenario' in act && act.scenario.notes).toContain('Not used: “flurbo”.')
})
