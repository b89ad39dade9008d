/** What somebody waited for has come: said once, in the thread that it was asked in. */
import * as z from 'zod'
import { watchMetMessage } from '../../presentation/content/messages/watch-message.ts'
import { renderMessage } from '../../presentation/slack/render-message.ts'
import { deliverMessage } from '../delivery/deliver.ts'
import { currentTeam } from '../request-scope.ts'
import type { JobDefinition } from './scheduler.ts'
import type { ClientProvider } from './weekly-digest.ts'

const payloadSchema = z.object({
  watch: z.string(),
  by: z.string(),
  channel: z.string(),
  thread: z.string(),
  says: z.string(),
})

/** The job `watch-met`; a watch that was ended meanwhile is not told of. */
export function watchJob(clientOf: ClientProvider): JobDefinition {
  return {
    kind: 'watch-met',
    run: async (job, services) => {
      const team = currentTeam()
      const { watch, by, channel, thread, says } = payloadSchema.parse(job.payload)
      const { watches } = services.store.of(team)
      // Ended by a word meanwhile; tried again it is open still, for it ends once it is said.
      const isOpen = (await watches.open({ channel, thread })).some(({ id }) => id === watch)
      const client = isOpen ? await clientOf(team) : null
      if (client === null) return
      await deliverMessage(renderMessage(watchMetMessage(by, says)), { client, channel, thread, user: by }, services)
      await watches.end(watch)
    },
  }
}
