/** A store whose documents are as small as they can be, for tests that do not care what is in them. */
import { onTestFinished } from 'vitest'
import { type Place } from '../../src/store/database.ts'
import { openStore, type Store, type StoreOptions } from '../../src/store/store.ts'
import { type Notes, shapes } from './note-shapes.ts'
import { type Kind, newPlace } from './places.ts'

/** Two keys, so that one can take over from the other. */
export const oldKey = { id: 'old', bytes: new Uint8Array(32).fill(1) }
export const newKey = { id: 'new', bytes: new Uint8Array(32).fill(2) }

/** Closed when the test ends. */
export async function openNotes(where: Kind | Place, options: StoreOptions = {}): Promise<Store<Notes>> {
  const place = typeof where === 'string' ? await newPlace(where) : where
  const store = await openStore(place, shapes, { keys: [oldKey], ...options })
  onTestFinished(() => store.close())
  return store
}

/** A clock that stands still until it is moved. */
export function stoppedClock(start = Date.parse('2026-11-24T12:00:00Z')) {
  let now = start
  return {
    clock: () => now,
    pass: (seconds: number) => {
      now += seconds * 1000
    },
  }
}
