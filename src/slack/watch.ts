/** Keeps time for the inbox: holds on to what is being worked on, and takes over what another process left behind. */
import type { DurableApp } from './durable-app.ts'
import type { Services } from './services.ts'

export type Watch = {
  /** Takes over nothing more; goes on holding what is being worked on. */
  readonly takeNoMore: () => void
  readonly stop: () => void
}

/** Installations that another replica made are learnt every so many rounds. */
const refreshEvery = 20
/** Taken over in one round. */
const most = 20

export function watchInbox(app: DurableApp, services: Services): Watch {
  const { store, tenancy, health, log, tempo } = services
  let isTaking = true
  let rounds = 0
  let isBusy = false

  async function round(): Promise<void> {
    if (app.held.length > 0) await store.inbox.renew(app.held)
    if (isTaking) {
      for (const delivery of await store.inbox.takeOver(most)) {
        // One that this process itself was late to renew is still being worked on.
        if (app.held.some(({ id }) => id === delivery.id)) continue
        app.again(delivery).catch((error: unknown) => {
          log.error({ error: error instanceof Error ? error.name : typeof error }, 'it will be tried again')
        })
      }
    }
    if (rounds % refreshEvery === 0) await tenancy?.refresh()
    rounds += 1
    health.report('store', null)
  }

  const tick = () => {
    if (isBusy) return
    isBusy = true
    round()
      .catch((error: unknown) => {
        health.report('store', 'The database does not answer.')
        log.error({ error: error instanceof Error ? error.message : typeof error }, 'the database does not answer')
      })
      .finally(() => {
        isBusy = false
      })
  }
  tick()
  const timer = setInterval(tick, tempo.look)
  return {
    takeNoMore: () => {
      isTaking = false
    },
    stop: () => clearInterval(timer),
  }
}
