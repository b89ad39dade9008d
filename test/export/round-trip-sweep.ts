/** Plans by chance, each written for a trainer and read back: what the file says must be the plan. */
import { type ExportTarget, trainerNames } from '../../src/catalog/export-target.ts'
import type { Option } from '../../src/recommend/recommendation.ts'
import type { Spec } from '../../src/scenario/scenario.ts'
import { seededRandom } from '../seeded-random.ts'
import { cli, exportedRun, today } from './exported-run.ts'

type PlannedRun = Extract<ReturnType<typeof exportedRun>, { files: unknown }>

const models = [
  'llama 3.1 8b',
  'qwen2.5 7b instruct',
  'NousResearch/Hermes-3-Llama-3.1-8B',
  'qwen3 32b',
  'llama 3.3 70b',
  'mistral 7b',
  'qwen2.5 0.5b',
  'gemma 2 9b',
  'qwen3 30b-a3b',
] as const
const methods = ['lora', 'qlora', 'full', 'dora rank 32', 'rslora rank 64', 'lora 8-bit'] as const
const amounts = ['10M tokens', '50M tokens', '300M tokens', '20k examples x 600 tokens'] as const
const places = ['', 'on 8 h100', 'on 1 a100', 'on 4 h200', 'on 2 h100', 'on a 4090', 'spot'] as const
const details = [
  '',
  'seq 4096',
  'seq 8192',
  'adafactor',
  'no packing',
  '3 epochs',
  'attention only',
  'under $2000',
  'ep 8',
  'checkpoint every 100 steps',
  'save every 30 min',
] as const

/** `plans` plans out of a seed; each fault a line. */
export function sweepRoundTrips(
  plans: number,
  seed: number,
): { readonly plans: number; readonly faults: readonly string[] } {
  const { pick } = seededRandom(seed)
  const faults: string[] = []
  let made = 0
  // Not every draw is a job that fits, and not every trainer runs it.
  for (let draw = 0; made < plans && draw < 4 * plans; draw += 1) {
    const job = [pick(models), pick(methods), pick(amounts), pick(places), pick(details)].join(' ').trim()
    const target = pick(trainerNames)
    const run = exportedRun(job, target)
    if (run === null || 'problem' in run) continue
    made += 1
    const fault = faultOf(run, target)
    if (fault !== null) faults.push(`${target}: ${job}: ${fault}`)
  }
  return { plans: made, faults }
}

function faultOf({ files, best, spec: asked }: PlannedRun, target: ExportTarget): string | null {
  const texts = files.filter(({ name }) => !/^(?:dataset_info|rewards)\./.test(name)).map(({ content }) => content)
  const read = cli.readConfig(texts, '', today)
  if (read.kind === 'problem') return read.problem.message
  const said = settingsRead(read.scenario.spec)
  const planned = settingsPlanned(asked, best, target)
  const differing = Object.entries(planned).filter(([name, value]) => String(Object(said)[name]) !== String(value))
  const faults = differing.map(([name, value]) => `${name} is ${String(Object(said)[name])}, not ${String(value)}`)
  // Data comes as whole steps.
  const { tokens, globalBatch, sequenceLength } = read.scenario.spec
  const step = (globalBatch ?? 1) * (sequenceLength ?? 1)
  if (Math.abs((tokens ?? 0) - (asked.tokens ?? 0)) > step) faults.push(`tokens are ${tokens}, not ${asked.tokens}`)
  return faults.length === 0 ? null : faults.join('; ')
}

const quantized = (weights: Spec['weights']) => (weights === 'nf4' || weights === 'int8' ? weights : 'plain')

/** What a file says of its run; a setting that it leaves out is at its tool's own default. */
const settingsRead = (spec: Spec) => ({
  model: spec.model,
  variant: spec.variant,
  checkpoints: [spec.checkpointSteps, spec.checkpointHours],
  method: spec.method,
  weights: quantized(spec.weights),
  precision: spec.precision ?? 'bf16',
  adapter: spec.method === 'full' ? null : (spec.adapter ?? 'lora'),
  rank: spec.loraRank,
  targets: spec.loraTargets,
  sequenceLength: spec.sequenceLength,
  batch: spec.batch,
  globalBatch: spec.globalBatch,
  // Stage 3 shards what FSDP shards, and over one GPU nothing is.
  sharding: spec.gpuCount === 1 ? 'none' : (spec.sharding ?? 'none').replace('zero3', 'fsdp'),
  split: [spec.tp ?? 1, spec.pp ?? 1, spec.cp ?? 1, spec.ep ?? 1],
  offload: spec.offload ?? 'none',
  checkpointing: spec.gradientCheckpointing,
  gpuCount: spec.gpuCount,
})

/** Copies of the model that share it out; DeepSpeed offloads the states from stage 2 on, the weights from stage 3. */
function fileSharding({ layout, gpuCount, offload }: Option, target: ExportTarget): string {
  if (gpuCount === layout.tp * layout.pp * layout.cp && (gpuCount === 1 || target === 'torchtitan')) return 'none'
  if (offload === 'none' || layout.sharding === 'fsdp' || target === 'verl') return layout.sharding
  return offload === 'params' ? 'fsdp' : 'zero2'
}

function settingsPlanned(
  asked: Spec,
  best: Option,
  target: ExportTarget,
): Record<keyof ReturnType<typeof settingsRead>, unknown> {
  const { layout, method, microBatch, accumulation, gpuCount } = best
  const split = [layout.tp, layout.pp, layout.cp]
  const isFull = method === 'full'
  return {
    model: asked.model,
    variant: asked.variant,
    checkpoints: [asked.checkpointSteps, asked.checkpointHours],
    method,
    weights: quantized(best.weights),
    precision: best.precision ?? 'bf16',
    adapter: isFull ? null : (asked.adapter ?? 'lora'),
    rank: best.loraRank,
    targets: isFull ? null : (asked.loraTargets ?? 'attn+mlp'),
    sequenceLength: best.sequenceLength,
    batch: microBatch,
    globalBatch: (microBatch * accumulation * gpuCount) / split.reduce((product, size) => product * size, 1),
    sharding: fileSharding(best, target),
    split: [...split, layout.ep ?? 1],
    offload: best.offload,
    checkpointing: best.recomputation !== 'none',
    gpuCount,
  }
}
