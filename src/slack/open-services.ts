/** Opens what the listeners are handed, out of the settings: the store first. */
import { isForMany, type Settings } from '../settings.ts'
import { CannotOpen } from '../store/cannot-open.ts'
import { CannotUnseal } from '../store/seal.ts'
import { openStore } from '../store/store.ts'
import { CannotStart } from './cannot-start.ts'
import { familiar } from './familiar.ts'
import { watchHealth } from './health.ts'
import { callHelper } from './helper.ts'
import { type Log, openLog } from './log.ts'
import { countMetrics } from './metrics.ts'
import { paceOf } from './pace.ts'
import { type Memory, type Remembered, remembered } from './remembered.ts'
import type { Corridor, Services } from './services.ts'
import { tenancyOf } from './tenancy.ts'
import { unhurried } from './tempo.ts'
import { helps, thinking } from './thinking.ts'
import { takeTurns } from './turns.ts'

/** Throws `CannotStart` where the store cannot be opened, or its tokens cannot be read. */
export async function openServices(settings: Settings, corridor: Corridor, today: () => string): Promise<Services> {
  const log = openLog(settings.LOG_LEVEL)
  const store = await openMemory(settings, log)
  const health = watchHealth()
  const inTurn = takeTurns()
  const { desk, observations } = corridor
  return {
    ...corridor,
    today,
    now: Date.now,
    store,
    familiar: familiar(),
    tenancy: isForMany(settings) ? tenancyOf(store, log) : null,
    health,
    inTurn,
    think: thinking({
      desk,
      inTurn,
      callHelper: helps() ? (onTrouble) => callHelper({ observations, onTrouble }) : null,
      tell: (words) => log.info({}, words),
      onTrouble: (error) => log.error({ error: error.message }, 'the thread that helps under load is in trouble'),
    }),
    log,
    metrics: countMetrics(health),
    tempo: unhurried,
    pace: paceOf(),
  }
}

async function openMemory(settings: Settings, log: Log): Promise<Memory> {
  const { DATABASE_URL: url, DATA_DIR: folder, TOKEN_ENCRYPTION_KEY: keys = [] } = settings
  try {
    const store = await openStore<Remembered>(url === undefined ? { folder } : { url }, remembered, {
      keys,
      onTrouble: (error) => log.warn({ error: error.message }, 'a connection to the database broke'),
    })
    if (keys.length > 0) {
      const resealed = await store.installations.reseal()
      if (resealed > 0) log.info({ resealed }, 'tokens are encrypted under the first key again')
    }
    return store
  } catch (error) {
    if (error instanceof CannotUnseal) {
      throw new CannotStart(`TOKEN_ENCRYPTION_KEY does not open the stored tokens: ${error.message}.`, { cause: error })
    }
    if (!(error instanceof CannotOpen)) throw error
    const name = url === undefined ? `DATA_DIR ${folder}` : 'DATABASE_URL'
    throw new CannotStart(`${name} cannot be used: ${error.message}.`, { cause: error })
  }
}
