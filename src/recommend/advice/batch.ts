/** Batch, sequence length, packing, checkpointing and software: what each switch is worth on the machines of the plan. */
import { dataParallel } from '../../estimate/run.ts'
import { runOf } from '../../estimate/estimate.ts'
import type { Plan } from '../../estimate/plan.ts'
import { oncePerTitle, sourceOfFact } from '../receipt-sources.ts'
import { gib, hours as hoursWords, shortCount, usd } from '../words.ts'
import { type Advice, type Case, type Variant, variantOf } from './advice.ts'
import { largest } from './largest.ts'

export function batchAdvice(given: Case): Advice {
  const { plan, catalog } = given
  const { batchTokens, packing } = catalog.quality
  const global = plan.microBatch * plan.accumulation * dataParallel(runOf(plan))
  const gain = packing.packed.base / packing.unpacked.base
  return {
    topic: 'batch',
    title: 'Batch, sequence length, packing, checkpointing, software',
    answer: `${plan.microBatch} ${plan.microBatch === 1 ? 'sequence' : 'sequences'} per GPU × ${plan.accumulation} accumulation × ${dataParallel(runOf(plan))} data-parallel = ${global} sequences a step, ${shortCount(global * plan.sequenceLength)} tokens. ${fasterWords(given)}`,
    table: {
      columns: ['Switch', 'GiB per GPU', 'Speed, all GPUs', 'Time', 'Total'],
      rows: switches(given).map(([name, change]) => [name, ...variantWords(variantOf(given, change))]),
    },
    lines: [
      `The largest micro-batch is not the goal: beyond a few thousand tokens a GPU nothing gets faster. Accumulation makes up the rest of the ${global} sequences of a step without memory.`,
      `Larger global batches cost tokens: ${batchWords(given)}.`,
      `Packing: short samples padded to the longest ran at ${Math.round(packing.unpacked.base).toLocaleString('en-US')} useful tok/s, packed at ${Math.round(packing.packed.base).toLocaleString('en-US')}: ${gain.toFixed(1)} times (torchtune, one GPU). What it is worth here depends on how long your samples are.`,
    ],
    sources: oncePerTitle(
      [packing.packed, ...batchTokens.map(({ tokens }) => tokens)].map((row) => sourceOfFact(catalog, row)),
    ),
  }
}

/** The one switch that would be clearly faster on the same machines; "nothing" is an answer too. */
function fasterWords(given: Case): string {
  const [, ...others] = switches(given)
  const now = variantOf(given, {})
  const ways = others
    // Longer sequences are another job.
    .filter(([, change]) => change.sequenceLength === undefined)
    .map(([name, change]) => ({ name, variant: variantOf(given, change) }))
    .filter(({ variant }) => variant.fits && variant.hours < now.hours * 0.97)
  const [best] = ways.toSorted((a, b) => a.variant.hours - b.variant.hours)
  if (best === undefined) return 'No switch below makes it clearly faster on these machines.'
  return `Fastest switch: ${best.name}, ${hoursWords(best.variant.hours)} instead of ${hoursWords(now.hours)}, ${usd(best.variant.usd)} instead of ${usd(now.usd)} in total.`
}

/** What larger batches cost in tokens, as it was measured. */
export function batchWords({ catalog }: Pick<Case, 'catalog'>): string {
  const { batchTokens } = catalog.quality
  const words = batchTokens.map(
    ({ globalBatch, tokens }) => `${shortCount(tokens.base)} tokens at batch ${globalBatch}`,
  )
  return `Llama 2 70B LoRA took ${words.join(', ')} to the same loss (MLPerf)`
}

/** Each switch alone; those that the plan has already are left out. */
function switches(given: Case): readonly (readonly [string, Partial<Plan>])[] {
  const { plan, catalog } = given
  const now: readonly [string, Partial<Plan>] = ['as planned', {}]
  const halves = plan.microBatch > 1
  const stacks = [...catalog.stacks.values()].filter((stack) => stack.id !== plan.stack.id && isUsable(stack, plan))
  const length = 2 * plan.sequenceLength
  const longer = largest(given, { sequenceLength: length })
  return [
    now,
    ...(halves ? [[`micro-batch ${plan.microBatch / 2}`, half(plan)] as const] : []),
    [
      `micro-batch ${2 * plan.microBatch}`,
      { microBatch: 2 * plan.microBatch, accumulation: Math.max(1, Math.round(plan.accumulation / 2)) },
    ],
    plan.recomputation === 'full'
      ? ['without checkpointing', { recomputation: 'none' }]
      : ['with checkpointing', { recomputation: 'full' }],
    [`sequence length ${length.toLocaleString('en-US')}`, { sequenceLength: length, ...longer }],
    ...stacks.map((stack) => [`with ${shortName(stack.name)}`, { stack, ...largest(given, { stack }) }] as const),
  ]
}

/** Names of software are sentences; the part before their extras will do. */
const shortName = (name: string) => (name.length <= 34 ? name : `${name.slice(0, 33).trimEnd()}…`)

const half = (plan: Plan): Partial<Plan> => ({ microBatch: plan.microBatch / 2, accumulation: 2 * plan.accumulation })

const isUsable = (stack: Plan['stack'], { method, weights, gpu, gpuCount, nodes, compute, layout }: Plan): boolean =>
  stack.methods.includes(method) &&
  stack.weights.includes(weights) &&
  stack.vendors.includes(gpu.vendor) &&
  stack.compute === compute &&
  stack.sharding.includes(layout.sharding) &&
  layout.tp * layout.pp * layout.cp === 1 &&
  (gpuCount === 1 || stack.multiGpu) &&
  (nodes === 1 || stack.multiNode)

function variantWords({ estimate, fits, hours, usd: dollars }: Variant): readonly string[] {
  const memory = gib(estimate.peakMemory.p50)
  if (!fits) return [`${memory}: does not fit`, '–', '–', '–']
  return [
    memory,
    `${Math.round(estimate.tokensPerSecond.p50).toLocaleString('en-US')} tok/s`,
    hoursWords(hours),
    usd(dollars),
  ]
}
