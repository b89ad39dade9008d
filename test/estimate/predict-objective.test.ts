/** Rows that name an objective: what it adds to a supervised run, in the direction in which it must. */
import { describe, expect, test } from 'vitest'
import { predictRow } from '../../src/estimate/predict-row.ts'
import type { RowPrediction } from '../../src/estimate/row-prediction.ts'
import { knownCatalog, plainRow } from './plain-row.ts'
import { estimator, softwareRules } from './real-data.ts'

function predicted(rest: object): RowPrediction {
  const prediction = predictRow({ ...plainRow, packed: false, ...rest }, estimator, knownCatalog, softwareRules)
  if ('problem' in prediction) throw new Error(prediction.problem)
  return prediction
}
const stepSeconds = (rest: object): number => predicted(rest).secondsPerStep?.p50 ?? Number.NaN
const gib = (rest: object): number => predicted(rest).peakMemoryGiB?.p50 ?? Number.NaN

const pairs = { averageTokens: 400 }
const onEight = { method: 'full', lora: null, gpu: 'h100-sxm', gpuCount: 8, layout: { sharding: 'fsdp' } }
const rollouts = {
  ...onEight,
  sequenceLength: undefined,
  generation: { promptTokens: 200, responseTokens: 800, samplesPerPrompt: 8, promptsPerStep: 64, colocated: true },
}

describe('preference objectives', () => {
  test('a pair is two sequences, and a reference one more pass over each', () => {
    const sft = stepSeconds({ task: 'sft', ...pairs })
    const orpo = stepSeconds({ task: 'orpo', ...pairs })
    const dpo = stepSeconds({ task: 'dpo', ...pairs })
    expect(orpo / sft).toBeGreaterThan(1.7)
    expect(dpo / orpo).toBeGreaterThan(1.15)
    expect(dpo / sft).toBeLessThan(5)
  })

  test('a frozen reference in memory only where everything is trained', () => {
    const full = { ...onEight, ...pairs }
    expect(gib({ task: 'dpo', ...full }) - gib({ task: 'orpo', ...full })).toBeGreaterThan(1)
    expect(gib({ task: 'dpo', ...pairs })).toBeCloseTo(gib({ task: 'orpo', ...pairs }), 5)
  })

  test('a pack of pairs is full, whatever a pair usually takes', () => {
    const packed = (sequenceLength: number) => stepSeconds({ task: 'dpo', packed: true, sequenceLength })
    expect(packed(8192) / packed(2048)).toBeGreaterThan(3.5)
  })

  test('a cached reference takes no pass', () => {
    expect(stepSeconds({ task: 'dpo', ...pairs, referenceModel: 'cached' })).toBeLessThan(
      stepSeconds({ task: 'dpo', ...pairs }),
    )
  })
})

test('adapters on the experts of a mixture are started one expert after another', () => {
  const mixture = {
    model: { name: 'qwen3-30b-a3b' },
    framework: 'Megatron-SWIFT',
    gpu: 'h100-sxm',
    gpuCount: 4,
    task: 'sft',
  }
  const on = (targetClass: string) =>
    stepSeconds({ ...mixture, layout: { sharding: 'zero1', ep: 4 }, lora: { rank: 8, targetClass } })
  expect(on('attn+mlp') / on('attn')).toBeGreaterThan(1.5)
})

