/** What every part of the page may need: what is known, where one is, and how to do something. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Connection } from './connection.ts'
import type { State } from './model.ts'
import type { Place } from './place.ts'

export type World = {
  readonly state: State
  readonly place: Place
  readonly go: (place: Partial<Place>) => void
  readonly wish: Connection['wish']
  /** Somebody did something under a message: where its answer comes in a thread, that thread opens. */
  readonly expect: (root: string) => void
  /** The reader wrote something there a moment ago, and waits for what comes of it. */
  readonly hasJustSpoken: (place: string) => boolean
  readonly openDeveloper: () => void
  readonly openHelp: () => void
  /** Types and sends in the conversation that is open. */
  readonly type: (text: string) => void
}

const Context = createContext<World | null>(null)
export const WorldProvider = Context.Provider

export function useWorld(): World {
  const world = useContext(Context)
  if (world === null) throw new Error('there is no world around this')
  return world
}
