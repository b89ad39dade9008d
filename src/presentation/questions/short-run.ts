/** "Does the $10 cover a second try?", "why is it only minutes?": what a whole second run comes to, and what makes a run short. */
import {
  formatCount,
  formatDuration,
  formatTokens,
  formatUsd,
  formatUsdDifference,
} from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Two whole runs against the sum that is named, or the budget. */
function secondTry({ args, scenario: { spec }, recommendation: { best } }: QuestionContext): string {
  const { p50, p90 } = best.allInUsd
  const most = args?.money ?? spec.budgetUsd
  const both = `two whole runs, the first lost at its very end, come to ${formatUsd(2 * p50)} (${formatUsd(p50)} each)`
  if (most === null) return `${both.replace(/^t/u, 'T')}; no budget is set.`
  const high = 2 * p90 > most ? `, but with both at the high end ${formatUsd(2 * p90)} would be over it` : ''
  if (2 * p50 <= most)
    return `Yes: ${both} of the ${formatUsd(most)}, so ${formatUsdDifference(most, 2 * p50)} would be left${high}. Most failures show in the first minutes and cost far less.`
  const share = (most - p50) / best.usd.p50
  return `No: ${both}, ${formatUsdDifference(2 * p50, most)} over the ${formatUsd(most)}.${share > 0 ? ` What is left after one good run pays for a first try that breaks off after ${formatDuration(best.hours.p50 * Math.min(1, share))}.` : ''}`
}

/** The tokens, the speed, and what is not training. */
function whyShort({ scenario: { spec, corpus }, recommendation: { best } }: QuestionContext): string {
  const { hours, startupHours, tokensPerSecond } = best
  const tokens = spec.tokens ?? 0
  const training = hours.p50 - startupHours
  const passes = corpus?.epochs != null && corpus.epochs > 1 ? `, all ${formatCount(corpus.epochs)} passes together` : ''
  return `Nothing is wrong: it is little data. ${formatTokens(tokens)} tokens${passes} ÷ ${formatCount(Math.round(tokensPerSecond.p50))} tok/s are ${formatDuration(training)} of training, and ${formatDuration(startupHours)} are start-up. Check that ${formatTokens(tokens)} is what you have: time and money go with it, and ten times the data would take ${formatDuration(startupHours + 10 * training)}.`
}

/** By the words in braces of data/questions. */
export const shortRunFigures: Readonly<Record<string, (context: QuestionContext) => string>> = { secondTry, whyShort }
