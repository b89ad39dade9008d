/** What a channel usually asks, answered: the ordinary answer under a line that says where the question came from. */
import type { UsualJob } from '../../../team/usual-job.ts'
import type { RenderContext } from '../../render-context.ts'
import { line, lineWithCode, type MessageContent, textBlock, withNoteAbove } from '../message-content.ts'
import { describeChanges, describeJob } from '../scenario-summary.ts'

export function usualRequestMessage(
  { scenario, times, of, fields }: UsualJob,
  answer: MessageContent,
  { names }: RenderContext,
): MessageContent {
  const usualSettings = describeChanges(fields, scenario, names)
  const frequency = of === 1 ? 'the one thread' : `${times} of the last ${of} threads`
  const request = `What this channel usually asks: ${describeJob(scenario.spec, names)}${usualSettings.length === 0 ? '' : `, ${usualSettings.join(', ')}`}.`
  return withNoteAbove(answer, line(`${request} Out of ${frequency} here; the amount of data is their median.`))
}

/** Nothing was asked in the channel yet. */
export function noUsualRequestMessage(): MessageContent {
  const sentence = 'Nothing was asked in this channel yet, so I do not know what it usually asks.'
  const next = 'Begin with `/gpucost 70b 2B tokens`, or settle defaults with `/gpucost settings`.'
  return { text: [lineWithCode(`${sentence} ${next}`)], blocks: [textBlock([line(sentence), lineWithCode(next)])] }
}
