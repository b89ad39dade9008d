import { expect, test } from 'vitest'
import { readConfig, scenarioOfConfig } from '../../../src/language/config/trainer-config.ts'
import { parseCommand } from '../../../src/language/command.ts'
import type { Spec } from '../../../src/scenario/scenario.ts'
import { applyChange } from '../../../src/scenario/scenario-change.ts'
import { scenarioOf, today, vocabulary } from '../fixtures.ts'
import * as files from './trainer-configs.ts'

const read = (texts: string | readonly string[], words = '') =>
  scenarioOfConfig(readConfig([texts].flat(), words, vocabulary, today))

function askedFields(texts: string | readonly string[], words = ''): Partial<Spec> {
  const result = read(texts, words)
  if ('problem' in result) throw new Error(result.problem.message)
  return Object.fromEntries(Object.entries(result.scenario.spec).filter(([, value]) => value !== null))
}

const bigLlama = { model: 'llama-3.1-70b', params: 70_553_706_496 }

test.each<[string, string | readonly string[], string, Partial<Spec>]>([
  [
    'Axolotl, 8-bit LoRA',
    files.axolotl,
    '100M tokens',
    {
      model: 'llama-3.1-8b',
      variant: 'NousResearch/Meta-Llama-3.1-8B',
      params: 8_030_261_248,
      tokens: 300e6,
      method: 'lora',
      weights: 'int8',
      loraRank: 32,
      loraTargets: 'attn+mlp',
      sequenceLength: 4096,
      batch: 2,
      gradientCheckpointing: true,
      packed: true,
      optimizer: 'adamw-8bit',
      stack: 'axolotl',
    },
  ],
  [
    'Axolotl, QLoRA by steps on eight GPUs',
    files.axolotlQlora,
    '8 gpus',
    {
      model: 'llama-3-70b',
      variant: 'someone/llama-3-70b-fp16',
      params: 70_553_706_496,
      // 200 steps x 1 sequence x 8 accumulated x 8 GPUs x 1,024 tokens; the epochs do not count.
      tokens: 200 * 8 * 8 * 1024,
      method: 'qlora',
      weights: 'nf4',
      loraRank: 8,
      loraTargets: 'attn+mlp',
      sequenceLength: 1024,
      batch: 1,
      globalBatch: 64,
      packed: false,
      sharding: 'fsdp',
      offload: 'params',
      gpuCount: 8,
      stack: 'axolotl',
    },
  ],
  [
    'LLaMA-Factory, 4-bit, two files of at most 5,000 samples',
    files.llamaFactory,
    '',
    {
      model: 'qwen2.5-7b',
      variant: 'qwen2.5-7b-instruct',
      params: 7_615_616_512,
      tokens: 2 * 5000 * 512 * 2,
      method: 'qlora',
      weights: 'nf4',
      loraRank: 16,
      loraTargets: 'attn',
      sequenceLength: 2048,
      batch: 1,
      packed: false,
      task: 'sft',
      stack: 'llama-factory-deepspeed',
    },
  ],
  [
    'torchtune, steps an epoch',
    files.torchtune,
    'on 8 h100 sxm',
    {
      ...bigLlama,
      tokens: 100 * 2 * 2 * 4 * 8 * 8192,
      method: 'lora',
      weights: 'bf16',
      loraRank: 16,
      loraTargets: 'attn',
      sequenceLength: 8192,
      batch: 2,
      globalBatch: 64,
      gradientCheckpointing: true,
      packed: true,
      gpus: ['h100-sxm'],
      gpuCount: 8,
      optimizer: 'adamw',
      stack: 'torchtune',
    },
  ],
  [
    'TRL and its launcher, two files of one run',
    [files.trl, files.accelerate],
    '20k examples of 600 tokens',
    {
      model: 'mixtral-8x22b',
      params: 140_630_071_296,
      tokens: 36e6,
      method: 'qlora',
      weights: 'nf4',
      loraRank: 16,
      loraTargets: 'attn+mlp',
      sequenceLength: 2048,
      batch: 1,
      gradientCheckpointing: true,
      packed: true,
      offload: 'params',
      sharding: 'fsdp',
      gpuCount: 16,
      nodes: 2,
      stack: 'hf-flash-liger',
    },
  ],
  [
    'arguments in Python',
    files.python,
    '1 gpu',
    {
      model: 'llama-3.1-8b',
      params: 8_030_261_248,
      tokens: 500 * 4 * 4 * 2048,
      method: 'lora',
      weights: 'bf16',
      loraRank: 16,
      loraTargets: 'attn',
      sequenceLength: 2048,
      batch: 4,
      globalBatch: 16,
      gradientCheckpointing: true,
      packed: true,
      gpuCount: 1,
      stack: 'hf-trl-peft',
    },
  ],
  [
    'flags of a command',
    files.flags,
    '',
    {
      model: 'qwen2.5-7b',
      params: 7_615_616_512,
      tokens: 1000 * 2 * 8 * 8 * 4096,
      method: 'qlora',
      weights: 'nf4',
      loraRank: 32,
      sequenceLength: 4096,
      batch: 2,
      globalBatch: 128,
      packed: true,
      gpuCount: 8,
      stack: 'hf-trl-peft',
    },
  ],
  [
    'DeepSpeed as JSON, the model in words',
    files.deepspeed,
    'llama 3.1 70b full fine-tuning 1B tokens',
    { ...bigLlama, tokens: 1e9, method: 'full', batch: 2, sharding: 'zero3', offload: 'optimizer' },
  ],
])('%s', (_, texts, words, spec) => {
  expect(askedFields(texts, words)).toEqual(spec)
})

