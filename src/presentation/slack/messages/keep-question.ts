/** The question under a measurement: whether the team's later estimates may rest on it. */
import type { Button } from '@slack/types'
import { sectionBlock } from '../blocks/layout-blocks.ts'
import type { SlackMessage } from '../slack-message.ts'

/** Ids of the two buttons; their value is the id of the run. */
export const measurementActionIds = { keep: 'measurement_keep', drop: 'measurement_drop' } as const

/** `by`: the user who decided. */
export type KeepDecision = { readonly isKept: boolean; readonly by: string }

/**
 * The message with the question under it, or with the decision, which can be changed. `run` is the id under which the
 * measurement is stored. A message as Slack returns it has a question already; it is replaced.
 */
export function withKeepQuestion(
  { blocks, ...rest }: SlackMessage,
  run: string,
  decision: KeepDecision | null,
): SlackMessage {
  const question =
    decision === null
      ? 'This thread counts with it from now on. Use it for this team’s later estimates with this software and GPU too?'
      : decision.isKept
        ? `<@${decision.by}> had it remembered: this team’s later estimates for this software and GPU rest on it.`
        : `<@${decision.by}> decided: it holds in this thread only.`
  const buttons =
    decision === null
      ? [keepButton(run), dropButton(run, 'Only in this thread')]
      : [decision.isKept ? dropButton(run, 'Forget it') : keepButton(run)]
  const otherBlocks = blocks.filter((block) => block.block_id === undefined || !questionBlockIds.has(block.block_id))
  return {
    ...rest,
    blocks: [
      ...otherBlocks,
      { ...sectionBlock([question]), block_id: 'measurement_question' },
      { type: 'actions', block_id: 'measurement', elements: buttons },
    ],
  }
}

const questionBlockIds: ReadonlySet<string> = new Set(['measurement_question', 'measurement'])

const keepButton = (run: string): Button => ({
  type: 'button',
  action_id: measurementActionIds.keep,
  text: { type: 'plain_text', text: 'Yes, remember it' },
  value: run,
})

const dropButton = (run: string, text: string): Button => ({
  type: 'button',
  action_id: measurementActionIds.drop,
  text: { type: 'plain_text', text },
  value: run,
})
