/** What training of a model of pictures, sound or the like takes: samples over what one GPU trains in a second. */
import type { Catalog } from '../../catalog/catalog.ts'
import { sharesFamily } from '../../catalog/gpu.ts'
import type { GpuId } from '../../catalog/ids.ts'
import type { SampledModels, SampledRow } from '../../catalog/sampled-models.ts'
import type { SampleAmount } from '../../language/inquiries/sample-amount.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { isNamed } from '../ranking/candidate.ts'
import {
  cardsFor,
  choicesOn,
  oneAlone,
  type SampledChoice,
  type SampledWork,
  type CardPrice,
} from './sampled-choices.ts'
import { samplesOf } from './sample-count.ts'
import type { SampledMethod } from './sampled-speed.ts'

export type SampledPlan = {
  readonly row: SampledRow
  /** Of all runs and passes. */
  readonly samples: number
  /** Such models, one after another. */
  readonly runs: number
  /** Of a side of the images; null: they are none. */
  readonly pixels: number | null
  /** Of the first choice, GPUs that make the time that was named: if all goes as expected, and at its slow end. */
  readonly fewest: { readonly deadlineHours: number; readonly expected: number; readonly sure: number } | null
  /** On one GPU, where so long that several were planned; null: one will do. */
  readonly alone: SampledChoice | null
  /** The place that was named, where no price of it is on record, and where those that are given are of; null: anywhere. */
  readonly missingPlace?: { readonly asked: string; readonly pricedIn: string | null }
  /** What was taken where it was not said. */
  readonly assumed: readonly string[]
  /** Cards that were named beside them, which nobody on record rents out. */
  readonly unpriced?: readonly SampledChoice[]
  /** Those that make the time that is named on fewest GPUs first, then the cheapest. */
  readonly choices: readonly SampledChoice[]
  /** What renting takes, beside cards that are not rented. */
  readonly rented: readonly SampledChoice[]
}

/** A model that is trained by samples, and the data that it is trained on. */
export type SampledJob = {
  readonly id: string
  readonly method: SampledMethod
  readonly data: SampleAmount
  readonly spec: Spec
  /** What an hour of a card costs that somebody named, in US dollars: it stands for the prices on record. */
  readonly stated?: readonly CardPrice[]
}

/** Null where the row is not known. `spec`: the GPUs that were named, and how many. */
export function sampledPlanOf(asked: SampledJob, facts: SampledModels, market: Market): SampledPlan | null {
  const plan = planAt(asked, facts, market)
  const { pricing } = asked.spec
  // Where nobody rents it so the usual way tells what it comes to.
  if (
    plan !== null &&
    pricing !== null &&
    pricing !== 'on_demand' &&
    plan.choices.every(({ offer }) => offer === null)
  ) {
    const usual = sampledPlanOf({ ...asked, spec: { ...asked.spec, pricing: null } }, facts, market)
    const missing = `on-demand prices, as no ${pricing} price of these cards is on record`
    return usual === null ? plan : { ...usual, assumed: [missing, ...usual.assumed] }
  }
  if (plan === null || plan.choices.length > 0 || asked.spec.providers === null) return plan
  // "Stuck with the free T4 of Colab": it is left, and has no price either.
  const elsewhere = planAt({ ...asked, spec: { ...asked.spec, providers: null } }, facts, market)
  const note = 'other providers, as of those named no price of these cards is on record'
  return elsewhere === null ? plan : { ...elsewhere, assumed: [...elsewhere.assumed, note] }
}

