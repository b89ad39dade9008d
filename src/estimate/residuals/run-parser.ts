/** A published row, or a configuration somebody wants predicted, as a run of the physics. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import { completeShape } from './reported-shape.ts'
import { hardwareOf, networkOf } from '../physics/hardware.ts'
import type { Software, TrainingRun } from '../physics/training-run.ts'
import { type SoftwareRules, parseSoftware } from './software-rules.ts'
import { shardingOf, type RunConfig } from './run-config.ts'
import { compiledMemoryFormulas } from '../formulas/compiled.ts'
import type { Constants } from '../physics/constants.ts'
import { materializesLogits } from '../physics/activations.ts'
import { estimateMemory } from '../physics/memory.ts'
import { sizesOfRun } from '../physics/sizes.ts'

/** Tokens a sequence of a report that does not say. */
const USUAL_SEQUENCE_LENGTH = 2048

/** The GPU of a row; ids of reports may lack a hyphen: "rtx-5060ti". */
export function gpuOfRow({ gpu: id }: Pick<RunConfig, 'gpu'>, { gpus }: Pick<Catalog, 'gpus'>): Gpu | undefined {
  const compact = (name: string) => name.replaceAll('-', '')
  return gpus.get(id) ?? [...gpus.values()].find((gpu) => compact(gpu.id) === compact(id))
}

/** The run of a row, or null where its GPU is not known; shapes come from the row, else from the catalog. */
export function parseRun(
  row: RunConfig,
  catalog: Pick<Catalog, 'gpus' | 'models'>,
  softwareRules: SoftwareRules,
): TrainingRun | null {
  const gpu = gpuOfRow(row, catalog)
  const shape = completeShape(row, catalog.models, softwareRules.shapes)
  if (gpu === undefined || shape === null) return null
  const software = parseSoftware(row, softwareRules)
  const layout = row.layout
  const experts = /\bEP ?(\d+)/.exec(layout.parallelism ?? '')?.[1]
  const nodes = row.nodes ?? 1
  const virtualStages = layout.vp ?? null
  const offload = row.offload ?? ''
  const run: TrainingRun = {
    shape,
    hardware: hardwareOf(gpu),
    network: networkOf(gpu, {
      gpusPerMachine: row.gpusPerNode ?? Math.max(1, row.gpuCount / nodes),
      gpuCount: row.gpuCount,
      intra: `${row.intraLink ?? row.interconnect ?? ''} ${row.notes ?? ''}`,
      inter: row.interLink ?? '',
      gbpsPerGpu: row.interGbpsPerGpu ?? gpusOfMachine(row),
    }),
    software,
    method: row.method,
    weights: row.weights,
    compute: row.compute,
    rank: row.lora?.rank ?? 16,
    targets: targetsOf(row),
    embeddingsTrained:
      row.method !== 'full' &&
      /lora \(emb\)|embed\w* and (lm_)?head/i.test(`${row.notes ?? ''} ${row.lora?.targets ?? ''}`),
    sequenceLength: row.sequenceLength ?? USUAL_SEQUENCE_LENGTH,
    microBatch: microBatchOf(row),
    accumulation: accumulationOf(row),
    packed: row.packed ?? null,
    recomputation: row.recomputation ?? null,
    gpuCount: row.gpuCount,
    nodes,
    sharding: shardingOf(row),
    tp: layout.tp ?? 1,
    pp: layout.pp ?? 1,
    cp: layout.cp ?? 1,
    ep: Number(experts ?? layout.ep ?? 1),
    virtualStages: virtualStages !== null && virtualStages > 1 ? virtualStages : null,
    unstated: unstatedOf(row, software, softwareRules),
    offload: {
      // A master copy on the host is read once an optimizer step, unless it is also what the products use.
      params: new RegExp(
        `cpu params|zero3-offload(?! \\(optimizer)|offload-quants${row.compute === 'bf16' || row.compute === 'fp16' ? '|offload-master' : ''}`,
      ).test(offload),
      optimizer: /optimizer|offload-opt|offload-master|zero3-offload/.test(offload),
      activations: /activations|residual/.test(offload),
    },
  }
  return inferUnstated(
    run,
    /liger|cross|chunk|fused|lean/i.test(`${row.kernels ?? ''} ${row.notes ?? ''}`),
    softwareRules.constants,
  )
}

function unstatedOf(row: RunConfig, software: Software, rules: SoftwareRules): NonNullable<TrainingRun['unstated']> {
  const { attention, sequenceLength, microBatch, stackTier } = row
  const isAttentionKnown =
    typeof attention === 'string' || stackTier === 'vendor-tuned' || hasKnownAttention(software, rules)
  return [
    ...(isAttentionKnown ? [] : ['attention' as const]),
    ...(microBatch === null || microBatch === undefined ? ['batch' as const] : []),
    ...(sequenceLength === null || sequenceLength === undefined ? ['sequence' as const] : []),
  ]
}

