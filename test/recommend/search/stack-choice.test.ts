/** No plan names software that cannot do the job: for every model on every GPU, and by name only with a word about it. */
import { assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keepsMasterWeights } from '../../../src/recommend/search/master-weights.ts'
import { hasRisk, planRisks } from '../../../src/recommend/ranking/plan-risk.ts'
import { stackWarnings, unmeasuredStack } from '../../../src/recommend/explain/stack-warnings.ts'
import { stackChoice } from '../../../src/recommend/search/stack-choice.ts'
import { stackProblems, trainedModelOf } from '../../../src/recommend/search/stack-problems.ts'
import { trainingMethodsOf } from '../../../src/recommend/search/search-space.ts'
import { sweepPlans } from '../../../src/recommend/search/sweep.ts'
import { requireEntity } from '../../../src/catalog/catalog.ts'
import { emptySpec, type Spec } from '../../../src/scenario/scenario.ts'
import { catalog, estimator } from '../../estimate/real-data.ts'

const jobs: Partial<Spec>[] = [
  {},
  { method: 'full' },
  { method: 'full', task: 'pretrain' },
  { weights: 'int8' },
  { task: 'dpo' },
  { task: 'grpo' },
  { method: 'lora', adapter: 'dora' },
]

test('the stacks of every model on every GPU are maintained, have its code and run on the card', () => {
  const models = constantFrom(...catalog.models.values())
  const gpus = constantFrom(...catalog.gpus.values())
  const counts = constantFrom([1, 1], [8, 1], [32, 4])
  let chosen = 0
  assert(
    property(models, gpus, constantFrom(...jobs), counts, (model, gpu, job, [gpuCount = 1, nodes = 1]) => {
      const spec: Spec = { ...emptySpec, ...job, model: model.id }
      const choice = stackChoice({ spec, model, catalog })
      for (const trainingMethod of trainingMethodsOf(spec, catalog)) {
        for (const stack of choice(trainingMethod, gpu, gpuCount, nodes).flat(2)) {
          chosen += 1
          const { facts } = stack
          expect(facts.maintained.status).not.toBe('ended')
          expect(facts.models.own.includes(model.trainedAs) || facts.models.generic).toBe(true)
          expect(facts.models.refused).not.toContain(model.trainedAs)
          expect(stack.vendors).toContain(gpu.vendor)
          expect(gpu.peak.bf16 === null && facts.hardware.fp16 === false).toBe(false)
          expect(facts.hardware.minComputeCapability ?? 0).toBeLessThanOrEqual(
            gpu.architecture.computeCapability?.base ?? Infinity,
          )
          expect(stackProblems(stack, spec, model, trainingMethod, gpu)).toEqual([])
        }
      }
    }),
    { numRuns: 1500 },
  )
  expect(chosen).toBeGreaterThan(1500)
})

test('every model can be trained with something on an H100, with and without adapters', () => {
  const gpu = requireEntity(catalog.gpus, 'h100-sxm')
  const without = [...catalog.models.values()].filter((model) => {
    const spec = { ...emptySpec, model: model.id }
    const choice = stackChoice({ spec, model, catalog })
    return (['full', 'lora'] as const).some(
      (method) => choice({ method, weights: 'bf16' }, gpu, 8, 1).flat(2).length === 0,
    )
  })
  expect(without.map(({ id }) => id)).toEqual([])
})

test('LitGPT, which refuses a quantized base on several GPUs, trains one on one GPU alone, even where it is named', () => {
  const gpu = requireEntity(catalog.gpus, 'rtx-4090')
  const model = requireEntity(catalog.models, 'llama-3.1-8b')
  const onGpus = (gpuCount: number, weights: 'nf4' | 'bf16', stack: Spec['stack']) => {
    const choice = stackChoice({ spec: { ...emptySpec, model: model.id, stack }, model, catalog }, Infinity)
    const chosen = choice({ method: weights === 'nf4' ? 'qlora' : 'lora', weights }, gpu, gpuCount, 1).flat(2)
    return chosen.some(({ id }) => id === 'litgpt')
  }
  for (const stack of [null, 'litgpt'] as const) {
    expect(onGpus(1, 'nf4', stack)).toBe(true)
    expect(onGpus(2, 'bf16', stack)).toBe(true)
    expect(onGpus(2, 'nf4', stack)).toBe(false)
  }
})

