/**
 * "Yes, remember it" and "Only in this thread" under a measurement: what was decided is kept, and the message says so.
 */
import type { App, BlockAction } from '@slack/bolt'
import type { KnownBlock } from '@slack/types'
import * as z from 'zod'
import { withKeepQuestion, measurementActionIds } from '../../../presentation/slack/messages/keep-question.ts'
import { currentTeam } from '../../request-scope.ts'
import { deliverEphemeral } from '../../delivery/deliver.ts'
import { destinationOf } from './plan-actions.ts'
import { readActionPayload } from './action-payload.ts'
import { sendWithFallback } from '../../delivery/rendering-fallback.ts'
import type { Services } from '../../services.ts'
import { textMessage } from '../../delivery/text-message.ts'

/** Registers both buttons; a measurement that is gone is said to be. */
export function registerMeasurementActions(app: App, services: Services): void {
  for (const [actionId, isKept] of [
    [measurementActionIds.keep, true],
    [measurementActionIds.drop, false],
  ] as const) {
    app.action<BlockAction>(actionId, async ({ ack, body, client, respond }) => {
      await ack()
      const action = readActionPayload(body)
      if (action === null) return
      const { value: run, user, channel, ts } = action
      const isFound = await services.store.of(currentTeam()).runs.revise(run, (stored) => ({ ...stored, isKept }))
      if (!isFound) {
        return void (await deliverEphemeral(
          textMessage('This measurement is no longer kept.'),
          destinationOf(action, client, respond),
          services,
        ))
      }
      const message = messageOfAction(body)
      if (message === null) return
      await sendWithFallback(withKeepQuestion(message, run, { isKept, by: user }), services, ({ text, blocks }) =>
        client.chat.update({ channel, ts, text, blocks: [...blocks] }),
      )
    })
  }
}

const blocksSchema = z.array(
  z.custom<KnownBlock>((block) => z.looseObject({ type: z.string() }).safeParse(block).success),
)
const messageSchema = z.looseObject({ text: z.string().catch(''), blocks: blocksSchema })

/** The message as Slack hands it back. */
function messageOfAction({ message }: BlockAction): { text: string; blocks: KnownBlock[] } | null {
  const parsed = messageSchema.safeParse(message)
  return parsed.success ? { text: parsed.data.text, blocks: parsed.data.blocks } : null
}
