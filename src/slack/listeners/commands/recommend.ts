/** `/gpucost recommend`: what this channel usually asks, answered at today's prices. */
import { ask } from '../../worker/ask.ts'
import { currentTeam } from '../../request-scope.ts'
import { deliverEphemeral } from '../../delivery/deliver.ts'
import { deliverOutcome } from '../../delivery/deliver-outcome.ts'
import type { Services } from '../../services.ts'
import { loadChannelContext } from '../../request-context.ts'
import { loadChannelSharing } from '../../slack-connect.ts'
import { textMessage } from '../../delivery/text-message.ts'
import type { Destination } from '../../delivery/post-methods.ts'

/** Days of history that say what is usual. */
const historyDays = 180

export async function answerRecommendCommand(destination: Destination, services: Services): Promise<void> {
  const { channel, client } = destination
  const { requestContext, sharing } = await loadChannelContext(channel, client, services)
  if ((sharing ?? (await loadChannelSharing(channel, client, services))) !== 'own') {
    await deliverEphemeral(textMessage(sharedChannelText), destination, services)
    return
  }
  const since = new Date(services.now() - historyDays * 86_400_000).toISOString()
  const history = await services.store.of(currentTeam()).estimates.recent({ channel, since, limit: 200 })
  const outcome = await ask(services, 'command', { kind: 'usual', history }, requestContext)
  const { rules } = requestContext
  await deliverOutcome({ outcome, destination, rules, isPrivate: rules.defaults.answers === 'private' }, services)
}

const sharedChannelText =
  'Another company reads along in this channel, or I cannot see whether one does, so I answer nothing here out of what your team asked before. ' +
  'Ask in a channel of your own.'
