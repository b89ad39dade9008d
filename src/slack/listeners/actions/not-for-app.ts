/** "Not for you" under the question whether a reply was meant for the app: deletes the question. */
import type { App, BlockAction, RespondFn } from '@slack/bolt'
import { answerControlIds } from '../../../presentation/content/answer-controls.ts'
import type { Services } from '../../services.ts'

/** Whoever presses it: the question is for the writer alone. */
export function registerNotForAppAction(app: App, services: Services): void {
  app.action<BlockAction>(answerControlIds.notForApp, async ({ ack, respond }) => {
    await ack()
    await deleteOriginal(respond, services)
  })
}

/** Deletes the message that was pressed. Where Slack refuses, it is seen by its writer alone and soon gone. */
export async function deleteOriginal(respond: RespondFn | undefined, { log }: Pick<Services, 'log'>): Promise<void> {
  try {
    await respond?.({ delete_original: true })
  } catch (error) {
    log.debug({ error: error instanceof Error ? error.name : typeof error }, 'a reading could not be taken back')
  }
}
