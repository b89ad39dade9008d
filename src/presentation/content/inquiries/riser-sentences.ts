/** A training over cards on one lane each, in words. */
import { capitalized } from '../../../recommend/figure-text.ts'
import { formatCount } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

/** No where the cards have to share the model; what each does by itself, and what to rent. */
export function riserSentences({
  words,
  job,
  card,
  count,
  gigabytesPerStep,
  gigabytesPerSecond,
  fitsAlone,
  alone,
  rented,
  cardWatts,
  adapterGigabytes,
  together,
}: {
  readonly words: string
  /** "QLoRA of a 30B model" */
  readonly job: string
  readonly card: string
  readonly count: number
  readonly gigabytesPerStep: number
  readonly gigabytesPerSecond: number
  /** One card holds the job. */
  readonly fitsAlone: boolean
  /** What one card holds, such as "QLoRA of 7B"; null: nothing of the sizes that are looked at. */
  readonly alone: string | null
  readonly rented: string | null
  readonly cardWatts: number
  /** Gradients of the adapters, that alone pass where each card holds the rest; null: all weights are trained. */
  readonly adapterGigabytes: number | null
  /** What the cards take together for the data that were named; null: none were, or no plan is known. */
  readonly together: string | null
}): readonly string[] {
  const seconds = gigabytesPerStep / gigabytesPerSecond
  const each = `some ${formatSignificant(gigabytesPerSecond, 1)} GB/s a card (recalled)`
  const cards = `${formatCount(count)} × ${card}`
  const isShared = fitsAlone && adapterGigabytes !== null
  const passing = formatSignificant(adapterGigabytes ?? 0, 1)
  const waits = formatSignificant((adapterGigabytes ?? 0) / gigabytesPerSecond, 1)
  const verdict = isShared
    ? `Yes, as plain data parallel (DDP): one ${card} holds ${job}, and the gradients of the adapters alone pass, about ${passing} GB a step, some ${waits} s on “${words}” (${each}); accumulate steps, and shard nothing (no FSDP, no ZeRO-3).${together === null ? '' : ` ${together}`}`
    : fitsAlone
      ? `Not as one job: one ${card} holds ${job}, so let each card on “${words}” (${each}) train by itself, and share no step.`
      : `No: ${job} has to be split over the cards, and on “${words}” (${each}) each step passes about ${formatSignificant(gigabytesPerStep, 2)} GB to every card, so it waits some ${formatCount(Number(seconds.toPrecision(2)))} s a step where a proper slot takes a few.`
  const layers = fitsAlone
    ? []
    : [
        'Layers in turn (a pipeline, device_map=auto) pass little, but then one card works at a time: about the speed of one.',
      ]
  const use =
    alone === null || fitsAlone
      ? []
      : [`What they are good for: ${formatCount(count)} runs side by side of what one card holds, ${alone}.`]
  return [
    verdict,
    ...layers,
    ...use,
    ...(rented === null ? [] : [`${capitalized(rented)}.`]),
    `Mind the power too: ${cards} draw about ${formatSignificant((count * cardWatts) / 1000, 2)} kW, every hour.`,
  ]
}
