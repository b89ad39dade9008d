/** What is written for a plan is read back as the same job: its own reader sees what the trainer sees. */
import { describe, expect, it } from 'vitest'
import { type ExportTarget, trainerNames } from '../../src/catalog/export-target.ts'
import { cli, exportedRun, jobs, today } from './exported-run.ts'
import { sweepRoundTrips } from './round-trip-sweep.ts'

/** Fields that a file of a trainer says of its plan. */
function roundTrip(job: string, target: ExportTarget) {
  const run = exportedRun(job, target)
  if (run === null || 'problem' in run) return null
  const texts = run.files.filter(({ name }) => !/^(?:dataset_info|rewards)\./.test(name)).map(({ content }) => content)
  const read = cli.readConfig(texts, '', today)
  if (read.kind === 'problem') throw new Error(read.problem.message)
  return { written: run, read: read.scenario.spec }
}

it('plans by chance are read back as they are: npm run round-trips plays a thousand', () => {
  expect(sweepRoundTrips(16, 19)).toEqual({ plans: 16, faults: [] })
})

describe.each(trainerNames)('%s', (target) => {
  it.each(jobs)('%s', (job) => {
    const trip = roundTrip(job, target)
    if (trip === null) return
    const { spec } = trip.written
    const { read } = trip
    expect({
      model: read.model,
      variant: read.variant,
      checkpointSteps: read.checkpointSteps,
      task: read.task ?? 'sft',
      method: read.method,
      loraRank: read.loraRank,
      sequenceLength: read.sequenceLength,
      gpuCount: read.gpuCount,
    }).toEqual({
      model: spec.model,
      variant: spec.variant,
      checkpointSteps: spec.checkpointSteps,
      // TRL trains on plain text by its supervised trainer: the file says no more.
      task: target === 'trl' && spec.task === 'pretrain' ? 'sft' : (spec.task ?? 'sft'),
      method: trip.written.best.method,
      loraRank: trip.written.best.loraRank,
      // Of what is generated a file may say prompts and responses alone.
      sequenceLength: read.sequenceLength === null && spec.task === 'grpo' ? null : trip.written.best.sequenceLength,
      gpuCount: trip.written.best.gpuCount,
    })
    // Data comes as whole steps.
    const step = (read.globalBatch ?? 1) * (read.sequenceLength ?? 1)
    expect(Math.abs((read.tokens ?? 0) - (spec.tokens ?? 0))).toBeLessThanOrEqual(
      Math.max(step, 512 * (read.sequenceLength ?? 1)),
    )
  })
})

it.each([
  ['trl', /^dtype: float32$/m, /^dtype: bfloat16$/m],
  ['ms-swift', /--torch_dtype float32\b/, /--torch_dtype bfloat16\b/],
  ['unsloth', /float32_mixed_precision=/, /"full_finetuning": (?:false|False)/],
  ['nemo', /torch_dtype: float32$/m, /torch_dtype: bfloat16$/m],
] as const)('%s is told to keep fp32 weights of what is trained in full, and of nothing else', (target, fp32, bf16) => {
  const textOf = (job: string) => {
    const run = exportedRun(job, target)
    if (run === null || 'problem' in run) throw new Error(`${job} is not written`)
    return run.files.map(({ content }) => content).join('\n')
  }
  expect(textOf('llama 3.2 1b full 50M tokens on 1 h100')).toMatch(fp32)
  const adapters = textOf('llama 3.2 1b lora 50M tokens on 1 h100')
  expect(adapters).toMatch(bf16)
  expect(adapters).not.toMatch(fp32)
})

