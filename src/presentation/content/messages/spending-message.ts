/** The reported cost of a run, set against what was expected. */
import { planName, providerName } from '../../format/display-names.ts'
import { formatPercent, formatUsd, formatUsdRange } from '../../format/number-format.ts'
import type { RenderContext } from '../../render-context.ts'
import type { AnsweredScenario } from '../advisor-answer.ts'
import { line, lines, type MessageContent, notesBlock, strong, textBlock } from '../message-content.ts'

/** `dollars`: the whole job, as somebody reported it. */
export function spendingMessage(
  dollars: number,
  { recommendation: { best } }: AnsweredScenario,
  { names }: RenderContext,
): MessageContent {
  const { p10, p50, p90 } = best.allInUsd
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
