/** One message can reach several listeners: a mention in a thread comes as a mention and as a message. */
import { currentWork } from './current.ts'
import type { Services } from './services.ts'

/** Slack delivers again for hours. */
const days = 3 * 86_400

/** True for the delivery that asks first, also when it is worked on again. */
export async function claimMessage(channel: string, ts: string, { store }: Services): Promise<boolean> {
  const work = currentWork()
  if (work === null || work.id === null) return true
  return store.of(work.team).keys.claim(work.id, { key: `answered ${channel} ${ts}`, seconds: days })
}