function planAt(
  { id, method, data, spec, stated = [] }: SampledJob,
  facts: SampledModels,
  market: Market,
): SampledPlan | null {
  const row = facts.rows.find((each) => each.id === id)
  if (row === undefined) return null
  const { samples, assumed } = samplesOf(row, data, facts)
  const runs = data.runs ?? 1
  const pixels = data.pixels ?? row.pixels ?? null
  // Patches and pixels grow with the square of a side, and attention faster, which is little at these sizes.
  const side = row.pixels === undefined || pixels === null ? 1 : (pixels / row.pixels) ** 2
  const parts = row.parts === undefined ? 1 : (data.parts ?? row.parts.usual) / row.parts.usual
  const isMasked = data.isMasked === true && row.sample === 'images'
  const seen = isMasked ? 1 / facts.masked.gain.base : 1
  const work: SampledWork = {
    row,
    method,
    samples: samples * runs * side * parts * seen,
    runs,
    spec,
    stated,
    facts,
    market,
  }
  const named =
    spec.gpus === null
      ? null
      : onePerFamily(choicesOn(namedCards(spec.gpus, row, method, facts, market.catalog), work), market.catalog)
  const isOwned = spec.owned === true && (named?.length ?? 0) > 0
  const hired = isOwned ? [] : (named ?? choicesOn(wantedCards(row, spec), work)).filter(({ offer }) => offer !== null)
  const atHome = named?.filter(({ offer }) => isOwned || offer === null) ?? []
  const isElsewhere = named?.length === 0
  const onAny = (): readonly SampledChoice[] =>
    choicesOn(wantedCards(row, spec), { ...work, spec: { ...spec, gpus: null, gpuCount: null, owned: null } }).filter(
      ({ offer }) => offer !== null,
    )
  const choices = isElsewhere ? onAny() : hired.length > 0 ? hired : atHome
  const [first] = choices
  return {
    row,
    samples: samples * runs,
    runs,
    pixels,
    fewest: fewestFor(spec, first),
    alone: first === undefined || spec.gpuCount !== null || first.gpuCount === 1 ? null : oneAlone(first, work),
    assumed: [
      ...assumed,
      ...(data.sides === undefined || pixels === null
        ? []
        : [`“${data.sides}” by its area, a square of ${pixels} pixels`]),
      ...(isMasked
        ? [
            `a masked autoencoder, whose encoder sees a quarter of the patches: ${facts.masked.gain.base} times the speed of whole pictures, as published for ViT-L (recalled)`,
          ]
        : []),
      ...(isElsewhere ? ['other cards, as those named do not hold it or no speed of them is on record'] : []),
      ...(first?.offer === null && !isOwned ? ['the card is your own, as nobody on record rents it out'] : []),
    ],
    choices,
    ...(hired.length === 0 || atHome.length === 0 ? {} : { unpriced: atHome }),
    rented: first?.offer === null ? onAny() : [],
  }
}

/** Without those that are refused. */
const wantedCards = (row: SampledRow, { excludedGpus }: Spec): readonly GpuId[] =>
  usualCards(row).filter((gpu) => excludedGpus?.includes(gpu) !== true)

/** Cards on record, and where those are few the most common ones. */
const usualCards = ({ speeds }: SampledRow): readonly GpuId[] => {
  const known = Object.keys(speeds)
  return known.length >= fewCards ? known : [...new Set([...known, 'a100-80-sxm', 'h100-sxm', 'rtx-4090'])]
}
const fewCards = 3

/** Cards that were named: of a family those on record, or the first that holds it. */
function namedCards(
  named: readonly GpuId[],
  row: SampledRow,
  method: SampledMethod,
  { cards: atHome }: SampledModels,
  { gpus, accelerators }: Catalog,
): readonly GpuId[] {
  const cards = [...gpus.values()].filter((gpu) => isNamed(gpu, named))
  const onRecord = cards.filter(({ id }) => (row.speeds[id]?.[method] ?? null) !== null)
  const others = cards.filter((gpu) => !onRecord.some((one) => one === gpu || sharesFamily(one, gpu)))
  return [
    ...[...onRecord, ...others].map(({ id }) => id),
    ...named.filter((id) => accelerators.has(id) || atHome.some((card) => card.id === id)),
  ]
}

/** Of the forms of a card that was named by its family the best. */
function onePerFamily(choices: readonly SampledChoice[], { gpus }: Catalog): readonly SampledChoice[] {
  return choices.filter(({ gpu, from }, at) => {
    const card = gpus.get(gpu)
    return !choices.slice(0, at).some((earlier) => {
      const other = gpus.get(earlier.gpu)
      return from !== undefined && card !== undefined && other !== undefined && sharesFamily(card, other)
    })
  })
}

/** Null where no time is named. A few cards train such a model nearly that many times as fast. */
function fewestFor(spec: Spec, first: SampledChoice | undefined): SampledPlan['fewest'] {
  const { deadlineHours } = spec
  if (first === undefined || deadlineHours === null) return null
  const sure = Math.max(1, Math.ceil((first.hours.high * first.gpuCount) / deadlineHours))
  return { deadlineHours, expected: cardsFor(first, spec), sure }
}
