/** Batch, sequence length, packing, checkpointing and software: what each switch is worth on the machines of the plan. */
import { dataParallel } from '../../estimate/physics/training-run.ts'
import { runOf } from '../../estimate/estimate.ts'
import type { Plan } from '../../estimate/plan.ts'
import { newestPerTitle, sourceOfFact } from '../receipt/receipt-sources.ts'
import { gibText, hoursText as hoursWords, countText, usdText } from '../figure-text.ts'
import { type Advice, type AdviceContext, type PlanVariant, variantOf } from './advice.ts'
import { largestMicroBatch } from './largest-micro-batch.ts'

/** Each change of the plan that saves time or memory, with what it saves. */
export function batchAdvice(context: AdviceContext): Advice {
  const { plan, catalog } = context
  const { batchTokens, packing } = catalog.quality
  const globalBatch = plan.microBatch * plan.accumulation * dataParallel(runOf(plan))
  const packingGain = packing.packed.base / packing.unpacked.base
  return {
    topic: 'batch',
    title: 'Batch, sequence length, packing, checkpointing, software',
    answer: `${globalVerdict(context, globalBatch)} It is ${plan.microBatch} ${plan.microBatch === 1 ? 'sequence' : 'sequences'} per GPU × ${plan.accumulation} accumulation × ${dataParallel(runOf(plan))} data-parallel = ${globalBatch}. ${fasterWords(context)}`,
    table: {
      columns: ['Switch', 'GiB per GPU', 'Speed, all GPUs', 'Time', 'Total'],
      rows: switches(context).map(([name, change]) => [name, ...variantWords(variantOf(context, change))]),
    },
    lines: [
      `The largest micro-batch is not the goal: beyond a few thousand tokens a GPU nothing gets faster. Accumulation makes up the rest of the ${globalBatch} sequences of a step without memory.`,
      `Larger global batches cost tokens: ${batchWords(context)}.`,
      `Packing: short samples padded to the longest ran at ${Math.round(packing.unpacked.base).toLocaleString('en-US')} useful tok/s, packed at ${Math.round(packing.packed.base).toLocaleString('en-US')}: ${packingGain.toFixed(1)} times (torchtune, one GPU). What it is worth here depends on how long your samples are.`,
    ],
    sources: newestPerTitle(
      [packing.packed, ...batchTokens.map(({ tokens }) => tokens)].map((row) => sourceOfFact(catalog, row)),
    ),
  }
}

/** Sequences of a step that are usual: of adapters, and of full fine-tuning. Tokens of a step in pretraining. Rules of thumb. */
export const usualBatch = { adapters: [16, 64], full: [64, 128], pretraining: [2 ** 20, 2 ** 22] } as const

/** Whether the global batch of the plan is a usual one, and how many steps it makes. */
function globalVerdict({ plan, tokens, scenario }: AdviceContext, globalBatch: number): string {
  const perStep = globalBatch * plan.sequenceLength
  const steps = Math.max(1, Math.round(tokens / perStep))
  const isPretraining = scenario.spec.task === 'pretrain'
  const [low, high] = isPretraining
    ? usualBatch.pretraining
    : plan.method === 'full'
      ? usualBatch.full
      : usualBatch.adapters
  const size = isPretraining ? perStep : globalBatch
  const verdict = size < low ? 'smaller than usual' : size > high ? 'larger than usual' : 'a usual one'
  const usual = isPretraining
    ? `${countText(low)} to ${countText(high)} tokens a step for pretraining`
    : `${low} to ${high} sequences for ${plan.method === 'full' ? 'full fine-tuning' : 'adapters'}`
  return `Global batch ${globalBatch}, as planned, ${countText(perStep)} tokens a step, is ${verdict} (${usual}, rule of thumb): ${countText(tokens)} tokens make about ${steps.toLocaleString('en-US')} steps of it. Cost hardly depends on it.`
}

