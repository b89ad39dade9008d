/** What a service asks for the answers of a month, against a GPU of one's own that is always on, in sentences. */
import type { RequestVolume } from '../../../scenario/stated-figures.ts'
import { formatCount, formatTokens, formatUsd } from '../../format/number-format.ts'
import { requestLength } from './arithmetic-sentences.ts'

export type ApiBill = { readonly title: string; readonly usdPerMonth: number }

/** `bills`: those of the models that are named, or of a small and a large one; the least first. `place`: what holds a model of one's own; `careUsd`: a day of work a month. */
export function apiOrOwnSentences(
  bills: readonly ApiBill[],
  volume: RequestVolume,
  ownUsdPerMonth: number,
  place: string,
  ownSize: string,
  careUsd: number,
): readonly string[] {
  const [least, most] = [bills[0]?.usdPerMonth ?? 0, bills.at(-1)?.usdPerMonth ?? 0]
  const own = formatUsd(ownUsdPerMonth)
  const verdict =
    most <= ownUsdPerMonth + careUsd
      ? `Stay with the API: a GPU of your own saves less in a month than the day of work that keeping it up takes (${formatUsd(careUsd)}).`
      : least > ownUsdPerMonth + careUsd
        ? 'By the bill alone a model of your own is cheaper at this volume; if it does as well on your examples, which a small model does for a narrow task.'
        : 'It goes by the model that you pay for now.'
  const { requestsPerMonth, tokensIn, tokensOut } = volume
  const sums = bills.map(({ title, usdPerMonth }) => `${title} ${formatUsd(usdPerMonth)}`).join(', ')
  return [
    `${verdict} By the API a month is ${sums}; an ${ownSize} of your own, always on, ${own} on ${place}.`,
    `That is ${formatCount(Number(requestsPerMonth.toPrecision(3)))} requests a month of ${requestLength(volume)}: ${formatTokens(requestsPerMonth * tokensIn)} in and ${formatTokens(requestsPerMonth * tokensOut)} out, at list prices of the API as recalled, so look at your last bill.`,
    'The training itself hardly counts: some dollars to some hundred, once. It pays for itself by quality, a fixed format, speed, or data that may not leave; so try a good prompt on some hundred graded examples first. Open models by the token (no GPU of your own) are mostly the cheapest to begin with.',
  ]
}

/** The answers of a month beside a training that is priced already; `bill` null: no price of the model is on record. */
export function answeringSentence(volume: RequestVolume, bill: ApiBill | null): string {
  const requests = `${formatCount(Number(volume.requestsPerMonth.toPrecision(3)))} requests a month of ${requestLength(volume)}`
  return bill === null
    ? `Your ${requests}: multiply them by the price of a token of the maker, and set that against the GPU.`
    : `Your ${requests} are about ${formatUsd(bill.usdPerMonth)} a month with ${bill.title} (list price, recalled): that is the sum to set against the GPU.`
}
