/** What every part of the page may need: what is known, where one is, and how to do something. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Connection } from './connection.ts'
import type { ClientState } from './client-state.ts'
import type { PageRoute } from './page-route.ts'

export type PageContext = {
  readonly state: ClientState
  readonly route: PageRoute
  readonly navigate: (place: Partial<PageRoute>) => void
  readonly perform: Connection['perform']
  /** Somebody did something under a message: where its answer comes in a thread, that thread opens. */
  readonly expectReply: (root: string) => void
  /** The reader wrote something there a moment ago, and waits for what comes of it. */
  readonly hasJustPosted: (place: string) => boolean
  readonly openDeveloper: () => void
  readonly openHelp: () => void
  /** Types and sends in the conversation that is open. */
  readonly sendText: (text: string) => void
}

const Context = createContext<PageContext | null>(null)
export const PageContextProvider = Context.Provider

export function usePageContext(): PageContext {
  const context = useContext(Context)
  if (context === null) throw new Error('there is no world around this')
  return context
}
