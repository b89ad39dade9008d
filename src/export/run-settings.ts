/** A plan as the settings of one run: what every trainer's and launcher's file is written from. */
import type { ChatTemplate, ExportFacts } from '../catalog/export-facts.ts'
import type { Gpu } from '../catalog/gpu.ts'
import type { Provider } from '../catalog/provider.ts'
import { type AdapterId, tasksOf, type WeightPrecision } from '../catalog/training-method.ts'
import type { Interval, Layout, Offload, Plan, Recomputation } from '../estimate/plan.ts'
import { formatParams } from '../scenario/format-values.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import { chatTemplateOf } from './chat-template.ts'
import { runLengthOf } from './run-length.ts'

export type AdapterSettings = {
  readonly kind: AdapterId
  readonly rank: number
  readonly alpha: number
  /** Attention's projections alone, or every linear layer. */
  readonly targets: 'attn' | 'attn+mlp'
}

/** A plan as trainers see it: every number that their files hold. */
export type RunSettings = {
  /** For files, jobs and folders: "llama-3-1-8b-lora". */
  readonly name: string
  /** The job in words, as a command would ask for it. */
  readonly command: string
  /** owner/name at Hugging Face; null where only a size was given, or where we do not know it. */
  readonly repository: string | null
  readonly modelName: string
  /** What of the model was asked for, where it is not the catalog's own repository. */
  readonly variant: string | null
  /** null: not known of this model. */
  readonly chatTemplate: ChatTemplate | null
  /** Images are trained on, or the model is made for them. */
  readonly images: boolean
  readonly task: string
  readonly method: Plan['method']
  readonly weights: WeightPrecision
  /** Full training keeps fp32 weights. */
  readonly masterWeights: boolean
  /** What products compute in: bf16, fp8, … */
  readonly compute: string
  /** null: everything is trained. */
  readonly adapter: AdapterSettings | null
  readonly sequenceLength: number
  readonly packed: boolean
  /** Sequences a GPU and pass, passes a step, and sequences of a step over all GPUs. */
  readonly microBatch: number
  readonly accumulation: number
  readonly globalBatch: number
  /** Optimizer steps of the whole run; the least of them where `epochs` end it. */
  readonly steps: number
  /** Passes over examples that nobody counted, each of them a sequence of its own; null: `steps` end the run. */
  readonly epochs: number | null
  readonly warmupSteps: number
  /** Between checkpoints. */
  readonly saveSteps: number
  /** The newest that are kept: so many the bill counts. */
  readonly keptCheckpoints: number
  readonly learningRate: number
  /** null: the trainer's own. */
  readonly optimizer: string | null
  readonly recomputation: Recomputation
  readonly offload: Offload
  readonly layout: Required<Layout>
  readonly gpu: Gpu
  readonly gpuCount: number
  readonly nodes: number
  readonly gpusPerNode: number
  readonly attention: Plan['stack']['attention']
  /** The loss never holds all logits. */
  readonly fusedLoss: boolean
  readonly compile: boolean
  /** null: nothing is generated. */
  readonly rollout: {
    readonly promptTokens: number
    readonly responseTokens: number
    readonly cap: number
    readonly samplesPerPrompt: number
    readonly promptsPerStep: number
  } | null
  readonly stack: string
  /** Its id and name; null: the asker's own servers. */
  readonly provider: Pick<Provider, 'id' | 'name'> | null
  /** With its tier: "RunPod Secure Cloud". */
  readonly providerName: string
  /** Where the plan can be rented by hand. */
  readonly rentUrl: string | null
  readonly region: string | null
  readonly pricing: Option['pricing']
  /** Dollars per GPU and hour, and the most that it may be today. */
  readonly usdPerGpuHour: { readonly asked: number; readonly high: number }
  readonly hours: Interval
  readonly usd: Interval
  readonly peakMemoryGiB: Option['peakMemoryGiB']
  readonly usableMemoryGiB: number
  readonly tokensPerSecond: Interval
  readonly cpusPerNode: number
  readonly hostMemoryGBPerNode: number
  readonly diskGB: number
}

export type RunSettingsInput = {
  readonly scenario: Scenario
  readonly option: Option
  readonly plan: Plan
  /** Full name of the model for people. */
  readonly modelName: string
  readonly repository: string | null
  /** That of the model's own row. */
  readonly ownRepository: string | null
  /** Its id and name; null: the asker's own servers. */
  readonly provider: Pick<Provider, 'id' | 'name'> | null
  readonly providerName: string
  readonly rentUrl: string | null
  readonly command: string
  readonly keptCheckpoints: number
  readonly facts: ExportFacts
}

const preferenceTasks = tasksOf('preference')
const reinforcementTasks = tasksOf('reinforcement')

