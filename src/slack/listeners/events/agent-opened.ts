/** Somebody opens the conversation with the app in Slack's agent view: four prompts are suggested. */
import type { App } from '@slack/bolt'
import { suggestedPrompts } from '../../agent/suggested-prompts.ts'
import { slackErrorCode } from '../../delivery/slack-errors.ts'
import type { Services } from '../../services.ts'

/** Does nothing where the app has no agent view. */
export function registerAgentOpened(app: App, services: Services): void {
  if (!services.isAgentView) return
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab !== 'messages') return
    try {
      // In the agent view prompts stand above the conversation, and belong to no thread.
      await client.assistant.threads.setSuggestedPrompts({
        channel_id: event.channel,
        title: 'What would you like to know?',
        prompts: [...suggestedPrompts],
      })
    } catch (error) {
      const errorCode = slackErrorCode(error)
      if (errorCode === undefined) throw error
      services.log.warn(
        { refused: errorCode },
        'prompts could not be suggested: is the manifest that of the agent view?',
      )
    }
  })
  // Each message says by itself what is in view; Slack still expects the event to be taken.
  app.event('app_context_changed', async () => undefined)
}
