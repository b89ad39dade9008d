/** Whether the memory of a card holds the training of a model of pictures or sound. */
import type { SampledRow } from '../../../catalog/sampled-models.ts'

/** Share of the memory from which on little is left for a longer batch or a driver. */
const tight = 0.9
/** A card of less than that share of the one that is doubted is told instead. */
const muchSmaller = 0.6
/** Gigabytes that cards come with. */
const cardSizes = [8, 12, 16, 24, 32, 48, 80]

const ways = { full: 'training in full', lora: 'a LoRA' } as const

/** The verdict, with what it takes and what the card has. `bytes`: of one card; `isDoubted`: whether so large a card is needed is asked. */
export function roomSentence(
  { name, memoryGb, leanGb, learns }: SampledRow,
  method: 'full' | 'lora',
  bytes: number,
  room: 'usual' | 'lean' | 'none',
  isDoubted = false,
): string {
  const of = `${ways[method]} of ${name}`
  const [usual, lean] = [memoryGb[method], leanGb?.[method] ?? null]
  const gigabytes = bytes / 1e9
  const has = `${Math.round(gigabytes)} GB`
  const small = cardSizes.find((size) => size * tight >= usual)
  if (isDoubted && small !== undefined && small < muchSmaller * gigabytes)
    return `It need not be so large: ${of} takes about ${usual} GB as it is usually run, so a card of ${small} GB holds it; the larger one is faster, and worth it where that saves more than it costs.`
  if (room === 'usual')
    return `Yes${usual > tight * gigabytes ? ', just' : ''}: ${of} takes about ${usual} GB, and the card has ${has}.`
  const savings = `a batch of one with accumulation, gradient checkpointing, an 8-bit optimizer${learns === 'subject' ? ', latents and text encodings stored beforehand' : ''}`
  if (room === 'lean')
    return `${(lean ?? usual) > tight * gigabytes ? 'Hardly: it needs' : 'Yes, but only with'} every saving (${savings}): about ${lean} GB then, of ${has}; ${usual} GB as it is usually run.`
  return `No: ${of} takes about ${usual} GB${lean === null ? '' : `, ${lean} GB with every saving`}, and the card has ${has}: rent one of ${lean ?? usual} GB or more.`
}
