/** "Pin for this channel" and "Unpin" under a recommendation: what `/gpucost recommend` answers with from then on. */
import type { App, BlockAction } from '@slack/bolt'
import { pinControlIds } from '../../../presentation/content/messages/usual-request-message.ts'
import { loadPersonRole } from '../../authority/people.ts'
import { deliverEphemeral, deliverMessage } from '../../delivery/deliver.ts'
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
      if ((await loadPersonRole(user, client, services)) === 'outsider')
        return void (await tell('Guests and people of other companies cannot pin what a channel recommends.'))
      const { pinnedJobs } = services.store.of(currentTeam())
      if (actionId === pinControlIds.unpin) {
        const wasPinned = await pinnedJobs.unpin(channel)
        const text = wasPinned
          ? `<@${user}> unpinned what \`/gpucost recommend\` answers with here.`
          : 'Nothing is pinned here any more.'
        return void (await (wasPinned ? deliverMessage(textMessage(text), destination, services) : tell(text)))
      }
      if (scenario === null) return void (await tell(threadForgottenText))
      await pinnedJobs.pin(channel, scenario, user)
      const text = `<@${user}> pinned this for the channel: \`/gpucost recommend\` answers with it, at the prices of the day, until somebody unpins it.`
      await deliverMessage(textMessage(text), destination, services)
    })
  }
}
