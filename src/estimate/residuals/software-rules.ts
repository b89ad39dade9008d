/** The free words of a row (framework, kernels, optimizer, …) become a software profile by a table of rules that is data. */
import * as z from 'zod'
import { type Priors, valuesOf } from '../physics/constants.ts'
import type { ParameterBytes } from '../../catalog/parameter-bytes.ts'
import type { Software } from '../physics/training-run.ts'
import { type RunConfig, shardingOf } from './run-config.ts'

const pattern = z.string().transform((source) => new RegExp(source, 'i'))

const softwareSchema = z.strictObject({
  framework: z.string(),
  tier: z.enum(['stock', 'expert', 'vendor', 'custom']),
  attention: z.enum(['eager', 'sdpa', 'flash2', 'flash3', 'flash4', 'vendor']),
  fusesSoftmax: z.boolean(),
  loss: z.enum(['eager', 'lean', 'plain', 'inplace', 'chunked', 'fused']),
  elementwise: z.enum(['eager', 'moderate', 'fused', 'compiled', 'vendor']),
  optimizer: z.enum(['foreach', 'fused', '8bit', 'bf16', 'distributed']),
  paged: z.boolean(),
  inBackward: z.boolean(),
  trained: z.enum(['bf16', 'master', 'fp32']),
  adapter: z.enum(['bf16', 'fp32']),
  autocast: z.boolean(),
  kbitUpcast: z.boolean(),
  experts: z.enum(['vendor', 'grouped', 'loop']),
  dispatch: z.enum(['tuned', 'naive']),
  overlapsTensor: z.boolean(),
  gather: z.enum(['hooks', 'lean', 'whole']),
  deepspeed: z.boolean(),
  fp8: z.enum(['tuned', 'torch', 'rowwise']),
  variableLength: z.boolean(),
  nf4: z.enum(['double', 'single']),
  quantizesHead: z.boolean(),
  keepsQuantizedInputs: z.boolean(),
  checkpointsQuantized: z.boolean(),
  recomputesByDefault: z.boolean(),
  optimizerTraffic: z.number().positive(),
})

/** Rules from words to profiles; later ones win. */
const printedRulesSchema = z.strictObject({
  note: z.string(),
  /** Of models whose reported shapes leave it out. */
  shapes: z.array(z.strictObject({ name: pattern, normsPerLayer: z.int().positive(), note: z.string() })),
  defaults: softwareSchema,
  /** The year from which frameworks on PyTorch call its fused attention unless told otherwise. */
  sdpaByDefaultSince: z.strictObject({ year: z.number(), note: z.string() }),
  rules: z.array(
    z.strictObject({
      when: z.record(z.string(), pattern),
      unless: z.record(z.string(), pattern).optional(),
      set: softwareSchema.partial(),
    }),
  ),
})

/** The rules, with the bytes that parameters take under any software, and the constants by which the unstated is inferred. */
export const softwareRulesSchema = (parameterBytes: ParameterBytes, priors: Priors) =>
  printedRulesSchema.transform((printed) => ({ ...printed, parameterBytes, constants: valuesOf(priors) }))
export type SoftwareRules = z.infer<ReturnType<typeof softwareRulesSchema>>

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
    parameterBytes: softwareRules.parameterBytes,
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
