/** A job on GPUs at a price that was given for them: what it costs there, and on what that depends. */
import type { Interval, Offload } from '../../estimate/plan.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import { GIB } from '../../catalog/units.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { isOfRun } from '../explain/warnings.ts'
import { planFromOption } from '../option-plan.ts'
import type { Infeasible, MemoryFallback, Option, Recommendation, UnpricedOption } from '../recommendation.ts'
import { planHostBytes } from '../search/host-memory.ts'
import { networkFigures } from './known-figures.ts'
import { perTokenCost, type PerTokenCost } from './per-token.ts'

export type GivenPriceCost = PerTokenCost & {
  readonly nodes: number
  readonly stack: string
  /** All GPUs together, eight times in ten. */
  readonly speedRange: Pick<Interval, 'p10' | 'p90'>
  readonly offload: Offload
  /** What the machine has to have free for what is offloaded; null: nothing is, or it is not known. */
  readonly hostGiB: number | null
  /** Per GPU, at the high end. */
  readonly mostGiB: number
  readonly usableGiB: number
  readonly ifMemoryFails: MemoryFallback | null
  /** Of the run, without a full stop. */
  readonly warnings: readonly string[]
  /** Advice on the job, whatever GPU it runs on. */
  readonly advice: readonly string[]
  readonly network: SlowNetwork | null
}

/** Machines of one GPU each over a network whose speed is known: times the work that a step takes, at best and sharded. */
export type SlowNetwork = { readonly gbits: number; readonly least: number; readonly most: number }

/** How sure it is that the job runs there: it fits; it may not; or only with the memory of the machine. */
export const standingOf = ({ offload, isTight }: Pick<GivenPriceCost, 'offload' | 'isTight'>): number =>
  offload === 'none' ? (isTight ? 1 : 0) : 2

/** `answer`: to the job on those GPUs, wherever they are. Null where no plan of it is known. */
export function givenPriceCost(
  answer: Recommendation | Infeasible,
  usdPerGpuHour: number,
  spec: Spec,
  gbits: number | null,
  catalog: Catalog,
): GivenPriceCost | null {
  const isPlanned = 'best' in answer
  const option = isPlanned ? answer.best : (answer.unpriced ?? null)
  if (option === null) return null
  const offload = option.layout.offload ?? (isPlanned ? answer.best.offload : 'none')
  const cost = perTokenCost({ ...option, provider: option.provider ?? '', usdPerGpuHour, priceAsOf: '' })
  const network = gbits === null ? null : slowNetwork(option, spec, gbits, catalog)
  return {
    ...cost,
    ...slowed(cost, network?.least ?? 1),
    nodes: option.nodes,
    stack: option.stack,
    speedRange: {
      p10: option.tokensPerSecond.p10 / (network?.least ?? 1),
      p90: option.tokensPerSecond.p90 / (network?.least ?? 1),
    },
    offload,
    hostGiB: !isPlanned || offload === 'none' ? null : planHostBytes(planFromOption(answer.best, spec, catalog)) / GIB,
    mostGiB: option.peakMemoryGiB.p95,
    usableGiB: option.usableMemoryGiB,
    ifMemoryFails: isPlanned ? (answer.ifMemoryFails ?? null) : null,
    warnings: option.warnings.filter(isOfRun),
    advice: isPlanned ? (answer.advice ?? []) : [],
    network,
  }
}

const slowed = (
  { tokensPerSecond, usdPerMillionTokens }: PerTokenCost,
  times: number,
): Pick<PerTokenCost, 'tokensPerSecond' | 'usdPerMillionTokens'> => ({
  tokensPerSecond: tokensPerSecond / times,
  usdPerMillionTokens: usdPerMillionTokens * times,
})

/** Adapters send next to nothing, and machines of several GPUs have networks that the speeds are of. */
function slowNetwork(option: Option | UnpricedOption, spec: Spec, gbits: number, catalog: Catalog): SlowNetwork | null {
  const { nodes, gpuCount, microBatch, sequenceLength, tokensPerSecond } = option
  if (option.method !== 'full' || nodes < 2) return null
  const figures = networkFigures({ ...spec, gpuCount }, nodes, true, catalog, gbits)
  const link = figures?.links.find((each) => each.gbits === gbits)
  if (figures === null || link === undefined) return null
  // Weights that each GPU keeps whole are gathered once a step; sharded ones for every pass.
  const stepSeconds = figures.stepTokens / tokensPerSecond.p50
  const passSeconds = (microBatch * sequenceLength * gpuCount) / tokensPerSecond.p50
  const [sharded, averaged] = [1 + link.sharded / passSeconds, 1 + link.averaged / stepSeconds]
  return { gbits, least: Math.min(sharded, averaged), most: Math.max(sharded, averaged) }
}