test('the same question can be typed: the line parses to the same scenario', () => {
  for (const [texts, words] of [
    [files.axolotl, '100M tokens'],
    [files.torchtune, '8 gpus'],
    [files.flags, ''],
  ] as const) {
    const { line } = read(texts, words).config
    const typed = parseCommand(line, vocabulary, today)
    expect('scenario' in typed && typed.scenario.spec).toMatchObject(askedFields(texts, words))
  }
})

test('what a person says stands in place of the configuration', () => {
  expect(askedFields(files.axolotl, 'batch 8 rank 64 no packing 50M tokens 1 epoch')).toMatchObject({
    batch: 8,
    loraRank: 64,
    packed: false,
    tokens: 50e6,
    method: 'lora',
    weights: 'int8',
  })
  const full = read(files.axolotl, 'full fine-tuning 50M tokens')
  if ('problem' in full) throw new Error(full.problem.message)
  expect(full.scenario.spec).toMatchObject({ method: 'full', weights: null, loraRank: null })
  expect(full.scenario.notes).toContain(
    'Your own words stand in place of “lora”, “8-bit”, “rank 32” and “all linear layers” of the configuration.',
  )
  expect(askedFields(files.axolotl, 'mistral 7b 50M tokens')).toMatchObject({ model: 'mistral-7b' })
  expect(askedFields(files.axolotlQlora, '1B tokens')).toMatchObject({ tokens: 1e9 })
})

test('what became of each key is told, in a note or two', () => {
  const result = read(files.axolotl, '100M tokens')
  if ('problem' in result) throw new Error(result.problem.message)
  const { config, scenario } = result
  expect(config.framework).toBe('axolotl')
  expect(config.understood).toContainEqual({ key: 'sequence_len', means: 'seq 4096' })
  expect(config.notEstimated.map(({ key }) => key)).toEqual([
    'lora_modules_to_save',
    'gradient_accumulation_steps',
    'evals_per_epoch',
  ])
  expect(config.unknown).toEqual(['our_own_switch'])
  expect(config.noEffect).toContain('learning_rate')
  expect(scenario.notes).toEqual([
    'The Axolotl configuration: 14 keys understood, and 10 without bearing on the cost.',
    'Read and not estimated: lora_modules_to_save (whole matrices trained beside the adapter take more memory).',
    'Not understood in it: our_own_switch.',
    '100M tokens × 3 epochs are 300M training tokens.',
  ])
  const preference = read(files.llamaFactoryFull, '100M tokens')
  if ('problem' in preference) throw new Error(preference.problem.message)
  expect(preference.scenario.spec).toMatchObject({ task: 'dpo', method: 'full', sharding: 'zero3', offload: 'params' })
})

