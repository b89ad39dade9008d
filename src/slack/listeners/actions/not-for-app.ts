/** "Not for you" under a reading of a reply: the question to its writer goes away, and nothing else happens. */
import type { App, BlockAction } from '@slack/bolt'
import { answerControlIds } from '../../../presentation/content/answer-controls.ts'
import type { Services } from '../../services.ts'

export function registerNotForAppAction(app: App, { log }: Services): void {
  app.action<BlockAction>(answerControlIds.notForApp, async ({ ack, respond }) => {
    await ack()
    try {
      await respond({ delete_original: true })
    } catch (error) {
      // It is seen by its writer alone, and goes away with the next reload.
      log.debug({ error: error instanceof Error ? error.name : typeof error }, 'a reading could not be taken back')
    }
  })
}
