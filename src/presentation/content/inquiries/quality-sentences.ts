/** What to take where quality comes first, in sentences: the method, then the size. */
import { formatMagnitude } from '../../../scenario/format-values.ts'
import { formatUsd } from '../../format/number-format.ts'

export type QualityChoice = {
  readonly isFull: boolean
  /** The asker named the method. */
  readonly isNamed: boolean
  readonly rank: number
  readonly tokens: number
  /** The next larger usual size, and what the same job costs on it. */
  readonly next: { readonly params: number; readonly usd: number } | null
}

export function qualitySentences({ isFull, rank, tokens, next, isNamed }: QualityChoice): readonly string[] {
  const amount = `${formatMagnitude(Number(tokens.toPrecision(2)))} tokens`
  const method = isFull
    ? `For quality: full fine-tuning in bf16, as ${amount} are more than adapters hold; mixing in some general data keeps what the model knew.`
    : `For quality: LoRA over bf16 weights, rank ${rank} on all linear layers. On ${amount} it learns as much as full fine-tuning and forgets less; 4-bit saves memory alone.`
  const said = isNamed && !isFull ? ' Two to three passes over good examples matter more than any of these.' : ''
  const size =
    next === null
      ? []
      : [
          `A larger model gains more than the method does: the same on a ${formatMagnitude(next.params)} is about ${formatUsd(next.usd)}. Hold examples back and compare both on them.`,
        ]
  return [`${method}${said}`, ...size]
}

/** Of models of different sizes; `name`: the largest, as typed. */
export const largestSentence = (name: string): string =>
  `For quality: ${name}, the largest: size gains more than the method does, 4-bit included; a smaller one wins only where it answers too slowly or the data is large enough to train all of it.`
