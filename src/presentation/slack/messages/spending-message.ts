/** What a run is said to have cost, beside what was expected. */
import type { SlackMessage } from '../slack-message.ts'
import { contextBlock, sectionBlock } from '../blocks/layout-blocks.ts'
import type { AnsweredScenario } from './difference-message.ts'
import { formatPercent, formatUsd, formatUsdRange } from '../../format/number-format.ts'
import type { RenderContext } from '../../render-context.ts'
import { escapeMrkdwn } from '../blocks/mrkdwn.ts'
import { planName, providerName } from '../../format/display-names.ts'

/** `dollars`: the whole job, as somebody reported it. */
export function spendingMessage(
  dollars: number,
  { recommendation: { best } }: AnsweredScenario,
  { names }: RenderContext,
): SlackMessage {
  const { p10, p50, p90 } = best.usd
  const deviation = Math.abs(dollars / p50 - 1)
  const direction = dollars < p50 ? 'less' : 'more'
  const how = deviation < 0.005 ? 'as expected' : `${formatPercent(deviation)} ${direction} than expected`
  const position = dollars >= p10 && dollars <= p90 ? 'inside' : 'outside'
  const line = `Noted: ${formatUsd(dollars)} spent, ${how}.`
  const expectation = `Expected was ${formatUsd(p50)} in total (${formatUsdRange(best.usd)}); ${formatUsd(dollars)} lies ${position} that range. The plan was ${planName(best, names)} at ${providerName(best, names)}.`
  return {
    text: escapeMrkdwn(`${line} ${expectation}`),
    blocks: [sectionBlock([`*${escapeMrkdwn(line)}*`]), contextBlock([escapeMrkdwn(expectation)])],
  }
}
