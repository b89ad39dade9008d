/** The way to the server: a stream of what happens, and the actions of the user. */
import type { ClientUpdate } from '../client/client-protocol.ts'
import type { UserAction } from '../user-actions/user-action.ts'

export type Connection = {
  /** What it was answered with; null where it could not be asked. */
  readonly perform: (action: UserAction) => Promise<Readonly<Record<string, unknown>> | null>
  readonly close: () => void
}

/** `person`: an id. */
export function connect(
  userId: string,
  onUpdate: (update: ClientUpdate) => void,
  onState: (isOpen: boolean) => void,
): Connection {
  const query = `as=${encodeURIComponent(userId)}`
  const stream = new EventSource(`stream?${query}`)
  stream.addEventListener('message', ({ data }) => onUpdate(JSON.parse(String(data))))
  stream.addEventListener('open', () => onState(true))
  // The browser tries again by itself, and is told everything anew.
  stream.addEventListener('error', () => onState(false))
  return {
    perform: async (action) => {
      try {
        const response = await fetch(`act?${query}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(action),
        })
        return response.ok ? await response.json() : null
      } catch {
        return null
      }
    },
    close: () => stream.close(),
  }
}
