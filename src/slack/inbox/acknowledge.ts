/** The acknowledgement of what was noted. */
import type { ReceiverEvent } from '@slack/bolt'
import type { AppLog } from '../observability/log.ts'

/**
 * Acknowledges `event` with `response`. Bolt gives a request up after three seconds and throws from then on: what was
 * noted is answered all the same, and `sendLate` says to the asker what belonged into the acknowledgement.
 */
export async function acknowledge(
  response: unknown,
  event: ReceiverEvent,
  kind: string,
  log: AppLog,
  sendLate: (response: unknown) => Promise<void>,
): Promise<void> {
  try {
    await event.ack(response)
  } catch (error) {
    log.warn({ kind, error: error instanceof Error ? error.name : typeof error }, 'acknowledged too late')
    await sendLate(response)
  }
}
