/**
 * Looks, once prices were renewed, whether what people wait for has come. The process that renewed them looks, for it has
 * the newest; what it finds becomes a job, which says it once.
 */
import type { ObservedPrice } from '../../catalog/observed-price.ts'
import type { WatchTarget } from '../../scenario/watch-target.ts'
import type { StoredWatch } from '../../store/watches.ts'
import type { AppDocuments } from '../document-schemas.ts'
import { loadUnattendedContext } from '../request-context.ts'
import { currentTeam, runInScope } from '../request-scope.ts'
import type { Services } from '../services.ts'
import { maxWatches } from './deliver-watch.ts'

type Watch = StoredWatch<AppDocuments['watch']>

/** `observations`: what the feeds have just said, stocks included. */
export async function checkWatches(observations: readonly ObservedPrice[], services: Services): Promise<void> {
  const { store, log } = services
  for (const team of await store.teams()) {
    for (const watch of await store.of(team).watches.open({ limit: maxWatches })) {
      try {
        const scope = { team, enterprise: null, id: null, isFenced: false, attempt: 1, posts: 0 }
        await runInScope({ ...scope, outcome: 'answered' }, () => checkWatch(watch, observations, services))
      } catch (error) {
        log.warn({ reason: error instanceof Error ? error.name : typeof error }, 'a watch could not be checked')
      }
    }
  }
}

async function checkWatch(
  { id, by, channel, thread, watch: { target, scenario } }: Watch,
  observations: readonly ObservedPrice[],
  services: Services,
): Promise<void> {
  const { engine, fairQueue, store, now } = services
  if (target.kind === 'stock' && !isInStock(target, observations)) return
  await fairQueue.waitTurn()
  const says = engine.watchNews(target, scenario, await loadUnattendedContext(channel, services))
  if (says === null) return
  const team = currentTeam()
  const payload = { watch: id, by, channel, thread, says }
  await store.jobs.add({ kind: 'watch-met', key: `${team} ${id}`, team, payload, runAt: new Date(now()).toISOString() })
}

/** Machines of that many GPUs, or of GPUs that are rented one by one. */
const isInStock = (
  { provider, gpus, gpuCount }: Extract<WatchTarget, { kind: 'stock' }>,
  observations: readonly ObservedPrice[],
): boolean =>
  observations.some(
    (each) =>
      each.provider === provider &&
      gpus.includes(each.gpu) &&
      (each.gpuCount === null || each.gpuCount === gpuCount) &&
      each.availability !== undefined &&
      each.availability !== 'none',
  )
