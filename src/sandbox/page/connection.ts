/** The way to the server: a stream of what happens, and wishes. */
import type { Told } from '../shown.ts'
import type { Wish } from '../wish.ts'

export type Connection = {
  /** What it was answered with; null where it could not be asked. */
  readonly wish: (wish: Wish) => Promise<Readonly<Record<string, unknown>> | null>
  readonly close: () => void
}

/** `person`: an id. */
export function connect(person: string, hear: (told: Told) => void, onState: (isOpen: boolean) => void): Connection {
  const as = `as=${encodeURIComponent(person)}`
  const stream = new EventSource(`stream?${as}`)
  stream.addEventListener('message', ({ data }) => hear(JSON.parse(String(data))))
  stream.addEventListener('open', () => onState(true))
  // The browser tries again by itself, and is told everything anew.
  stream.addEventListener('error', () => onState(false))
  return {
    wish: async (wish) => {
      try {
        const response = await fetch(`act?${as}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(wish),
        })
        return response.ok ? await response.json() : null
      } catch {
        return null
      }
    },
    close: () => stream.close(),
  }
}
