/** "Pin for this channel" and "Unpin" under a recommendation: what `/gpucost recommend` answers with from then on. */
import type { App, BlockAction } from '@slack/bolt'
import { pinControlIds } from '../../../presentation/content/messages/usual-request-message.ts'
import { loadPersonRole } from '../../authority/people.ts'
import { deliverEphemeral, deliverMessage } from '../../delivery/deliver.ts'
import type { Destination } from '../../delivery/post-methods.ts'
import { textMessage } from '../../delivery/text-message.ts'
import { currentTeam } from '../../request-scope.ts'
import type { Services } from '../../services.ts'
import { readActionPayload } from './action-payload.ts'
import { destinationOf } from './plan-actions.ts'
import { threadForgottenText } from './thread-of-action.ts'

/** Registers the buttons that pin a plan to its channel and unpin it. */
export function registerPinActions(app: App, services: Services): void {
  for (const actionId of [pinControlIds.pin, pinControlIds.unpin]) {
    app.action<BlockAction>(actionId, async ({ ack, body, client, respond }) => {
      await ack()
      const action = readActionPayload(body)
      if (action === null) return
      const { scenario, user, channel } = action
      const destination = destinationOf(action, client, respond)
      const tell = (text: string) => deliverEphemeral(textMessage(text), destination, services)
      if (actionId === pinControlIds.unpin) return unpinRecommendation(destination, services)
      if ((await loadPersonRole(user, client, services)) === 'outsider') return void (await tell(outsiderText))
      if (scenario === null) return void (await tell(threadForgottenText))
      await services.store.of(currentTeam()).pinnedJobs.pin(channel, scenario, user)
      const text = `<@${user}> pinned this for the channel: \`/gpucost recommend\` answers with it, at the prices of the day, until somebody unpins it (\`/gpucost unpin\`).`
      await deliverMessage(textMessage(text), destination, services)
    })
  }
}

const outsiderText = 'Guests and people of other companies cannot pin what a channel recommends.'

/** By its button or `/gpucost unpin`; said to everybody where something was pinned. */
export async function unpinRecommendation(destination: Destination, services: Services): Promise<void> {
  const { channel, user, client } = destination
  const tell = (text: string) => deliverEphemeral(textMessage(text), destination, services)
  if ((await loadPersonRole(user, client, services)) === 'outsider') return void (await tell(outsiderText))
  const wasPinned = await services.store.of(currentTeam()).pinnedJobs.unpin(channel)
  if (!wasPinned) return void (await tell('Nothing is pinned here any more.'))
  const text = `<@${user}> unpinned what \`/gpucost recommend\` answers with here.`
  await deliverMessage(textMessage(text), destination, services)
}
