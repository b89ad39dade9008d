/** The scenario in words: the job, what was asked for, and what came from the channel's or workspace's settings. */
import { certificateNames } from '../../catalog/provider.ts'
import { methodNames, weightNames } from '../../catalog/training-method.ts'
import { isGpuLimit } from '../../scenario/gpu-limit.ts'
import { type SpecField, type Scenario, type Provenance, type Spec, specFields } from '../../scenario/scenario.ts'
import {
  formatCount,
  formatDuration,
  formatGpuCount,
  formatParameters,
  formatTokens,
  formatUsd,
} from '../format/number-format.ts'
import { type ToldMoney, toldAmountText } from '../../recommend/figure-text.ts'
import { toOneLine } from '../format/truncate.ts'
import { type DisplayNames, pricingLabels } from '../format/display-names.ts'
import { capitalized } from '../../recommend/figure-text.ts'

/** "Llama 3.3 70B on 2B tokens"; "A 70B model on 2B tokens" where only a size was given. */
export function describeJob(spec: Spec, names: DisplayNames): string {
  const model =
    spec.model !== null
      ? modelWords(spec.model, spec.variant, names)
      : spec.params !== null
        ? capitalized(modelOfSize(formatParameters(spec.params)))
        : 'A model'
  return spec.tokens === null ? model : `${model} on ${formatTokens(spec.tokens)}`
}

/** "Llama 3.1 8B Instruct", "Llama 3.1 8B (NousResearch/Hermes-3-Llama-3.1-8B)". */
function modelWords(id: string, variant: string | null, names: DisplayNames): string {
  if (variant === null) return names.model(id)
  if (!variant.startsWith(`${id}-`)) return `${names.model(id)} (${toOneLine(variant, 60)})`
  const words = variant.slice(id.length + 1).split('-')
  return [names.model(id), ...words.map(capitalized)].join(' ')
}

/** "a 70B model", "an 8B model". */
export const modelOfSize = (size: string): string => `${/^(?:8|1[18](?!\d))/.test(size) ? 'an' : 'a'} ${size} model`

/** Everything `speaker` said besides the job itself, each as one would type or read it. */
export function describeFieldsSetBy(
  { spec, setBy, extras }: Scenario,
  provenance: Provenance,
  names: DisplayNames,
): readonly string[] {
  const words = specFields
    .filter((field) => setBy[field] === provenance && !jobFields.has(field))
    .map((field) => fieldDescriptions[field]?.(spec, names, extras?.bill?.money ?? null) ?? null)
    .filter((each) => each !== null)
  return [...new Set(words)].map((each) => toOneLine(each, 120))
}

/** "RunPod (channel default)": what nobody typed. */
export const describeDefaults = (scenario: Scenario, names: DisplayNames): readonly string[] =>
  (['channel', 'workspace'] as const).flatMap((provenance) =>
    describeFieldsSetBy(scenario, provenance, names).map((words) => `${words} (${provenance} default)`),
  )

/** What an amendment set, as one reads it: "4-bit", "4B tokens", "no budget". */
export function describeChanges(
  changed: readonly SpecField[],
  { spec, extras }: Scenario,
  names: DisplayNames,
): readonly string[] {
  const money = extras?.bill?.money ?? null
  const words = changed.filter(isSaid).map((field) => {
    if (field === 'model' || field === 'variant' || field === 'params')
      return describeJob({ ...spec, tokens: null }, names)
    if (field === 'tokens') return spec.tokens === null ? 'data left open' : formatTokens(spec.tokens)
    if (field === 'gpus' && (spec.gpus?.length ?? 0) > maxKindsNamed) return `${spec.gpus?.length} kinds of GPU`
    return fieldDescriptions[field]?.(spec, names, money) ?? openFieldText[field] ?? 'left open again'
  })
  return [...new Set(words)].map((each) => toOneLine(each, 120))

  /** Whole weights and products of them are one thing; what another change leaves open has no words of its own. */
  function isSaid(field: SpecField): boolean {
    if (field === 'weights')
      return !(spec.weights === 'bf16' && spec.precision === 'bf16' && changed.includes('precision'))
    return spec[field] !== null || openFieldText[field] !== undefined || !changed.some((each) => spec[each] !== null)
  }
}

