/** "Does the $10 cover a second try?", "why is it only minutes?": what a whole second run comes to, and what makes a run short. */
import { formatCount, formatDuration, formatTokens, formatUsd, formatUsdDifference } from '../format/number-format.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { endsItself } from './counted-in-training.ts'
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
  const passes =
    corpus?.epochs != null && corpus.epochs > 1 ? `, all ${formatCount(corpus.epochs)} passes together` : ''
  return `Nothing is wrong: it is little data. ${formatTokens(tokens)}${passes} ÷ ${formatCount(Math.round(tokensPerSecond.p50))} tok/s are ${formatDuration(training)} of training, and ${formatDuration(startupHours)} are start-up. Check that ${formatTokens(tokens)} is what you have: time and money go with it, and ten times the data would take ${formatDuration(startupHours + 10 * training)}.`
}

/** When to end the run: before the budget is spent, with what comes on top of the GPU time; else at the high end. */
export function hardLimit(budget: number | null, best: Option): { readonly text: string; readonly reason: string } {
  const onTop = best.allInUsd.p50 - best.usd.p50
  const paid = budget === null ? 0 : (budget - onTop) / (best.gpuCount * best.usdPerGpuHour)
  if (budget !== null && paid > best.hours.p50)
    return { text: inMinutes(paid), reason: `what ${formatUsd(budget)} pays for` }
  return { text: inMinutes(best.hours.p90), reason: 'the high end of the estimate' }
}
/** As the command takes it. */
const inMinutes = (hours: number): string =>
  hours >= leastWholeHours ? `${String(Math.floor(hours))}h` : `${String(Math.ceil(hours * 60))}m`
const leastWholeHours = 3

/** "Does it stop at 40 or keep billing?" */
function overrun(context: QuestionContext): string {
  const {
    scenario: { spec },
    recommendation: { best },
  } = context
  const { text, reason } = hardLimit(spec.budgetUsd, best)
  const high =
    spec.budgetUsd === null
      ? ''
      : best.allInUsd.p90 <= spec.budgetUsd
        ? ` It is unlikely: 9 in 10 comparable runs stay under ${formatUsd(best.allInUsd.p90)}, and the budget is ${formatUsd(spec.budgetUsd)}.`
        : ` It may: the high end is ${formatUsd(best.allInUsd.p90)}, over the ${formatUsd(spec.budgetUsd)}.`
  return `Nothing stops it, and you pay: the budget is a wish of the plan, and each further hour is billed, ${formatUsd(best.gpuCount * best.usdPerGpuHour)} an hour, ${
    endsItself(context)
      ? `until the job ends.${high} Start it with a time limit of the job, ${text} (${reason}), and checkpoints.`
      : `until somebody deletes the machine.${high} Start it with a hard limit, “timeout ${text} python train.py” (${reason}), and checkpoints; the machine has to be deleted besides.`
  }`
}

/** By the words in braces of data/questions. */
export const shortRunFigures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  secondTry,
  whyShort,
  overrun,
}
