/** What can go wrong with a plan that a safe one spares: each kind by itself, and never one that the question asked for. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { ChoiceFacts } from '../../catalog/choice.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import type { Estimate, Plan } from '../../estimate/plan.ts'
import { hostsOf, priceBasisOf } from '../../offers/offer.ts'
import { isOnRecordThere } from '../../offers/placement.ts'
import type { QuotedOffer } from '../../offers/quoted-offer.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { keepsMasterWeights } from '../search/master-weights.ts'

/** The mildest first: more machines than are rented at once, GPUs of which nobody knows that they stand where they should, kernels that fewer people run, functions instead of machines, memory that may not do, machines taken back, …, states in bf16 alone, fewer bits. */
const riskKinds = [
  'machines',
  'place',
  'software',
  'serverless',
  'price',
  'memory',
  'spot',
  'third-party',
  'market',
  'consumer',
  'states',
  'precision',
  'method',
] as const
export type RiskKind = (typeof riskKinds)[number]

/** A set of kinds as the sum of their bits: there are thousands of plans. 0: none. */
export type RiskSet = number

export const allRisks: RiskSet = 2 ** riskKinds.length - 1
const bits: ReadonlyMap<RiskKind, RiskSet> = new Map(riskKinds.map((kind, index) => [kind, 2 ** index]))

/** The set of that one risk. */
export const riskBit = (kind: RiskKind): RiskSet => bits.get(kind) ?? 0
const sumOf = (kinds: Readonly<Partial<Record<RiskKind, boolean>>>): RiskSet => {
  let sum = 0
  for (const kind of riskKinds) if (kinds[kind] === true) sum += riskBit(kind)
  return sum
}
const [machinesBit, memoryBit, softwareBit] = [riskBit('machines'), riskBit('memory'), riskBit('software')]
const [statesBit, precisionBit, methodBit] = [riskBit('states'), riskBit('precision'), riskBit('method')]

/** Whether the set holds the risk. */
export const hasRisk = (risks: RiskSet, kind: RiskKind): boolean => (risks & riskBit(kind)) !== 0

/** Risks that a first choice may have where every plan has some: nothing is taken back, let by strangers, or computed otherwise. */
const mildRisks: RiskSet = sumOf({
  machines: true,
  place: true,
  software: true,
  serverless: true,
  price: true,
  memory: true,
})

/** Whether nothing worse than that speaks against a plan. */
export const isMild = (risks: RiskSet): boolean => (risks & ~mildRisks) === 0

/** The set without the risk. */
export const withoutRisk = (risks: RiskSet, kind: RiskKind): RiskSet => risks & ~riskBit(kind)

/** Whether all of `risks` are in `of`. */
export const isSubset = (risks: RiskSet, of: RiskSet): boolean => (risks & ~of) === 0

/** The risks of a set, in the order in which they are named. */
export const kindsOf = (risks: RiskSet): readonly RiskKind[] => riskKinds.filter((kind) => hasRisk(risks, kind))

/** Risks of an offer, whatever is run on it. */
export function offerRisks(
  { offer, quote }: QuotedOffer,
  gpu: Gpu,
  spec: Spec,
  { choice, places }: Pick<Catalog, 'choice' | 'places'>,
): RiskSet {
  const hosts = hostsOf(offer)
  const isRise = quote.high > quote.usdPerGpuHour * (1 + choice.reliableRise.base)
  const isSpotAsked = offer.pricing === 'spot' && spec.pricing === 'spot'
  // A commitment is for weeks whatever the price does in them, and whoever asks for spot takes a price that moves.
  const isOld = quote.age.stale || quote.isSuperseded || (isRise && offer.pricing !== 'reserved' && !isSpotAsked)
  return sumOf({
    place: !isOnRecordThere(offer, spec.region, places),
    price: priceBasisOf(offer) === 'list' && isOld,
    serverless: offer.provider.maximumRun !== null || offer.provider.rateOfGpuAlone === true,
    spot: offer.pricing === 'spot' && spec.pricing !== 'spot',
    'third-party': hosts !== 'own',
    market: priceBasisOf(offer) !== 'list',
    consumer: hosts === 'consumer' || (hosts !== 'own' && isConsumer(gpu)),
  })
}

/** The upper end of the memory range is over what is usable. */
export const isTight = ({ peakMemory, usableMemory }: Pick<Estimate, 'peakMemory' | 'usableMemory'>): boolean =>
  peakMemory.p95 > usableMemory

/** Risks of a plan, wherever it is run. Memory depends on neither tokens nor limits: what may not fit never comes back. */
export function planRisks(estimate: Estimate, spec: Spec): RiskSet {
  const { plan } = estimate
  const isMethodOpen = spec.method === null && spec.weights === null
  const isPrecisionOpen = spec.precision === null && spec.stack === null && spec.weights !== 'fp8'
  return (
    (isTight(estimate) ? memoryBit : 0) |
    (spec.gpus === null && plan.gpu.vendor !== 'nvidia' ? softwareBit : 0) |
    (spec.stack === null && keepsMasterWeights(plan) === false ? statesBit : 0) |
    (isPrecisionOpen && !fullPrecisions.has(plan.compute) ? precisionBit : 0) |
    (isMethodOpen && plan.weights !== 'bf16' && plan.weights !== 'fp32' ? methodBit : 0)
  )
}

/** More machines than are usually free at once, where fewer of them would do: none of a run that takes weeks on fewer. */
export function machinesRisk(plan: Plan, hours: number, spec: Spec, choice: ChoiceFacts): RiskSet {
  const isCountAsked = spec.gpuCount !== null || spec.nodes !== null
  const { mostMachines, longOnFewMachines } = choice
  const excess = machinesOf(plan) / mostMachines.base
  return !isCountAsked && excess > 1 && hours * excess <= longOnFewMachines.base ? machinesBit : 0
}

const fullPrecisions: ReadonlySet<string> = new Set(['bf16', 'fp16'])

/** Machines that must work together over a network; the trays of one NVLink rack are one. */
export const machinesOf = ({ gpu, gpuCount, nodes }: Pick<Plan, 'gpu' | 'gpuCount' | 'nodes'>): number =>
  gpu.rack === undefined ? nodes : Math.min(nodes, Math.ceil(gpuCount / gpu.rack.gpus.base))

/** GPUs that are sold for games. */
export const isConsumer = ({ name }: Gpu): boolean => name.startsWith('GeForce')