test('what is missing is asked for, and the rest is kept in texts that parse', () => {
  const missing = (texts: string, words = '') => {
    const result = read(texts, words)
    if (!('problem' in result)) throw new Error('nothing is missing')
    return result.problem
  }
  const data = missing(files.axolotl)
  expect(data).toMatchObject({
    kind: 'missing-data',
    suggestions: [
      'NousResearch/Meta-Llama-3.1-8B, adamw-8bit, lora, 8-bit, rank 32, all linear layers, seq 4096, batch 2, 3 epochs, checkpointing on, packing, stack axolotl, 100M tokens',
      expect.stringMatching(/, 10k examples x 512 tokens$/),
    ],
  })
  expect(data.message).toMatch(/does not say how much data there is.*Its 3 epochs are counted on top/)
  const gpus = missing(files.python)
  expect(gpus.message).toMatch(/runs 500 steps of a batch on each GPU: on how many GPUs\?/)
  const model = missing(files.accelerate, '100M tokens')
  expect(model.kind).toBe('missing-model')
  const strange = missing('base_model: our/secret-sauce\nadapter: lora\nmicro_batch_size: 2')
  expect(strange).toMatchObject({ kind: 'missing-model', terms: ['our/secret-sauce'] })
  for (const { suggestions } of [data, gpus, model, strange]) {
    for (const suggestion of suggestions) expect(parseCommand(suggestion, vocabulary, today)).toHaveProperty('scenario')
  }
})

test('words that are not understood are named, though the file is', () => {
  const result = read(files.axolotl, 'blorp 100M tokens')
  expect('scenario' in result && result.scenario.notes).toContain('Not used: “blorp”.')
})

test('a model outside the catalog is read by the size in its name', () => {
  const result = read('base_model: our/sauce-13b-v2\nadapter: lora\nmicro_batch_size: 2', '10M tokens')
  if ('problem' in result) throw new Error(result.problem.message)
  expect(result.scenario.spec).toMatchObject({ model: null, variant: 'our/sauce-13b-v2', params: 13e9, method: 'lora' })
  expect(result.scenario.notes[0]).toBe('“sauce-13b-v2” is not in the catalog: estimated as a model of 13B.')
  expect(
    askedFields('base_model: unsloth/Meta-Llama-3.1-8B-bnb-4bit\nadapter: lora\nmicro_batch_size: 2', '10M'),
  ).toMatchObject({
    method: 'qlora',
    weights: 'nf4',
  })
})

test('YAML as PyYAML reads it: merged keys, no and yes, underscores in numbers', () => {
  const merged = `shared: &shared
  lora_r: 8
  sample_packing: no
base_model: llama-3.1-8b
adapter: lora
run:
  <<: *shared
  sequence_len: 4_096
  micro_batch_size: 2`
  expect(askedFields(merged, '10M tokens')).toMatchObject({
    loraRank: 8,
    packed: false,
    batch: 2,
    sequenceLength: 4096,
  })
})

test.each([
  ['hello there', /None of its keys|could not be read/],
  ['', /None of its keys/],
  ['recipe: pancakes\nflour: 200', /None of its keys/],
  [`base_model: ${'['.repeat(500)}`, /nests deeper than 12 levels/],
  ['base_model: [x\n  y: {', /could not be read\. It is not YAML/],
  ['a: '.concat('x'.repeat(70_000)), /at most 64000 are read/],
])('%j is refused in a sentence', (text, message) => {
  expect(read(text.slice(0, 80_000))).toMatchObject({
    problem: { kind: 'unknown', message: expect.stringMatching(message) },
  })
})

test('is a change of a plan: what it names gives way, and the rest stays', () => {
  const current = scenarioOf('70b 100M tokens qlora under $900 in the EU on 4090')
  const text = 'base_model: meta-llama/Llama-3.1-8B\nfinetuning_type: full\nnum_epochs: 1\n'
  const read = readConfig([text], '', vocabulary, today, { mode: 'message', job: current.spec })
  const changed = 'problem' in read ? read : applyChange(current, read.change)
  if ('problem' in changed) throw new Error(changed.problem.message)
  const { model, method, weights, tokens, budgetUsd, region, gpus } = changed.scenario.spec
  expect({ model, method, weights, tokens }).toEqual({
    model: 'llama-3.1-8b',
    method: 'full',
    weights: null,
    tokens: 100e6,
  })
  expect({ budgetUsd, region, gpus }).toEqual({ budgetUsd: 900, region: 'eu', gpus: ['rtx-4090'] })
})
