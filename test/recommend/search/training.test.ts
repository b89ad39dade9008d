/** Each word of a recipe changes the plan in the direction in which it must, and long-known jobs fit where they run. */
import { describe, expect, test } from 'vitest'
import type { Estimate } from '../../../src/estimate/plan.ts'
import { taskOfSoftware } from '../../../src/recommend/search/stack-problems.ts'
import { recipeProblem } from '../../../src/recommend/explain/layout-problem.ts'
import { sweepPlans } from '../../../src/recommend/search/sweep.ts'
import { adapterIdSchema, optimizerIdSchema, taskIds, tasksOf } from '../../../src/catalog/training-method.ts'
import { emptySpec, type Spec } from '../../../src/scenario/scenario.ts'
import { catalog, estimator } from '../../estimate/real-data.ts'

const GiB = 2 ** 30
const onEight: Partial<Spec> = {
  model: 'llama-3.1-8b',
  tokens: 1e8,
  method: 'full',
  gpus: ['h100-sxm'],
  gpuCount: 8,
}

function fastest(change: Partial<Spec>): Estimate {
  const { estimates } = sweepPlans({ ...emptySpec, ...onEight, ...change }, catalog, estimator)
  const [best] = estimates.toSorted((one, other) => other.tokensPerSecond.p50 - one.tokensPerSecond.p50)
  if (best === undefined) throw new Error('nothing fits')
  return best
}
const speed = (change: Partial<Spec>): number => {
  const { tokensPerSecond, plan } = fastest(change)
  return tokensPerSecond.p50 / plan.gpuCount
}

test('every task, optimizer and adapter that can be asked for has its facts', () => {
  const { training } = catalog
  expect([...training.objectives.keys()].toSorted()).toEqual([...taskIds].toSorted())
  expect([...training.objectives.values()].filter(({ id, family }) => !tasksOf(family).has(id))).toEqual([])
  const trained = new Set([...catalog.stacks.values()].flatMap(({ facts }) => facts.objectives.has))
  expect(
    taskIds.filter((id) => !trained.has(taskOfSoftware[id] ?? id)),
    'name it in data/stacks, in each that trains it',
  ).toEqual([])
  expect(optimizerIdSchema.options.filter((id) => !training.optimizers.has(id))).toEqual([])
  expect(adapterIdSchema.options.filter((id) => !training.adapters.has(id))).toEqual([])
})

test('states on the host: all of 70B on eight GPUs fits where any software holds them there, 405B on one GPU nowhere', () => {
  const { plan } = fastest({ model: 'llama-3.3-70b', offload: 'optimizer' })
  expect([plan.gpuCount, plan.offload]).toEqual([8, 'optimizer'])
  const alone: Partial<Spec> = { model: 'llama-3.1-405b', gpus: ['rtx-4090'], gpuCount: 1 }
  expect(() => fastest(alone)).toThrow('nothing fits')
})

