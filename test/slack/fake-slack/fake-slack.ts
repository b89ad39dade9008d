/**
 * A Slack of our own on loopback: the part of the Web API that the app calls, response addresses, and Socket Mode.
 * It keeps what was posted, refuses what Slack would refuse, and fails on demand. Real Bolt reaches it by
 * SLACK_API_URL, so a test runs the whole way without a mock.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer, text } from 'node:stream/consumers'
import * as z from 'zod'
import { announce, methods } from './fake-methods.ts'
import { type FakeSocket, openFakeSocket } from './fake-socket.ts'
import { type ResponseAddresses, responseAddresses } from './fake-response-urls.ts'
import { team, type Workspace, workspace } from './fake-workspace.ts'

/** One call of the Web API, its JSON arguments already parsed. */
export type Call = {
  readonly method: string
  readonly args: Record<string, unknown>
  readonly token: string | undefined
}

/** What a call meets instead of its answer. */
export type Failure =
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  | { readonly kind: 'garbage' }
  | { readonly kind: 'dropped' }
  /** It is done, and the answer is lost on the way. */
  | { readonly kind: 'unheard' }
  /** Nothing comes back, done or not. */
  | { readonly kind: 'silent'; readonly isDone: boolean }
  /** Answers properly, but late. */
  | { readonly kind: 'slow'; readonly milliseconds: number }

export type FakeSlack = {
  /** For SLACK_API_URL. */
  readonly apiUrl: string
  readonly workspace: Workspace
  readonly calls: readonly Call[]
  readonly callsOf: (method: string) => readonly Call[]
  /** The next `times` calls of the method fail so. */
  readonly failNext: (method: string, failure: Failure, times?: number) => void
  readonly responses: ResponseAddresses
  readonly socket: FakeSocket
  /** The bot tokens that are valid, and whose each is. */
  readonly tokens: Map<string, string>
  /** What a code of an installation is exchanged for. */
  readonly codes: Map<string, object>
  readonly close: () => Promise<void>
}

export const botToken = 'xoxb-1-fake'
export const appToken = 'xapp-1-fake'
export const signingSecret = 'fake-signing-secret'

const bound = z.object({ port: z.number() })
const object = z.record(z.string(), z.unknown())

export async function openFakeSlack(): Promise<FakeSlack> {
  const calls: Call[] = []
  const failures = new Map<string, Failure[]>()
  const space = workspace()
  const tokens = new Map([[botToken, team]])
  const codes = new Map<string, object>()
  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${bound.parse(server.address()).port}`
  const responses = responseAddresses(`http://${host}`, space)
  const socket = openFakeSocket(server, `ws://${host}`)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? ''
    if (path.startsWith('/upload/')) return take(path.slice('/upload/'.length), await buffer(request), response)
    const body = await text(request)
    if (!path.startsWith('/api/')) {
      const taken = responses.take(path, body)
      response.writeHead(taken.status).end(taken.text)
      return
    }
    const method = path.slice('/api/'.length).split('?')[0] ?? ''
    const args = argumentsOf(body)
    const token = request.headers.authorization?.replace('Bearer ', '') ?? stringOf(args['token'])
    calls.push({ method, args, token })
    const failure = failures.get(method)?.shift()
    if (failure?.kind === 'unheard') {
      respond(method, args, token)
      request.socket.destroy()
      return
    }
    if (failure?.kind === 'silent') {
      if (failure.isDone) respond(method, args, token)
      return
    }
    if (failure !== undefined && failure.kind !== 'slow') return fail(failure, request, response)
    if (failure !== undefined) await new Promise((resolve) => setTimeout(resolve, failure.milliseconds))
    sendJson(response, 200, respond(method, args, token))
  }

  function take(id: string, body: Buffer, response: ServerResponse): void {
    const upload = space.uploads.get(id)
    if (upload !== undefined) space.uploads.set(id, { ...upload, bytes: body })
    response.writeHead(upload === undefined ? 404 : 200).end('OK')
  }

  function respond(method: string, args: Record<string, unknown>, token: string | undefined): object {
    if (method === 'apps.connections.open') {
      return token === appToken ? { ok: true, url: socket.url } : { ok: false, error: 'invalid_auth' }
    }
    if (method === 'oauth.v2.access') return codes.get(String(args['code'])) ?? { ok: false, error: 'invalid_code' }
    const owner = tokens.get(token ?? '')
    if (owner === undefined) return { ok: false, error: 'invalid_auth' }
    if (method === 'files.getUploadURLExternal') return announce(space, args, `http://${host}/upload/`)
    const run = methods[method]
    return run === undefined ? { ok: false, error: 'unknown_method' } : run(space, args, owner)
  }

  return {
    apiUrl: `http://${host}/api/`,
    workspace: space,
    calls,
    callsOf: (method) => calls.filter((call) => call.method === method),
    failNext: (method, failure, times = 1) => {
      failures.set(method, [...(failures.get(method) ?? []), ...Array.from({ length: times }, () => failure)])
    },
    responses,
    socket,
    tokens,
    codes,
    close: async () => {
      socket.close()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function fail(
  failure: Exclude<Failure, { kind: 'slow' | 'unheard' | 'silent' }>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  switch (failure.kind) {
    case 'refused':
      return sendJson(response, 200, { ok: false, error: failure.error })
    case 'status':
      if (failure.retryAfter !== undefined) response.setHeader('retry-after', failure.retryAfter)
      return sendJson(response, failure.status, { ok: false })
    case 'garbage':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>not an API</html>')
      return
    case 'dropped':
      request.socket.destroy()
  }
}

/** Forms and JSON alike; the JSON strings inside a form are opened. */
function argumentsOf(body: string): Record<string, unknown> {
  if (body.startsWith('{')) return object.parse(JSON.parse(body))
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [name, /^[[{]/.test(value) ? JSON.parse(value) : value]),
  )
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

const stringOf = (value: unknown) => (typeof value === 'string' ? value : undefined)
