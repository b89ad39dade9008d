/** "Estimate GPU cost" on a message: read it, and answer in its thread; privately where the bot may not post. */
import type { App, MessageShortcut } from '@slack/bolt'
import { consult } from './consult.ts'
import { giveAnswer } from './give-answer.ts'
import type { Services } from './services.ts'

export function listenForMessageShortcut(app: App, services: Services): void {
  app.shortcut<MessageShortcut>(
    { callback_id: 'estimate_from_message', type: 'message_action' },
    async ({ ack, shortcut, client, respond }) => {
      await ack()
      const { message, channel, user } = shortcut
      const answer = await consult(services, 'message-shortcut', message.text ?? '')
      const root: unknown = message['thread_ts']
      const thread = typeof root === 'string' ? root : message.ts
      await giveAnswer(answer, { client, channel: channel.id, user: user.id, thread, respond }, services)
    },
  )
}
