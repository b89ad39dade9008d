/**
 * A published row, or a configuration somebody wants predicted, read into a Run.
 * The row's free text (framework, kernels, optimizer, …) becomes a software profile by a table of rules that is data.
 */
import * as z from 'zod'
import type { Catalog } from '../../catalog/catalog.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import { computePrecision, shardingKind } from '../../catalog/stack.ts'
import { completeShape, reportedShapeSchema } from './reported-shape.ts'
import { hardwareOf, networkOf } from '../physics/hardware.ts'
import type { TrainingRun, Software } from '../physics/training-run.ts'

const optionalText = z.string().nullish()
const optionalFlag = z.boolean().nullish()
const positiveCount = z.number().positive()

/** One run's configuration in the schema of the measurements; unknown keys are carried and ignored. */
export const runConfigSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).nullish(),
  source: optionalText,
  date: optionalText,
  model: z.looseObject({ name: z.string(), shape: reportedShapeSchema.nullish() }),
  method: z.enum(['full', 'lora', 'qlora']),
  weights: z.enum(['bf16', 'fp16', 'fp32', 'fp8', 'int8', 'nf4', 'nf4-double', 'gptq4']).catch('bf16'),
  compute: computePrecision.catch('bf16'),
  precisionRecipe: optionalText,
  lora: z
    .looseObject({
      rank: positiveCount.nullish(),
      targetClass: z.enum(['qv', 'attn', 'attn+mlp']).nullish().catch(null),
    })
    .nullish(),
  optimizer: optionalText,
  sequenceLength: positiveCount,
  microBatch: positiveCount.nullish(),
  accumulation: positiveCount.nullish(),
  packed: optionalFlag,
  recomputation: z.enum(['none', 'selective', 'full']).nullish().catch(null),
  attention: optionalText,
  kernels: optionalText,
  compiled: optionalFlag,
  framework: optionalText,
  frameworkVersion: optionalText,
  stackTier: optionalText,
  layout: z.looseObject({
    parallelism: optionalText,
    sharding: shardingKind.catch('none'),
    tp: positiveCount.nullish(),
    pp: positiveCount.nullish(),
    cp: positiveCount.nullish(),
    ep: positiveCount.nullish(),
    vp: positiveCount.nullish(),
  }),
  offload: optionalText,
  gpu: z.string(),
  gpuCount: positiveCount,
  nodes: positiveCount.nullish(),
  gpusPerNode: positiveCount.nullish(),
  intraLink: optionalText,
  interLink: optionalText,
  interconnect: optionalText,
  interGbpsPerGpu: positiveCount.nullish(),
  memoryMetric: z.enum(['allocated', 'reserved', 'smi', 'unstated']).nullish().catch(null),
  notes: optionalText,
})
export type RunConfig = z.infer<typeof runConfigSchema>

const pattern = z.string().transform((source) => new RegExp(source, 'i'))

const softwareSchema = z.strictObject({
  framework: z.string(),
  tier: z.enum(['stock', 'expert', 'vendor', 'custom']),
  attention: z.enum(['eager', 'sdpa', 'flash2', 'flash3', 'flash4', 'vendor']),
  loss: z.enum(['eager', 'lean', 'plain', 'inplace', 'chunked', 'fused']),
  elementwise: z.enum(['eager', 'moderate', 'fused', 'compiled', 'vendor']),
  optimizer: z.enum(['foreach', 'fused', '8bit', 'bf16', 'distributed']),
  paged: z.boolean(),
  inBackward: z.boolean(),
  trained: z.enum(['bf16', 'master', 'fp32']),
  adapter: z.enum(['bf16', 'fp32']),
  autocast: z.boolean(),
  kbitUpcast: z.boolean(),
  experts: z.enum(['vendor', 'grouped', 'stock']),
  dispatch: z.enum(['tuned', 'naive']),
  gather: z.enum(['hooks', 'lean', 'whole']),
  deepspeed: z.boolean(),
  fp8: z.enum(['tuned', 'torch', 'rowwise']),
  variableLength: z.boolean(),
})

