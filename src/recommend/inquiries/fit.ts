/** Whether training a model fits GPUs: by the estimator, with the least that a recipe can be pared down to. */
import { GIB } from '../../catalog/units.ts'
import type { GpuId, StackId } from '../../catalog/ids.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import type { Estimate, Misfit, Plan } from '../../estimate/plan.ts'
import type { Estimator } from '../../estimate/estimator.ts'
import type { FitVerdict } from '../../estimate/fit-verdict.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { leavesRoomExpected } from '../ranking/chance-to-fit.ts'
import { isOtherForm } from '../ranking/meant-forms.ts'
import { memoryProposals } from '../explain/memory-proposals.ts'
import { leanerRecipes } from './leaner-recipes.ts'
import { type OffloadedFit, offloadedFit } from './offloaded-fit.ts'
import { pared } from './pared-spec.ts'
import { type SmallestGpuChange, smallestFitting, smallestOrJust } from './smallest-gpu.ts'
import { bytesWithMasters, stackWarnings, unmeasuredStack } from '../explain/stack-warnings.ts'
import { gpusOf } from '../search/search-space.ts'
import { sweepPlans } from '../search/sweep.ts'
import { isTight } from '../ranking/plan-risk.ts'
import { keepsMasterWeights } from '../search/master-weights.ts'

/** GiB of one GPU, as nvidia-smi shows them. `p95` null: it does not fit, and only the least it needs is known. */
type PeakMemory = { readonly p50: number; readonly p95: number | null }

/** A method on GPUs, judged. */
export type FitOfMethod = {
  readonly verdict: FitVerdict
  readonly method: Plan['method']
  readonly weights: Plan['weights']
  readonly gpu: GpuId
  readonly gpuCount: number
  readonly peakMemoryGiB: PeakMemory
  readonly usableMemoryGiB: number
  /** GiB that fp32 master weights would take, which is more than there is: it fits in bf16 alone; null: that is not so. */
  readonly mastersGiB: number | null
  /** null where nothing fits. */
  readonly stack: StackId | null
  /** Full training that keeps nothing in fp32. */
  readonly isPureBf16: boolean
  /** What speaks against the software, and what full training in bf16 alone loses: sentences without a full stop. */
  readonly warnings: readonly string[]
}

export type FitResult = FitOfMethod & {
  /** The question as it was judged: what it left open is set. */
  readonly spec: Spec
  /** The same method on each of the GPUs that are meant, the least memory first: "a 24 GB card" is eight of them. */
  readonly gpus: readonly FitOfMethod[]
  /** What makes it fit, each estimated; empty where it fits. */
  readonly changes: readonly FitChange[]
  /** What keeps it on these GPUs all the same where it does not fit by itself; null: nothing does, or it fits. */
  readonly offloaded: OffloadedFit | null
  /** What may just do where it does not fit: 8-bit states, weights in bf16 alone. */
  readonly leanest: FitOfMethod | null
  /** The other methods, where none was named, and QLoRA where LoRA is too much. */
  readonly others: readonly FitOfMethod[]
}

export type FitChange =
  | { readonly kind: 'recipe'; readonly change: string }
  | { readonly kind: 'method'; readonly method: Plan['method'] }
  | SmallestGpuChange

/** A spec that names its method. */
export type SpecOfMethod = Spec & { readonly method: Plan['method'] }

type FitDependencies = { readonly catalog: Catalog; readonly estimator: Estimator; readonly market: Market }

/** Heaviest first: where none is named, the answer is about the heaviest that fits but for full training. */
const methodsTried = ['full', 'lora', 'qlora'] as const
const countsTried = [2, 4, 8]
/** Of whatever GPU, where nothing smaller helps. */
const countsOfClusters = [8, 16, 32, 64]

/** Null where no software that we know runs it so. `spec` names a model and GPUs. */
export function fitOf(spec: Spec, dependencies: FitDependencies): FitResult | null {
  const judged = spec.method === null ? methodsTried : [spec.method]
  const found = judged.map((method) => fitsOfGpus(pared(spec, method, dependencies.catalog), method, dependencies))
  // Of several forms of the GPU that was named, the one with the least memory.
  const results = found.flatMap((gpus) => gpus.slice(0, 1))
  const adapters = results.filter(({ method }) => spec.method !== null || method !== 'full')
  const best = adapters.find(({ verdict }) => verdict === 'yes') ?? adapters.at(-1) ?? results.at(-1)
  if (best === undefined) return null
  // Where it fits in bf16 alone: what would with fp32 masters.
  const asked = best.mastersGiB === null ? spec : { ...spec, weights: 'fp32' as const }
  const judgedSpec = pared(spec, best.method, dependencies.catalog)
  const gpus = found.find(([first]) => first === best) ?? []
  const isOpen = spec.offload === null && gpus.every(({ verdict }) => verdict === 'no')
  const offloaded = isOpen
    ? offloadedFit(
        judgedSpec,
        gpus.map(({ gpu }) => gpu),
        dependencies,
      )
    : null
  return {
    ...best,
    spec: judgedSpec,
    gpus,
    offloaded,
    changes: best.verdict === 'yes' && asked === spec ? [] : changesFor(asked, best, offloaded !== null, dependencies),
    others: [...results.filter((result) => result !== best), ...lighterOf(spec, best, dependencies)],
    leanest: best.verdict === 'no' ? leanestOf(spec, best, dependencies) : null,
  }
}