/** Whether a framework's own kernel is the one that runs where a report names none. */
const hasKnownAttention = ({ framework, attention, year }: Software, { sdpaByDefaultSince }: SoftwareRules): boolean =>
  framework !== 'unknown' && attention !== 'eager' && (attention !== 'sdpa' || year >= sdpaByDefaultSince.year)

/** Gbit/s per GPU of "4x100 Gb" or "8 x 400Gbps" a machine, as a report words its network; null where it does not. */
function gpusOfMachine({ interLink, notes, gpuCount, nodes, gpusPerNode }: RunConfig): number | null {
  const [, cards, gbps] = /(\d+)\s*[x×]\s*(\d{2,3})\s*g(?:b|bit)/i.exec(`${interLink ?? ''} ${notes ?? ''}`) ?? []
  if (cards === undefined || gbps === undefined || (nodes ?? 1) < 2) return null
  return (Number(cards) * Number(gbps)) / (gpusPerNode ?? Math.max(1, gpuCount / (nodes ?? 1)))
}

/** Which matrices adapters sit on: the class that a report names, else by the names of the matrices. */
function targetsOf({ lora }: RunConfig): TrainingRun['targets'] {
  if (lora?.targetClass !== null && lora?.targetClass !== undefined) return lora.targetClass
  const named = lora?.targets ?? ''
  if (/all|linear|mlp|gate|up_|up,|down|w1|fc/i.test(named)) return 'attn+mlp'
  return /^\W*(q|q_proj)\W+(v|v_proj)\W*$|c_attn|query_key_value/i.test(named) ? 'qv' : 'attn'
}

const dataParallelOf = ({ gpuCount, layout }: RunConfig) =>
  Math.max(1, gpuCount / ((layout.tp ?? 1) * (layout.pp ?? 1) * (layout.cp ?? 1)))

/** What the batch of a rank comes to, divided by its micro-batch or by its steps; null: one of them is not said. */
function shareOfBatch(row: RunConfig, by: number | null | undefined): number | null {
  const { globalBatch } = row
  const isSaid = typeof globalBatch === 'number' && by !== null && by !== undefined
  return isSaid ? Math.max(1, globalBatch / (by * dataParallelOf(row))) : null
}

/** Stages of a pipeline are kept busy by at least this many micro-batches each. */
const MICRO_BATCHES_A_STAGE = 4

function accumulationOf(row: RunConfig): number {
  const { accumulation, microBatch, layout } = row
  const known = accumulation ?? shareOfBatch(row, microBatch)
  if (known !== null) return known
  const stages = layout.pp ?? 1
  return stages > 1 ? MICRO_BATCHES_A_STAGE * stages : 1
}

const microBatchOf = (row: RunConfig): number => row.microBatch ?? shareOfBatch(row, row.accumulation) ?? 1

/** Share of a GPU that a run may fill by the estimate. */
const FULL = 0.95

/**
 * `run` with its recomputation, where it is not stated, as little as fits: none, for vendors and Megatron selective, full.
 * Where not even that fits and no kernel of the loss is named, the loss is taken in chunks. `k`: constants before any fit.
 */
function inferUnstated(run: TrainingRun, isLossStated: boolean, k: Constants): TrainingRun {
  const inferred = run.recomputation === null ? withRecomputation(run, k) : run
  if (isLossStated || !materializesLogits(run) || fits(inferred, k)) return inferred
  const chunked = { ...inferred, software: { ...inferred.software, loss: 'chunked' as const } }
  return { ...chunked, unstated: [...(inferred.unstated ?? []), 'loss' as const] }
}

function withRecomputation(run: TrainingRun, k: Constants): TrainingRun {
  const unstated = [...(run.unstated ?? []), 'recomputation' as const]
  if (run.software.recomputesByDefault === true || (run.method === 'qlora' && run.software.checkpointsQuantized))
    return { ...run, recomputation: 'full', unstated }
  const isMegatron = run.software.tier === 'vendor' || run.software.framework === 'nemo'
  const levels = isMegatron ? (['none', 'selective', 'full'] as const) : (['none', 'full'] as const)
  const recomputation = levels.find((level) => fits({ ...run, recomputation: level }, k)) ?? 'full'
  return { ...run, recomputation, unstated }
}

function fits(run: TrainingRun, k: Constants): boolean {
  // The allocator gives back the cached blocks of rows of changing length before a run fails.
  const atCapacity = { ...run, software: { ...run.software, variableLength: false } }
  const { device } = estimateMemory(atCapacity, sizesOfRun(run), k, compiledMemoryFormulas)
  return device <= FULL * run.hardware.usableMemory
}
