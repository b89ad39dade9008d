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

export function startLeaseRenewal(app: DurableApp, services: Services): LeaseRenewal {
  const { store, authorizer, health, log, timeouts } = services
  let isTakingOver = true
  let rounds = 0
  let isBusy = false

  async function renew(): Promise<void> {
    await app.renewLeases()
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
  }

  const tick = () => {
    if (isBusy) return
    isBusy = true
    renew()
      .catch((error: unknown) => {
        health.report('store', 'The database does not answer.')
        log.error({ error: error instanceof Error ? error.message : typeof error }, 'the database does not answer')
      })
      .finally(() => {
        isBusy = false
      })
  }
  tick()
  const timer = setInterval(tick, timeouts.pollInterval)
  return {
    stopTakingOver: () => {
      isTakingOver = false
    },
    stop: () => clearInterval(timer),
  }
}
