/** One message can reach several listeners: a mention in a thread comes as a mention and as a message. */
import { currentScope } from '../request-scope.ts'
import type { Services } from '../services.ts'

/** Slack delivers again for hours. */
const claimSeconds = 3 * 86_400

/** True for the delivery that asks first, also when it is worked on again. */
export async function claimMessage(channel: string, ts: string, { store }: Services): Promise<boolean> {
  const scope = currentScope()
  if (scope === null || scope.id === null) return true
  return store.of(scope.team).dedupeKeys.claim(scope.id, { key: `answered ${channel} ${ts}`, seconds: claimSeconds })
}
