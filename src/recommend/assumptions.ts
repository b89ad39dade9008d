/** What was chosen for the reader, said in short sentences: everything that would change the figures if it were asked. */
import type { Market } from '../offers/market.ts'
import type { Scenario, Spec } from '../scenario/spec.ts'
import { type Candidate, candidates } from './candidate.ts'
import { leastOf } from './choose.ts'
import type { Bill } from './decision/bill.ts'
import { preferences } from './preference.ts'
import { compiles } from './startup.ts'
import type { SpotInstead } from './recommendation.ts'
import { hours, shortCount, usd } from './words.ts'

/** What was chosen, about the best option: the job; what the hours and dollars count; how the best was weighed. */
export type Chosen = {
  /** The scenario's own notes come first. */
  readonly assumed: readonly string[]
  readonly counted: readonly string[]
  readonly weighed: readonly string[]
}

export function assumptionsOf(
  best: Candidate,
  bill: Bill,
  spot: SpotInstead | null,
  scenario: Scenario,
  market: Market,
): Chosen {
  return {
    assumed: [...scenario.notes, ...model(best, scenario, market), ...training(best, scenario)],
    counted: [
      ...pricing(best, scenario, spot),
      startup(best),
      `GPU hours only: with idle time, disk and failed runs about ${usd(bill.total.p50)}`,
    ],
    weighed: preference(scenario),
  }
}

function model({ estimate }: Candidate, { spec, notes }: Scenario, { catalog }: Market): string[] {
  const { plan } = estimate
  const name = plan.model === null ? undefined : catalog.models.get(plan.model)?.name
  if (spec.model !== null || notes.some((note) => name !== undefined && note.includes(name))) return []
  const size = shortCount(spec.params ?? plan.shape.params)
  return [name === undefined ? `${size} taken as a dense model of usual shape` : `${size} read as ${name}`]
}

function training({ estimate }: Candidate, { spec }: Scenario): string[] {
  const { method, lora, sequenceLength, packed, stack } = estimate.plan
  const targets = lora?.targets === 'attn' ? 'the attention layers' : 'all linear layers'
  return [
    ...(spec.method === null ? [`${{ full: 'Full fine-tuning', lora: 'LoRA', qlora: 'QLoRA' }[method]} chosen`] : []),
    ...(lora !== null && spec.loraRank === null ? [`LoRA rank ${lora.rank} on ${targets}`] : []),
    ...(spec.sequenceLength === null
      ? [`Sequence length ${grouped(sequenceLength)}, ${packed ? 'short samples packed' : 'samples not packed'}`]
      : []),
    ...(spec.stack === null ? [`Software: ${stack.name}`] : []),
  ]
}

/** What spot would come to for the same GPUs, preemptions included; null where it is no question. */
export function spotInstead(
  { estimate, quoted }: Candidate,
  spec: Spec,
  tokens: number,
  market: Market,
): SpotInstead | null {
  if (spec.pricing !== null || quoted.offer.pricing !== 'on_demand') return null
  const anywhere: Spec = { ...spec, pricing: 'spot', providers: null, tier: null }
  const all = candidates([estimate], anywhere, tokens, market)
  if (all.length === 0) return null
  const { quoted: found, usd: total, hours: taken, spot } = leastOf(all, (each) => each.usd)
  return {
    usd: total,
    hours: taken,
    provider: found.offer.provider.name,
    betweenHours: spot?.interruptions.between ?? NaN,
    said: spot?.interruptions.said === true,
    priceSource: found.quote.source,
    priceAsOf: found.quote.asOf,
  }
}

/** On demand was our choice, where nobody chose. */
function pricing({ quoted, usd: onDemand }: Candidate, { spec }: Scenario, spot: SpotInstead | null): string[] {
  if (spec.pricing !== null || quoted.offer.pricing !== 'on_demand') return []
  if (spot === null) return ['On-demand prices']
  const every = `preempted every ${hours(spot.betweenHours)} (${spot.said ? 'as you say' : 'our assumption'})`
  return [
    'On-demand prices',
    spot.usd < onDemand
      ? `Spot for the same GPUs would come to ${usd(spot.usd)} and ${hours(spot.hours)} at ${spot.provider}, ${every}`
      : `Spot for the same GPUs does not pay: ${usd(spot.usd)} at ${spot.provider}, ${every}`,
  ]
}

function startup({ startupHours, estimate, quoted }: Candidate): string {
  const compiling = compiles(estimate.plan) ? ', compiling' : ''
  const { name } = quoted.offer.provider
  return `${hours(startupHours)} of start-up included: machine at ${name}, download and loading of the weights${compiling}`
}

function preference({ spec }: Scenario): string[] {
  const { quantized } = preferences
  const saving = Math.round((1 - 1 / quantized.nf4) * 100)
  return [
    ...(spec.objective === null || spec.objective === 'balanced'
      ? [
          'Best weighs dollars against hours; list prices, data centres, one machine and fewer GPUs win when it is close',
        ]
      : []),
    ...(spec.method === null && spec.weights === null
      ? [`bf16 LoRA is preferred; 4-bit must be ${saving} % better or the only way that fits`]
      : []),
    ...(spec.providers === null && spec.tier === null
      ? ['Consumer PCs and half-year-old marketplace asks are left out unless named']
      : []),
  ]
}

const grouped = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ',')
