/** A Web API on loopback that answers as it is told, method by method, and greets on a WebSocket. */
import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'
import { WebSocketServer } from 'ws'
import * as z from 'zod'
import manifest from '../../manifest.json' with { type: 'json' }

export type FakeAnswer = {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** A text is sent as it stands. */
  readonly body?: object | string
}

const { bot, bot_optional: optional } = manifest.oauth_config.scopes
export const allScopes = [...bot, ...optional]

export const refused = (error: string): FakeAnswer => ({ body: { ok: false, error } })

/** `auth.test` of the bot in a workspace. */
export function signedIn(scopes: readonly string[] | null = allScopes, more: object = {}): FakeAnswer {
  return {
    headers: scopes === null ? {} : { 'x-oauth-scopes': scopes.join(',') },
    body: { ok: true, team: 'Acme', team_id: 'T1', user: 'gpucost', user_id: 'U1', bot_id: 'B1', ...more },
  }
}

export type FakeWebApi = { readonly url: string; readonly calls: readonly string[] }

const bound = z.object({ port: z.number() })

/**
 * A method that is not told how to answer is unknown. `greeting` is what the WebSocket says first; null: nothing,
 * and it is closed.
 */
export async function openFakeWebApi(
  answers: Readonly<Record<string, FakeAnswer>>,
  greeting: object | null = { type: 'hello', connection_info: { app_id: 'A0ACME' } },
): Promise<FakeWebApi> {
  const calls: string[] = []
  const server = createServer((request, response) => {
    const method = request.url?.replace('/api/', '').split('?')[0] ?? ''
    calls.push(`${method} ${request.headers.authorization ?? ''}`.trim())
    const { status = 200, headers = {}, body = {} } = answers[method] ?? refused('unknown_method')
    response.writeHead(status, {
      'content-type': typeof body === 'string' ? 'text/html' : 'application/json',
      ...headers,
    })
    response.end(typeof body === 'string' ? body : JSON.stringify(body).replaceAll('ws-host', `127.0.0.1:${port}`))
  })
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket) => {
    if (greeting === null) socket.close()
    else socket.send(JSON.stringify(greeting))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = bound.parse(server.address())
  onTestFinished(() => {
    sockets.close()
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${port}/api/`, calls }
}

/** `apps.connections.open` that leads to the greeting. */
export const connects: FakeAnswer = { body: { ok: true, url: 'ws://ws-host/link' } }

/** A port of this machine on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = bound.parse(server.address())
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}
