/** The one server of the local Slack: the Web API for the app, and the page for whoever has its address. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type PageAssets, loadPageAssets } from './page-assets.ts'
import { forbiddenReason } from './request-guard.ts'
import { parseJsonObject } from './json.ts'
import type { LocalSlack } from './local-slack.ts'
import { streamUpdates } from './client/client-stream.ts'
import { performUserAction } from './user-actions/perform-user-action.ts'

export type MountedRoute = {
  readonly path: string
  readonly method: readonly string[]
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void
}

export type ServerContext = {
  readonly slack: LocalSlack
  /** Stands in the address of the page: who does not know it sees nothing. */
  readonly key: string
  /** Health and metrics of the app. */
  readonly routes: readonly MountedRoute[]
}

/** Bytes of one request: the largest is a file. */
const maxBodyBytes = 20 * 2 ** 20

/** `inside` is asked for with each request: the app starts after the server. */
export function createLocalSlackServer(currentContext: () => ServerContext): Server {
  const assets = loadPageAssets()
  return createServer((request, response) => {
    handleRequest(request, response, currentContext(), assets).catch(() => {
      if (response.headersSent) response.destroy()
      else sendPlainText(response, 500, 'Something went wrong here.')
    })
  })
}

async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  context: ServerContext,
  assets: PageAssets,
): Promise<void> {
  const reason = forbiddenReason(request)
  if (reason !== null) return sendPlainText(response, 403, reason)
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const { slack, key, routes } = context
  if (pathname.startsWith(`/${key}/`)) {
    return handlePageRequest(pathname.slice(key.length + 2), searchParams, request, response, context, assets)
  }
  const route = routes.find(({ path, method }) => path === pathname && method.includes(request.method ?? ''))
  if (route !== undefined) return route.handler(request, response)
  if (request.method !== 'POST' && !pathname.startsWith('/api/')) {
    return sendPlainText(
      response,
      pathname === '/' ? 200 : 404,
      'Open the whole address that npm start printed: it ends with a key.',
    )
  }
  const body = await readBody(request)
  if (body === null) return sendPlainText(response, 413, 'That is too large.')
  if (pathname.startsWith('/api/')) {
    const token = request.headers.authorization?.replace(/^Bearer /, '')
    return sendJson(response, slack.callApi(pathname.slice('/api/'.length), body.toString('utf8'), searchParams, token))
  }
  if (pathname.startsWith('/upload/')) {
    const bytes = await readUpload(body, request.headers['content-type'] ?? '')
    return sendPlainText(response, slack.receiveUpload(pathname, bytes) ? 200 : 404, `OK - ${bytes.length}`)
  }
  const reply = slack.responseUrls.receive(pathname, body.toString('utf8'))
  response.writeHead(reply.status).end(reply.text)
}

async function handlePageRequest(
  path: string,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
  { slack }: ServerContext,
  assets: PageAssets,
): Promise<void> {
  const user = query.get('as') ?? ''
  if (request.method === 'POST' && path === 'act') {
    const body = await readBody(request)
    const result = body === null ? null : await performUserAction(user, parseJsonObject(body.toString('utf8')), slack)
    return result === null
      ? sendPlainText(response, 400, 'That is nothing that can be done here.')
      : sendJson(response, result)
  }
  if (path === 'stream') {
    if (slack.workspace.users.has(user)) return streamUpdates(user, response, slack)
    return sendPlainText(response, 404, 'There is no such person.')
  }
  const exchange = slack.exchanges.entries().find(({ id }) => path === `exchanges/${id}`)
  if (exchange !== undefined) return sendJson(response, exchange)
  const upload = path.startsWith('files/') ? slack.workspace.uploads.get(path.slice('files/'.length)) : undefined
  if (upload !== undefined) {
    // Whatever the file holds, it is a picture or a download, never a page with the rights of this one.
    response.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    response.writeHead(200, { 'content-type': upload.type, 'x-content-type-options': 'nosniff' }).end(upload.bytes)
    return
  }
  const asset = assets.read(path)
  if (asset === null) return sendPlainText(response, 404, 'There is nothing here.')
  response.writeHead(200, {
    'content-type': asset.type,
    'content-security-policy': assets.policy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  response.end(asset.body)
}

/** Null where it is too large: what is over is not read. */
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

/** A file comes as it is, or as the one part of a form. */
async function readUpload(body: Buffer, type: string): Promise<Uint8Array> {
  if (!type.startsWith('multipart/form-data')) return body
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const [file] = [...form.values()].filter((value) => typeof value !== 'string')
  return file === undefined ? new Uint8Array() : new Uint8Array(await file.arrayBuffer())
}

function sendPlainText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
}

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}
