/** `/gpucost 70b 2B tokens`: acknowledge, consult, answer in the channel. */
import type { App } from '@slack/bolt'
import { consult } from './consult.ts'
import { giveAnswer } from './give-answer.ts'
import type { Services } from './services.ts'

export function listenForCommand(app: App, services: Services): void {
  app.command('/gpucost', async ({ ack, command, client, respond }) => {
    await ack()
    const answer = await consult(services, 'command', command.text)
    const { channel_id: channel, user_id: user } = command
    await giveAnswer(answer, { client, channel, user, respond, fallback: 'in_channel' }, services)
  })
}