/** Throws where the scenario has no tokens: it was never planned. */
export function runSettingsOf(input: RunSettingsInput): RunSettings {
  const { scenario, option, plan, facts, modelName } = input
  const { spec } = scenario
  if (spec.tokens === null) throw new Error('a plan without tokens')
  const task = spec.task ?? 'sft'
  const layout = { ...plan.layout, ep: plan.layout.ep ?? 1 }
  const dataParallel = plan.gpuCount / (layout.tp * layout.pp * layout.cp)
  const globalBatch = plan.microBatch * plan.accumulation * dataParallel
  const { rollout = null } = plan.training ?? {}
  // What is generated is as long as it is; everything else comes as full sequences.
  const sequence = rollout === null ? plan.sequenceLength : rollout.promptTokens + rollout.responseTokens
  const { steps, epochs } = runLengthOf(scenario, { globalBatch, sequence, isFull: plan.packed || rollout !== null })
  const chatTemplate = chatTemplateOf(spec, input.ownRepository, facts)
  return {
    name: slug(`${plan.model ?? formatParams(plan.shape.params)}-${task === 'sft' ? plan.method : task}`),
    command: input.command,
    repository: input.repository,
    modelName,
    variant: spec.variant,
    chatTemplate,
    images: spec.imageCount !== null || spec.imageTokens !== null || chatTemplate?.vision === true,
    task,
    method: plan.method,
    weights: plan.weights,
    masterWeights: plan.method === 'full' && plan.stack.trained.full === 'fp32',
    compute: plan.compute,
    adapter: adapterOf(input),
    sequenceLength: plan.sequenceLength,
    packed: plan.packed,
    microBatch: plan.microBatch,
    accumulation: plan.accumulation,
    globalBatch,
    steps,
    epochs,
    warmupSteps: Math.max(1, Math.round(steps * facts.defaults.warmupShare.base)),
    saveSteps: saveStepsOf(spec, option, steps, facts),
    keptCheckpoints: input.keptCheckpoints,
    learningRate: learningRateOf(task, plan.method, facts),
    optimizer: plan.training?.optimizer?.id ?? null,
    recomputation: plan.recomputation,
    offload: plan.offload,
    layout,
    gpu: plan.gpu,
    gpuCount: plan.gpuCount,
    nodes: plan.nodes,
    gpusPerNode: plan.gpuCount / plan.nodes,
    attention: plan.gpu.architecture.flashAttention ? plan.stack.attention : 'sdpa',
    fusedLoss: plan.stack.loss === 'fused',
    compile: plan.training?.kernels.compile ?? plan.stack.elementwise === 'compiled',
    rollout:
      rollout === null
        ? null
        : {
            ...rollout,
            // A length that is not called a mean is what the file sets.
            cap: spec.responseCap ?? rollout.responseTokens,
            promptsPerStep: Math.max(1, Math.round(globalBatch / rollout.samplesPerPrompt)),
          },
    stack: plan.stack.id,
    provider: input.provider,
    providerName: input.providerName,
    rentUrl: input.rentUrl,
    region: option.region ?? null,
    pricing: option.pricing,
    usdPerGpuHour: { asked: option.usdPerGpuHour, high: option.priceRange?.high ?? option.usdPerGpuHour },
    hours: option.hours,
    usd: option.usd,
    peakMemoryGiB: option.peakMemoryGiB,
    usableMemoryGiB: option.usableMemoryGiB,
    tokensPerSecond: option.tokensPerSecond,
    ...hostOf(plan, facts),
  }
}

function adapterOf({ plan, scenario, facts }: RunSettingsInput): AdapterSettings | null {
  if (plan.lora === null || plan.method === 'full') return null
  const { rank, targets } = plan.lora
  return { kind: scenario.spec.adapter ?? 'lora', rank, alpha: rank * facts.defaults.loraAlphaPerRank.base, targets }
}

/** As was asked; else on spot the interval that the plan counts with, elsewhere that of the defaults. Never longer than the run. */
function saveStepsOf(
  { checkpointSteps, checkpointHours }: Pick<Spec, 'checkpointSteps' | 'checkpointHours'>,
  { interruption, hours, startupHours }: Option,
  steps: number,
  { defaults }: ExportFacts,
): number {
  if (checkpointSteps !== null) return Math.min(steps, checkpointSteps)
  const interval = checkpointHours ?? interruption?.intervalHours ?? defaults.checkpointHours.base
  const trainingHours = Math.max(hours.p50 - startupHours, 1e-6)
  return Math.max(1, Math.min(steps, Math.round((steps * interval) / trainingHours)))
}

function learningRateOf(task: string, method: Plan['method'], { defaults }: ExportFacts): number {
  const { adapter, full, pretrain, preference, reinforcement } = defaults.learningRate
  if (reinforcementTasks.has(task)) return reinforcement.base
  if (preferenceTasks.has(task)) return method === 'full' ? preference.base / 10 : preference.base
  if (task === 'pretrain' && method === 'full') return pretrain.base
  return method === 'full' ? full.base : adapter.base
}

/** What a launcher is asked for beside the GPUs, for each machine. */
function hostOf({ gpu, gpuCount, nodes, shape, method, offload }: Plan, { defaults }: ExportFacts) {
  const gpusPerNode = gpuCount / nodes
  const offloaded = offload === 'none' ? 0 : (method === 'full' ? 16 : 2) * shape.params
  const hostBytes = gpusPerNode * gpu.memory.base * defaults.hostMemoryPerGpuMemory.base + offloaded / nodes
  const weightBytes = 2 * shape.params
  return {
    cpusPerNode: Math.max(1, Math.round(gpusPerNode * defaults.cpusPerGpu.base)),
    hostMemoryGBPerNode: roundUp(hostBytes / 1e9, 16),
    // The base as downloaded, checkpoints beside it, and room for software and data.
    diskGB: roundUp(100 + ((method === 'full' ? 16 : 1.2) * weightBytes) / 1e9, 50),
  }
}

const roundUp = (value: number, step: number): number => Math.ceil(value / step) * step

/** Letters, digits and "-", as job names allow; at most 40. */
const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
