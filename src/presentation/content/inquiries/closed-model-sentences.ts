/** A model that its maker alone trains, against one that is trained on rented GPUs. */
import { formatTokens, formatUsd } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

export type ClosedTraining = {
  readonly name: string
  /** All passes. */
  readonly tokens: number
  /** Null: no price is on record. */
  readonly listed: {
    readonly service: string
    readonly usdPerToken: number
    readonly asOf: string
  } | null
  readonly closing: { readonly service: string; readonly date: string; readonly what: string } | null
  /** The whole bill of the rented run; null: no plan. */
  readonly rentUsd: number | null
  /** Where the open model would answer, day and night. */
  readonly host: { readonly usdPerMonth: number; readonly where: string } | null
}

/** What the sentence on serving begins with. */
export const answeringDecides = 'Answering decides, not training'

/** Which is cheaper to train, and that answering decides. */
export function closedModelSentences({
  name,
  tokens,
  listed,
  closing,
  rentUsd,
  host,
}: ClosedTraining): readonly string[] {
  const usd = listed === null ? null : listed.usdPerToken * tokens
  const rate = listed === null ? '' : `${formatUsd(listed.usdPerToken * 1e6)} a million training tokens`
  const verdict =
    listed === null || usd === null
      ? `No training price of ${name} is on record here: its maker’s price of a million training tokens × ${formatSignificant(tokens / 1e6, 3)} is the sum to set against ${rentUsd === null ? 'this plan' : `the ${formatUsd(rentUsd)} of this plan`}.`
      : rentUsd === null
        ? `${listed.service} asks ${rate} of ${name} (${listed.asOf}): ${formatTokens(tokens)} are ${formatUsd(usd)}.`
        : `${rentUsd < usd ? 'Renting is cheaper to train' : `${listed.service} is cheaper to train`}: ${formatUsd(rentUsd)} against ${formatUsd(usd)} for ${name} (${rate} at ${listed.service}, ${listed.asOf}; all ${formatTokens(tokens)}).`
  const ending =
    closing === null
      ? []
      : [
          `Do not begin there: ${closing.service} is closing this: ${closing.what.replace('after it', `after ${closing.date}`)}.`,
        ]
  const serving =
    host === null
      ? `${answeringDecides}: the maker bills each token, and your own model needs a GPU that is on.`
      : `${answeringDecides}: your own model needs a GPU that is on, from about ${formatUsd(host.usdPerMonth)} a month day and night (${host.where}); the maker bills each token and nothing while nobody asks.`
  // What ends soon decides before any price does.
  return [...ending, verdict, serving]
}