/** The one switch that would be clearly faster on the same machines; "nothing" is an answer too. */
function fasterWords(context: AdviceContext): string {
  const [, ...others] = switches(context)
  const current = variantOf(context, {})
  const fasterSwitches = others
    // Longer sequences are another job.
    .filter(([, change]) => change.sequenceLength === undefined)
    .map(([name, change]) => ({ name, variant: variantOf(context, change) }))
    .filter(({ variant }) => variant.fits && variant.hours < current.hours * 0.97)
  const [fastest] = fasterSwitches.toSorted((a, b) => a.variant.hours - b.variant.hours)
  if (fastest === undefined) return 'No switch below makes it clearly faster on these machines.'
  return `Fastest switch: ${fastest.name}, ${hoursWords(fastest.variant.hours)} instead of ${hoursWords(current.hours)}, ${usdText(fastest.variant.usd)} instead of ${usdText(current.usd)} in total.`
}

/** What larger batches cost in tokens, as it was measured. */
export function batchWords({ catalog }: Pick<AdviceContext, 'catalog'>): string {
  const { batchTokens } = catalog.quality
  const words = batchTokens.map(({ globalBatch, tokens }) => `${countText(tokens.base)} tokens at batch ${globalBatch}`)
  return `Llama 2 70B LoRA took ${words.join(', ')} to the same loss (MLPerf)`
}

/** Each switch alone; those that the plan has already are left out. */
function switches(context: AdviceContext): readonly (readonly [string, Partial<Plan>])[] {
  const { plan, catalog } = context
  const current: readonly [string, Partial<Plan>] = ['as planned', {}]
  const canHalve = plan.microBatch % 2 === 0
  const stacks = [...catalog.stacks.values()].filter((stack) => stack.id !== plan.stack.id && isUsable(stack, plan))
  const length = 2 * plan.sequenceLength
  const longerSettings = largestMicroBatch(context, { sequenceLength: length })
  return [
    current,
    ...(canHalve ? [[`micro-batch ${plan.microBatch / 2}`, halveMicroBatch(plan)] as const] : []),
    // The global batch stays what it is.
    ...(plan.accumulation % 2 === 0 ? [[`micro-batch ${2 * plan.microBatch}`, doubleMicroBatch(plan)] as const] : []),
    plan.recomputation === 'full'
      ? ['without checkpointing', { recomputation: 'none' }]
      : ['with checkpointing', { recomputation: 'full' }],
    [`sequence length ${length.toLocaleString('en-US')}`, { sequenceLength: length, ...longerSettings }],
    ...stacks.map(
      (stack) => [`with ${shortName(stack.name)}`, { stack, ...largestMicroBatch(context, { stack }) }] as const,
    ),
  ]
}

/** Names of software are sentences; the part before their extras will do. */
const shortName = (name: string) => (name.length <= 34 ? name : `${name.slice(0, 33).trimEnd()}…`)

const doubleMicroBatch = (plan: Plan): Partial<Plan> => ({
  microBatch: 2 * plan.microBatch,
  accumulation: plan.accumulation / 2,
})

const halveMicroBatch = (plan: Plan): Partial<Plan> => ({
  microBatch: plan.microBatch / 2,
  accumulation: 2 * plan.accumulation,
})

const isUsable = (stack: Plan['stack'], { method, weights, gpu, gpuCount, nodes, compute, layout }: Plan): boolean =>
  stack.speedsLike === null &&
  stack.facts.maintained.status !== 'ended' &&
  stack.methods.includes(method) &&
  stack.weights.includes(weights) &&
  stack.vendors.includes(gpu.vendor) &&
  stack.compute === compute &&
  stack.sharding.includes(layout.sharding) &&
  layout.tp * layout.pp * layout.cp === 1 &&
  (gpuCount === 1 || stack.multiGpu) &&
  (nodes === 1 || stack.multiNode)

function variantWords({ estimate, fits, hours, usd: dollars }: PlanVariant): readonly string[] {
  const memory = gibText(estimate.peakMemory.p50)
  if (!fits) return [`${memory}: does not fit`, '–', '–', '–']
  return [
    memory,
    `${Math.round(estimate.tokensPerSecond.p50).toLocaleString('en-US')} tok/s`,
    hoursWords(hours),
    usdText(dollars),
  ]
}
