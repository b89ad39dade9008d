/** The server of the local Slack: the Web API for the app, and the page for whoever has its address. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { pageReply, type PageReply } from './client/page-requests.ts'
import { streamUpdates } from './client/client-stream.ts'
import { type WireReply, replyWith, textReply } from './faults.ts'
import { asString, parseJsonObject } from './json.ts'
import type { LocalSlack } from './local-slack.ts'
import { forbiddenReason } from './request-guard.ts'
import { downloadPath } from './web-api/downloads.ts'
import { parseArguments } from './web-api/parse-arguments.ts'

/** A route of the app that the local Slack serves too, such as its health. */
export type MountedRoute = {
  readonly path: string
  readonly method: readonly string[]
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void
}

export type ServerContext = {
  readonly slack: LocalSlack
  /** Part of the address of the page: whoever does not know it sees nothing. */
  readonly pageKey: string
  readonly routes: readonly MountedRoute[]
}

/** Bytes of one request; the largest is a file. */
const maxBodyBytes = 20 * 2 ** 20

/** `currentContext` is called for each request: the app starts after the server. */
export function createLocalSlackServer(currentContext: () => ServerContext): Server {
  return createServer((request, response) => {
    handleRequest(request, response, currentContext()).catch(() => {
      if (response.headersSent) response.destroy()
      else send(response, textReply(500, 'The local Slack failed.\n'))
    })
  })
}

async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  context: ServerContext,
): Promise<void> {
  const reason = forbiddenReason(request)
  if (reason !== null) return send(response, textReply(403, `${reason}\n`))
  const url = new URL(request.url ?? '/', 'http://localhost')
  const { slack, pageKey, routes } = context
  if (url.pathname.startsWith(`/${pageKey}/`)) {
    return handlePageRequest(url.pathname.slice(pageKey.length + 2), url.searchParams, request, response, slack)
  }
  const route = routes.find(({ path, method }) => path === url.pathname && method.includes(request.method ?? ''))
  if (route !== undefined) return route.handler(request, response)
  if (request.method !== 'POST' && !/^\/(?:api|files-pri)\//.test(url.pathname)) {
    const hint = 'Open the whole address that was printed at the start: it ends with a key.\n'
    return send(response, textReply(url.pathname === '/' ? 200 : 404, hint))
  }
  const body = await readBody(request)
  if (body === null) return send(response, textReply(413, 'The request is too large.\n'))
  const { target, run } = await receive(request, url, body, slack)
  const reply = await replyWith(slack.faults.take(target), run)
  if (reply === 'drop') request.socket.destroy()
  else if (reply !== 'hang') send(response, reply)
}

/** Records a request of the app. `target`: what faults call it; `run` carries it out. */
async function receive(
  request: IncomingMessage,
  { pathname, searchParams }: URL,
  body: Buffer,
  slack: LocalSlack,
): Promise<{ readonly target: string; readonly run: () => WireReply }> {
  if (pathname.startsWith('/api/')) {
    const method = pathname.slice('/api/'.length)
    const args = parseArguments(body.toString('utf8'), searchParams)
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? (asString(args?.['token']) || undefined)
    const call = { method, args: args ?? {}, token }
    slack.recordCall(call)
    return { target: method, run: () => slack.answerCall(call, args !== null) }
  }
  if (pathname.startsWith(downloadPath)) {
    const token = request.headers.authorization?.replace(/^Bearer /, '')
    slack.recordCall({ method: 'download', args: { path: pathname }, token })
    return { target: 'download', run: () => slack.download(pathname, token) }
  }
  if (pathname.startsWith('/upload/')) {
    const bytes = await readUpload(body, request.headers['content-type'] ?? '')
    slack.recordCall({ method: 'upload', args: { path: pathname, bytes: bytes.length }, token: undefined })
    const run = () => textReply(slack.uploads.receive(pathname, bytes) ? 200 : 404, `OK - ${bytes.length}\n`)
    return { target: 'upload', run }
  }
  const args = parseJsonObject(body.toString('utf8'))
  slack.recordCall({ method: 'response_url', args: args ?? {}, token: undefined })
  return { target: 'response_url', run: () => slack.responseUrls.receive(pathname, args) }
}

async function handlePageRequest(
  path: string,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
  slack: LocalSlack,
): Promise<void> {
  const user = query.get('as') ?? ''
  if (path === 'stream') {
    if (slack.workspace.users.has(user)) return streamUpdates(user, response, slack)
    return send(response, textReply(404, 'The workspace has no such user.\n'))
  }
  const body = request.method === 'POST' ? await readBody(request) : null
  send(response, await pageReply(path, user, body, slack))
}

/** Null for a body that is too large; the rest of it is not read. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    if (!(chunk instanceof Buffer)) continue
    size += chunk.length
    if (size > maxBodyBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** A file is sent as it is, or as the one part of a form. */
async function readUpload(body: Buffer, type: string): Promise<Uint8Array> {
  if (!type.startsWith('multipart/form-data')) return body
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const [file] = [...form.values()].filter((value) => typeof value !== 'string')
  return file === undefined ? new Uint8Array() : new Uint8Array(await file.arrayBuffer())
}

function send(response: ServerResponse, { status, headers, body }: WireReply | PageReply): void {
  response.writeHead(status, headers).end(body)
}
