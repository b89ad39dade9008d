/** What was chosen for the reader, said in short sentences: everything that would change the figures if it were asked. */
import type { Market } from '../offers/market.ts'
import { sells } from '../offers/offer.ts'
import type { Scenario } from '../scenario/spec.ts'
import type { Candidate } from './candidate.ts'
import { preferences } from './preference.ts'
import { hours, shortCount, usd } from './words.ts'

/** About the best option. The scenario's own notes come first. */
export function assumptionsOf(best: Candidate, scenario: Scenario, market: Market): string[] {
  return [
    ...scenario.notes,
    ...model(best, scenario, market),
    ...training(best, scenario),
    ...pricing(best, scenario, market),
    startup(best),
    'GPU hours only: storage, traffic, evaluation and failed runs come on top',
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

function pricing({ estimate, quoted }: Candidate, { spec }: Scenario, { byGpu }: Market): string[] {
  if (spec.pricing !== null) return []
  const { gpu, gpuCount, nodes } = estimate.plan
  const spot = (byGpu.get(gpu.id) ?? [])
    .filter(({ offer }) => offer.pricing === 'spot' && sells(offer, gpuCount, nodes))
    .toSorted((a, b) => a.quote.usdPerGpuHour - b.quote.usdPerGpuHour)[0]
  const saves = spot !== undefined && spot.quote.usdPerGpuHour < quoted.quote.usdPerGpuHour
  return [
    'On-demand prices',
    ...(saves
      ? [`Spot for the same GPUs from ${usd(spot.quote.usdPerGpuHour)} a GPU and hour at ${spot.offer.provider.name}`]
      : []),
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
