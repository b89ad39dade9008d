/** What was not proposed, and by how much: one line a GPU, those asked about first. */
import { GIB } from '../../catalog/units.ts'
import type { GpuId, ProviderId } from '../../catalog/ids.ts'
import type { Misfit } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { isNamed, matchesSpec, paramsOf } from '../ranking/candidate.ts'
import { offerLookup } from '../ranking/offer-lookup.ts'
import type { RuledOut } from '../recommendation.ts'
import type { Sweep } from '../search/sweep-result.ts'
import { gibText, joinWords, methodLabel } from '../figure-text.ts'
import { halfPrecisionOf } from './half-precision.ts'

const maxRuledOut = 6

/** At most six: GPUs asked for, then those that nobody rents as asked, then the ones that are rented most. */
export function explainRuledOut(sweep: Sweep, spec: Spec, market: Market): RuledOut[] {
  const tooSmallGpus = tooSmall(sweep, spec, market)
  const requested = tooSmallGpus.filter(({ gpu }) => isRequested(gpu, spec, market))
  const others = tooSmallGpus.filter((each) => !requested.includes(each))
  return [...requested, ...notRented(sweep, spec, market), ...others].slice(0, maxRuledOut)
}

const isRequested = (id: string, spec: Spec, { catalog }: Market): boolean => {
  const gpu = catalog.gpus.get(id)
  return spec.gpus !== null && gpu !== undefined && isNamed(gpu, spec.gpus)
}

/** GPUs too small for the job in their smallest count; asked ones first, then one of each memory size. */
export function tooSmall(sweep: Sweep, spec: Spec, market: Market): RuledOut[] {
  // Full fine-tuning that nobody asked for fits hardly anywhere; that says nothing about a GPU.
  const isMethodOpen = spec.method === null && spec.weights === null
  const relevantMisfits = sweep.misfits.filter(({ method }) => !isMethodOpen || method !== 'full')
  const offerCount = (gpu: GpuId) => market.byGpu.get(gpu)?.length ?? 0
  const ranked = [...Map.groupBy(relevantMisfits, ({ gpu }) => gpu)]
    .filter(([gpu]) => isRequested(gpu, spec, market) || offerCount(gpu) > 0)
    .toSorted(([a], [b]) => offerCount(b) - offerCount(a))
  const requested = ranked.filter(([gpu]) => isRequested(gpu, spec, market))
  const sizes = new Set<number>()
  const others = ranked.filter(([gpu]) => {
    const size = market.catalog.gpus.get(gpu)?.memory.base ?? 0
    if (isRequested(gpu, spec, market) || sizes.has(size)) return false
    sizes.add(size)
    return true
  })
  return [...requested, ...others].map(([, misfits]) => tooSmallOf(misfits, sweep, spec, market))
}

/** The smallest count of one GPU that does not hold the job, and the way that came closest. */
function tooSmallOf(misfits: readonly Misfit[], sweep: Sweep, spec: Spec, { catalog }: Market): RuledOut {
  const gpuCount = Math.min(...misfits.map((misfit) => misfit.gpuCount))
  const atSmallestCount = misfits.filter((misfit) => misfit.gpuCount === gpuCount)
  const closest = atSmallestCount.reduce((least, each) => (each.needed < least.needed ? each : least))
  const { gpu, method, weights, needed, usable } = closest
  const fitting = sweep.estimates.find(({ plan }) => plan.gpu.id === gpu && plan.gpuCount === gpuCount)
  const params = paramsOf(spec, catalog) ?? sweep.estimates[0]?.plan.shape.params
  const compute = halfPrecisionOf(catalog.gpus.get(gpu))
  const named = methodLabel({ method, weights, compute })
  const isWeightsAlone = weights === 'bf16' && gpuCount === 1 && params !== undefined && 2 * params > usable
  const reason = isWeightsAlone
    ? `needs ${gibText(2 * params)} for ${compute} weights alone, has ${gibText(usable)}`
    : `${atSmallestCount.length > 1 && fitting === undefined ? 'even ' : ''}${named} needs ${gibText(needed)} a GPU, ${memoryPhrase(needed, usable)}`
  const alternative = fitting === undefined ? '' : `; ${methodLabel(fitting.plan)} fits`
  return {
    gpu,
    gpuCount,
    reason: `${reason}${alternative}`,
    needsGiB: (isWeightsAlone ? 2 * params : needed) / GIB,
    hasGiB: usable / GIB,
  }
}

/** What there is beside what is needed; a GPU that would be full to the brim runs out of memory sooner or later. */
const memoryPhrase = (needed: number, usable: number): string =>
  needed > usable ? `has ${gibText(usable)}` : `too close to the ${gibText(usable)} there are`

/** Plans that fit what was asked and that no price on record covers. Only where the question names GPUs, counts or providers. */
function notRented(sweep: Sweep, spec: Spec, market: Market): RuledOut[] {
  if (spec.gpus === null && spec.gpuCount === null && spec.nodes === null) return []
  const offersFor = offerLookup(spec, market)
  const offersAnywhere = offerLookup({ ...spec, providers: null, excludedProviders: null, tier: null }, market)
  const byGpu = new Map<string, RuledOut>()
  for (const { plan } of sweep.estimates.filter((estimate) => matchesSpec(estimate, spec))) {
    const { gpu, gpuCount, nodes } = plan
    if (byGpu.has(gpu.id) || offersFor(gpu.id, gpuCount, nodes).length > 0) continue
    const otherProviders = offersAnywhere(gpu.id, gpuCount, nodes).map(({ offer }) => offer.provider.name)
    byGpu.set(gpu.id, {
      gpu: gpu.id,
      gpuCount,
      reason: notRentedReason(gpu.id, gpuCount, nodes, otherProviders, market),
    })
  }
  return [...byGpu.values()]
}

function notRentedReason(
  gpu: GpuId,
  gpuCount: number,
  nodes: number,
  otherProviders: readonly ProviderId[],
  market: Market,
): string {
  if (otherProviders.length > 0)
    return `no price of ${gpuCount} on record where you asked; of ${joinWords([...new Set(otherProviders)].slice(0, 3))} there is`
  const offers = market.byGpu.get(gpu) ?? []
  if (offers.length === 0) return 'no price of it on record'
  if (nodes > 1) return `no price on record of ${nodes} machines of it joined by a fast network`
  const counts = [...new Set(offers.flatMap(({ offer }) => offer.counts))].sort((a, b) => a - b)
  return `no price on record of ${gpuCount} together; of ${joinWords(counts.map(String))} there is`
}