/** More kinds than anybody typed are counted. */
const maxKindsNamed = 8

/** What a field that was said before and is open again is called. */
const openFieldText: Readonly<Partial<Record<SpecField, string>>> = {
  method: 'any method',
  weights: 'any precision',
  gpus: 'any GPU',
  gpuCount: 'any number of GPUs',
  nodes: 'any number of nodes',
  excludedGpus: 'no GPU excluded',
  providers: 'any provider',
  excludedProviders: 'no provider excluded',
  tier: 'any tier',
  region: 'any region',
  hosting: 'any host',
  certificates: 'no certificate asked for',
  pricing: 'any kind of price',
  budgetUsd: 'no budget',
  deadlineHours: 'no deadline',
  objective: 'neither the cheapest nor the fastest',
  stack: 'any stack',
  loraRank: 'any LoRA rank',
}

/** Fields that the job's own line says. */
const jobFields: ReadonlySet<SpecField> = new Set(['model', 'variant', 'params', 'tokens'])

/** `money`: in which a budget was told, where that is not dollars. */
type DescribeField = (spec: Spec, names: DisplayNames, money: ToldMoney | null) => string | null
const joinNames = (ids: readonly string[] | null, name: (id: string) => string): string | null =>
  ids === null ? null : groupFamilies(ids.map(name)).join(', ')

/** Several forms of one GPU as that GPU: "H100" for H100 SXM, H100 PCIe and H100 NVL. */
function groupFamilies(names: readonly string[]): readonly string[] {
  const families = Map.groupBy(names, (name) => /^.*?\d\S*/.exec(name)?.[0] ?? name)
  return [...families].map(([family, members]) => (members.length > 1 ? family : (members[0] ?? family)))
}
const ifSet = <T>(value: T | null, words: (value: T) => string): string | null => (value === null ? null : words(value))

/** A limit is said once, as the two fields of it are one thing. */
function describeGpuCount(spec: Spec): string | null {
  return ifSet(spec.gpuCount, (count) => `${isGpuLimit(spec) ? 'at most ' : ''}${formatGpuCount(count)}`)
}

