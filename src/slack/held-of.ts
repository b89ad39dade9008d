/** What the thread of a pressed message holds; where nothing is remembered, what the message itself carries. */
import type { ThreadPlace } from '../store/threads.ts'
import type { Held } from '../thread/held.ts'
import { currentTeam } from './current.ts'
import { withPinned } from './pinned.ts'
import { type Pressed, threadOf } from './pressed.ts'
import type { Services } from './services.ts'

export type Found = {
  readonly held: Held
  /** Null: it is not remembered. */
  readonly thread: ThreadPlace | null
}

/** Null where neither store nor message knows what it was about. */
export async function heldOf(pressed: Pressed, services: Services): Promise<Found | null> {
  const thread = await threadOf(pressed, services)
  const held = thread === null ? null : await services.store.of(currentTeam()).threads.read(thread)
  if (held !== null) return { held: await withPinned(held, services), thread }
  const { carried } = pressed
  if (carried === null) return null
  return { held: { conversation: { revisions: [carried], position: 0 }, shown: null, pins: [] }, thread: null }
}

export const forgotten =
  'I no longer remember what this was about. Ask again with `/gpucost`, and its buttons will work.'
