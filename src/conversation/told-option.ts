/** A job that is told in sentences on a card: its hours by arithmetic and bandwidth, and its rent. */
import type { GpuId } from '../catalog/ids.ts'
import type { ToldJob } from '../language/inquiries/told-job.ts'
import { placeMarket } from '../offers/market.ts'
import type { JobFigures, JobOption } from '../presentation/content/inquiries/job-figures.ts'
import { priceListOf } from '../recommend/inquiries/prices.ts'
import { emptySpec, type Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { machineOfJob } from './machine-of-job.ts'
import type { RequestContext } from './request.ts'

/** GB of a card; null: it is in no catalog. */
export function memoryOfGpus({ catalog }: EngineContext): JobFigures['memoryOf'] {
  return (gpu) => {
    const bytes = catalog.gpus.get(gpu)?.memory.base ?? catalog.inquiryFacts.sampledModels.cards.find(({ id }) => id === gpu)?.memory.base // prettier-ignore
    return bytes === undefined ? null : bytes / 1e9
  }
}

/** Half of such work waits for arithmetic and half for memory. Empty where nothing is known of the card. */
export function toldOption(
  { gpu: known, hours }: ToldJob,
  gpu: GpuId,
  { gpuCount, ...changes }: Partial<Spec>,
  request: RequestContext,
  context: EngineContext,
): readonly JobOption[] {
  const [card, other] = [context.catalog.gpus.get(known), context.catalog.gpus.get(gpu)]
  const rateOf = ({ peak }: NonNullable<typeof card>): number => (peak.bf16 ?? peak.fp16)?.base ?? 0
  if (card === undefined || other === undefined || rateOf(other) === 0) return []
  const times = Math.sqrt((rateOf(card) / rateOf(other)) * (card.bandwidth.base / other.bandwidth.base))
  const count = gpuCount ?? 1
  const spec = { ...emptySpec, ...changes, gpus: [gpu], gpuCount: gpuCount ?? null }
  const isNamed = spec.providers !== null || spec.region !== null
  const market = placeMarket(context.marketFor(request), { ...spec, hosting: isNamed ? null : 'data-centre' })
  const [offer] = priceListOf(spec, [changes.pricing ?? 'on_demand'], null, market).offers
  const { names } = context.renderContextOn(request)
  const at = (value: number): number => (value * times) / count
  const span = { low: at(hours.low), expected: at(hours.expected), high: at(hours.high) }
  const usd = (value: number): number => value * count * (offer?.usdPerGpuHour ?? 0)
  return [
    {
      ...machineOfJob({ gpu, gpuCount: count }, offer ?? null, names),
      hours: span,
      usd: { low: usd(span.low), expected: usd(span.expected), high: usd(span.high) },
    },
  ]
}

/** On the cards that are named, or the best of those that it is usual on: the cheapest first. */
export function toldOptions(
  job: ToldJob,
  changes: Partial<Spec>,
  request: RequestContext,
  context: EngineContext,
): readonly JobOption[] {
  const gpus = changes.gpus ?? job.cards ?? [job.gpu]
  return gpus
    .flatMap((gpu) => toldOption(job, gpu, changes, request, context))
    .filter(({ seller }) => changes.gpus != null || seller !== null)
    .toSorted((one, other) => one.usd.expected - other.usd.expected)
    .slice(0, mostOptions)
}
const mostOptions = 4
