/** The end of an attempt: the delivery is answered or given up, or any process works on it again a while later. */
import type { InboxDelivery } from '../../store/inbox.ts'
import type { RequestScope } from '../request-scope.ts'
import type { Services } from '../services.ts'
import { maxAttempts } from './attempts.ts'

/** Longest pause, in seconds, that Slack can ask for. */
const maxRetryAfter = 600

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
