/** "Which assumptions matter most?": those that were made, each with what it moves, the largest first. */
import { keyAssumptions } from '../content/key-assumptions.ts'
import {
  formatCount,
  formatDuration,
  formatDurationRange,
  formatTokens,
  formatUsd,
  formatUsdPerHour,
} from '../format/number-format.ts'
import { toOneLine } from '../format/truncate.ts'
import { answerLength, samplesOf } from './sampled-answers.ts'
import type { QuestionContext } from './question-context.ts'

type WeighedAssumption = { readonly usd: number; readonly says: string }

/** What nobody named, the speed and the price, by dollars; then what hardly moves them. */
export function weighedAssumptions(context: QuestionContext): readonly string[] {
  const {
    scenario: { spec },
    recommendation,
  } = context
  const answers = answerLength(context)
  const { best, ifUsualEpochs, assumptions, keyConsiderations = [] } = recommendation
  const { allInUsd, usd, hours, startupHours, priceRange, usdPerGpuHour, basis } = best
  const at = (rate: number): number => allInUsd.p50 + usd.p50 * (rate / usdPerGpuHour - 1)
  const { tokens } = spec
  const training = usd.p50 * (1 - startupHours / hours.p50)
  const length = /counted as (\d[\d,]*) tokens each/u.exec(assumptions.join(' '))?.[1]
  const weighed: readonly (WeighedAssumption | null)[] = [
    ifUsualEpochs === undefined
      ? null
      : {
          usd: ifUsualEpochs.usd - allInUsd.p50,
          says: `one epoch (${formatCount(ifUsualEpochs.epochs)}, as usual, would be ${formatUsd(ifUsualEpochs.usd)} and ${formatDuration(ifUsualEpochs.hours)})`,
        },
    length === undefined
      ? null
      : {
          usd: training,
          says: `${length} tokens an example (twice as long would be about ${formatUsd(training)} more)`,
        },
    // How long answers grow as a policy learns nobody knows beforehand.
    answers === null || samplesOf(context) === null
      ? null
      : {
          usd: training,
          says: `the length of the answers (${formatCount(answers)} tokens are counted, and they often grow in training; twice as long would be about ${formatUsd(training)} more)`,
        },
    // Neither the passes nor the length is assumed: the amount that was typed is what the bill goes by.
    ifUsualEpochs === undefined && length === undefined && tokens !== null
      ? {
          usd: training,
          says: `the amount of data (${formatTokens(tokens)} are counted; twice as many tokens or passes would be about ${formatUsd(training)} more and take ${formatDuration(2 * hours.p50 - startupHours)})`,
        }
      : null,
    {
      usd: allInUsd.p90 - allInUsd.p50,
      says: `the speed (8 in 10 comparable runs take ${formatDurationRange(hours)} and come to ${formatUsd(allInUsd.p10)} to ${formatUsd(allInUsd.p90)}, half the speed would be about ${formatUsd(training)} more; it rests on ${toOneLine(basis, 120).replace(/\.$/u, '')})`,
    },
    priceRange === undefined || usdPerGpuHour <= 0
      ? null
      : {
          usd: Math.max(at(priceRange.high) - allInUsd.p50, allInUsd.p50 - at(priceRange.low)),
          says: `the price (likely ${formatUsdPerHour(priceRange.low)} to ${formatUsdPerHour(priceRange.high)} per GPU today, so ${formatUsd(at(priceRange.low))} to ${formatUsd(at(priceRange.high))})`,
        },
  ]
  const [first, ...others] = weighed
    .flatMap((one) => one ?? [])
    .toSorted((one, other) => other.usd - one.usd)
    .map(({ says }) => says)
  const rest = keyAssumptions(assumptions, spec, best).filter((clause) => !told.test(clause))
  return [
    `By what they move, of ${formatUsd(allInUsd.p50)} in total: first ${first ?? ''}${others.map((one) => `; then ${one}`).join('')}.`,
    ...keyConsiderations.filter((one) => ofMethod.test(one)).map((one) => `${one}.`),
    rest.length === 0 ? '' : `Also assumed: ${rest.join('; ')}.`,
    'Twenty steps on the machine settle the speed: reply with tokens per second.',
  ]
}
const ofMethod = /^Q?LoRA is assumed, as no method was named/u
/** Weighed above, or no more than what was typed. */
const told = /^One epoch|counted as [\d,]+ tokens each|are read as \d/u
