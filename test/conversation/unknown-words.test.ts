/** A word that nobody knows, a slip or a stray number refuses no job that is read, and what is not used is named as what it is. */
import { expect, test } from 'vitest'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { noRules } from '../../src/team/team-rules.ts'
import { sharedApp } from '../shared-app.ts'

const context = { today: '2026-11-26', rules: noRules, teamMeasurements: [] }
function scenarioOf(text: string): Scenario {
  const read = sharedApp().engine().interpret({ kind: 'text', text, inputKind: 'command' }, context)
  if (read.kind !== 'start') throw new Error(`${text}: ${read.kind}`)
  return read.scenario
}
const notUsedIn = (text: string): readonly string[] =>
  scenarioOf(text).notes.filter((note) => note.startsWith('Not used: '))

test.each([
  ['our desk runs two 3090s on pcie 3, fine-tune gemma 2 9b on 6k chats of 900 tokens each, rent instead?', 5.4e6],
  ["we're a bakery chain with EDP 12% off at aws, finetune qwen 2.5 7b on 25M tokens, what do we pay?", 25e6],
  ['the plumbers union asks for mistral 7b on 18M tokens of minutes, box is a zorbatron 99 in the hall, cost?', 18e6],
])('%s: planned all the same', (text, tokens) => {
  expect(scenarioOf(text).spec).toMatchObject({ tokens })
})

test('a number of something else is named, and what only tells is not', () => {
  const text = 'the squirrel club wants an 8b lora on 12M tokens and 7 of us squabble over pastries, what does it cost?'
  expect(notUsedIn(text).join(' ')).toContain('“7')
  expect(notUsedIn('squeeze a 13b full finetune on 2 h100, 20M tokens, as a joke for the attic')).toEqual([])
})

test.each([
  ['7b lora 40M tokens without subcontractors please', '“without subcontractors”'],
  ['7b lora 40M tokens, subletting is a no-go', '“no subletting”'],
])('%s: a demand that nothing here tells of is said to be one', (text, words) => {
  expect(scenarioOf(text).notes).toContain(
    `${words}: I do not know which offers meet that, so it is not taken into account.`,
  )
})

test('a turn of phrase is no demand', () => {
  expect(scenarioOf('7b lora 40M tokens, no rush, no idea what it costs').notes.join(' ')).not.toContain('offers meet')
})

test.each([
  ['wana finetune mistral 7b on 20k convos evry wk or so, wat does one run cost rn', { tokens: 20_000 * 900 }],
  ['wud an 8b lora on 10M toks be cheep', { tokens: 10e6 }],
])('%s: the spellings of chats are read', (text, spec) => {
  expect(scenarioOf(text).spec).toMatchObject(spec)
})

test.each([
  ['our own assistant from about 6000 old parking tickets, what does the gpu part cost', 6000],
  ['make us a bot out of 4090 past chats, price?', 4090],
])('%s: a number that could be a card counts the data', (text, examples) => {
  expect(scenarioOf(text).corpus?.examples).toBe(examples)
  expect(scenarioOf(text).spec.gpus).toBeNull()
})

test('a card that is named so stays one', () => {
  expect(scenarioOf('8b lora on my 4090, 5k chats').spec.gpus).toEqual(['rtx-4090'])
})

test.each([
  ['llama 3.1 8b every week on about 900 new articles a day, cost per year', 6300],
  ['we fine-tune llama 3.1 8b every night on the new articles (about 1200 a day), cost per year?', 1200],
])('%s: each run has what came in since the last', (text, examples) => {
  expect(scenarioOf(text).corpus?.examples).toBe(examples)
  expect(scenarioOf(text).spec.deadlineHours).toBeNull()
})

test.each([
  [
    'pupils want a tiny language model from scratch on 10 million words, 30 euro ok?',
    { params: 10e6, task: 'pretrain' },
  ],
  ['train a small language model from scratch on our 3B tokens of logs, cost?', { params: 150e6, tokens: 3e9 }],
])('%s: the size of a new model follows from its data', (text, spec) => {
  expect(scenarioOf(text).spec).toMatchObject(spec)
})

test('money behind the data is none of them', () => {
  const text = 'continued pretraining, llama 3.1 8b, 6B tokens of Basque, budget 5k USD. feasible?'
  expect(scenarioOf(text).spec).toMatchObject({ tokens: 6e9, budgetUsd: 5000 })
})

test('what each of many runs is given is no length of an example', () => {
  const text = 'sweep: 12 pretraining runs of a 160M gpt, 3B tokens each, total?'
  expect(scenarioOf(text).spec).toMatchObject({ params: 160e6, tokens: 3e9, task: 'pretrain' })
})

test('a number at the end of a sentence is no number of hours', () => {
  const text = 'Forecasting model of 300M params, 2B tokens, patch 16. A100 hours?'
  expect(scenarioOf(text).notes.join(' ')).not.toContain('GPU-hours')
})

test('the last of two numbers of GPUs holds where the first is taken back', () => {
  const text = 'gemma 2 9b lora, 20M tokens, make it 4 gpus, actually no 2 gpus is fine'
  expect(scenarioOf(text).spec.gpuCount).toBe(2)
})

test('whether the rank of an adapter moves the price needs no job', () => {
  const text = 'would halving the lora rank from 64 to 32 make it cheaper?'
  const read = sharedApp().engine().interpret({ kind: 'text', text, inputKind: 'command' }, context)
  expect(read.kind === 'inquiry' && read.inquiry.kind === 'known' ? read.inquiry.says[0] : read.kind).toMatch(
    /^Hardly/u,
  )
})

test.each([
  'the freelancer says a week on 8xH100 for an 8B LoRA on 10M tokens, is it so?',
  'hyperparameter sweep of 12 runs, 8B lora, 10M tokens each, absolute minimum cost',
  'fine-tune a 7B model (20M tokens) and host it for 30 users. Total for training + hosting please.',
])('%s: what only tells is not named as not used', (text) => {
  expect(notUsedIn(text)).toEqual([])
})

test.each([
  'llama 3.2 3b lora on 20M tokens, what can I get without begging for quota?',
  'qwen2.5 1.5b lora 2M tokens, how do we do it without going broke?',
  'mistral 7b lora 40M tokens without breaking the bank',
  'llama 3.1 70b lora bf16 15M tokens, so I could avoid sharding altogether',
  '8b lora 20M tokens without too much hassle',
  'gemma 3 4b lora 10M tokens without waiting forever',
  'got 50 dollars of credit. llama 3.2 3b lora, 18M tokens. is 50 enough??',
  'I have $200. qwen3 8b lora 100M tokens. Will 200 do?',
])('a turn of phrase is no demand, and a sum said again is used: %s', (text) => {
  expect(scenarioOf(text).notes.filter((note) => /^Not used: |which offers meet/u.test(note))).toEqual([])
})

test.each([
  ['8b lora 20M tokens without subsidies', '“without subsidies”'],
  ['8b lora 20M tokens, no vendor lock-in', '“no vendor lock-in”'],
])('a demand of an offer is told to be open: %s', (text, words) => {
  expect(scenarioOf(text).notes.join(' ')).toContain(`${words}: I do not know which offers meet that`)
})
