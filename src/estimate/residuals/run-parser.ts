/** A published row, or a configuration somebody wants predicted, as a run of the physics. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import { completeShape } from './reported-shape.ts'
import { hardwareOf, networkOf } from '../physics/hardware.ts'
import type { TrainingRun } from '../physics/training-run.ts'
import { type SoftwareRules, parseSoftware } from './software-rules.ts'
import { shardingOf, type RunConfig } from './run-config.ts'

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
  const experts = /EP(\d+)/.exec(layout.parallelism ?? '')?.[1]
  const nodes = row.nodes ?? 1
  const virtualStages = layout.vp ?? null
  const offload = row.offload ?? ''
  return {
    shape,
    hardware: hardwareOf(gpu),
    network: networkOf(gpu, {
      gpusPerMachine: row.gpusPerNode ?? Math.max(1, row.gpuCount / nodes),
      gpuCount: row.gpuCount,
      intra: `${row.intraLink ?? row.interconnect ?? ''} ${row.notes ?? ''}`,
      inter: row.interLink ?? '',
      gbpsPerGpu: row.interGbpsPerGpu ?? null,
    }),
    software,
    method: row.method,
    weights: row.weights,
    compute: row.compute,
    rank: row.lora?.rank ?? 16,
    targets: row.lora?.targetClass ?? 'attn',
    embeddingsTrained: row.method !== 'full' && /lora \(emb\)/i.test(row.notes ?? ''),
    sequenceLength: row.sequenceLength,
    microBatch: row.microBatch ?? 1,
    accumulation: row.accumulation ?? 1,
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
    offload: {
      // A master copy on the host is read once an optimizer step, unless it is also what the products use.
      params: new RegExp(
        `cpu params|zero3-offload|offload-quants${row.compute === 'bf16' || row.compute === 'fp16' ? '|offload-master' : ''}`,
      ).test(offload),
      optimizer: /optimizer|offload-opt|offload-master|zero3-offload/.test(offload),
      activations: /activations|residual/.test(offload),
    },
  }
}