const fieldDescriptions: Readonly<Partial<Record<SpecField, DescribeField>>> = {
  task: ({ task }) => task,
  precision: ({ precision }) => ifSet(precision, (value) => `${value} training`),
  adapter: ({ adapter }) => adapter,
  globalBatch: ({ globalBatch }) => ifSet(globalBatch, (value) => `global batch ${formatCount(value)}`),
  optimizer: ({ optimizer }) => optimizer,
  sharding: ({ sharding }) => ifSet(sharding, (value) => (value === 'none' ? 'no sharding' : value)),
  tp: ({ tp }) => ifSet(tp, (value) => `TP ${value}`),
  pp: ({ pp }) => ifSet(pp, (value) => `PP ${value}`),
  cp: ({ cp }) => ifSet(cp, (value) => `CP ${value}`),
  ep: ({ ep }) => ifSet(ep, (value) => `EP ${value}`),
  attentionKernel: ({ attentionKernel }) => ifSet(attentionKernel, (value) => `${value} attention`),
  fusedLoss: ({ fusedLoss }) => ifSet(fusedLoss, (value) => (value ? 'fused loss' : 'no fused loss')),
  compile: ({ compile }) => ifSet(compile, (value) => (value ? 'compiled' : 'not compiled')),
  imageCount: ({ imageCount }) => ifSet(imageCount, (value) => `${formatCount(value)} images`),
  imageTokens: ({ imageTokens }) => ifSet(imageTokens, (value) => `${formatCount(value)} tokens per image`),
  promptTokens: ({ promptTokens }) => ifSet(promptTokens, (value) => `prompts of ${formatCount(value)} tokens`),
  responseTokens: ({ responseTokens }) => ifSet(responseTokens, (value) => `responses of ${formatCount(value)} tokens`),
  responseCap: ({ responseCap }) => ifSet(responseCap, (value) => `responses of ${formatCount(value)} tokens at most`),
  reference: ({ reference }) =>
    ifSet(
      reference,
      (kind) => ({ model: 'with a reference model', cached: 'reference cached', none: 'without a reference' })[kind],
    ),
  documentTokens: ({ documentTokens }) => ifSet(documentTokens, (value) => `documents of ${formatCount(value)} tokens`),
  samplesPerPrompt: ({ samplesPerPrompt }) =>
    ifSet(samplesPerPrompt, (value) => `${formatCount(value)} samples per prompt`),
  prompts: ({ prompts }) => ifSet(prompts, (value) => `${formatCount(value)} prompts`),
  method: ({ method }) => ifSet(method, (value) => methodNames[value]),
  weights: ({ weights }) => ifSet(weights, (value) => weightNames[value]),
  loraRank: ({ loraRank }) => ifSet(loraRank, (value) => `LoRA rank ${formatCount(value)}`),
  loraTargets: ({ loraTargets }) =>
    ifSet(loraTargets, (value) => (value === 'attn' ? 'LoRA on attention only' : 'LoRA on all linear layers')),
  sequenceLength: ({ sequenceLength }) => ifSet(sequenceLength, (value) => `sequence length ${formatCount(value)}`),
  batch: ({ batch }) => ifSet(batch, (value) => `batch ${formatCount(value)} per GPU`),
  gradientCheckpointing: ({ gradientCheckpointing }) =>
    ifSet(gradientCheckpointing, (value) => (value ? 'gradient checkpointing' : 'no gradient checkpointing')),
  packed: ({ packed }) => ifSet(packed, (value) => (value ? 'packed sequences' : 'no packing')),
  offload: ({ offload }) =>
    ifSet(offload, (value) => (value === 'none' ? 'no offload' : `${value} offloaded to the host`)),
  gpus: ({ gpus }, names) => joinNames(gpus, names.gpu),
  gpuCount: describeGpuCount,
  mostGpus: describeGpuCount,
  nodes: ({ nodes }) => ifSet(nodes, (value) => (value === 1 ? '1 node' : `${formatCount(value)} nodes`)),
  excludedGpus: ({ excludedGpus }, names) => ifSet(joinNames(excludedGpus, names.gpu), (value) => `no ${value}`),
  providers: ({ providers }, names) => joinNames(providers, names.provider),
  excludedProviders: ({ excludedProviders }, names) =>
    ifSet(joinNames(excludedProviders, names.provider), (value) => `not ${value}`),
  tier: ({ tier }) => ifSet(tier, (value) => `${value.replaceAll('_', ' ')} tier`),
  region: ({ region }, names) => ifSet(region, (value) => `in ${names.place(value)}`),
  hosting: ({ hosting }) => ifSet(hosting, () => 'no machines of third parties'),
  certificates: ({ certificates }) =>
    ifSet(certificates, (held) => held.map((each) => certificateNames[each]).join(', ')),
  pricing: ({ pricing }) => ifSet(pricing, (value) => pricingLabels[value]),
  budgetUsd: ({ budgetUsd }, _names, money) =>
    ifSet(
      budgetUsd,
      (value) => `under ${formatUsd(value)}${money === null ? '' : ` (${toldAmountText(value, money)})`}`,
    ),
  deadlineHours: ({ deadlineHours }) => ifSet(deadlineHours, (value) => `within ${formatDuration(value)}`),
  savesCheckpoints: ({ savesCheckpoints }) =>
    ifSet(savesCheckpoints, (value) => (value ? 'checkpoints saved' : 'no checkpoints saved')),
  checkpointSteps: ({ checkpointSteps }) =>
    ifSet(checkpointSteps, (value) => `a checkpoint every ${formatCount(value)} ${value === 1 ? 'step' : 'steps'}`),
  checkpointHours: ({ checkpointHours }) =>
    ifSet(checkpointHours, (value) => `a checkpoint every ${formatDuration(value)}`),
  hoursBetweenPreemptions: ({ hoursBetweenPreemptions }) =>
    ifSet(hoursBetweenPreemptions, (value) => `preempted every ${formatDuration(value)}`),
  owned: ({ owned }) => ifSet(owned, (value) => (value ? 'own hardware' : 'rented')),
  objective: ({ objective }) => ifSet(objective, (value) => value),
  stack: ({ stack }, names) => ifSet(stack, names.stack),
}