describe('launchers', () => {
  it.each(['skypilot', 'dstack', 'slurm'] as const)(
    '%s tells each of several machines where the first one is',
    (target) => {
      const filesOf = (job: string) => {
        const run = exportedRun(job, target)
        if (run === null || 'problem' in run) throw new Error(`${target}: ${job}`)
        return run.files.map(({ content }) => content).join('\n')
      }
      const two = filesOf('llama 3.3 70b full 400M tokens on 16 h200')
      expect(two).toMatch(/export MASTER_ADDR=.*(?:NODE_IP|SLURM_JOB_NODELIST)/)
      expect(two).toMatch(/NODE_RANK="\$(?:SKYPILOT_NODE_RANK|DSTACK_NODE_RANK|SLURM_NODEID)"/)
      expect(two).toContain('--nnodes=2')
      expect(filesOf('llama 3.1 8b full 200M tokens on 8 h100')).not.toContain('MASTER_ADDR')
    },
  )

  it.each(['skypilot', 'dstack'] as const)('%s names the GPUs and how they are paid', (target) => {
    for (const job of ['llama 3.1 8b lora 50M tokens on 8 h100', 'llama 3.1 8b qlora 50M tokens on 2 a100 80gb spot']) {
      const run = exportedRun(job, target)
      if (run === null || 'problem' in run) throw new Error(`${target}: ${job}`)
      const read = cli.readConfig(
        run.files.map(({ content }) => content).filter((content) => !content.startsWith('{')),
        '',
        today,
      )
      if (read.kind === 'problem') throw new Error(read.problem.message)
      expect(read.scenario.spec.gpus).toContain(run.best.gpu)
      expect(read.scenario.spec.gpuCount).toBe(run.best.gpuCount)
      expect(read.scenario.spec.pricing).toBe(run.best.pricing === 'spot' ? 'spot' : null)
    }
  })
})

describe('the length of a run', () => {
  const textOf = (job: string, target: ExportTarget): string => {
    const run = exportedRun(job, target)
    if (run === null || 'problem' in run) throw new Error(`${target}: ${job}`)
    return run.files.map(({ content }) => content).join('\n')
  }

  it.each([
    // 20,000 pairs in steps of 32, whatever their length.
    ['llama 3.1 8b dpo lora 20k pairs x 800 tokens on 2 h100', 'trl', /^max_steps: 625$/m],
    ['llama 3.1 8b kto lora 20k examples x 400 tokens 2 epochs on 1 h100', 'llama-factory', /^max_steps: 1250$/m],
    ['llama 3.1 8b lora 20k examples x 600 tokens on 1 h100', 'ms-swift', /--max_steps 625 /],
    ['llama 3.1 8b lora 20k examples x 600 tokens no packing on 1 h100', 'axolotl', /^max_steps: 625$/m],
    // Nobody said how many there are: the passes over them end the run.
    ['llama 3.1 8b dpo lora 16M tokens on 2 h100', 'axolotl', /^num_epochs: 1$/m],
    ['llama 3.1 8b dpo lora 16M tokens 3 epochs on 2 h100', 'trl', /^num_train_epochs: 3$/m],
  ] as const)('%s for %s', (job, target, expected) => {
    const text = textOf(job, target)
    expect(text).toMatch(expected)
    expect(text.includes('max_steps')).toBe(!expected.source.includes('epochs'))
  })

  it('single answers carry their label, pairs their ranking', () => {
    expect(textOf('llama 3.1 8b kto lora 20k examples x 400 tokens on 1 h100', 'llama-factory')).toMatch(
      /"kto_tag": "label"/,
    )
    expect(textOf('llama 3.1 8b dpo lora 20k pairs x 800 tokens on 1 h100', 'llama-factory')).not.toContain('kto_tag')
  })

  it('the optimizer alone is offloaded', () => {
    const text = textOf('llama 3.1 8b full zero3 offload optimizer 50M tokens on 2 h100', 'ms-swift')
    expect(text).toContain('--deepspeed deepspeed.json')
    expect(text).toContain('"offload_optimizer"')
    expect(text).not.toContain('offload_param')
  })
})

it('a file alone says for how many GPUs and what for it was written, until its length is changed', () => {
  const run = exportedRun('llama 3.1 8b dpo lora 20k pairs x 800 tokens on 2 h100', 'trl')
  if (run === null || 'problem' in run) throw new Error('no files')
  const content = run.files[0]?.content ?? ''
  const specOf = (text: string) => {
    const read = cli.readConfig([text], '', today)
    if (read.kind === 'problem') throw new Error(read.problem.message)
    return read.scenario.spec
  }
  expect(specOf(content)).toMatchObject({ task: 'dpo', gpuCount: 2, tokens: 16e6, globalBatch: 32 })
  expect(specOf(content).packed).toBe(false)
  expect(specOf(content.replace('max_steps: 625', 'max_steps: 10')).tokens).toBeLessThan(1e6)
})
