/** Scenarios that can be asked for: method, weights and rank agree, and nothing is both wanted and ruled out. */
import { type Arbitrary, boolean, constantFrom, integer, oneof, option, record, subarray } from 'fast-check'
import { type Spec, emptySpec } from '../../src/scenario/scenario.ts'
import { vocabulary } from './fixtures.ts'

const ids = <T>(map: ReadonlyMap<string, T>): Arbitrary<string[]> =>
  subarray([...map.keys()], { minLength: 1, maxLength: 5 })
const optional = <T>(value: Arbitrary<T>): Arbitrary<T | null> => option(value, { nil: null })

type Precision = Pick<Spec, 'method' | 'weights' | 'loraRank' | 'loraTargets'>
const precisions: readonly Precision[] = [
  { method: null, weights: null, loraRank: null, loraTargets: null },
  { method: 'full', weights: 'bf16', loraRank: null, loraTargets: null },
  { method: 'full', weights: 'fp32', loraRank: null, loraTargets: null },
  { method: 'full', weights: null, loraRank: null, loraTargets: null },
  { method: 'lora', weights: 'bf16', loraRank: 16, loraTargets: 'attn' },
  { method: 'lora', weights: 'int8', loraRank: 64, loraTargets: 'attn+mlp' },
  { method: 'lora', weights: null, loraRank: null, loraTargets: null },
  { method: 'qlora', weights: 'nf4', loraRank: 8, loraTargets: null },
  { method: 'qlora', weights: 'nf4', loraRank: null, loraTargets: 'attn' },
  { method: null, weights: 'nf4', loraRank: null, loraTargets: null },
  { method: null, weights: 'fp8', loraRank: null, loraTargets: null },
]

export const arbitrarySpec: Arbitrary<Spec> = record({
  model: optional(constantFrom(...vocabulary.models.byId.keys())),
  params: constantFrom(1e9, 7e9, 8e9, 13e9, 70e9, 1.5e9, 123_456_789, 405e9),
  tokens: oneof(integer({ min: 1, max: 1e9 }), constantFrom(1e6, 5e8, 2e9, 1.5e12, 3e7)),
  precision: constantFrom(...precisions),
  sequenceLength: optional(integer({ min: 8, max: 1e6 })),
  batch: optional(integer({ min: 1, max: 512 })),
  gradientCheckpointing: optional(boolean()),
  packed: optional(boolean()),
  savesCheckpoints: optional(boolean()),
  offload: optional(constantFrom<Spec['offload']>('none', 'optimizer', 'params')),
  gpus: optional(ids(vocabulary.gpus.byId)),
  nodes: optional(integer({ min: 1, max: 8 })),
  perNode: integer({ min: 1, max: 16 }),
  hasCount: boolean(),
  isLimit: boolean(),
  excludedGpus: optional(ids(vocabulary.gpus.byId)),
  providers: optional(ids(vocabulary.providers)),
  excludedProviders: optional(ids(vocabulary.providers)),
  tier: optional(constantFrom(...vocabulary.tiers)),
  region: optional(constantFrom('eu', 'europe', 'us', 'frankfurt', 'new-york', 'ireland', 'middle-east')),
  hosting: optional(constantFrom('data-centre')),
  certificates: optional(
    constantFrom<Spec['certificates']>(['soc2'], ['hipaa', 'iso27001'], ['c5', 'fedramp', 'pci-dss']),
  ),
  pricing: optional(constantFrom<Spec['pricing']>('on_demand', 'spot', 'reserved')),
  budgetUsd: optional(constantFrom(1, 5, 12.5, 500, 1999.99, 1e6)),
  deadlineHours: optional(constantFrom(0.5, 1, 12, 36.25, 720)),
  objective: optional(constantFrom<Spec['objective']>('cheapest', 'fastest', 'balanced')),
  stack: optional(constantFrom(...vocabulary.stacks.keys())),
}).map(({ precision, nodes, perNode, hasCount, isLimit, ...rest }) => ({
  ...emptySpec,
  ...rest,
  ...precision,
  params: vocabulary.models.byId.get(rest.model ?? '')?.params ?? rest.params,
  task: vocabulary.models.byId.get(rest.model ?? '')?.usualTask ?? null,
  gpus: inOrder(rest.gpus),
  gpuCount: hasCount ? perNode * (nodes ?? 1) : null,
  mostGpus: hasCount && isLimit && nodes === null ? perNode : null,
  nodes,
  excludedGpus: inOrder(without(rest.excludedGpus, rest.gpus)),
  excludedProviders: without(rest.excludedProviders, rest.providers),
  // Software that computes in FP8 and has no weights of it reads them as what it computes in.
  ...(rest.stack === 'torchtitan' && precision.weights === 'fp8' ? { weights: null } : {}),
}))

/** In the catalog's order, as the language has them. */
const inOrder = (chosen: readonly string[] | null): string[] | null =>
  chosen === null ? null : [...vocabulary.gpus.byId.keys()].filter((id) => chosen.includes(id))

function without(list: string[] | null, others: readonly string[] | null): string[] | null {
  const left = list?.filter((id) => others?.includes(id) !== true) ?? []
  return left.length === 0 ? null : left
}
