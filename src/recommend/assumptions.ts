/** What was chosen for the reader, said in short sentences: everything that would change the figures if it were asked. */
import type { Market } from '../offers/market.ts'
import type { Scenario, Spec } from '../scenario/spec.ts'
import { type Candidate, candidates } from './candidate.ts'
import { leastOf } from './choose.ts'
import type { Bill } from './decision/bill.ts'
import { preferences } from './preference.ts'
import { hours, shortCount, usd } from './words.ts'

/** About the best option. The scenario's own notes come first. */
export function assumptionsOf(best: Candidate, bill: Bill, scenario: Scenario, market: Market): string[] {
  return [
    ...scenario.notes,
    ...model(best, scenario, market),
    ...training(best, scenario),
    ...pricing(best, scenario, market),
    startup(best),
    `GPU hours only: with idle time, disk and failed runs about ${usd(bill.total.p50)}`,
    ...preference(scenario),
  ]
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

/** On demand was our choice; what spot would come to for the same GPUs, preemptions included. */
function pricing({ estimate, quoted, usd: onDemand }: Candidate, { spec }: Scenario, market: Market): string[] {
  const { tokens } = spec
  if (tokens === null || spec.pricing !== null || quoted.offer.pricing !== 'on_demand') return []
  const anywhere: Spec = { ...spec, pricing: 'spot', providers: null, tier: null }
  const all = candidates([estimate], anywhere, tokens, market)
  if (all.length === 0) return ['On-demand prices']
  const { quoted: found, usd: total, hours: taken, spot } = leastOf(all, (each) => each.usd)
  const between = hours(spot?.interruptions.between ?? NaN)
  const whose = spot?.interruptions.said === true ? 'as you say' : 'our assumption'
  const where = `at ${found.offer.provider.name}`
  return [
    'On-demand prices',
    total < onDemand
      ? `Spot for the same GPUs would come to ${usd(total)} and ${hours(taken)} ${where}, preempted every ${between} (${whose})`
      : `Spot for the same GPUs does not pay: ${usd(total)} ${where}, preempted every ${between} (${whose})`,
  ]
}

function startup({ startupHours, estimate, quoted }: Candidate): string {
  const compiles = estimate.plan.stack.elementwise === 'compiled' ? ', compiling' : ''
  const { name } = quoted.offer.provider
  return `${hours(startupHours)} of start-up included: machine at ${name}, download and loading of the weights${compiles}`
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