const stackIds = (job: Partial<Spec>, gpuId: string, gpuCount: number, nodes: number) => {
  const spec: Spec = { ...emptySpec, ...job }
  const model = requireEntity(catalog.models, job.model ?? 'llama-3.1-8b')
  const [trainingMethod] = trainingMethodsOf(spec, catalog)
  if (trainingMethod === undefined) throw new Error('no such method')
  const gpu = requireEntity(catalog.gpus, gpuId)
  const [[foremost = []] = []] = stackChoice({ spec, model, catalog })(trainingMethod, gpu, gpuCount, nodes)
  return foremost.map(({ id }) => id)
}

test.each<[Partial<Spec>, string, number, number, RegExp]>([
  [{ method: 'lora' }, 'h100-sxm', 8, 1, /^(?:axolotl|unsloth|hf-flash-liger)$/],
  [{ method: 'qlora' }, 'v100-16', 8, 1, /^(?:axolotl|unsloth|hf-flash-liger)$/],
  [{ method: 'full' }, 'h100-sxm', 32, 4, /^(?:torchtitan|nemo-)/],
  [{ method: 'full', task: 'pretrain' }, 'h100-sxm', 32, 4, /^(?:torchtitan|nemo-)/],
  [{ model: 'deepseek-v3', method: 'lora' }, 'b300', 8, 1, /^nemo-/],
  [{ model: 'qwen3-30b-a3b', method: 'full' }, 'b300', 8, 1, /^(?:torchtitan|nemo-)/],
  [{ method: 'lora', task: 'grpo' }, 'h100-sxm', 8, 1, /^(?:hf-|verl|openrlhf|nemo-rl)/],
])('%o on %s is planned with what is made for it', (job, gpu, gpuCount, nodes, expected) => {
  const ids = stackIds(job, gpu, gpuCount, nodes)
  expect(ids.length).toBeGreaterThan(0)
  for (const id of ids) expect(id).toMatch(expected)
})

describe('asked for by name', () => {
  const warnings = (job: Partial<Spec>) => {
    const spec: Spec = { ...emptySpec, tokens: 1e8, ...job }
    const [estimate] = sweepPlans(spec, catalog, estimator).estimates
    if (estimate === undefined) throw new Error('nothing was planned')
    return [...stackWarnings(estimate, spec, catalog), ...unmeasuredStack(estimate.plan, catalog)]
  }
  const onEight = { gpus: ['b300'], gpuCount: 8 }

  test('an end of development is said', () => {
    expect(warnings({ ...onEight, model: 'llama-3.1-8b', stack: 'torchtune' })).toContain(
      'torchtune: no longer developed since 2025-07',
    )
  })

  test('a model without a recipe is said', () => {
    expect(warnings({ ...onEight, model: 'deepseek-v3', method: 'lora', stack: 'torchtune' })).toContain(
      'torchtune has no DeepSeek-V3 671B recipe',
    )
  })

  test('a card without bf16 is said', () => {
    const job: Partial<Spec> = {
      gpus: ['v100-32'],
      gpuCount: 1,
      model: 'llama-3.2-1b',
      method: 'lora',
      stack: 'torchtune',
    }
    expect(warnings(job)).toContainEqual(expect.stringMatching(/^torchtune needs bf16, which the V100/))
  })

  test('speeds of another stack are said, and wider', () => {
    const said = warnings({ ...onEight, model: 'llama-3.1-8b', method: 'lora', stack: 'ms-swift' })
    expect(said).toContainEqual(expect.stringMatching(/^No speeds measured under ms-swift are on record/))
    const width = (stack: string) => {
      const spec: Spec = { ...emptySpec, ...onEight, tokens: 1e8, model: 'llama-3.1-8b', method: 'lora', stack }
      const [estimate] = sweepPlans(spec, catalog, estimator).estimates
      return estimate === undefined ? NaN : estimate.tokensPerSecond.p90 / estimate.tokensPerSecond.p10
    }
    expect(width('ms-swift')).toBeGreaterThan(1.1 * width('hf-trl-peft'))
  })

  test('every stack plans something on a GPU of its vendor, but for Apple, whose GPUs are not rented', () => {
    for (const { id, vendors, methods, facts } of catalog.stacks.values()) {
      if (!vendors.some((vendor) => vendor === 'nvidia' || vendor === 'amd')) continue
      const gpu = vendors.includes('nvidia') ? 'b200' : 'mi300x'
      const model = facts.models.own.includes('llama3') ? 'llama-3.1-8b' : 'qwen3-8b'
      const spec: Spec = {
        ...emptySpec,
        tokens: 1e8,
        model,
        method: methods[0] ?? null,
        gpus: [gpu],
        gpuCount: 8,
        stack: id,
      }
      const precision = id === 'nemo-fp8' ? 'fp8' : null
      expect([id, sweepPlans({ ...spec, precision }, catalog, estimator).estimates.length > 0]).toEqual([id, true])
    }
  })
})

