/** What a channel usually asks, answered: the ordinary answer under a line that says where the question came from. */
import type { SlackMessage } from '../slack-message.ts'
import type { UsualJob } from '../../../team/usual-job.ts'
import { describeChanges, describeJob } from '../../content/scenario-summary.ts'
import { contextBlock, sectionBlock } from '../blocks/layout-blocks.ts'
import type { RenderContext } from '../../render-context.ts'
import { inlineCode, escapeMrkdwn } from '../blocks/mrkdwn.ts'

export function usualRequestMessage(
  { scenario, times, of, fields }: UsualJob,
  answer: SlackMessage,
  { names }: RenderContext,
): SlackMessage {
  const usualSettings = describeChanges(fields, scenario, names)
  const frequency = of === 1 ? 'the one thread' : `${times} of the last ${of} threads`
  const line = `What this channel usually asks: ${describeJob(scenario.spec, names)}${usualSettings.length === 0 ? '' : `, ${usualSettings.join(', ')}`}.`
  const basis = `Out of ${frequency} here; the amount of data is their median.`
  return {
    ...answer,
    text: `${escapeMrkdwn(line)} ${basis}\n${answer.text}`,
    blocks: [contextBlock([`${escapeMrkdwn(line)} ${basis}`]), ...answer.blocks],
  }
}

/** Nothing was asked in the channel yet. */
export function noUsualRequestMessage(): SlackMessage {
  const line = 'Nothing was asked in this channel yet, so I do not know what it usually asks.'
  const next = `Begin with ${inlineCode('/gpucost 70b 2B tokens')}, or settle defaults with ${inlineCode('/gpucost settings')}.`
  return { text: `${line} ${next}`, blocks: [sectionBlock([line, next])] }
}
