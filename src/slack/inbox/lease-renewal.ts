/** Keeps time for the inbox: holds on to what is being worked on, and takes over what another process left behind. */
import type { DurableApp } from './durable-app.ts'
import type { Services } from '../services.ts'

export type LeaseRenewal = {
  /** Takes over nothing more; goes on holding what is being worked on. */
  readonly stopTakingOver: () => void
  readonly stop: () => void
}

/** Installations that another replica made are learnt every so many rounds. */
const refreshEvery = 20
/** Taken over in one round. */
const maxTakenOver = 20

/** Runs until it is stopped; a store that does not answer is reported as unhealthy, and tried again. */
export function startLeaseRenewal(app: DurableApp, services: Services): LeaseRenewal {
  const { store, authorizer, health, log, timeouts } = services
  let isTakingOver = true
  let rounds = 0

  async function takeOver(): Promise<void> {
    if (isTakingOver) {
      const takenAt = performance.now()
      for (const delivery of await store.inbox.takeOver(maxTakenOver)) {
        app.retry(delivery, takenAt).catch((error: unknown) => {
          log.error({ error: error instanceof Error ? error.name : typeof error }, 'it will be tried again')
        })
      }
    }
    if (rounds % refreshEvery === 0) await authorizer?.refresh()
    rounds += 1
    health.report('store', null)
    await tryToWrite()
  }

  /** What cannot be written is told by what arrives, and nothing arrives where nothing is sent to: so it is tried here. */
  async function tryToWrite(): Promise<void> {
    if (!health.isTroubled('writing')) return
    try {
      await store.of('').dedupeKeys.claim('', { key: 'whether it can be written', seconds: 1 })
      health.report('writing', null)
    } catch {
      // It is told already.
    }
  }

  /** Does `work` once a poll, each time after it has ended. */
  const everyPoll = (work: () => Promise<void>) => {
    let isBusy = false
    const tick = () => {
      if (isBusy) return
      isBusy = true
      work()
        .catch((error: unknown) => {
          health.report('store', 'The database does not answer.')
          log.error({ error: error instanceof Error ? error.message : typeof error }, 'the database does not answer')
        })
        .finally(() => {
          isBusy = false
        })
    }
    tick()
    return setInterval(tick, timeouts.pollInterval)
  }
  // What is held never waits for what is taken over: under load that takes longer than a lease.
  const timers = [everyPoll(() => app.renewLeases()), everyPoll(takeOver)]
  return {
    stopTakingOver: () => {
      isTakingOver = false
    },
    stop: () => timers.forEach(clearInterval),
  }
}
