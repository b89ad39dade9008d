/** The values of a scenario in the words of the language: each phrase parses back to the same value. */
import type { StatedShape } from '../catalog/stated-shape.ts'
import { formatExact, formatMagnitude } from './format-values.ts'
import type { FieldValues, ScenarioChange } from './scenario-change.ts'
import { isGpuLimit } from './gpu-limit.ts'
import { type Spec, type SpecField, specFields } from './scenario.ts'

type Value<F extends SpecField> = NonNullable<Spec[F]>

const weightPhrases: Readonly<Record<Value<'weights'>, string>> = {
  bf16: 'bf16',
  fp32: 'fp32',
  fp8: 'fp8',
  int8: '8-bit',
  nf4: '4-bit',
}

const certificatePhrases: Readonly<Record<Value<'certificates'>[number], string>> = {
  soc2: 'soc 2',
  iso27001: 'iso 27001',
  hipaa: 'hipaa',
  'pci-dss': 'pci dss',
  fedramp: 'fedramp',
  c5: 'bsi c5',
  hds: 'hds',
  secnumcloud: 'secnumcloud',
  ens: 'ens certified',
  tisax: 'tisax',
  irap: 'irap',
  hitrust: 'hitrust',
  iso27701: 'iso 27701',
  iso27017: 'iso 27017',
  iso27018: 'iso 27018',
  'csa-star': 'csa star',
  ismap: 'ismap',
  mtcs: 'mtcs',
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** Tokens. Fewer are a page or two, and are those of an example where nobody says that they are all. */
export const minData = 10_000

const phrases: { readonly [F in SpecField]: (value: Value<F>) => string } = {
  model: (id) => id,
  variant: (name) => name,
  params: (params) => `${formatMagnitude(params)} params`,
  tokens: (tokens) => `${formatMagnitude(tokens)} tokens${tokens < minData ? ' in total' : ''}`,
  method: (method) => (method === 'full' ? 'full fine-tuning' : method),
  weights: (weights) => weightPhrases[weights],
  loraRank: (rank) => `rank ${rank}`,
  loraTargets: (targets) => (targets === 'attn' ? 'attention only' : 'all linear layers'),
  sequenceLength: (length) => `seq ${length}`,
  batch: (batch) => `batch ${batch}`,
  gradientCheckpointing: (isOn) => `checkpointing ${isOn ? 'on' : 'off'}`,
  packed: (isPacked) => (isPacked ? 'packing' : 'no packing'),
  offload: (offload) => (offload === 'none' ? 'no offload' : `offload ${offload}`),
  shape: shapePhrase,
  task: (task) => task,
  precision: (precision) => `${precision} training`,
  adapter: (adapter) => adapter,
  optimizer: (optimizer) => optimizer,
  globalBatch: (batch) => `global batch ${batch}`,
  sharding: (sharding) => (sharding === 'none' ? 'no sharding' : sharding),
  tp: (size) => `tp ${size}`,
  pp: (size) => `pp ${size}`,
  cp: (size) => `cp ${size}`,
  ep: (size) => `ep ${size}`,
  attentionKernel: (kernel) => `${kernel} attention`,
  fusedLoss: (isOn) => (isOn ? 'fused loss' : 'no fused loss'),
  compile: (isOn) => (isOn ? 'compile' : 'no compile'),
  imageCount: (count) => `${formatMagnitude(count)} images`,
  imageTokens: (tokens) => `${formatMagnitude(tokens)} tokens per image`,
  prompts: (count) => `${formatMagnitude(count)} prompts`,
  samplesPerPrompt: (count) => `${count} samples per prompt`,
  promptTokens: (tokens) => `prompt length ${formatMagnitude(tokens)}`,
  responseTokens: (tokens) => `response length ${formatMagnitude(tokens)}`,
  responseCap: (tokens) => `response cap ${formatMagnitude(tokens)}`,
  reference: (kind) =>
    ({ model: 'frozen reference model', cached: 'cached reference', none: 'no reference model' })[kind],
  documentTokens: (tokens) => `document length ${formatMagnitude(tokens)}`,
  gpus: (ids) => `on ${ids.join(' or ')}`,
  gpuCount: (count) => counted(count, 'gpu'),
  mostGpus: (count) => `at most ${counted(count, 'gpu')}`,
  nodes: (count) => counted(count, 'node'),
  excludedGpus: (ids) => `not on ${ids.join(' or ')}`,
  providers: (ids) => `at ${ids.join(' or ')}`,
  excludedProviders: (ids) => `not at ${ids.join(' or ')}`,
  tier: (tier) => `${tier.replaceAll('_', ' ')} tier`,
  region: (region) => `region ${region.replaceAll('-', ' ').replaceAll('+', ' or ')}`,
  hosting: () => 'data centre only',
  certificates: (held) => held.map((each) => certificatePhrases[each]).join(', '),
  pricing: (pricing) => pricing.replace('_', ' '),
  budgetUsd: (usd) => `under $${formatExact(usd)}`,
  deadlineHours: (hours) => `within ${formatExact(hours)} h`,
  hoursBetweenPreemptions: (hours) => `preempted every ${formatExact(hours)} h`,
  savesCheckpoints: (saves) => (saves ? 'checkpoints' : 'no checkpoints'),
  checkpointSteps: (steps) => `checkpoint every ${steps} steps`,
  checkpointHours: (hours) => `checkpoint every ${formatExact(hours)} h`,
  owned: (isOwned) => (isOwned ? 'own hardware' : 'rented'),
  objective: (objective) => objective,
  stack: (stack) => `stack ${stack}`,
}

/** "12B active params, 48 layers": the stated dimensions of a model. */
function shapePhrase(shape: StatedShape): string {
  const stated = <T>(value: T | undefined, words: (value: T) => string): string[] =>
    value === undefined ? [] : [words(value)]
  return [
    ...stated(shape.activeParams, (value) => `${formatMagnitude(value)} active params`),
    ...stated(shape.layers, (value) => `${value} layers`),
    ...stated(shape.hidden, (value) => `hidden size ${value}`),
    ...stated(shape.heads, (value) => `${value} heads`),
    ...stated(shape.kvHeads, (value) => `${value} kv heads`),
    ...stated(shape.headDim, (value) => `head dim ${value}`),
    ...stated(shape.ffn, (value) => `ffn size ${value}`),
    ...stated(shape.vocab, (value) => `vocab ${value}`),
    ...stated(shape.experts, (value) => `${value} experts`),
    ...stated(shape.expertsPerToken, (value) => `${value} experts per token`),
    ...stated(shape.expertFfn, (value) => `expert ffn ${value}`),
    ...stated(shape.sharedExperts, (value) => `${value} shared experts`),
    ...stated(shape.denseLayers, (value) => `${value} dense layers`),
    ...stated(shape.tiedEmbeddings, (isTied) => (isTied ? 'tied embeddings' : 'untied embeddings')),
  ].join(', ')
}

/** The fields of the training itself: objective, optimizer, layout, kernels, images and generation. */
export const trainingFields = [
  'shape',
  'task',
  'precision',
  'adapter',
  'optimizer',
  'globalBatch',
  'sharding',
  'tp',
  'pp',
  'cp',
  'ep',
  'attentionKernel',
  'fusedLoss',
  'compile',
  'imageCount',
  'imageTokens',
  'prompts',
  'samplesPerPrompt',
  'promptTokens',
  'responseTokens',
  'responseCap',
  'reference',
  'documentTokens',
] as const satisfies readonly SpecField[]

/** What `spec` says of one field, as one would type it; null where it says nothing. */
export const fieldPhrase = (field: SpecField, spec: FieldValues): string | null => phraseOfValue(field, spec[field])

function phraseOfValue<F extends SpecField>(field: F, value: Spec[F] | undefined): string | null {
  const phrase: (value: Value<F>) => string = phrases[field]
  return value === null || value === undefined ? null : phrase(value)
}

/** What `spec` says of `fields`, in their order. */
export const fieldPhrases = (spec: FieldValues, fields: readonly SpecField[]): readonly string[] =>
  fields.map((field) => fieldPhrase(field, spec)).filter((phrase) => phrase !== null)

/** The model by the name that says which of its repositories is meant; null where no model is named. */
export const modelPhrase = ({ model = null, variant = null }: FieldValues): string | null =>
  model === null ? null : (variant ?? model)

/** "8 gpus on 2 nodes": numbers of GPUs and of the machines that hold them are said together. */
function hardwareCount(spec: FieldValues): readonly string[] {
  const { gpuCount = null, mostGpus = null } = spec
  const count = fieldPhrase(isGpuLimit({ gpuCount, mostGpus }) ? 'mostGpus' : 'gpuCount', spec)
  const nodes = fieldPhrase('nodes', spec)
  if (count !== null && nodes !== null) return [`${count} on ${nodes}`]
  return [count, nodes].filter((phrase) => phrase !== null)
}

/** A batch beside several GPUs, or of texts that compete in it, is read as that of all, unless it is said to be of each. */
const batchPhrase = (spec: FieldValues): readonly string[] =>
  fieldPhrases(spec, ['batch']).map((phrase) =>
    (spec.gpuCount ?? 1) > 1 || spec.task === 'embedding' ? `${phrase} per gpu` : phrase,
  )

/** All that `spec` says, each part as one would type it: the job first, then how, where and within which limits. */
export function specPhrases(spec: FieldValues): readonly string[] {
  const { method } = spec
  const model = modelPhrase(spec) ?? fieldPhrase('params', spec)
  return [
    ...(model === null ? [] : [model]),
    ...fieldPhrases(spec, ['tokens', 'method']),
    // QLoRA is 4-bit.
    ...(method === 'qlora' ? [] : fieldPhrases(spec, ['weights'])),
    ...fieldPhrases(spec, ['loraRank', 'loraTargets', 'sequenceLength']),
    ...batchPhrase(spec),
    ...fieldPhrases(spec, ['gradientCheckpointing']),
    ...fieldPhrases(spec, ['packed', 'offload', ...trainingFields, 'gpus']),
    ...hardwareCount(spec),
    ...fieldPhrases(spec, ['excludedGpus', 'providers', 'excludedProviders', 'tier', 'region', 'hosting']),
    ...fieldPhrases(spec, ['certificates', 'pricing', 'budgetUsd', 'deadlineHours', 'hoursBetweenPreemptions']),
    ...fieldPhrases(spec, ['savesCheckpoints', 'checkpointSteps', 'checkpointHours', 'owned', 'objective', 'stack']),
  ]
}

/** How each field is left open again. */
const openPhrases: Readonly<Partial<Record<SpecField, string>>> = {
  gpus: 'any gpu',
  nodes: 'any number of nodes',
  providers: 'any provider',
  tier: 'any tier',
  region: 'any region',
  hosting: 'any host',
  certificates: 'no certificate',
  pricing: 'any pricing',
  method: 'any method',
  weights: 'any precision',
  loraRank: 'any rank',
  stack: 'any stack',
  budgetUsd: 'no budget',
  deadlineHours: 'no deadline',
}

/** The reply that leaves a field open again; undefined where none is known. */
export const openPhrase = (field: SpecField): string | undefined => openPhrases[field]

/** A change as a reply that one would type for it: "4-bit", "on h100-sxm", "any gpu". */
export function changePhrase({ set }: ScenarioChange): string {
  const opened = specFields.flatMap((field) => (set[field] === null ? (openPhrases[field] ?? []) : []))
  return [...specPhrases(set), ...opened].join(', ')
}
