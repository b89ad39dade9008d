/** The WebSocket end of Socket Mode: greets the app, sends envelopes, and waits until they are acknowledged. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket, WebSocketServer } from 'ws'
import { asString, parseJsonObject } from '../json.ts'
import { forbiddenReason } from '../request-guard.ts'
import type { AppResponse, DeliveryOptions, RequestSender } from './request-sender.ts'

export type SocketEnvelope = {
  readonly type: 'events_api' | 'slash_commands' | 'interactive'
  readonly payload: object
  readonly retry_attempt?: number
  readonly retry_reason?: string
}

export type SocketMode = {
  /** Resolves with the payload of the acknowledgement, or rejects after `timeout` milliseconds without one. */
  readonly send: (envelope: SocketEnvelope, timeout?: number) => Promise<unknown>
  /** Delivers over the socket as `createHttpSender` does over HTTP. */
  readonly sender: RequestSender
  /** Resolves once `count` connections were greeted since the start. */
  readonly greeted: (count: number) => Promise<void>
  /** What a new connection is told first; null: nothing, and it is closed. */
  readonly greetWith: (greeting: object | null) => void
  /** Asks the app to connect again. Slack closes such a connection a few seconds later; `cut` does. */
  readonly disconnect: (reason: 'warning' | 'refresh_requested' | 'link_disabled') => void
  /** Cuts every connection without a word. */
  readonly cut: () => void
}

const defaultTimeout = 2000
const open = 1

/** Takes connections to `address` (path and query) that `server` is asked to upgrade. `app`: the id in the greeting. */
export function createSocketMode(server: Server, address: string, app: string): SocketMode {
  const sockets = new Set<WebSocket>()
  const acknowledge = new Map<string, (payload: unknown) => void>()
  const waiting = new Set<() => void>()
  let greeting: object | null = { type: 'hello', num_connections: 1, connection_info: { app_id: app } }
  let webSockets: Promise<WebSocketServer> | null = null
  let greetedCount = 0
  let sentCount = 0

  // The library is loaded only when an app connects.
  const loadWebSockets = () =>
    (webSockets ??= import('ws').then(({ WebSocketServer }) => new WebSocketServer({ noServer: true })))

  const welcome = (socket: WebSocket): void => {
    if (greeting === null) {
      socket.close()
      return
    }
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('message', (data: Buffer) => {
      const answer = parseJsonObject(data.toString())
      if (answer === null) return
      const id = asString(answer['envelope_id'])
      acknowledge.get(id)?.(answer['payload'])
      acknowledge.delete(id)
    })
    socket.send(JSON.stringify(greeting))
    greetedCount += 1
    for (const check of waiting) check()
  }

  server.on('upgrade', (request: IncomingMessage, connection: Duplex, head: Buffer) => {
    const isWelcome = request.url?.startsWith(address) === true && forbiddenReason(request) === null
    if (!isWelcome) connection.destroy()
    else void loadWebSockets().then((all) => all.handleUpgrade(request, connection, head, welcome))
  })

  const send: SocketMode['send'] = async (envelope, timeout = defaultTimeout) => {
    const socket = [...sockets].find(({ readyState }) => readyState === open)
    if (socket === undefined) throw new Error('no app is connected')
    sentCount += 1
    const id = `envelope-${sentCount}`
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${id} was not acknowledged`)), timeout)
      acknowledge.set(id, (payload) => {
        clearTimeout(timer)
        resolve(payload)
      })
      socket.send(JSON.stringify({ envelope_id: id, accepts_response_payload: true, ...envelope }))
    })
  }
  const deliver = async (
    type: SocketEnvelope['type'],
    payload: object,
    { retry }: DeliveryOptions = {},
  ): Promise<AppResponse> => {
    const started = performance.now()
    const repetition = retry === undefined ? {} : { retry_attempt: retry.number, retry_reason: retry.reason }
    const answer = await send({ type, payload, ...repetition }, responseTimeout)
    const body = answer === undefined ? '' : typeof answer === 'string' ? answer : JSON.stringify(answer)
    return { status: 200, body, milliseconds: performance.now() - started }
  }

  return {
    send,
    sender: {
      command: (fields, options) => deliver('slash_commands', fields, options),
      event: (envelope, options) => deliver('events_api', envelope, options),
      interaction: (payload, options) => deliver('interactive', payload, options),
    },
    greeted: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (greetedCount >= count) resolve()
        }
        waiting.add(check)
        check()
      }),
    greetWith: (next) => {
      greeting = next
    },
    disconnect: (reason) => {
      for (const socket of sockets) socket.send(JSON.stringify({ type: 'disconnect', reason }))
    },
    cut: () => {
      for (const socket of sockets) socket.terminate()
    },
  }
}

/** Milliseconds that Slack waits for an acknowledgement. */
const responseTimeout = 3000