describe('objectives', () => {
  test('a token of preference data costs more than one of plain text, most with a reference', () => {
    expect(speed({ task: 'orpo' })).toBeLessThan(speed({}))
    expect(speed({ task: 'dpo' })).toBeLessThan(speed({ task: 'orpo' }))
    expect(speed({ task: 'kto' })).toBeLessThan(speed({ task: 'dpo' }))
  })

  test('a loop that trains on its rollouts without padding is faster than one that pads, and is chosen', () => {
    const ofLoop = (stack: string | null) => fastest({ task: 'grpo', responseTokens: 2000, stack })
    const [packed, padded] = [ofLoop('verl'), ofLoop('hf-flash-liger')]
    const updateOf = ({ objective }: Estimate): number => (objective?.phases.update ?? 0) / (objective?.tokens ?? 1)
    expect(updateOf(packed)).toBeLessThan(updateOf(padded))
    expect(['verl', 'nemo-rl']).toContain(ofLoop(null).plan.stack.id)
  })

  test('rollouts cost more than twice as much, and say what they spend it on', () => {
    const { objective } = fastest({ task: 'grpo', responseTokens: 2000 })
    if (objective === null || objective === undefined) throw new Error('a rollout has phases')
    const { generation, logprob, update, other, step } = objective.phases
    expect(generation + logprob + update + other).toBeCloseTo(step, 6)
    // Published loops write for a fifth to three quarters of a step.
    expect(generation / step).toBeGreaterThan(0.15)
    expect(speed({ task: 'grpo' })).toBeLessThan(speed({ task: 'dpo' }) / 2)
    expect(speed({ task: 'ppo', samplesPerPrompt: 8 })).toBeLessThan(speed({ task: 'grpo' }))
  })

  test('ranges are as wide as published runs of such objectives miss by', () => {
    const width = ({ tokensPerSecond: { p10, p90 } }: Estimate) => p90 / p10
    expect(width(fastest({ task: 'grpo' }))).toBeGreaterThan(2 * width(fastest({})))
  })

  test('a reference costs a pass, and what was written beforehand no memory', () => {
    const full = { task: 'dpo', batch: 1, gradientCheckpointing: true } as const
    expect(speed({ ...full, reference: 'none' })).toBeGreaterThan(1.2 * speed(full))
    const memory = (change: Partial<Spec>) => fastest({ ...full, sharding: 'fsdp', ...change }).peakMemory.p50
    expect(memory({ reference: 'cached' })).toBeLessThan(memory({}))
    expect(speed({ task: 'grpo', reference: 'model' })).toBeLessThan(speed({ task: 'grpo' }))
  })

  test('the mean of responses counts in time, their cap in memory', () => {
    const rollouts = { task: 'grpo', method: 'lora', responseTokens: 2000 } as const
    const capped = (responseCap: number) => fastest({ ...rollouts, responseCap, gradientCheckpointing: true, cp: 1 })
    expect(capped(12_000).plan.sequenceLength).toBeGreaterThan(12_000)
    expect(capped(12_000).peakMemory.p50 / capped(12_000).plan.microBatch).toBeGreaterThan(
      capped(3000).peakMemory.p50 / capped(3000).plan.microBatch,
    )
  })

  test('short documents in a long sequence do not pay for its attention', () => {
    const long = { sequenceLength: 65_536 } as const
    expect(speed({ ...long, documentTokens: 600 })).toBeGreaterThan(1.5 * speed(long))
  })

  test('plain words change nothing', () => {
    expect(fastest({ task: 'sft' }).tokensPerSecond).toEqual(fastest({}).tokensPerSecond)
  })

  test('images slow a token down', () => {
    expect(speed({ imageCount: 1e5, imageTokens: 500 })).toBeLessThan(speed({}))
  })
})

describe('recipes', () => {
  const onOne: Partial<Spec> = { gpus: ['b200'], gpuCount: 1, batch: 1, gradientCheckpointing: true }
  const peak = (optimizer: Spec['optimizer']) => fastest({ ...onOne, optimizer }).peakMemory.p50 / GiB

  test('optimizers in the order of what they keep', () => {
    expect(peak('lion')).toBeLessThan(peak('adamw'))
    expect(peak('adamw-8bit')).toBeLessThan(peak('adamw'))
    expect(peak('adafactor')).toBeLessThan(peak('adamw-8bit'))
    expect(peak('sgd')).toBeLessThanOrEqual(peak('adafactor'))
    expect(peak('galore')).toBeLessThan(peak('adamw-8bit'))
    expect(peak('paged-adamw')).toBeLessThan(peak('adamw'))
  })

  test('Muon pays for its iterations', () => {
    const plain = { gpus: ['h100-sxm'], gpuCount: 8, batch: 1 }
    expect(speed({ ...plain, optimizer: 'muon' })).toBeLessThan(speed({ ...plain, optimizer: 'lion' }))
  })

  test('DoRA is slower than LoRA, rsLoRA is not', () => {
    const lora = { method: 'lora', gpuCount: 1 } as const
    expect(speed({ ...lora, adapter: 'dora' })).toBeLessThan(0.8 * speed(lora))
    expect(speed({ ...lora, adapter: 'rslora' })).toBeCloseTo(speed(lora), 6)
  })

  test('kernels: eager attention is slower, FP8 is faster', () => {
    expect(speed({ attentionKernel: 'eager', sequenceLength: 8192 })).toBeLessThan(speed({ sequenceLength: 8192 }))
    expect(speed({ precision: 'fp8' })).toBeGreaterThan(1.2 * speed({}))
    expect(fastest({ precision: 'fp8' }).plan.compute).toBe('fp8')
  })
})

