/** The scenario in words: the job, what was asked for, and what came from the channel's or workspace's settings. */
import { type Field, type Scenario, type Speaker, type Spec, specSchema } from '../scenario/spec.ts'
import { count, duration, parameters, tokens, usd } from './format.ts'
import { oneLine } from './mrkdwn.ts'
import { type Names, methodWords, pricingWords, weightWords } from './names.ts'

/** "Llama 3.3 70B on 2B tokens"; "A 70B model on 2B tokens" where only a size was given. */
export function jobWords(spec: Spec, names: Names): string {
  const model =
    spec.model !== null
      ? names.model(spec.model)
      : spec.params !== null
        ? `A ${parameters(spec.params)} model`
        : 'A model'
  return spec.tokens === null ? model : `${model} on ${tokens(spec.tokens)}`
}

/** Everything `speaker` said besides the job itself, each as one would type or read it. */
export function saidWords({ spec, said }: Scenario, speaker: Speaker, names: Names): readonly string[] {
  return specSchema
    .keyof()
    .options.filter((field) => said[field] === speaker && !job.has(field))
    .map((field) => fieldWords[field]?.(spec, names) ?? null)
    .filter((words) => words !== null)
    .map((words) => oneLine(words, 120))
}

/** Fields that the job's own line says. */
const job: ReadonlySet<Field> = new Set(['model', 'params', 'tokens'])

type FieldWords = (spec: Spec, names: Names) => string | null
const list = (ids: readonly string[] | null, name: (id: string) => string): string | null =>
  ids === null ? null : ids.map(name).join(', ')
const when = <T>(value: T | null, words: (value: T) => string): string | null => (value === null ? null : words(value))

const fieldWords: Readonly<Partial<Record<Field, FieldWords>>> = {
  method: ({ method }) => when(method, (value) => methodWords[value]),
  weights: ({ weights }) => when(weights, (value) => weightWords[value]),
  loraRank: ({ loraRank }) => when(loraRank, (value) => `LoRA rank ${count(value)}`),
  loraTargets: ({ loraTargets }) =>
    when(loraTargets, (value) => (value === 'attn' ? 'LoRA on attention only' : 'LoRA on all linear layers')),
  sequenceLength: ({ sequenceLength }) => when(sequenceLength, (value) => `sequence length ${count(value)}`),
  batch: ({ batch }) => when(batch, (value) => `batch ${count(value)} per GPU`),
  gradientCheckpointing: ({ gradientCheckpointing }) =>
    when(gradientCheckpointing, (value) => (value ? 'gradient checkpointing' : 'no gradient checkpointing')),
  packed: ({ packed }) => when(packed, (value) => (value ? 'packed sequences' : 'no packing')),
  offload: ({ offload }) =>
    when(offload, (value) => (value === 'none' ? 'no offload' : `${value} offloaded to the host`)),
  gpus: ({ gpus }, names) => list(gpus, names.gpu),
  gpuCount: ({ gpuCount }) => when(gpuCount, (value) => (value === 1 ? '1 GPU' : `${count(value)} GPUs`)),
  nodes: ({ nodes }) => when(nodes, (value) => (value === 1 ? '1 node' : `${count(value)} nodes`)),
  excludedGpus: ({ excludedGpus }, names) => when(list(excludedGpus, names.gpu), (value) => `no ${value}`),
  providers: ({ providers }, names) => list(providers, names.provider),
  excludedProviders: ({ excludedProviders }, names) =>
    when(list(excludedProviders, names.provider), (value) => `not ${value}`),
  tier: ({ tier }) => when(tier, (value) => `${value.replaceAll('_', ' ')} tier`),
  pricing: ({ pricing }) => when(pricing, (value) => pricingWords[value]),
  budgetUsd: ({ budgetUsd }) => when(budgetUsd, (value) => `under ${usd(value)}`),
  deadlineHours: ({ deadlineHours }) => when(deadlineHours, (value) => `within ${duration(value)}`),
  objective: ({ objective }) => when(objective, (value) => value),
  stack: ({ stack }, names) => when(stack, names.stack),
}
