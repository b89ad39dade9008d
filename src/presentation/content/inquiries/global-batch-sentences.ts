/** How micro-batch, GPUs and accumulation make up a global batch. */
import { formatCount, formatGib, formatGpuCount, formatTokens } from '../../format/number-format.ts'
import type { FitAt } from './memory-question-sentences.ts'

/** Sequences of a micro-batch with the steps that are accumulated. */
type BatchSplit = { readonly micro: number; readonly steps: number }

/** A GPU is busy with so many tokens at a time. */
const busyTokens = 16_384
const largest = 64
/** Fewer steps than this are too few to learn in. */
const fewSteps = 300
const shownOthers = 3

/** `best`: the largest micro-batch that is sure to fit; null: it is not known. */
export function globalBatchSentences({
  sequences,
  length,
  gpuCount,
  micro,
  best,
}: {
  readonly sequences: number
  readonly length: number | null
  readonly gpuCount: number
  readonly micro: number | null
  readonly best: FitAt | null
}): readonly string[] {
  const most = micro ?? best?.value ?? largest
  const sizes = micro === null ? [1, 2, 4, 8, 16, 32, 64].filter((size) => size <= most) : [micro]
  const even = sizes
    .filter((size) => sequences % (size * gpuCount) === 0)
    .map((size): BatchSplit => ({ micro: size, steps: sequences / (size * gpuCount) }))
  const enough = Math.max(1, busyTokens / (length ?? busyTokens))
  const chosen =
    even.filter((split) => split.micro <= Math.max(1, Math.min(most / 2, enough))).at(-1) ?? even[0] ?? null
  const text = ({ micro: size, steps }: BatchSplit): string =>
    `${formatCount(size)} × ${formatGpuCount(gpuCount)} × ${formatCount(steps)}`
  const tokens = length === null ? '' : `, ${formatTokens(sequences * length)} a step`
  const others = even
    .filter((split) => split !== chosen)
    .toReversed()
    .slice(0, shownOthers)
  const nearest = Math.max(1, Math.round(sequences / (most * gpuCount)))
  return [
    chosen === null
      ? `${formatCount(sequences)} sequences do not divide by ${formatGpuCount(gpuCount)}${micro === null ? '' : ` × ${formatCount(micro)}`}: the nearest is ${text({ micro: most, steps: nearest })} accumulation steps = ${formatCount(most * gpuCount * nearest)}.`
      : `Micro-batch ${formatCount(chosen.micro)}, accumulation ${formatCount(chosen.steps)}: ${text(chosen)} = ${formatCount(sequences)} sequences${tokens}.`,
    ...(others.length === 0
      ? []
      : [`The same batch: ${others.map((split) => text(split)).join(', or ')} (micro-batch × GPUs × accumulation).`]),
    ...(best === null
      ? []
      : [
          `By memory up to ${formatCount(best.value)} a GPU ${best.value === 1 ? 'is' : 'are'} sure to fit (${formatGib(best.result.peakMemoryGiB.p50)} expected of ${formatGib(best.result.usableMemoryGiB)}, with gradient checkpointing and FlashAttention); raise it while 1-2 GB stay free.`,
        ]),
    'The split hardly changes the cost, which follows the tokens; a micro-batch of 1 or 2 with short sequences loses some percent.',
    ...(length === null
      ? []
      : [
          `See that it leaves enough steps: below some ${formatTokens(fewSteps * sequences * length)} in all it is fewer than ${formatCount(fewSteps)}, and a smaller global batch learns more.`,
        ]),
  ]
}