describe('layouts', () => {
  test.each([
    [{ tp: 8 }, { tp: 8 }],
    [{ sharding: 'zero3' }, { sharding: 'fsdp' }],
    [{ model: 'qwen3-30b-a3b', ep: 8 }, { ep: 8 }],
  ] as const)('%o is taken as asked', (asked, got) => {
    expect(fastest(asked).plan.layout).toMatchObject(got)
  })

  test.each([
    [{ tp: 3 }, /TP 3 .*does not divide 8/],
    [{ ep: 8 }, /EP needs a mixture of experts/],
    [{ stack: 'unsloth', tp: 8 }, /Unsloth.* has no tensor parallelism/],
    [{ stack: 'nemo-bf16', optimizer: 'adafactor' }, /has no adafactor: AdamW works there/],
    [{ adapter: 'dora' }, /full fine-tuning has none/],
  ] as const)('%o is refused with the reason', (asked, sentence) => {
    expect(recipeProblem({ ...emptySpec, ...onEight, ...asked }, catalog)).toMatch(sentence)
  })

  test('70B QLoRA fits two cards of 24 GB with its weights on the host: measured so at 14.9 GiB', () => {
    const { plan, peakMemory } = fastest({ model: 'llama-3.1-70b', method: 'qlora', gpus: ['rtx-4090'], gpuCount: 2 })
    expect(plan.offload).toBe('params')
    expect(peakMemory.p50 / GiB).toBeLessThan(22)
  })

  test('70B in full fits eight H100 with 8-bit states or states on the host', () => {
    const { plan } = fastest({ model: 'llama-3.1-70b' })
    expect(plan.training?.optimizer?.id === 'adamw-8bit' || plan.offload !== 'none').toBe(true)
  })

  test('sequences that no GPU holds are split over several', () => {
    expect(fastest({ sequenceLength: 262_144, gpuCount: 16 }).plan.layout.cp).toBeGreaterThan(1)
    expect(fastest({ sequenceLength: 1_048_576, gpuCount: 64 }).plan.layout.cp).toBeGreaterThan(4)
  })

  test.each(['b300', 'gb300', 'b200', 'h200-sxm'])('8-bit LoRA multiplies no faster than %s does in INT8', (id) => {
    const job: Partial<Spec> = { model: 'llama-3.1-70b', method: 'lora', weights: 'int8', gpus: [id], gpuCount: 1 }
    const { tokensPerSecond, plan } = fastest(job)
    expect(2 * plan.shape.blockParams * tokensPerSecond.p50).toBeLessThan(plan.gpu.peak.int8?.base ?? 0)
  })

  test('experts are split where that is fastest: gpt-oss-120b on 64 B200 was published at 8 to 14 thousand', () => {
    const job = { model: 'gpt-oss-120b', gpus: ['b200'], gpuCount: 64, sequenceLength: 4096 }
    expect(fastest(job).plan.layout.ep).toBeGreaterThan(1)
    expect(speed(job)).toBeGreaterThan(8000 / 1.4)
    expect(speed(job)).toBeLessThan(13_700 * 1.4)
  })
})
