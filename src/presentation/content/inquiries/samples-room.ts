/** Whether the memory of a card holds the training of a model of pictures or sound. */
import type { SampledRow } from '../../../catalog/sampled-models.ts'

/** Share of the memory from which on little is left for a longer batch or a driver. */
const tight = 0.9

const ways = { full: 'training in full', lora: 'a LoRA' } as const

/** The verdict, with what it takes and what the card has. `bytes`: of one card. */
export function roomSentence(
  { name, memoryGb, leanGb, learns }: SampledRow,
  method: 'full' | 'lora',
  bytes: number,
  room: 'usual' | 'lean' | 'none',
): string {
  const of = `${ways[method]} of ${name}`
  const [usual, lean] = [memoryGb[method], leanGb?.[method] ?? null]
  const gigabytes = bytes / 1e9
  const has = `${Math.round(gigabytes)} GB`
  if (room === 'usual')
    return `Yes${usual > tight * gigabytes ? ', just' : ''}: ${of} takes about ${usual} GB, and the card has ${has}.`
  const savings = `a batch of one with accumulation, gradient checkpointing, an 8-bit optimizer${learns === 'subject' ? ', latents and text encodings stored beforehand' : ''}`
  if (room === 'lean')
    return `${(lean ?? usual) > tight * gigabytes ? 'Hardly: it needs' : 'Yes, but only with'} every saving (${savings}): about ${lean} GB then, of ${has}; ${usual} GB as it is usually run.`
  return `No: ${of} takes about ${usual} GB${lean === null ? '' : `, ${lean} GB with every saving`}, and the card has ${has}: rent one of ${lean ?? usual} GB or more.`
}
