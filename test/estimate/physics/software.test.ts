/** The software profile that a stack of the catalog stands for. */
import { expect, test } from 'vitest'
import { softwareOf } from '../../../src/estimate/physics/software.ts'
import { catalog } from '../real-data.ts'
import { requireEntity } from '../../../src/catalog/catalog.ts'

const stack = (id: string) => requireEntity(catalog.stacks, id)
const packed = { weights: 'bf16', packed: true } as const

test.each([
  [
    'hf-trl-peft',
    { autocast: true, adapter: 'fp32', optimizer: 'foreach', experts: 'loop', gather: 'hooks', trained: 'bf16' },
  ],
  ['axolotl', { autocast: true, optimizer: 'fused', loss: 'fused', attention: 'flash2', paged: false }],
  ['llama-factory-deepspeed', { autocast: true, deepspeed: true, trained: 'master' }],
  ['unsloth', { autocast: false, adapter: 'bf16', experts: 'grouped', gather: 'lean', fp8: 'torch' }],
  ['torchtune', { autocast: false, optimizer: 'fused', loss: 'chunked', elementwise: 'compiled', dispatch: 'tuned' }],
  ['nemo-bf16', { attention: 'vendor', optimizer: 'distributed', experts: 'vendor', fp8: 'tuned', autocast: false }],
] as const)('%s', (id, expected) => {
  expect(softwareOf(stack(id), packed)).toMatchObject(expected)
})

test('the first stages of ZeRO are DeepSpeed, which keeps fp32 masters; fp16 trains fp32 weights', () => {
  const of = (id: string, sharding: 'zero2' | 'fsdp') =>
    softwareOf(stack(id), { ...packed, layout: { sharding } }).deepspeed
  expect([of('axolotl', 'zero2'), of('axolotl', 'fsdp')]).toEqual([true, false])
  expect([of('llama-factory-deepspeed', 'fsdp'), of('torchtitan', 'zero2')]).toEqual([true, false])
  expect(softwareOf(stack('unsloth'), { ...packed, compute: 'fp16' }).trained).toBe('fp32')
})

test('fp32 adapters run under autocast in Hugging Face alone', () => {
  const autocast = (id: string, adapter: 'bf16' | 'fp32') =>
    softwareOf({ ...stack(id), trained: { ...stack(id).trained, adapter } }, packed).autocast
  expect([autocast('axolotl', 'fp32'), autocast('axolotl', 'bf16')]).toEqual([true, false])
  expect([autocast('torchtitan', 'fp32'), autocast('torchtitan', 'bf16')]).toEqual([false, false])
})

test.each([
  ['adamw-foreach', 'foreach', false],
  ['adamw-fused', 'fused', false],
  ['adamw-8bit', '8bit', false],
  ['adamw-paged-8bit', '8bit', true],
  ['adafactor', '8bit', false],
] as const)('%s keeps its states as %s, paged: %s', (optimizer, kept, paged) => {
  expect(softwareOf({ ...stack('torchtune'), optimizer }, packed)).toMatchObject({ optimizer: kept, paged })
})

test('quantized weights are unpacked, unpacked rows change their length, and no stack is of the future', () => {
  const of = (change: Partial<typeof packed> | object) => softwareOf(stack('torchtune'), { ...packed, ...change })
  expect([of({ weights: 'nf4' }), of({ weights: 'int8' }), of({})].map(({ quantizer }) => quantizer)).toEqual([
    'bnb',
    'int8',
    null,
  ])
  expect([of({}).variableLength, of({ packed: false }).variableLength]).toEqual([false, true])
  expect(softwareOf({ ...stack('torchtune'), year: 2031 }, packed).year).toBe(2026)
})
