/** Two global batches of one job: the steps that each leaves, and which to take; the cost hardly tells them apart. */
import { formatCount, formatTokens } from '../../format/number-format.ts'
import { fewSteps } from './batch-for-data-sentences.ts'

/** Of each batch the tokens of a step; `usual`: the tokens that people train with. */
type WeighedSteps = {
  readonly batchTokens: readonly [number, number]
  readonly areTokens: boolean
  readonly length: number
  readonly dataTokens: number
  readonly usual: number
  readonly isFromScratch: boolean
}

/** Before the plan. */
export const batchesWeighedLead = 'The batch hardly moves the cost; with either'

/** The steps, the advice, and what a batch changes beside them. */
export function batchesWeighedSentences(weighed: WeighedSteps): readonly string[] {
  const { batchTokens, areTokens, length, dataTokens, usual, isFromScratch } = weighed
  const nameOf = (tokens: number): string =>
    areTokens ? `${formatTokens(tokens)} a step` : `${formatCount(Math.round(tokens / length))} sequences a step`
  const stepsOf = (tokens: number): number => Math.max(1, Math.round(dataTokens / tokens))
  const [small, large] = batchTokens.toSorted((one, other) => one - other)
  if (small === undefined || large === undefined) return []
  const least = fewSteps(isFromScratch)
  const steps = `${formatCount(stepsOf(large))} optimizer steps with ${nameOf(large)}, ${formatCount(stepsOf(small))} with ${nameOf(small)}`
  const closer = Math.abs(Math.log(small / usual)) <= Math.abs(Math.log(large / usual)) ? small : large
  const advice =
    stepsOf(small) < least
      ? `Both leave few steps (at least some ${formatCount(least)} are wanted): take some ${formatTokens(dataTokens / (2 * least))} a step.`
      : stepsOf(large) < least
        ? `Take ${nameOf(small)}: ${formatCount(stepsOf(large))} steps are too few to learn from.`
        : `Both leave enough steps. ${formatTokens(usual)} a step are usual here, so ${nameOf(closer)} is the nearer; a larger one takes more tokens to the same loss, and a higher learning rate.`
  return [
    `${steps}: the same tokens, so about the same GPU time and money, as a step of half the size takes half the time.`,
    advice,
    ...(areTokens ? [] : [`Sequences of ${formatCount(length)} tokens are counted.`]),
  ]
}
