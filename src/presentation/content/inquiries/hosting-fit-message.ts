/** "Does a 72B in 4-bit fit an A100 in vLLM at 16k?": yes or no, the memory it is judged by, and what would fit. */
import { weightNames } from '../../../catalog/training-method.ts'
import type { HostingFit } from '../../../recommend/inquiries/hosting-fit.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { type DisplayNames, planName } from '../../format/display-names.ts'
import { formatCount, formatGib, formatPercent } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { line, type MessageContent } from '../message-content.ts'
import { answerOfLines, modelTitle, unusedLines } from './answer-lines.ts'
import { capitalized } from '../../../recommend/figure-text.ts'

/** Fewer conversations at once are no room to work with. */
const fewConversations = 2

/** `isContextAssumed`: nothing was said of the length of a conversation. */
export function hostingFitMessage(
  fit: HostingFit,
  spec: Spec,
  isContextAssumed: boolean,
  unused: readonly string[],
  names: DisplayNames,
): MessageContent {
  const { conversations, weightsGiB, cacheGiB, usableGiB, usableShare, longestTokens } = fit
  const place = planName({ ...fit, nodes: 1 }, names)
  const what = `${modelTitle(spec, names)} in ${weightNames[fit.weights]}`
  const length = `${formatCount(fit.contextTokens)} tokens`
  const headline =
    conversations === 0
      ? `No: ${what} does not fit ${place} for answering${longestTokens === 0 ? '' : ` with ${length} of context`}.`
      : conversations < fewConversations
        ? `Only just: ${what} fits ${place} for answering, with one conversation of ${length} at a time.`
        : `Yes: ${what} fits ${place} for answering, with about ${formatCount(conversations)} conversations of ${length} at once.`
  const memory = `Weights take ${formatGib(weightsGiB)} and each conversation up to ${formatGib(cacheGiB)} of cache, of ${formatGib(usableGiB)} that serving software fills (${formatPercent(usableShare)} of the memory, as vLLM does by default).`
  const room =
    conversations > 0 || longestTokens < leastTokens
      ? []
      : [line(`It leaves room for one conversation of ${formatCount(Number(longestTokens.toPrecision(2)))} tokens.`)]
  const smaller = fit.smaller.map(
    ({ weights, conversations: count }) =>
      `${weightNames[weights]} (${count === 1 ? 'one conversation' : `about ${formatCount(count)} conversations`} at once)`,
  )
  const speed =
    conversations === 0
      ? []
      : [
          line(
            `One conversation alone is written at about ${formatSignificant(fit.tokensPerSecond, 2)} tok/s: reckoned from memory bandwidth, not measured here.`,
          ),
        ]
  return answerOfLines(
    headline,
    [
      line(memory),
      ...room,
      ...(smaller.length === 0 ? [] : [line(`${capitalized(smaller.join(', '))} would fit.`)]),
      ...speed,
    ],
    [
      line(
        `Assumed: ${[...(spec.weights === null ? [`weights in ${weightNames[fit.weights]}`] : []), ...(isContextAssumed ? [`conversations of ${length}`] : []), 'a cache of 16 bits, half of it in FP8', 'training it is another matter: ask without the serving words'].join('; ')}.`,
      ),
      ...unusedLines(unused),
    ],
  )
}
const leastTokens = 500

/** The same as one sentence beside a question of training that may be one of answering. */
export function hostingFitSentence(fit: HostingFit): string {
  const { conversations, weightsGiB, cacheGiB, usableGiB } = fit
  const length = `${formatCount(fit.contextTokens)} tokens`
  const figures = `${formatGib(weightsGiB)} of weights in ${weightNames[fit.weights]} and ${formatGib(cacheGiB)} of cache for each conversation of ${length}, of ${formatGib(usableGiB)} that serving software fills`
  return conversations === 0
    ? `To run it for answers alone (inference) it does not fit: ${figures}.`
    : `To run it for answers alone (inference) it fits, ${conversations === 1 ? 'one conversation' : `about ${formatCount(conversations)} conversations`} at once: ${figures}.`
}