/** The verdict of the method that is named, without what else would fit; null where no software that we know runs it so. */
export const fitAlone = (spec: SpecOfMethod, dependencies: FitDependencies): FitOfMethod | null =>
  fitsOfGpus(pared(spec, spec.method, dependencies.catalog), spec.method, dependencies)[0] ?? null

/** Full training with 8-bit states and weights in bf16 alone, where that fits or may just do; null else. */
function leanestOf(spec: Spec, { method, gpu }: FitOfMethod, dependencies: FitDependencies): FitOfMethod | null {
  if (method !== 'full' || (spec.optimizer !== null && spec.optimizer !== 'adamw-8bit')) return null
  const weights = spec.weights === 'fp32' ? 'bf16' : spec.weights
  const asked = pared({ ...spec, gpus: [gpu], weights, optimizer: 'adamw-8bit' }, method, dependencies.catalog)
  const isSplit = (asked.gpuCount ?? 1) > 1
  const stacks = isSplit && spec.stack === null ? pureWhenSharded(dependencies.catalog) : []
  const fitting = [spec.stack, ...stacks].flatMap((stack) =>
    fitsOfGpus({ ...asked, stack }, method, dependencies).filter(({ verdict }) => verdict !== 'no'),
  )
  return fitting.find((fit) => fit.verdict === 'yes') ?? fitting.find(isLikelyFit) ?? fitting[0] ?? null
}

/** Software that keeps bf16 alone when it splits the weights over GPUs too: autocast would lift them to fp32. */
const pureWhenSharded = ({ stacks }: Catalog): readonly StackId[] =>
  [...stacks.values()]
    .filter(({ trained, autocast, sharding }) => trained.full === 'bf16' && !autocast && sharding.includes('fsdp'))
    .map(({ id }) => id)

/** Where LoRA was asked for and does not fit, QLoRA, unless that is what makes it fit. */
function lighterOf(spec: Spec, judged: FitOfMethod, dependencies: FitDependencies): readonly FitOfMethod[] {
  if (spec.method !== 'lora' || judged.verdict === 'yes') return []
  const asked = pared({ ...spec, weights: null }, 'qlora', dependencies.catalog)
  return fitsOfGpus(asked, 'qlora', dependencies)
    .slice(0, 1)
    .filter(({ verdict }) => verdict !== 'yes')
}

/** The best way on each GPU that was named, the least memory first; what no software runs is left out. */
function fitsOfGpus(
  spec: Spec,
  method: Plan['method'],
  { catalog, estimator }: FitDependencies,
): readonly FitOfMethod[] {
  const { estimates, misfits } = sweepPlans(spec, catalog, estimator)
  const all = [
    ...estimates.map((estimate) => fitOfEstimate(estimate, spec, catalog)),
    ...misfits.map((misfit) => fitOfMisfit(misfit, estimator.calibration.fit.no)),
  ].filter((each) => each.method === method)
  const byGpu = Map.groupBy(
    all.toSorted((one, other) => rank(one) - rank(other)),
    ({ gpu }) => gpu,
  )
  const found = [...byGpu.values()].flatMap(([best]) => (best === undefined ? [] : [best]))
  const others = new Set(gpusOf(spec, catalog).flatMap((gpu) => (isOtherForm(gpu, spec.gpus, catalog) ? [gpu.id] : [])))
  const meant = found.filter(({ gpu }) => !others.has(gpu))
  return (meant.length > 0 ? meant : found).toSorted((one, other) => one.usableMemoryGiB - other.usableMemoryGiB)
}

const rank = ({ verdict }: FitOfMethod): number => ['yes', 'unsure', 'no'].indexOf(verdict)

function fitOfEstimate(estimate: Estimate, spec: Spec, catalog: Catalog): FitOfMethod {
  const { plan, peakMemory, usableMemory } = estimate
  const masters = bytesWithMasters(estimate) ?? 0
  return {
    verdict: isTight(estimate) ? 'unsure' : 'yes',
    method: plan.method,
    weights: plan.weights,
    gpu: plan.gpu.id,
    gpuCount: plan.gpuCount,
    peakMemoryGiB: { p50: peakMemory.p50 / GIB, p95: peakMemory.p95 / GIB },
    usableMemoryGiB: usableMemory / GIB,
    mastersGiB: masters > usableMemory && spec.weights === null ? masters / GIB : null,
    stack: plan.stack.id,
    isPureBf16: keepsMasterWeights(plan) === false,
    warnings: [...stackWarnings(estimate, spec, catalog), ...unmeasuredStack(estimate.plan, catalog)],
  }
}

