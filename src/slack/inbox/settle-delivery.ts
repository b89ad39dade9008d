/** The end of an attempt: the delivery is answered or given up, or any process works on it again a while later. */
import type { InboxDelivery } from '../../store/inbox.ts'
import type { RequestScope } from '../request-scope.ts'
import type { Services } from '../services.ts'
import { maxAttempts } from './attempts.ts'

/** Longest pause, in seconds, that Slack can ask for. */
const maxRetryAfter = 600

/** `retryAfter` and `retryWithin` are seconds, as Slack or the request asked for. */
export async function settleDelivery(
  delivery: InboxDelivery,
  {
    outcome,
    attempt,
    retryAfter = 0,
    retryWithin = Infinity,
  }: Pick<RequestScope, 'outcome' | 'attempt' | 'retryAfter' | 'retryWithin'>,
  { store: { inbox }, timeouts, metrics }: Pick<Services, 'store' | 'timeouts' | 'metrics'>,
): Promise<void> {
  const age = Math.max(0, inbox.ageOf(delivery)) / 1000
  if (outcome === 'postponed' || (outcome === 'untold' && attempt < maxAttempts)) {
    if (outcome === 'postponed') await inbox.setAside(delivery)
    const pause = Math.min(timeouts.retryDelay(age), retryWithin)
    return inbox.release(delivery, Math.max(pause, Math.min(retryAfter, maxRetryAfter)))
  }
  const end = outcome === 'untold' ? 'abandoned' : outcome
  await inbox.answered(delivery, end)
  metrics.finished(delivery.kind, end, age)
}

/** What was noted; undefined: it cannot be read, as where a disk or a hand has damaged it. */
export function readPayload(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return undefined
  }
}

/** It counts as an attempt, so that it is given up at last: who asked cannot be told, for nobody knows. */
export async function settleUnreadable(
  delivery: InboxDelivery,
  services: Pick<Services, 'store' | 'timeouts' | 'metrics' | 'log'>,
): Promise<void> {
  const attempt = await services.store.inbox.begin(delivery)
  if (attempt === null) return
  services.log.error({ request: delivery.id, kind: delivery.kind, attempt }, 'a delivery cannot be read')
  await settleDelivery(delivery, { outcome: 'untold', attempt }, services)
}
