/** How fast a card trains a model by samples: as it is on record, or as the nearest card that is. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { GpuId } from '../../catalog/ids.ts'
import type { SampledModels, SampledRow } from '../../catalog/sampled-models.ts'
import type { UnmeasuredAccelerator } from '../../catalog/unmeasured-accelerator.ts'

/** Every weight, or adapters. */
export type SampledMethod = 'full' | 'lora'

/** Samples a second. `from`: the card that it was reckoned from; null: it is on record. `isLean`: with every saving of memory. */
export type CardSpeed = { readonly perSecond: number; readonly from: GpuId | null; readonly isLean: boolean }

type SampledCard = { readonly memory: number; readonly rate: number | null; readonly bandwidth: number | null }

/** Null where it does not fit, or nothing is known of the card. */
export function cardSpeed(
  row: SampledRow,
  method: SampledMethod,
  gpu: GpuId,
  facts: Pick<SampledModels, 'scaled' | 'cards'>,
  catalog: Catalog,
): CardSpeed | null {
  const known = row.speeds[gpu]?.[method] ?? null
  const { scaled } = facts
  const card = cardOf(gpu, facts, catalog)
  const room = card === null ? null : roomOn(row, method, card.memory)
  if (known !== null && (row.sizeOf === undefined || room === 'usual'))
    return { perSecond: known, from: null, isLean: false }
  if (card?.rate == null || card.bandwidth === null || room === null || room === 'none') return null
  const nearest = Object.entries(row.speeds)
    .flatMap(([id, speeds]) => {
      const speed = speeds?.[method] ?? null
      const ratio = speed === null ? null : ratioOf(card, cardOf(id, facts, catalog))
      return speed === null || ratio === null ? [] : [{ id, speed, ...ratio }]
    })
    .toSorted((one, other) => one.distance - other.distance)[0]
  if (nearest === undefined) return null
  const shares: Readonly<Record<string, number>> = { amd: scaled.amdShare.base, apple: scaled.appleShare.base }
  const share = (shares[vendorOf(gpu, catalog) ?? ''] ?? 1) * (room === 'lean' ? scaled.leanShare.base : 1)
  return { perSecond: nearest.speed * nearest.ratio * share, from: nearest.id, isLean: room === 'lean' }
}

/** Whether the memory of one card holds it: as usual, with every saving, or not at all. */
export function roomOn(
  { memoryGb, leanGb }: SampledRow,
  method: SampledMethod,
  bytes: number,
): 'usual' | 'lean' | 'none' {
  if (bytes >= memoryGb[method] * 1e9) return 'usual'
  return leanGb !== undefined && bytes >= leanGb[method] * 1e9 ? 'lean' : 'none'
}

/** Bytes of one card, the largest that it is sold with; null where it is in no catalog. */
export const memoryOfCard = (gpu: GpuId, facts: Pick<SampledModels, 'cards'>, catalog: Catalog): number | null =>
  cardOf(gpu, facts, catalog)?.memory ?? null

function cardOf(
  id: GpuId,
  { cards }: Pick<SampledModels, 'cards'>,
  { gpus, accelerators }: Catalog,
): SampledCard | null {
  const gpu = gpus.get(id)
  if (gpu !== undefined) {
    const { fp16, bf16 } = gpu.peak
    return { memory: gpu.memory.base, rate: (bf16 ?? fp16)?.base ?? null, bandwidth: gpu.bandwidth.base }
  }
  const home = cards.find((card) => card.id === id)
  if (home !== undefined) return { memory: home.memory.base, rate: home.rate.base, bandwidth: home.bandwidth.base }
  const other = accelerators.get(id)
  if (other === undefined) return null
  const memory = Math.max(...other.memory.map(({ base }) => base))
  return { memory, rate: other.peak.bf16?.base ?? rateOfPrompts(other), bandwidth: other.bandwidth?.base ?? null }
}

/** Who makes a card; undefined: it is in no catalog. */
export const vendorOf = (id: GpuId, { gpus, accelerators }: Catalog): string | undefined =>
  gpus.get(id)?.vendor ?? accelerators.get(id)?.vendor

/** Operations for a token of the model that prompts are read for. */
const promptFlops = 2 * 6.7e9

const rateOfPrompts = ({ promptRate }: UnmeasuredAccelerator): number | null =>
  promptRate === undefined ? null : promptRate.base * promptFlops

/** Half of such a training waits for arithmetic and half for memory: between the two ratios. */
function ratioOf(
  card: SampledCard,
  other: SampledCard | null,
): { readonly ratio: number; readonly distance: number } | null {
  if (card.rate === null || card.bandwidth === null || other?.rate == null || other.bandwidth === null) return null
  const [rate, bandwidth] = [card.rate / other.rate, card.bandwidth / other.bandwidth]
  return { ratio: Math.sqrt(rate * bandwidth), distance: Math.abs(Math.log(rate)) + Math.abs(Math.log(bandwidth)) }
}