/** Not sure at the high end of its range, and with room where it is expected. */
export const isLikelyFit = ({ verdict, peakMemoryGiB: { p50, p95 }, usableMemoryGiB }: FitOfMethod): boolean =>
  verdict === 'unsure' && p95 !== null && leavesRoomExpected(p50, usableMemoryGiB, 'verdict')

/** What needs about what there is may still be squeezed in: `unsureShare` is the share from which it is not. */
const fitOfMisfit = ({ method, weights, gpu, gpuCount, needed, usable }: Misfit, unsureShare: number): FitOfMethod => ({
  verdict: needed <= unsureShare * usable ? 'unsure' : 'no',
  method,
  weights,
  gpu,
  gpuCount,
  peakMemoryGiB: { p50: needed / GIB, p95: null },
  usableMemoryGiB: usable / GIB,
  mastersGiB: null,
  stack: null,
  isPureBf16: false,
  warnings: [],
})

/** The fewest GPUs, more than the spec has, that it surely fits, and fewer than these that it likely does. */
function countsThatHold(
  spec: SpecOfMethod,
  dependencies: FitDependencies,
): { readonly sure?: number; readonly likely?: number } {
  let likely: number | undefined
  for (const count of countsTried.filter((each) => each > (spec.gpuCount ?? 0))) {
    const fit = fitAlone({ ...spec, gpuCount: count }, dependencies)
    if (fit?.verdict === 'yes') return { sure: count, ...(likely === undefined ? {} : { likely }) }
    if (fit !== null && isLikelyFit(fit)) likely ??= count
  }
  return likely === undefined ? {} : { likely }
}

/** `isOffloaded`: that it fits with something on the host is told already. */
function changesFor(spec: Spec, judged: FitOfMethod, isOffloaded: boolean, dependencies: FitDependencies): FitChange[] {
  const { catalog, estimator, market } = dependencies
  const { method, gpu, gpuCount } = judged
  const asked: Spec = { ...spec, method, gpus: [gpu], gpuCount, batch: spec.batch ?? 1 }
  // Weights on the host are slow, and nothing is known of how much the host holds.
  const isTried = ({ offload }: Spec) => offload !== 'params' && !(isOffloaded && offload === 'optimizer')
  const estimatesOf = (changed: Spec) =>
    isTried(changed) ? sweepPlans(pared(changed, method, catalog), catalog, estimator).estimates : []
  const recipes = memoryProposals(asked, estimatesOf, market)
  const fits = (changed: Spec, other: Plan['method'] = method) =>
    fitsOfGpus(pared(changed, other, catalog), other, dependencies)[0]?.verdict === 'yes'
  const lighter = methodsTried
    .slice(methodsTried.indexOf(method) + 1)
    .find((other) => fits({ ...asked, weights: null }, other))
  const leaner = judged.mastersGiB !== null ? undefined : leanerRecipes(asked).find((recipe) => fits(recipe.spec))
  const { sure: more, likely: fewer } = countsThatHold({ ...asked, method }, dependencies)
  const larger = smallestOrJust({ ...asked, gpus: null }, dependencies)
  const quantized: Spec = { ...asked, method: 'qlora', weights: null, gpus: null }
  const onOne =
    method === 'lora' && lighter === undefined ? smallestFitting({ ...quantized, gpuCount: 1 }, dependencies) : null
  const changes: FitChange[] = [
    ...(leaner === undefined ? [] : [{ kind: 'recipe' as const, change: leaner.change }]),
    ...(lighter === undefined ? [] : [{ kind: 'method' as const, method: lighter }]),
    ...recipes.slice(0, 2).map(({ change }) => ({ kind: 'recipe' as const, change })),
    ...larger,
    ...(onOne?.kind === 'gpus' ? [{ ...onOne, method: 'qlora' as const }] : []),
    ...(fewer === undefined ? [] : [{ kind: 'gpus' as const, gpu, gpuCount: fewer, isLikely: true }]),
    ...(more === undefined ? [] : [{ kind: 'gpus' as const, gpu, gpuCount: more }]),
  ]
  if (changes.length > 0) return changes
  const cluster = countsOfClusters
    .map((count) => smallestFitting({ ...asked, gpus: null, gpuCount: count }, dependencies))
    .find((fitting) => fitting !== null)
  return cluster === undefined ? [] : [cluster]
}
