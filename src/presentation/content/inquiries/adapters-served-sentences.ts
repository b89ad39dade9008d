/** How many adapters of one base are served, in a sentence or two. */
import { GB } from '../../../catalog/units.ts'
import { formatCount, formatUsd } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

/** `bytes`: of one adapter, at the low and the high end; `place` null: nothing on record hosts the base. */
export function adaptersServedSentences({
  count,
  base,
  bytes,
  place,
  usdPerMonth,
  atOnce,
}: {
  readonly count: number
  readonly base: string
  readonly bytes: readonly [number, number]
  readonly place: string | null
  readonly usdPerMonth: number | null
  readonly atOnce: number | null
}): readonly string[] {
  const [low, high] = bytes.map((each) => formatSignificant((each * count) / GB, 2))
  const month =
    place === null || usdPerMonth === null
      ? ''
      : ` About ${formatUsd(usdPerMonth)} a month on ${place}, day and night, for ${formatCount(atOnce ?? 1)} answers at once; a second one only for load or in case it fails.`
  return [
    `To serve them: one GPU with one base, not ${formatCount(count)}. A server that swaps LoRA adapters by request (vLLM, SGLang, LoRAX) holds ${base} once and ${formatCount(count)} adapters of rank 16 beside it, ${low} to ${high} GB.${month}`,
    `How many answers are written at once decides the GPUs, not how many adapters there are; mixed batches run some 10-30 % slower (recalled). So train LoRA, not ${formatCount(count)} full models, and keep whose request loads which adapter apart.`,
  ]
}
