/** Replies that no rule takes for certain: what is likely meant is done or asked back, and chatter is left alone. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { turnActs } from '../../../src/catalog/turn-acts.ts'
import { applyTurn } from '../../../src/language/replies/turn.ts'
import { today, vocabulary } from '../fixtures.ts'

const { history } = applyTurn(null, '70b 2B tokens on 8 h100s', vocabulary, today)
const resultOf = (text: string, isAddressed = false) =>
  applyTurn(history, text, vocabulary, today, { isAddressed }).result

test('a likely request in unusual words changes the plan', () => {
  const result = resultOf('pls keep it below 400 bucks for the sake of my manager')
  expect(result.kind === 'scenario' ? result.scenario.spec.budgetUsd : result).toBe(400)
})

test('what may mean the opposite is asked back, with what it would change as a reply that changes it', () => {
  const result = resultOf('against a100')
  if (result.kind !== 'asks') throw new Error(`taken for ${result.kind}`)
  expect(result.reading).toBe('on a100')
  const applied = resultOf(result.reading, true)
  expect(applied.kind === 'scenario' ? applied.scenario.spec.gpus : applied).toEqual(result.scenario.spec.gpus)
})

test.each([
  ['the boss is nervous so more gpus please, 32', { gpuCount: 32 }],
  ['so basically we got less money now, 300', { budgetUsd: 300 }],
  ['could be wrong but i think we should use 8-bit here, please rerun', { weights: 'int8' }],
])('“%s” is done', (text, spec) => {
  expect(resultOf(text)).toMatchObject({ kind: 'scenario', scenario: { spec } })
})

test.each([
  ['go qlora and i want it overnight so ten hours at the outside', { method: 'qlora', deadlineHours: 10 }],
  ['same thing, previous-gen card: l40s', { gpus: ['l40s'] }],
  ['vultr is what procurement has on file, so that', { providers: ['vultr'] }],
  [
    'let’s say the ceiling is a hundred and twenty dollars and it may take the weekend, 60 hrs tops',
    { budgetUsd: 120, deadlineHours: 60 },
  ],
])('“%s”: what is all named is done', (text, spec) => {
  expect(resultOf(text)).toMatchObject({ kind: 'scenario', scenario: { spec } })
})

test.each(['use domestic card like 910b', 'hunderd h100'])(
  '“%s”: a number that nobody can place is not taken for a change of what is named',
  (text) => {
    expect(resultOf(text).kind).not.toBe('scenario')
  },
)

test.each([
  'is that the place that flooded',
  'lunch at 12?',
  'my usb stick with the 64 gigs is gone',
  'the 8 new hires start monday',
  'did the h100 talk get recorded',
])('“%s” is left alone', (text) => {
  expect(resultOf(text).kind).toBe('ignored')
})

test.each([
  ['480 incl everything, hard limit', { budgetUsd: 480 }],
  ['also citizen records must never leave france', { region: 'france' }],
])('“%s” is asked back as the change that it most likely is', (text, spec) => {
  expect(resultOf(text)).toMatchObject({ kind: 'asks', scenario: { spec } })
})

test('a limit that is spoken of as gone is lifted where there is one', () => {
  const limited = applyTurn(null, '70b 2B tokens under $2000', vocabulary, today).history
  const text = 'ok leave the cap away altogether, peanuts'
  expect(applyTurn(limited, text, vocabulary, today).result).toMatchObject({
    kind: 'scenario',
    scenario: { spec: { budgetUsd: null } },
  })
  expect(resultOf(text)).toMatchObject({ kind: 'scenario', scenario: { spec: { budgetUsd: null } } })
})

test('how likely the acts are adds up to one', () => {
  const likely = vocabulary.classifyTurn('can we do 4-bit', ['field-value'])
  expect(turnActs.reduce((sum, act) => sum + likely[act], 0)).toBeCloseTo(1, 9)
})

test('the weights are those of the lines that are kept with them', () => {
  const [turns, threads] = ['turns', 'threads'].map((name) =>
    readFileSync(new URL(`../../../data/training/${name}.jsonl`, import.meta.url), 'utf8'),
  )
  const model: unknown = JSON.parse(
    readFileSync(new URL('../../../data/reader/turn-acts.json', import.meta.url), 'utf8'),
  )
  expect(model).toMatchObject({ trainedOn: createHash('sha256').update(`${turns}${threads}`).digest('hex') })
  const kinds: unknown = JSON.parse(
    readFileSync(new URL('../../../data/reader/change-kinds.json', import.meta.url), 'utf8'),
  )
  expect(kinds).toMatchObject({ trainedOn: createHash('sha256').update(`${threads}`).digest('hex') })
})
