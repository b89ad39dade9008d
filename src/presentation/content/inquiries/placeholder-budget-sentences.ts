/** A sum to put down for runs of which nothing is known yet but their number, in sentences. */
import { formatCount, formatUsd } from '../../format/number-format.ts'

/** What one run of a usual size comes to, US dollars. */
export type ReferenceRun = { readonly name: string; readonly low: number; readonly high: number }

/** `references`: the cheapest first; each run is done `tries` times. */
export function placeholderSentences(
  runs: number,
  period: string,
  references: readonly ReferenceRun[],
  tries: number,
): readonly string[] {
  const most = Math.max(...references.map(({ high }) => high))
  const least = Math.min(...references.map(({ low }) => low))
  const sum = roundedUp(runs * tries * most)
  const one = references.map(({ name, low, high }) => `${name} ${formatUsd(low)} to ${formatUsd(high)}`)
  return [
    `Put down about ${formatUsd(sum)} for the ${period}: ${formatCount(runs)} runs, each done ${tries === 2 ? 'twice' : `${formatCount(tries)} times`}, at up to ${formatUsd(most)} a run.`,
    `One run at today's prices: ${one.join('; ')}.`,
    `If all are of the smallest kind, once each, it is about ${formatUsd(runs * least)}; machines left on and storage between runs come on top.`,
    'Not in it: pretraining, reinforcement learning, far more data than this, and serving the models. Name size and data once they are known, and the placeholder becomes an estimate.',
  ]
}

/** To two digits, upwards. */
function roundedUp(usd: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(usd)) - 1)
  return Math.ceil(usd / unit) * unit
}
