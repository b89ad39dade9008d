/** An API that is paid by the token against a machine of one's own, for an open model under a load. */
import type { ServingFacts } from '../../../catalog/inquiry-facts.ts'
import type { RequestVolume } from '../../../scenario/stated-figures.ts'
import { formatCount, formatTokens, formatUsd } from '../../format/number-format.ts'

/** With a second one in case the first fails. */
const machines = 2
/** Of a month at an API as it mostly is, over that of one's own, from which on one's own is worth the work. */
const clearly = 1.3

type WeighedApi = { readonly lead: string; readonly says: string }

/** Null where the load is a peak, or no price of a model of that size is remembered. `ownUsd`: of a month on one machine; null: none holds it. */
export function openApiWords(
  { requestsPerMonth, tokensIn, tokensOut, isPeak }: RequestVolume,
  params: number,
  { api }: ServingFacts,
  ownUsd: number | null,
): WeighedApi | null {
  const band = api.open.find(({ maxParams }) => params <= maxParams)
  if (isPeak || band === undefined) return null
  const millions = (requestsPerMonth * (tokensIn + tokensOut)) / 1e6
  const [low, high] = [millions * band.low.base, millions * band.high.base]
  const prices = `$${band.low.base}-${band.high.base} a million tokens (recalled; look at their page, and whether they serve your base with an adapter)`
  const says = `By an API for open models of this size, some ${prices}: ${formatTokens(millions * 1e6)} a month are about ${formatUsd(low)} to ${formatUsd(high)}.`
  if (ownUsd === null) return { lead: 'An API by the token.', says }
  const own = `${formatUsd(ownUsd)} on GPUs of your own, ${formatUsd(machines * ownUsd)} with as many again in case they fail`
  const sum = `about ${formatUsd(low)} to ${formatUsd(high)} a month against ${own}`
  // From so many times the load on the same machine would be cheaper, as long as it holds.
  const times = (machines * ownUsd) / Math.max(1e-9, (low + high) / 2)
  const lead =
    high * clearly < machines * ownUsd
      ? `An API by the token: ${sum}. Your own pays from about ${formatCount(Number(Math.max(1.1, times).toPrecision(2)))} times the load, or where data must stay with you.`
      : low > machines * ownUsd * clearly
        ? `Host it yourself: ${sum}.`
        : `About even, so begin with an API: ${sum}; host it where the load grows, answers must be fast at all times, or data must stay with you.`
  return { lead, says }
}
