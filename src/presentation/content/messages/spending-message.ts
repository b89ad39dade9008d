/** The reported cost of a run, set against what was expected. */
import { planName, providerName } from '../../format/display-names.ts'
import { formatPercent, formatUsd, formatUsdRange } from '../../format/number-format.ts'
import type { RenderContext } from '../../render-context.ts'
import type { AnsweredScenario } from '../advisor-answer.ts'
import { line, lines, type MessageContent, notesBlock, sentenceMessage, strong, textBlock } from '../message-content.ts'

/** What a run has cost when a share of it is done, and what that makes of the whole. */
export function spendingSoFarMessage(
  dollars: number,
  share: number,
  { recommendation: { best } }: AnsweredScenario,
  { names }: RenderContext,
): MessageContent {
  const { p10, p50, p90 } = best.allInUsd
  const whole = dollars / share
  const isInside = whole >= p10 && whole <= p90
  const verdict = isInside ? 'as expected' : whole > p50 ? 'over what was planned' : 'under what was planned'
  const noted = `${formatUsd(dollars)} for ${formatPercent(share)}: about ${formatUsd(whole)} in total at this rate, ${verdict}.`
  const expectation = `Planned was ${formatUsd(p50)} in total (${formatUsdRange(best.allInUsd)}) on ${planName(best, names)} at ${providerName(best, names)}; ${formatUsd(whole - dollars)} are still to come.`
  return {
    text: lines([`${noted} ${expectation}`]),
    blocks: [textBlock([line(strong(noted))]), notesBlock(lines([expectation]))],
  }
}

/** `dollars`: the whole job, as somebody reported it; `isSoFar`: what it has cost while it goes on. */
export function spendingMessage(
  dollars: number,
  { recommendation: { best } }: AnsweredScenario,
  { names }: RenderContext,
  isSoFar = false,
): MessageContent {
  const { p10, p50, p90 } = best.allInUsd
  if (isSoFar && dollars < p10) {
    const share = `Noted: ${formatUsd(dollars)} spent so far, ${formatPercent(dollars / p50)} of the ${formatUsd(p50)} that is planned (${formatUsdRange(best.allInUsd)}).`
    return sentenceMessage(`${share} Say how far the run is, such as “38% done”, to know what it comes to.`)
  }
  const deviation = Math.abs(dollars / p50 - 1)
  const direction = dollars < p50 ? 'less' : 'more'
  const comparison = deviation < 0.005 ? 'as expected' : `${formatPercent(deviation)} ${direction} than expected`
  const position = dollars >= p10 && dollars <= p90 ? 'inside' : 'outside'
  const noted = `Noted: ${formatUsd(dollars)} spent, ${comparison}.`
  const expectation = `Expected was ${formatUsd(p50)} in total (${formatUsdRange(best.allInUsd)}); ${formatUsd(dollars)} lies ${position} that range. The plan was ${planName(best, names)} at ${providerName(best, names)}.`
  return {
    text: lines([`${noted} ${expectation}`]),
    blocks: [textBlock([line(strong(noted))]), notesBlock(lines([expectation]))],
  }
}
