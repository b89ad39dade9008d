/** A hosted service with its price, and what renting would save for somebody who does the work. */
import type { ApiAlternative, Option } from '../../../recommend/recommendation.ts'
import { spanText } from '../../../recommend/figure-text.ts'
import { type DisplayNames, planInFull } from '../../format/display-names.ts'
import { formatDuration, formatTokens, formatUsd } from '../../format/number-format.ts'

/** Of somebody who does it for the first time. */
const setupHours = 3

/** Hosted first. */
export function withoutOperationsSentences({
  services,
  named,
  best,
  tokens,
  setupHourUsd,
  names,
}: {
  readonly services: readonly (ApiAlternative & { readonly name: string })[]
  /** Of the first services, so many were named. */
  readonly named: number
  readonly best: Option
  readonly tokens: number
  readonly setupHourUsd: number
  readonly names: DisplayNames
}): readonly string[] {
  const [first, ...others] = services
  if (first === undefined) return []
  const priceOf = ({ usd, name, asOf }: (typeof services)[number]): string =>
    `${spanText(usd, formatUsd)} at ${name}${asOf === null ? '' : ` (${asOf})`}`
  const beside = others.length === 0 ? '' : `; ${others.map(priceOf).join(', ')}`
  const rented = best.allInUsd.p50
  const work = setupHours * setupHourUsd
  const more = first.usd.low - rented
  const verdict =
    more <= 0
      ? 'It costs no more than renting, so there is nothing to weigh.'
      : more <= work
        ? `The ${formatUsd(more)} more buy the work: some ${setupHours} hours of set-up at ${formatUsd(setupHourUsd)} are ${formatUsd(work)} (assumed).`
        : `That is ${formatUsd(more)} more than renting, above the ${formatUsd(work)} of some ${setupHours} hours of set-up (assumed): worth it only as long as nobody can do that.`
  return [
    `Hosted: ${priceOf(first)} for ${formatTokens(tokens)}${named > 0 ? '' : ', the least on record'}, with no machine to look after${beside}. ${verdict}`,
    `Rented beside it: ${planInFull(best, names)}, ${formatDuration(best.hours.p50)}, ${formatUsd(rented)}, with set-up, saving the result and switching off as your work.`,
    'Before you pay: may the adapter be downloaded, what does answering with it cost there (by the token, or a machine that is billed while it stands), and is this still the price.',
  ]
}
