/** Whether a card of their own holds a training by samples, in words. */
import type { SampledMethod } from '../../../recommend/inquiries/sampled-speed.ts'
import type { SampledPlan } from '../../../recommend/inquiries/samples.ts'
import { formatCount } from '../../format/number-format.ts'
import type { SaidOfSamples } from './samples-beside.ts'

/** No speed is told of a card of which the memory alone is known. */
export const unnamedCardWords = (
  { gigabytes, words, room }: NonNullable<SaidOfSamples['unnamedCard']>,
  row: SampledPlan['row'],
  method: SampledMethod,
): string =>
  room === 'none'
    ? `Not on the “${words}”: ${tooSmallWords('', gigabytes, row, method)} Rented instead:`
    : `On the “${words}” it ${room === 'lean' ? 'fits with every saving alone' : 'fits'}; name the card for its hours. Rented:`

/** That a card is too small, and what is lighter. `card`: '' where its memory alone is known. */
export function tooSmallWords(card: string, gigabytes: number, row: SampledPlan['row'], method: SampledMethod): string {
  const least = row.leanGb?.[method] ?? row.memoryGb[method]
  const loraLeast = row.leanGb?.lora ?? row.memoryGb.lora
  const lighter =
    method === 'full' && loraLeast <= gigabytes ? ` LoRA takes about ${formatCount(loraLeast)} GB and fits.` : ''
  const has = card === '' ? 'it' : `One ${card}`
  return `${has} has ${formatCount(gigabytes)} GB, and about ${formatCount(least)} GB are needed.${lighter}`
}
