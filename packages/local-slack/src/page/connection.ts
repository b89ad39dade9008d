/** The connection to the server: a stream of updates, and the actions of the user. */
import type { ClientUpdate } from '../client/client-protocol.ts'
import type { UserAction } from '../user-actions/user-action.ts'

export type Connection = {
  /** The answer of the server; null if it could not be reached or refused. */
  readonly perform: (action: UserAction) => Promise<Readonly<Record<string, unknown>> | null>
  /** The id under which a file can be sent with a message; null if the server could not be reached or refused. */
  readonly upload: (file: File) => Promise<string | null>
  readonly close: () => void
}

/** Opens the stream of one user; the browser reconnects by itself, and `onState` says whether it is open. */
export function connect(
  userId: string,
  onUpdate: (update: ClientUpdate) => void,
  onState: (isOpen: boolean) => void,
): Connection {
  const query = `as=${encodeURIComponent(userId)}`
  const stream = new EventSource(`stream?${query}`)
  stream.addEventListener('message', ({ data }) => onUpdate(JSON.parse(String(data))))
  stream.addEventListener('open', () => onState(true))
  // The browser reconnects by itself, and gets a new snapshot.
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
    upload: async (file) => {
      try {
        const response = await fetch(`upload/${encodeURIComponent(file.name)}?${query}`, { method: 'POST', body: file })
        const { id } = response.ok ? await response.json() : { id: null }
        return typeof id === 'string' ? id : null
      } catch {
        return null
      }
    },
    close: () => stream.close(),
  }
}
