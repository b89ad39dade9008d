/** Changes as data: what gives way, what contradicts itself, and what survives being stored. */
import { expect, test } from 'vitest'
import * as z from 'zod'
import { applyChange, askedChange, type FieldValues, scenarioChangeSchema } from '../../src/scenario/scenario-change.ts'
import { emptySpec, type Scenario, specSchema } from '../../src/scenario/scenario.ts'

const base = (set: FieldValues): Scenario => {
  const result = applyChange(null, askedChange({ params: 8e9, tokens: 1e8, ...set }))
  if ('problem' in result) throw new Error(result.problem.message)
  return result.scenario
}
const changed = (from: FieldValues, set: FieldValues) => {
  const result = applyChange(base(from), askedChange(set))
  return 'problem' in result ? result.problem : result.scenario.spec
}

test.each([
  ['4-bit under LoRA is QLoRA', { method: 'lora' }, { weights: 'nf4' }, { method: 'qlora', weights: 'nf4' }],
  ['LoRA drops 4-bit', { method: 'qlora' }, { method: 'lora' }, { method: 'lora', weights: null }],
  ['4-bit opens full fine-tuning', { method: 'full' }, { weights: 'nf4' }, { method: null, weights: 'nf4' }],
  ['a rank asks for LoRA', {}, { loraRank: 8 }, { method: 'lora', loraRank: 8 }],
  ['a GPU is wanted again', { excludedGpus: ['h100-sxm', 'a10'] }, { gpus: ['h100-sxm'] }, { excludedGpus: ['a10'] }],
  ['so is a provider', { excludedProviders: ['aws'] }, { providers: ['aws'] }, { excludedProviders: null }],
  ['a number of GPUs opens the machines', { gpuCount: 16, nodes: 2 }, { gpuCount: 8 }, { gpuCount: 8, nodes: null }],
  ['null opens a field', { budgetUsd: 500 }, { budgetUsd: null }, { budgetUsd: null }],
] satisfies readonly (readonly [string, FieldValues, FieldValues, FieldValues])[])('%s', (_, from, set, expected) => {
  expect(changed(from, set)).toMatchObject(expected)
})

test('what contradicts itself within a change is a problem, in the words of whoever made it', () => {
  const set = { method: 'qlora', weights: 'int8' } as const
  const result = applyChange(base({}), askedChange(set), { method: 'QLoRA', weights: '8-bit' })
  expect(result).toMatchObject({ problem: { kind: 'conflict', terms: ['QLoRA', '8-bit'] } })
  expect(changed({}, { tp: 3, gpuCount: 8 })).toMatchObject({ kind: 'conflict' })
})

test('new tokens are one epoch of themselves, and a field keeps who set it', () => {
  const { scenario } = { scenario: base({ tokens: 3e8 }) }
  expect(scenario.corpus).toMatchObject({ tokensPerEpoch: 3e8, epochs: 1 })
  const result = applyChange(scenario, { set: { pricing: 'spot' }, by: 'channel' })
  expect('scenario' in result && result.scenario.setBy).toMatchObject({ tokens: 'asked', pricing: 'channel' })
})

test('a change and a spec are stored as they are read: no schema of theirs works one way only', () => {
  const set = { model: 'llama-3.1-8b', gpus: ['h100-sxm'], providers: ['aws'], stack: 'torchtune' }
  const change = { set, by: 'asked' as const }
  expect(z.encode(scenarioChangeSchema, scenarioChangeSchema.parse(change))).toEqual(change)
  expect(z.encode(specSchema, { ...emptySpec, ...set })).toEqual({ ...emptySpec, ...set })
})
