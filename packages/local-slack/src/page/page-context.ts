/** What all components share: the state, the route, and the actions of the user. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Connection } from './connection.ts'
import type { ClientState } from './client-state.ts'
import type { PageRoute } from './page-route.ts'

export type PageContext = {
  readonly state: ClientState
  readonly route: PageRoute
  readonly navigate: (to: Partial<PageRoute>) => void
  readonly perform: Connection['perform']
  readonly upload: Connection['upload']
  /** The viewer acted on a message: if the answer arrives in that thread soon, the thread opens. */
  readonly expectReply: (root: string) => void
  /** The viewer posted in that conversation or thread a moment ago. */
  readonly hasJustPosted: (readKey: string) => boolean
  readonly openDeveloper: () => void
  readonly openHelp: () => void
  /** Sends a message in the open conversation. */
  readonly sendText: (text: string) => void
}

const Context = createContext<PageContext | null>(null)
export const PageContextProvider = Context.Provider

/** Throws where no provider stands above the component. */
export function usePageContext(): PageContext {
  const context = useContext(Context)
  if (context === null) throw new Error('a component was rendered outside of PageContextProvider')
  return context
}