test('a model below a billion parameters is trained whole unless something else is asked for', () => {
  const methods = (spec: Partial<Spec>, params: number) => [
    ...new Set(trainingMethodsOf({ ...emptySpec, ...spec }, catalog, params).map(({ method }) => method)),
  ]
  expect(methods({}, 5e8)).toEqual(['full'])
  expect(methods({}, 8e9)).toEqual(['lora', 'qlora'])
  // GaLore projects the gradients of all weights.
  expect(methods({ optimizer: 'galore' }, 8e9)).toEqual(['full'])
  for (const asked of [{ method: 'lora' }, { weights: 'nf4' }, { adapter: 'dora' }, { loraRank: 8 }] as const)
    expect(methods(asked, 5e8)).not.toContain('full')
})

test('full training in fp32 keeps fp32 weights and states, and needs no warning', () => {
  const spec: Spec = {
    ...emptySpec,
    model: 'qwen2.5-0.5b',
    tokens: 1e8,
    method: 'full',
    gpus: ['h100-sxm'],
    gpuCount: 1,
    stack: 'axolotl',
  }
  const leastGiB = (weights: 'bf16' | 'fp32') =>
    Math.min(
      ...sweepPlans(
        { ...spec, weights, batch: 1, globalBatch: 8, gradientCheckpointing: true },
        catalog,
        estimator,
      ).estimates.map(({ peakMemory }) => peakMemory.p50),
    ) /
    2 ** 30
  // 4 + 4 + 8 bytes a parameter in place of 2 + 2 + 4.
  expect(leastGiB('fp32') - leastGiB('bf16')).toBeGreaterThan(3)
  const [plan] = sweepPlans({ ...spec, weights: 'fp32' }, catalog, estimator).estimates
  expect(plan === undefined ? 'none' : stackWarnings(plan, spec, catalog).join()).not.toContain('bf16 alone')
})

test('where whole gradients fill a GPU while they accumulate, the micro-batch without accumulation is found', () => {
  const spec: Spec = {
    ...emptySpec,
    params: 70e9,
    tokens: 4e8,
    method: 'full',
    optimizer: 'adamw-8bit',
    nodes: 2,
    gpus: ['h200-sxm'],
  }
  const { estimates } = sweepPlans(spec, catalog, estimator)
  expect(estimates.map(({ plan }) => [plan.layout.sharding, plan.accumulation])).toEqual([['fsdp', 1]])
})

test('full training keeps fp32 weights where they fit; where they do not, or the software has none, it says what they take', () => {
  const full = (change: Partial<Spec>): string => {
    const spec: Spec = {
      ...emptySpec,
      model: 'llama-3.1-8b',
      tokens: 1e8,
      method: 'full',
      gpus: ['h200-sxm'],
      ...change,
    }
    const [estimate] = sweepPlans(spec, catalog, estimator).estimates
    if (estimate === undefined) throw new Error('no plan')
    expect(hasRisk(planRisks(estimate, spec), 'states')).toBe(
      keepsMasterWeights(estimate.plan) === false && spec.stack === null,
    )
    return stackWarnings(estimate, spec, catalog).join()
  }
  const roundsAway = /1e-5 and below updates round away.*about [\d.]+ GiB a GPU, /
  expect(full({ gpuCount: 1 })).not.toMatch(/round away/)
  expect(full({ gpuCount: 8 })).not.toMatch(/round away/)
  expect(full({ gpuCount: 1, gpus: ['h100-sxm'] })).toMatch(new RegExp(`${roundsAway.source}more than the`))
  expect(full({ gpuCount: 1, stack: 'unsloth' })).not.toMatch(/round away/)
  expect(full({ gpuCount: 1, stack: 'axolotl', batch: 1 })).toMatch(
    new RegExp(`${roundsAway.source}which fit under other`),
  )
})

test('models without an id are trained by code for the usual decoders', () => {
  const { shape } = requireEntity(catalog.models, 'qwen3-30b-a3b')
  expect(trainedModelOf(emptySpec, { id: null, shape }, catalog).trainedAs).toBe('qwen3-moe')
})