describe('rollouts', () => {
  test('an engine that always runs in graphs starts its layers faster', () => {
    const seconds = (engine: string) =>
      stepSeconds({ task: 'grpo', ...rollouts, generation: { ...rollouts.generation, engine } })
    expect(seconds('SGLang')).toBeLessThan(seconds('vLLM'))
  })

  test('beside the training the reference still reads every token, the policy does not', () => {
    const logprob = (rest: object) => predicted({ task: 'grpo', ...rollouts, ...rest }).phases?.logprob.p50 ?? 0
    const apart = { generation: { ...rollouts.generation, colocated: false, asynchronous: true } }
    expect(logprob({ ...apart, referenceModel: false })).toBe(0)
    expect(logprob({ ...apart, referenceModel: true })).toBeGreaterThan(0)
  })

  test('phases are there and add up to no more than the step', () => {
    const { phases, secondsPerStep, samplesPerSecond } = predicted({ task: 'grpo', ...rollouts })
    if (phases === undefined || secondsPerStep == null) throw new Error('a rollout has phases')
    const sum = phases.generation.p50 + phases.logprob.p50 + phases.update.p50
    expect(sum).toBeLessThanOrEqual(secondsPerStep.p50)
    expect((samplesPerSecond?.p50 ?? 0) * secondsPerStep.p50).toBeCloseTo(512, -1)
  })

  test.each([
    ['longer responses', { responseTokens: 1600 }, 1.4],
    ['more samples', { samplesPerPrompt: 16 }, 1.2],
    ['an engine without graphs', { engine: 'transformers' }, 1.2],
    ['responses with a later cap', { maxResponseTokens: 6400 }, 1.05],
  ])('%s take longer', (_, change, factor) => {
    const changed = { ...rollouts, generation: { ...rollouts.generation, ...change } }
    expect(stepSeconds({ task: 'grpo', ...changed }) / stepSeconds({ task: 'grpo', ...rollouts })).toBeGreaterThan(
      factor,
    )
  })

  test('where only a cap is given, responses end below it, and a far one changes little', () => {
    const capped = (maxResponseTokens: number) =>
      stepSeconds({
        task: 'grpo',
        ...rollouts,
        generation: { ...rollouts.generation, responseTokens: undefined, maxResponseTokens },
      })
    expect(capped(400) / capped(200)).toBeGreaterThan(1.1)
    expect(capped(16000) / capped(8000)).toBeLessThan(1.3)
  })

  test('a small critic costs less than one of the size of the model', () => {
    const small = stepSeconds({ task: 'ppo', ...rollouts, critic: 'OPT 350M' })
    expect(small).toBeLessThan(0.9 * stepSeconds({ task: 'ppo', ...rollouts, critic: 'same size' }))
    expect(small).toBeGreaterThan(stepSeconds({ task: 'grpo', ...rollouts }))
  })

  test('a critic costs its own passes and states', () => {
    expect(stepSeconds({ task: 'ppo', ...rollouts }) / stepSeconds({ task: 'grpo', ...rollouts })).toBeGreaterThan(1.2)
    const apart = { ...rollouts, generation: { ...rollouts.generation, colocated: false } }
    expect(gib({ task: 'ppo', ...apart })).toBeGreaterThan(1.4 * gib({ task: 'grpo', ...apart }))
  })
})

test('a projector is aligned on captions: shorter sequences than answers about images', () => {
  const images = { images: { perSample: 1, tokensEach: 576, frozenTower: true }, sequenceLength: 2048 }
  const aligned = stepSeconds({ task: 'vlm-sft', ...images, method: 'projector-only', lora: null })
  const answered = stepSeconds({ task: 'vlm-sft', ...images, method: 'lora' })
  expect(aligned / answered).toBeLessThan(0.85)
})

test.each(['adamw', 'adamw-8bit', 'lion', 'adafactor', 'sgd'].map((name, at, all) => [name, all[at + 1]] as const))(
  'states of %s are no smaller than those of %s',
  (larger, smaller) => {
    if (smaller === undefined) return
    const full = { ...onEight, gpuCount: 1, layout: { sharding: 'none' }, gpu: 'b200', task: 'sft' }
    expect(gib({ ...full, optimizer: larger })).toBeGreaterThanOrEqual(gib({ ...full, optimizer: smaller }))
  },
)

test('DoRA takes longer than LoRA, an unknown adapter is taken as LoRA and named', () => {
  const lora = { task: 'sft', adapter: 'lora' }
  expect(stepSeconds({ ...lora, adapter: 'dora' })).toBeGreaterThan(1.2 * stepSeconds(lora))
  const unknown = predicted({ ...lora, adapter: 'newtuning' })
  expect(unknown.secondsPerStep?.p50).toBeCloseTo(stepSeconds(lora), 3)
  expect(unknown.basis).toContain('newtuning taken as LoRA')
})

test('images add tokens and a tower, and a trained tower costs more than a frozen one', () => {
  const text = { task: 'sft', averageTokens: 300 }
  const seen = { task: 'vlm-sft', method: 'full', lora: null, gpu: 'b200', images: { perSample: 1, tokensEach: 1000 } }
  const frozen = { ...seen, images: { ...seen.images, frozenTower: true } }
  expect(stepSeconds(seen)).toBeGreaterThan(stepSeconds({ ...seen, ...text, images: null }))
  expect(stepSeconds(seen)).toBeGreaterThan(stepSeconds(frozen))
})

test('a task that does not exist is named, an unknown GPU gets nulls', () => {
  const row = { ...plainRow, task: 'osmosis' }
  expect(predictRow(row, estimator, knownCatalog, softwareRules)).toEqual({
    problem: expect.stringContaining('"osmosis" is none of'),
  })
  expect(predicted({ task: 'dpo', gpu: 'abacus' }).peakMemoryGiB).toBeNull()
})
