/** Tells those whom a change of settings concerns: owners, and whoever approves or approved until now. Never the values. */
import { isLeaseLost } from '../lease-guard.ts'
import { deliverMessage } from '../delivery/deliver.ts'
import { textMessage } from '../delivery/text-message.ts'
import type { Destination } from '../delivery/post-methods.ts'
import type { Services } from '../services.ts'

/** More owners than this are not written to one by one. */
const maxNotices = 20

/** Each by direct message; whoever made the change knows. That one of them cannot be reached undoes nothing. */
export async function notifyUsers(
  people: readonly string[],
  text: string,
  { client, user }: Pick<Destination, 'client' | 'user'>,
  services: Services,
): Promise<void> {
  const recipients = [...new Set(people)].filter((person) => person !== user).slice(0, maxNotices)
  for (const recipient of recipients) {
    try {
      await deliverMessage(textMessage(text), { client, user: recipient, channel: recipient, isDirect: true }, services)
    } catch (error) {
      if (isLeaseLost(error)) throw error
      services.log.warn(
        { reason: error instanceof Error ? error.name : typeof error },
        'somebody could not be told of a change',
      )
    }
  }
}
