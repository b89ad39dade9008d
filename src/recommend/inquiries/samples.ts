/** What training of a model of pictures or sound takes: samples over what one GPU trains in a second. */
import type { SampledModels } from '../../catalog/sampled-models.ts'
import type { GpuId } from '../../catalog/ids.ts'
import type { SampleAmount } from '../../language/inquiries/inquiry.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type PricedOffer, priceListOf } from './prices.ts'

/** A window of sound, in seconds. */
const windowSeconds = 30

export type SampledChoice = {
  readonly gpu: GpuId
  readonly gpuCount: number
  readonly hours: { readonly low: number; readonly expected: number; readonly high: number }
  readonly offer: PricedOffer
  readonly usd: { readonly low: number; readonly expected: number; readonly high: number }
}

export type SampledPlan = {
  readonly row: SampledModels['rows'][number]
  readonly samples: number
  /** Of a side of the images; null: they are none. */
  readonly pixels: number | null
  /** Of the first choice, GPUs that make the time that was named: if all goes as expected, and at its slow end. */
  readonly fewest: { readonly deadlineHours: number; readonly expected: number; readonly sure: number } | null
  /** What was taken where it was not said. */
  readonly assumed: readonly string[]
  /** Those that make the time that is named on fewest GPUs first, then the cheapest. */
  readonly choices: readonly SampledChoice[]
}

/** Null where the row is not known. `spec`: the GPUs that were named, and how many. */
export function sampledPlanOf(asked: SampledJob, facts: SampledModels, market: Market): SampledPlan | null {
  const plan = planAt(asked, facts, market)
  if (plan === null || plan.choices.length > 0 || asked.spec.providers === null) return plan
  // "Stuck with the free T4 of Colab": it is left, and has no price either.
  const elsewhere = planAt({ ...asked, spec: { ...asked.spec, providers: null } }, facts, market)
  const note = 'other providers, as of those named no price of these cards is on record'
  return elsewhere === null ? plan : { ...elsewhere, assumed: [...elsewhere.assumed, note] }
}

/** A model of pictures or sound, and the data that it is trained on. */
type SampledJob = {
  readonly id: string
  readonly method: 'full' | 'lora'
  readonly data: SampleAmount
  readonly spec: Spec
}

function planAt({ id, method, data, spec }: SampledJob, facts: SampledModels, market: Market): SampledPlan | null {
  const row = facts.rows.find((each) => each.id === id)
  if (row === undefined) return null
  const { samples, assumed } = samplesOf(row, data, facts)
  const pixels = data.pixels ?? row.pixels ?? null
  // Patches and pixels grow with the square of a side, and attention faster, which is little at these sizes.
  const scale = row.pixels === undefined || pixels === null ? 1 : (pixels / row.pixels) ** 2
  const setup = facts.setupHours.base
  const spread = facts.uncertainty.base
  // A GPU of which no speed is known says what there is, not what to take.
  const isKnown = spec.gpus?.some((id) => row.speeds[id] !== undefined) === true
  const choices = Object.entries(row.speeds).flatMap(([gpu, speeds]): SampledChoice[] => {
    const speed = speeds?.[method] ?? null
    const named = isKnown ? spec.gpus : null
    if (speed === null || (named !== null && !named.includes(gpu))) return []
    const gpuCount = spec.gpuCount ?? 1
    const hours = (samples * scale) / speed / 3600 / gpuCount
    const [offer] = priceListOf({ ...spec, gpus: [gpu] }, ['on_demand'], null, market).offers
    if (offer === undefined) return []
    const ofHours = (value: number): number => value * gpuCount * offer.usdPerGpuHour
    const range = { low: hours / spread + setup, expected: hours + setup, high: hours * spread + setup }
    return [
      {
        gpu,
        gpuCount,
        hours: range,
        offer,
        usd: { low: ofHours(range.low), expected: ofHours(range.expected), high: ofHours(range.high) },
      },
    ]
  })
  const sorted = choices.toSorted(
    (one, other) => countFor(one, spec) - countFor(other, spec) || one.usd.expected - other.usd.expected,
  )
  const assumptions =
    spec.gpus === null || isKnown ? assumed : [...assumed, 'other cards, as of those named no speed is on record']
  return {
    row,
    samples,
    pixels,
    fewest: fewestFor(spec, sorted[0]),
    assumed: assumptions,
    choices: sorted,
  }
}

/** GPUs of a choice that make the time that is named, if all goes as expected; 1 where none is. */
const countFor = ({ hours, gpuCount }: SampledChoice, { deadlineHours }: Spec): number =>
  deadlineHours === null ? 1 : Math.max(1, Math.ceil((hours.expected * gpuCount) / deadlineHours))

/** Null where no time is named. A few cards train such a model nearly that many times as fast. */
function fewestFor(spec: Spec, first: SampledChoice | undefined): SampledPlan['fewest'] {
  const { deadlineHours } = spec
  if (first === undefined || deadlineHours === null) return null
  const sure = Math.max(1, Math.ceil((first.hours.high * first.gpuCount) / deadlineHours))
  return { deadlineHours, expected: countFor(first, spec), sure }
}

/** Samples of all passes, and what was assumed of them. */
export function samplesOf(
  { sample, epochs: ofKind }: Pick<SampledModels['rows'][number], 'sample' | 'epochs'>,
  { images, soundHours, epochs, steps, batch, isFromScratch }: SampleAmount,
  { subject, epochs: usual, scratchEpochs, scratchOfMany }: SampledModels,
): { readonly samples: number; readonly assumed: readonly string[] } {
  if (steps !== null) {
    const each = batch ?? 1
    return { samples: steps * each, assumed: batch === null ? ['steps of one image each'] : [] }
  }
  const all = sample === 'sound' ? ((soundHours ?? 0) * 3600) / windowSeconds : (images ?? 0)
  if (epochs !== null) return { samples: all * epochs, assumed: [] }
  if (isFromScratch === true) {
    const isOfMany = sample === 'images' && all >= scratchOfMany.images.base
    const passes = isOfMany ? scratchOfMany.epochs.base : scratchEpochs.base
    return {
      samples: all * passes,
      assumed: [
        isOfMany
          ? `${passes} epochs, the usual recipe from random weights on so many images: some take 300, for a little more`
          : `${passes} epochs, as from random weights it takes hundreds: to go on from a published checkpoint takes a few, and learns more from so little`,
      ],
    }
  }
  if (sample === 'images' && all <= subject.images.base)
    return {
      samples: subject.steps.base,
      assumed: [
        `${subject.steps.base.toLocaleString('en-US')} steps of one image, as is usual for a subject or a style`,
      ],
    }
  const passes = ofKind ?? usual.base
  return { samples: all * passes, assumed: [`${passes} epochs`] }
}
