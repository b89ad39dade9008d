/** A store whose documents are as small as they can be, for tests that do not care what is in them. */
import { onTestFinished } from 'vitest'
import { type DatabaseLocation } from '../../src/store/database.ts'
import { openStore, type Store, type StoreOptions } from '../../src/store/store.ts'
import { type Notes, schemas } from './document-schemas.ts'
import { type DatabaseKind, newDatabase } from './databases.ts'

/** Two keys, so that one can take over from the other. */
export const oldKey = { id: 'old', bytes: new Uint8Array(32).fill(1) }
export const newKey = { id: 'new', bytes: new Uint8Array(32).fill(2) }

/** Closed when the test ends. */
export async function openNoteStore(
  where: DatabaseKind | DatabaseLocation,
  options: StoreOptions = {},
): Promise<Store<Notes>> {
  const location = typeof where === 'string' ? await newDatabase(where) : where
  const store = await openStore(location, schemas, { sealingKeys: [oldKey], ...options })
  onTestFinished(() => store.close())
  return store
}

/** A clock that stands still until it is moved. */
export function manualClock(start = Date.parse('2026-11-24T12:00:00Z')) {
  let now = start
  return {
    clock: () => now,
    pass: (seconds: number) => {
      now += seconds * 1000
    },
  }
}
