/** What a word of the trade is in the plan: a figure of it, or that it plays no part there. */
import { weightBytes, weightName } from '../../catalog/training-method.ts'
import {
  dataParallelDegree,
  describeLayout,
  globalBatch,
  offloadLabels,
  recomputationLabels,
} from '../content/training-setup.ts'
import { methodName, planName, providerName } from '../format/display-names.ts'
import { formatBytes } from '../format/file-sizes.ts'
import {
  formatCount,
  formatDuration,
  formatDurationRange,
  formatGib,
  formatParameters,
  formatPercent,
  formatTokens,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
} from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { stepsOf } from './planned-figures.ts'
import type { QuestionContext } from './question-context.ts'
import { isSparse } from './sparse-model.ts'

type InPlan = (context: QuestionContext) => string

const onOneGpu = 'Here it plays no part: the plan is one GPU.'
const ofLayout: InPlan = ({ recommendation: { best }, renderContext: { names } }) =>
  best.gpuCount === 1
    ? onOneGpu
    : best.layout.sharding === 'none' && best.gpuCount === dataParallelDegree(best)
      ? `Here none is needed: each of the ${planName(best, names)} holds the whole model and takes other examples.`
      : `Here ${planName(best, names)} work with ${describeLayout(best)}, ${dataParallelDegree(best) === 1 ? 'all of them on the same examples' : `${formatCount(dataParallelDegree(best))} of them on other examples`}.`

const method: InPlan = ({ recommendation: { best }, files, params }) => {
  const size =
    files === undefined || best.loraRank === null ? '' : `; the adapter is a file of about ${formatBytes(files.result)}`
  const base =
    best.method === 'qlora' && params !== undefined
      ? `, over a base of ${formatBytes(params * weightBytes[best.weights])}`
      : ''
  return `Here ${methodName(best)} is planned${base}: ${formatGib(best.peakMemoryGiB.p50)} on each GPU, ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)} in total${size}.`
}
const adapters: InPlan = (context) => {
  const { best } = context.recommendation
  return best.loraRank === null
    ? 'Here it plays no part: the plan is full fine-tuning, without an adapter.'
    : `Here adapters of rank ${formatCount(best.loraRank)} are planned${context.files === undefined ? '' : `, a file of about ${formatBytes(context.files.result)}`}.`
}
const precision: InPlan = ({ recommendation: { best }, params }) =>
  `Here the weights are held in ${weightName(best.weights, best.compute)}${params === undefined ? '' : `, ${formatBytes(params * weightBytes[best.weights])} in all`}, and computed with in ${best.compute}.`
const pricing: InPlan = ({ recommendation: { best }, renderContext: { names } }) => {
  const how = { on_demand: 'on demand', spot: 'on spot', reserved: 'reserved' }[best.pricing]
  return `The plan is priced ${how}, at ${providerName(best, names)}: ${formatUsdPerHour(best.usdPerGpuHour)} for each GPU, ${formatUsd(best.allInUsd.p50)} in total${best.pricing === 'on_demand' ? '; reply “on spot” to see it there' : ''}.`
}
const training: InPlan = ({ scenario: { spec }, recommendation: { best }, renderContext: { names } }) =>
  `The plan does it with ${methodName(best)} on ${formatTokens(spec.tokens ?? 0)}, on ${planName(best, names)}: ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)}.`
const ofTask =
  (tasks: readonly string[]): InPlan =>
  (context) =>
    tasks.includes(context.scenario.spec.task ?? 'sft') ? training(context) : ''
const memory: InPlan = ({ recommendation: { best } }) =>
  `Here the peak is ${formatGib(best.peakMemoryGiB.p50)} (${formatGib(best.peakMemoryGiB.p95)} at the high end) of ${formatGib(best.usableMemoryGiB)} usable on each GPU.`
const steps: InPlan = (context) => {
  const { best } = context.recommendation
  const count = stepsOf(context)
  return count === null
    ? ''
    : `Here they are about ${formatCount(count)} steps of ${formatCount(globalBatch(best))} sequences, in ${formatCount(context.scenario.corpus?.epochs ?? 1)} epoch${(context.scenario.corpus?.epochs ?? 1) === 1 ? '' : 's'}.`
}
const onTop =
  (part: string): InPlan =>
  ({ recommendation: { best } }) => {
    const found = best.onTop?.find((one) => one.part === part)
    return found === undefined ? '' : `The total has ${formatUsd(found.usd)} for it.`
  }
