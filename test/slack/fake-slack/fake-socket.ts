/** The WebSocket end of Socket Mode: greets, sends envelopes, and waits for their acknowledgement. */
import type { Server } from 'node:http'
import { WebSocketServer } from 'ws'
import * as z from 'zod'

export type Envelope = {
  readonly type: 'events_api' | 'slash_commands' | 'interactive'
  readonly payload: object
  readonly retry_attempt?: number
  readonly retry_reason?: string
}

export type FakeSocket = {
  readonly url: string
  /** Resolves with what the acknowledgement carries, or throws after `patience` milliseconds without one. */
  readonly send: (envelope: Envelope, patience?: number) => Promise<unknown>
  /** Resolves once `count` connections were greeted since the start. */
  readonly greeted: (count: number) => Promise<void>
  /** Cuts every connection without a word. */
  readonly cut: () => void
  readonly close: () => void
}

const acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() })

export function openFakeSocket(server: Server, origin: string): FakeSocket {
  const sockets = new WebSocketServer({ server, path: '/socket' })
  const waiting = new Map<string, (payload: unknown) => void>()
  const greetings: (() => void)[] = []
  let greetedSoFar = 0
  let sent = 0

  sockets.on('connection', (socket) => {
    socket.addEventListener('message', ({ data }) => {
      if (typeof data !== 'string') return
      const { envelope_id: id, payload } = acknowledgement.parse(JSON.parse(data))
      waiting.get(id)?.(payload)
      waiting.delete(id)
    })
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0FAKE' } }))
    greetedSoFar += 1
    for (const check of greetings) check()
  })

  return {
    url: `${origin}/socket?ticket=fake`,
    send: async (envelope, patience = 2000) => {
      const [socket] = [...sockets.clients].filter(({ readyState }) => readyState === 1)
      if (socket === undefined) throw new Error('nobody is connected')
      sent += 1
      const id = `envelope-${sent}`
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${id} was not acknowledged`)), patience)
        waiting.set(id, (payload) => {
          clearTimeout(timer)
          resolve(payload)
        })
        socket.send(JSON.stringify({ envelope_id: id, accepts_response_payload: true, ...envelope }))
      })
    },
    greeted: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (greetedSoFar >= count) resolve()
        }
        greetings.push(check)
        check()
      }),
    cut: () => {
      for (const socket of sockets.clients) socket.terminate()
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}
