/** What was not proposed, and by how much: one line a GPU, those asked about first. */
import type { Misfit } from '../estimate/plan.ts'
import type { Market } from '../offers/market.ts'
import type { Spec } from '../scenario/spec.ts'
import { isNamed, meets, paramsOf, rentedBy } from './candidate.ts'
import type { RuledOut, Sweep } from './recommendation.ts'
import { gib, list, wayName } from './words.ts'

const most = 6

/** At most six: GPUs asked for, then those that nobody rents as asked, then the ones that are rented most. */
export function ruledOut(sweep: Sweep, spec: Spec, market: Market): RuledOut[] {
  const small = tooSmall(sweep, spec, market)
  const asked = small.filter(({ gpu }) => isAsked(gpu, spec, market))
  const others = small.filter((each) => !asked.includes(each))
  return [...asked, ...notSold(sweep, spec, market), ...others].slice(0, most)
}

const isAsked = (id: string, spec: Spec, { catalog }: Market): boolean => {
  const gpu = catalog.gpus.get(id)
  return spec.gpus !== null && gpu !== undefined && isNamed(gpu, spec.gpus)
}

/** GPUs too small for the job in their smallest count; asked ones first, then one of each memory size. */
export function tooSmall(sweep: Sweep, spec: Spec, market: Market): RuledOut[] {
  // Full fine-tuning that nobody asked for fits hardly anywhere; that says nothing about a GPU.
  const open = spec.method === null && spec.weights === null
  const telling = sweep.misfits.filter(({ method }) => !open || method !== 'full')
  const offered = (gpu: string) => market.byGpu.get(gpu)?.length ?? 0
  const known = [...Map.groupBy(telling, ({ gpu }) => gpu)]
    .filter(([gpu]) => isAsked(gpu, spec, market) || offered(gpu) > 0)
    .toSorted(([a], [b]) => offered(b) - offered(a))
  const asked = known.filter(([gpu]) => isAsked(gpu, spec, market))
  const sizes = new Set<number>()
  const others = known.filter(([gpu]) => {
    const size = market.catalog.gpus.get(gpu)?.memory.base ?? 0
    if (isAsked(gpu, spec, market) || sizes.has(size)) return false
    sizes.add(size)
    return true
  })
  return [...asked, ...others].map(([, misfits]) => tooSmallOf(misfits, sweep, spec, market))
}

/** The smallest count of one GPU that does not hold the job, and the way that came closest. */
function tooSmallOf(misfits: readonly Misfit[], sweep: Sweep, spec: Spec, { catalog }: Market): RuledOut {
  const gpuCount = Math.min(...misfits.map((misfit) => misfit.gpuCount))
  const here = misfits.filter((misfit) => misfit.gpuCount === gpuCount)
  const closest = here.reduce((least, each) => (each.needed < least.needed ? each : least))
  const { gpu, method, weights, needed, usable } = closest
  const fitting = sweep.estimates.find(({ plan }) => plan.gpu.id === gpu && plan.gpuCount === gpuCount)
  const params = paramsOf(spec, catalog) ?? sweep.estimates[0]?.plan.shape.params
  const way = wayName(method, weights)
  const weightsAlone = weights === 'bf16' && gpuCount === 1 && params !== undefined && 2 * params > usable
  const reason = weightsAlone
    ? `needs ${gib(2 * params)} for bf16 weights alone, has ${gib(usable)}`
    : `${here.length > 1 && fitting === undefined ? 'even ' : ''}${way} needs ${gib(needed)} a GPU, ${room(needed, usable)}`
  const instead = fitting === undefined ? '' : `; ${wayName(fitting.plan.method, fitting.plan.weights)} fits`
  return {
    gpu,
    gpuCount,
    reason: `${reason}${instead}`,
    needsGiB: (weightsAlone ? 2 * params : needed) / 2 ** 30,
    hasGiB: usable / 2 ** 30,
  }
}

/** What there is beside what is needed; a card that would be full to the brim runs out of memory sooner or later. */
const room = (needed: number, usable: number): string =>
  needed > usable ? `has ${gib(usable)}` : `too close to the ${gib(usable)} there are`

/** Plans that fit what was asked and that nobody rents so. Only where the question names GPUs, counts or providers. */
export function notSold(sweep: Sweep, spec: Spec, market: Market): RuledOut[] {
  if (spec.gpus === null && spec.gpuCount === null && spec.nodes === null) return []
  const rented = rentedBy(spec, market)
  const anywhere = rentedBy({ ...spec, providers: null, excludedProviders: null, tier: null }, market)
  const missing = new Map<string, RuledOut>()
  for (const { plan } of sweep.estimates.filter((estimate) => meets(estimate, spec))) {
    const { gpu, gpuCount, nodes } = plan
    if (missing.has(gpu.id) || rented(gpu.id, gpuCount, nodes).length > 0) continue
    const elsewhere = anywhere(gpu.id, gpuCount, nodes).map(({ offer }) => offer.provider.name)
    missing.set(gpu.id, { gpu: gpu.id, gpuCount, reason: whyNot(gpu.id, gpuCount, nodes, elsewhere, market) })
  }
  return [...missing.values()]
}

function whyNot(gpu: string, gpuCount: number, nodes: number, elsewhere: readonly string[], market: Market): string {
  if (elsewhere.length > 0)
    return `not rented ${gpuCount} at a time where you asked; ${list([...new Set(elsewhere)].slice(0, 3))} would`
  const offers = market.byGpu.get(gpu) ?? []
  if (offers.length === 0) return 'no provider on record rents it'
  if (nodes > 1) return `no provider on record rents ${nodes} machines of it joined by a fast network`
  const counts = [...new Set(offers.flatMap(({ offer }) => offer.counts))].sort((a, b) => a - b)
  return `nobody rents it in ${gpuCount}s; sold by ${list(counts.map(String))}`
}
