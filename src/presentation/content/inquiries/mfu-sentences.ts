/** A share of the peak that somebody has: what it is in tokens a second, and whether it is usual. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import type { MfuFigures } from '../../../recommend/inquiries/known-figures.ts'
import type { DisplayNames } from '../../format/display-names.ts'
import { formatCount, formatPercent } from '../../format/number-format.ts'

/** What the usual share of the peak is in tokens a second, and what another share does to the bill. */
export const mfuSentence = (
  { gpu, tokensPerSecond, low, high, share }: MfuFigures,
  title: string,
  names: DisplayNames,
): string =>
  `Of ${title} trained in full on ${names.gpu(gpu)}, ${formatPercent(share)} are about ${roundedRate(tokensPerSecond)} tokens a second and GPU (usual: ${roundedRate(low)} to ${roundedRate(high)}). The bill goes the other way: at 30 % instead of 40 % it is a third more. Measure 50 steps before you book days.`
/** Whether a share of the peak that somebody has is usual, and what a better one saves. `hasExperts`: it is of such a model. */
export function mfuVerdictSentence(mfu: number, hasExperts: boolean, rules: RulesOfThumb): string {
  const { usualMfu, usualMoeMfu, rareMfu, impossibleMfu, almostUsualMfu, pretrainingMfu } = rules
  const [low, high] = hasExperts
    ? [usualMoeMfu.low.base, usualMoeMfu.high.base]
    : [usualMfu.low.base, usualMfu.high.base]
  const most = hasExperts ? usualMoeMfu.tuned.base : rareMfu.base
  const plain = low * almostUsualMfu.base ** 2
  const of = hasExperts ? 'a model with experts' : 'a dense model in bf16'
  const verdict =
    mfu > impossibleMfu.base
      ? 'Not possible: nothing ever ran at that'
      : mfu > most
        ? `Too good for ${of}: over ${formatPercent(most)} is rare, so ask what is counted`
        : mfu > high
          ? `Very good for ${of}, and within reach of much tuning`
          : mfu >= low
            ? `Ordinary for ${of}${hasExperts ? ' under plain sharding' : ', well tuned'}`
            : mfu >= plain
              ? `Somewhat low for ${of}: usual of a plain trainer with padding and full checkpointing`
              : `Low for ${of}: something holds it up (padding, short sequences, small batches, the loader, links between machines)`
  const better = hasExperts ? (high + most) / 2 : pretrainingMfu.base
  const saved =
    mfu < better * almostUsualMfu.base
      ? ` At ${formatPercent(better)} the hours and the bill would be ${formatPercent(1 - mfu / better)} less.`
      : ''
  const how =
    hasExperts && mfu < most
      ? ` Tuned runs (experts spread over the GPUs of one machine, grouped kernels, larger micro-batches) reach ${formatPercent(most - 0.1)} to ${formatPercent(most)}; count the parameters that work on a token, not all.`
      : ''
  return `${verdict}: ${formatPercent(mfu)} MFU, where ${formatPercent(low)} to ${formatPercent(high)} are usual.${saved}${how}`
}

const roundedRate = (rate: number): string => formatCount(Number(rate.toPrecision(2)))