const noCost: InPlan = () => 'It changes neither hours nor dollars of the plan.'
const stack: InPlan = ({ recommendation: { best }, renderContext: { names } }) =>
  `The plan is reckoned for ${names.stack(best.stack)}.`
const mfu: InPlan = ({ recommendation: { best } }) =>
  best.mfu === null
    ? ''
    : `Here it comes to ${formatPercent(best.mfu)} MFU${best.hfu === null || best.recomputation === 'none' ? '' : ` and ${formatPercent(best.hfu)} HFU, with ${recomputationLabels[best.recomputation]}`}.`
const network: InPlan = ({ recommendation: { best }, renderContext: { names } }) =>
  best.nodes > 1
    ? `Here ${formatCount(best.nodes)} machines are joined by the network, and the hours count that.`
    : best.gpuCount === 1
      ? onOneGpu
      : `Here ${planName(best, names)} stand in one machine: nothing travels between machines.`

/** By the ids of data/glossary.json. */
const inPlan: Readonly<Record<string, InPlan>> = {
  percentiles: ({ recommendation: { best } }) =>
    `Here that is ${formatDurationRange(best.hours)} around the ${formatDuration(best.hours.p50)}, and ${formatUsdRange(best.allInUsd)} around the ${formatUsd(best.allInUsd.p50)} in total.`,
  'gpu-hour': ({ recommendation: { best } }) =>
    `Here ${formatCount(best.gpuCount)} × ${formatDuration(best.hours.p50)} are ${formatSignificant(best.gpuCount * best.hours.p50, 2)} GPU-hours at ${formatUsdPerHour(best.usdPerGpuHour)}: ${formatUsd(best.usd.p50)}.`,
  fsdp: ofLayout,
  zero: ofLayout,
  sharding: ofLayout,
  ddp: ofLayout,
  'tensor-parallel': ofLayout,
  'context-parallel': ofLayout,
  'expert-parallel': ofLayout,
  nccl: ofLayout,
  nvlink: network,
  lora: method,
  qlora: method,
  'full-ft': method,
  'fine-tuning': training,
  adapter: adapters,
  rank: adapters,
  'target-modules': adapters,
  alpha: noCost,
  dropout: noCost,
  seed: noCost,
  nf4: precision,
  bf16: precision,
  mixed: precision,
  quantization: precision,
  spot: pricing,
  'on-demand': pricing,
  reserved: pricing,
  preemption: ({ recommendation: { best } }) =>
    best.pricing === 'spot'
      ? 'The plan is on spot, and its hours and dollars count it.'
      : 'The plan is not on spot, so nothing takes its machine away.',
  mfu,
  hfu: mfu,
  usable: memory,
  'peak-memory': memory,
  oom: memory,
  vram: memory,
  checkpointing: ({ recommendation: { best } }) => `The plan has ${recomputationLabels[best.recomputation]}.`,
  checkpoint: ({ files }) => (files === undefined ? '' : `One of this run is about ${formatBytes(files.checkpoint)}.`),
  moe: ({ params, activeParams }) =>
    isSparse(params, activeParams)
      ? `The model of the plan is one: ${formatParameters(activeParams)} of its ${formatParameters(params ?? 0)} parameters work on a token.`
      : 'The model of the plan is none: all its parameters work on every token.',
  dense: ({ params, activeParams }) =>
    isSparse(params, activeParams)
      ? 'The model of the plan is a mixture of experts.'
      : 'The model of the plan is dense.',
  parameter: ({ params, activeParams }) =>
    params === undefined
      ? ''
      : `The model of the plan has ${formatParameters(params)}${isSparse(params, activeParams) ? `, ${formatParameters(activeParams)} of them at work for a token` : ''}.`,
  epoch: ({ scenario: { corpus, spec } }) => {
    const epochs = corpus?.epochs ?? 1
    return `Here the data are read ${epochs === 1 ? 'once' : `${formatCount(epochs)} times`}, ${formatTokens(spec.tokens ?? 0)} in all; each further epoch costs as much again.`
  },
  step: steps,
  packing: ({ recommendation: { best } }) =>
    best.packed ? 'Here sequences are packed.' : 'Here sequences are not packed.',
  padding: ({ recommendation: { best } }) =>
    best.packed
      ? 'Here there is hardly any, as sequences are packed.'
      : 'Here sequences are not packed, so short examples bring some.',
  offload: ({ recommendation: { best } }) =>
    best.offload === 'none'
      ? 'Here nothing is offloaded: the GPUs hold all.'
      : `Here it is done: ${offloadLabels[best.offload]}.`,
  sft: ofTask(['sft']),
  pretraining: ofTask(['pretrain']),
  node: ({ recommendation: { best } }) =>
    `Here it is ${best.nodes === 1 ? `one, with ${best.gpuCount === 1 ? 'one GPU' : `${formatCount(best.gpuCount)} GPUs`}` : `${formatCount(best.nodes)}, with ${formatCount(best.gpuCount)} GPUs in all`}.`,
  cluster: ({ recommendation: { best } }) =>
    best.nodes === 1
      ? 'Here none is needed: the plan is one machine.'
      : `Here it is ${formatCount(best.nodes)} machines.`,
  batch: ({ recommendation: { best } }) =>
    `Here ${formatCount(best.microBatch)} sequences go through each GPU at once, ${formatCount(globalBatch(best))} a step.`,
  accumulation: ({ recommendation: { best } }) =>
    `Here it is ${formatCount(best.accumulation)}: ${formatCount(globalBatch(best))} sequences a step.`,
  'sequence-length': ({ recommendation: { best } }) => `Here it is ${formatCount(best.sequenceLength)} tokens.`,
  throughput: ({ recommendation: { best } }) =>
    `Here it is about ${formatCount(Number(best.tokensPerSecond.p50.toPrecision(3)))} tokens a second.`,
  startup: ({ recommendation: { best } }) => `Here it is ${formatDuration(best.startupHours)}, counted in the hours.`,
  'wall-clock': ({ recommendation: { best } }) => `Here it is ${formatDuration(best.hours.p50)}.`,
  idle: onTop('idle'),
  gpu: ({ recommendation: { best }, renderContext: { names } }) =>
    `The plan rents ${planName(best, names)} at ${providerName(best, names)}, ${formatUsdPerHour(best.usdPerGpuHour)} each.`,
  vllm: ({ recommendation: { best } }) =>
    best.phases == null
      ? 'The training here needs neither.'
      : 'In this plan it writes the answers that are trained on.',
  'flash-attention': stack,
  bitsandbytes: ({ recommendation: { best } }) =>
    best.weights === 'bf16'
      ? 'Here the base is held in bf16, so it is not needed.'
      : 'Here it holds the base in few bits.',
  unsloth: stack,
  axolotl: stack,
  trl: stack,
  transformers: stack,
  torchtune: stack,
  torchtitan: stack,
  'llama-factory': stack,
  megatron: stack,
  verl: stack,
  inference: () => 'It is not in the total here.',
}

const methods: ReadonlySet<string> = new Set([
  'lora',
  'qlora',
  'dora',
  'adapter',
  'full-ft',
  'fine-tuning',
  'sft',
  'dpo',
  'grpo',
])

/** What the plan says of the terms that are explained, each once. */
export function termsInPlan(context: QuestionContext): readonly string[] {
  const {
    id = '',
    asksBought,
    terms = id.startsWith('term ') ? [id.slice('term '.length)] : [],
  } = context.matched ?? {}
  const { best } = context.recommendation
  const said = terms.map((term) => inPlan[term]?.(context) ?? '')
  const bought =
    asksBought !== true
      ? ''
      : terms.some((term) => methods.has(term))
        ? `There is nothing to buy: it is a way of training that free software has. What costs is the rented GPU, ${formatUsd(best.allInUsd.p50)} for the run.`
        : 'Nothing of it has to be bought: what the plan needs is rented by the hour, and in its price.'
  return [bought, ...new Set(said)].filter((sentence) => sentence !== '')
}
