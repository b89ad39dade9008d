/** A pass over a corpus with the model that was trained: hours and dollars, and what the vectors take on a disk. */
import type { PerTokenCost } from '../../../recommend/inquiries/per-token.ts'
import { type DisplayNames, planAndProvider } from '../../format/display-names.ts'
import { formatBytes } from '../../format/file-sizes.ts'
import { formatCount, formatDuration, formatTokens, formatUsd } from '../../format/number-format.ts'

export type EmbeddedCorpus = {
  /** Null where only its tokens are told. */
  readonly texts: number | null
  readonly tokensEach: number
  readonly source: 'told' | 'as the examples' | 'assumed'
  readonly tokens: number
  /** Numbers of a vector; null: not known. */
  readonly width: number | null
  /** The cheapest first. */
  readonly runs: readonly (PerTokenCost & { readonly hours: number; readonly usd: number })[]
}

/** What stands before the plan of the training. */
export const embeddedAfterLead = (trainedUsd: number, passUsd: number): string =>
  `About ${formatUsd(trainedUsd + passUsd)} in all, ${formatUsd(passUsd)} of it to embed the corpus; the training alone`

const shown = 3
const [singleBytes, halfBytes] = [4, 2]

/** Empty where nothing is known of its speed. */
export function embeddedAfterSentences(
  { texts, tokensEach, source, tokens, width, runs }: EmbeddedCorpus,
  names: DisplayNames,
): readonly string[] {
  const [first] = runs
  if (first === undefined) return []
  const each = `${formatCount(texts ?? 0)} texts × ${formatCount(tokensEach)} tokens${source === 'told' ? '' : source === 'assumed' ? ' (assumed)' : ' (as the examples)'}`
  const corpus = texts === null ? formatTokens(tokens) : `${each} = ${formatTokens(tokens)}`
  const ways = runs
    .slice(0, shown)
    .map((run) => `${formatDuration(run.hours)} and ${formatUsd(run.usd)} on ${planAndProvider(run, names)}`)
  return [
    `Embedding the corpus: ${corpus}, forward only: ${ways.join('; ')}. It splits over as many cards as you like; short texts, tokenising on the CPU and an untuned server can double it.`,
    ...(width === null || texts === null
      ? []
      : [
          `The vectors are ${formatCount(texts)} × ${formatCount(width)} numbers: ${formatBytes(texts * width * singleBytes)} in fp32, ${formatBytes(texts * width * halfBytes)} in fp16, and an index takes more: that is the lasting cost.`,
        ]),
  ]
}