/** Rules from words to profiles; later ones win. */
export const softwareRulesSchema = z.strictObject({
  note: z.string(),
  defaults: softwareSchema,
  rules: z.array(
    z.strictObject({
      when: z.record(z.string(), pattern),
      unless: z.record(z.string(), pattern).optional(),
      set: softwareSchema.partial(),
    }),
  ),
})
export type SoftwareRules = z.infer<typeof softwareRulesSchema>

/** What a row says, word by word: what the rules are matched against. */
function textFields(row: RunConfig): Readonly<Record<string, string>> {
  return {
    framework: `${row.framework ?? ''} | ${row.kernels ?? ''} | ${row.frameworkVersion ?? ''}`,
    named: row.framework ?? '',
    kernels: row.kernels ?? '',
    version: row.frameworkVersion ?? '',
    optimizer: row.optimizer ?? '',
    recipe: row.precisionRecipe ?? '',
    tier: row.stackTier ?? '',
    attention: row.attention ?? '',
    method: row.method,
    weights: row.weights,
    compute: row.compute,
    sharding: shardingOf(row),
    parallelism: row.layout.parallelism ?? '',
    packed: String(row.packed ?? ''),
    compiled: String(row.compiled ?? ''),
    model: row.model.name,
    date: row.date ?? '',
    notes: row.notes ?? '',
    sequence: String(row.sequenceLength),
  }
}

/** The software profile of a row under `softwareRules`. */
export function parseSoftware(row: RunConfig, softwareRules: SoftwareRules): Software {
  const fields = textFields(row)
  const matches = (tests: Readonly<Record<string, RegExp>>, every: boolean) => {
    const results = Object.entries(tests).map(([field, test]) => test.test(fields[field] ?? ''))
    return every ? results.every(Boolean) : results.some(Boolean)
  }
  let profile = softwareRules.defaults
  for (const { when, unless, set } of softwareRules.rules) {
    if (!matches(when, true) || (unless !== undefined && matches(unless, false))) continue
    profile = { ...profile, ...set } as typeof profile
  }
  return {
    ...profile,
    quantizer: quantizerOf(row.weights),
    year: decimalYear(row.date ?? ''),
    kernels: `${row.kernels ?? ''}${/zero-2/i.test(row.layout.parallelism ?? '') ? ' zero2' : ''}`,
  }
}

function quantizerOf(weights: RunConfig['weights']): Software['quantizer'] {
  if (weights === 'nf4' || weights === 'nf4-double') return 'bnb'
  return weights === 'gptq4' ? 'gptq' : weights === 'int8' ? 'int8' : null
}

/** The last year and month written in a date, as a fraction: "2024-05/07" is 2024.42. */
export function decimalYear(date: string): number {
  const dates = [...date.matchAll(/(20\d\d)(?:-(\d\d))?/g)]
  const [, year, month] = dates.at(-1) ?? [undefined, '2025', undefined]
  const months = dates.map(([, , digits]) => digits).filter((digits) => digits !== undefined)
  return Number(year) + ((month ?? months.at(-1)) ? Number(month ?? months.at(-1)) / 12 : 0.5)
}

/** The stage of sharding: the report's own words where they name one, else the field. */
function shardingOf({ layout: { parallelism, sharding } }: RunConfig): TrainingRun['sharding'] {
  const description = parallelism ?? ''
  if (/zero-?2/i.test(description)) return 'zero2'
  if (/no-?shard/i.test(description)) return 'none'
  return /zero-?3|full.?shard/i.test(description) ? 'fsdp' : sharding
}

/** The GPU of a row; ids of reports may lack a hyphen: "rtx-5060ti". */
export function gpuOfRow({ gpu: id }: Pick<RunConfig, 'gpu'>, { gpus }: Pick<Catalog, 'gpus'>): Gpu | undefined {
  const compact = (name: string) => name.replaceAll('-', '')
  return gpus.get(id) ?? [...gpus.values()].find((gpu) => compact(gpu.id) === compact(id))
}

/** A Run of a row, or null where its GPU is not known; shapes come from the row, else from the catalog. */
export function parseRun(
  row: RunConfig,
  catalog: Pick<Catalog, 'gpus' | 'models'>,
  softwareRules: SoftwareRules,
): TrainingRun | null {
  const gpu = gpuOfRow(row, catalog)
  const shape = completeShape(row, catalog.models)
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
