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
}): readonly string[] {
  const seconds = gigabytesPerStep / gigabytesPerSecond
  const each = `some ${formatSignificant(gigabytesPerSecond, 1)} GB/s a card (recalled)`
  const cards = `${formatCount(count)} × ${card}`
  const verdict = fitsAlone
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
