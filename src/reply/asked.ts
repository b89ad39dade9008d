/** The scenario in words: the job, what was asked for, and what came from the channel's or workspace's settings. */
import { type Field, type Scenario, type Speaker, type Spec, fields } from '../scenario/spec.ts'
import { count, duration, gpus, parameters, tokens, usd } from './format.ts'
import { oneLine } from './mrkdwn.ts'
import { type Names, methodWords, pricingWords, weightWords } from './names.ts'

/** "Llama 3.3 70B on 2B tokens"; "A 70B model on 2B tokens" where only a size was given. */
export function jobWords(spec: Spec, names: Names): string {
  const model =
    spec.model !== null ? names.model(spec.model) : spec.params !== null ? sized(parameters(spec.params)) : 'A model'
  return spec.tokens === null ? model : `${model} on ${tokens(spec.tokens)}`
}

/** "A 70B model", "An 8B model". */
const sized = (size: string): string => `${/^(?:8|1[18](?!\d))/.test(size) ? 'An' : 'A'} ${size} model`

/** Everything `speaker` said besides the job itself, each as one would type or read it. */
export function saidWords({ spec, said }: Scenario, speaker: Speaker, names: Names): readonly string[] {
  return fields
    .filter((field) => said[field] === speaker && !job.has(field))
    .map((field) => fieldWords[field]?.(spec, names) ?? null)
    .filter((words) => words !== null)
    .map((words) => oneLine(words, 120))
}

/** What an amendment set, as one reads it: "4-bit", "4B tokens", "no budget". */
export function changeWords(changed: readonly Field[], { spec }: Scenario, names: Names): readonly string[] {
  const words = changed.map((field) => {
    if (field === 'model' || field === 'params') return jobWords({ ...spec, tokens: null }, names)
    if (field === 'tokens') return spec.tokens === null ? 'data left open' : tokens(spec.tokens)
    return fieldWords[field]?.(spec, names) ?? leftOpen[field] ?? 'left open again'
  })
  return [...new Set(words)].map((each) => oneLine(each, 120))
}

/** What a field that was said before and is open again is called. */
const leftOpen: Readonly<Partial<Record<Field, string>>> = {
  method: 'any method',
  weights: 'any precision',
  gpus: 'any GPU',
  gpuCount: 'any number of GPUs',
  nodes: 'any number of nodes',
  excludedGpus: 'no GPU excluded',
  providers: 'any provider',
  excludedProviders: 'no provider excluded',
  tier: 'any tier',
  pricing: 'any kind of price',
  budgetUsd: 'no budget',
  deadlineHours: 'no deadline',
  objective: 'no preference',
  stack: 'any stack',
}

/** Fields that the job's own line says. */
const job: ReadonlySet<Field> = new Set(['model', 'params', 'tokens'])

type FieldWords = (spec: Spec, names: Names) => string | null
const list = (ids: readonly string[] | null, name: (id: string) => string): string | null =>
  ids === null ? null : together(ids.map(name)).join(', ')

/** Several forms of one GPU as that GPU: "H100" for H100 SXM, H100 PCIe and H100 NVL. */
function together(names: readonly string[]): readonly string[] {
  const families = Map.groupBy(names, (name) => /^.*?\d\S*/.exec(name)?.[0] ?? name)
  return [...families].map(([family, members]) => (members.length > 1 ? family : (members[0] ?? family)))
}
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
  gpuCount: ({ gpuCount }) => when(gpuCount, gpus),
  nodes: ({ nodes }) => when(nodes, (value) => (value === 1 ? '1 node' : `${count(value)} nodes`)),
  excludedGpus: ({ excludedGpus }, names) => when(list(excludedGpus, names.gpu), (value) => `no ${value}`),
  providers: ({ providers }, names) => list(providers, names.provider),
  excludedProviders: ({ excludedProviders }, names) =>
    when(list(excludedProviders, names.provider), (value) => `not ${value}`),
  tier: ({ tier }) => when(tier, (value) => `${value.replaceAll('_', ' ')} tier`),
  pricing: ({ pricing }) => when(pricing, (value) => pricingWords[value]),
  budgetUsd: ({ budgetUsd }) => when(budgetUsd, (value) => `under ${usd(value)}`),
  deadlineHours: ({ deadlineHours }) => when(deadlineHours, (value) => `within ${duration(value)}`),
  savesCheckpoints: ({ savesCheckpoints }) =>
    when(savesCheckpoints, (value) => (value ? 'checkpoints saved' : 'no checkpoints saved')),
  hoursBetweenPreemptions: ({ hoursBetweenPreemptions }) =>
    when(hoursBetweenPreemptions, (value) => `preempted every ${duration(value)}`),
  objective: ({ objective }) => when(objective, (value) => value),
  stack: ({ stack }, names) => when(stack, names.stack),
}
