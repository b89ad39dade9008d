/** The one server of the local Slack: the Web API for the app, and the page for whoever has its address. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type Assets, pageAssets } from './assets.ts'
import { turnedAway } from './guard.ts'
import { parseJson } from './json.ts'
import type { LocalSlack } from './local-slack.ts'
import { streamTo } from './stream.ts'
import { grant } from './wishes.ts'

export type Route = {
  readonly path: string
  readonly method: readonly string[]
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void
}

export type Inside = {
  readonly slack: LocalSlack
  /** Stands in the address of the page: who does not know it sees nothing. */
  readonly key: string
  /** Health and metrics of the app. */
  readonly routes: readonly Route[]
}

/** Bytes of one request: the largest is a file. */
const largestBody = 20 * 2 ** 20

/** `inside` is asked for with each request: the app starts after the server. */
export function createSandboxServer(inside: () => Inside): Server {
  const assets = pageAssets()
  return createServer((request, response) => {
    answer(request, response, inside(), assets).catch(() => {
      if (response.headersSent) response.destroy()
      else say(response, 500, 'Something went wrong here.')
    })
  })
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  inside: Inside,
  assets: Assets,
): Promise<void> {
  const refusal = turnedAway(request)
  if (refusal !== null) return say(response, 403, refusal)
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const { slack, key, routes } = inside
  if (pathname.startsWith(`/${key}/`)) {
    return answerPage(pathname.slice(key.length + 2), searchParams, request, response, inside, assets)
  }
  const route = routes.find(({ path, method }) => path === pathname && method.includes(request.method ?? ''))
  if (route !== undefined) return route.handler(request, response)
  if (request.method !== 'POST' && !pathname.startsWith('/api/')) {
    return say(
      response,
      pathname === '/' ? 200 : 404,
      'Open the whole address that npm start printed: it ends with a key.',
    )
  }
  const body = await bodyOf(request)
  if (body === null) return say(response, 413, 'That is too large.')
  if (pathname.startsWith('/api/')) {
    const token = request.headers.authorization?.replace(/^Bearer /, '')
    return sendJson(response, slack.call(pathname.slice('/api/'.length), body.toString('utf8'), searchParams, token))
  }
  if (pathname.startsWith('/upload/')) {
    const bytes = await fileIn(body, request.headers['content-type'] ?? '')
    return say(response, slack.upload(pathname, bytes) ? 200 : 404, `OK - ${bytes.length}`)
  }
  const taken = slack.responses.take(pathname, body.toString('utf8'))
  response.writeHead(taken.status).end(taken.text)
}

async function answerPage(
  path: string,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
  { slack }: Inside,
  assets: Assets,
): Promise<void> {
  const user = query.get('as') ?? ''
  if (request.method === 'POST' && path === 'act') {
    const body = await bodyOf(request)
    const done = body === null ? null : await grant(user, parseJson(body.toString('utf8')), slack)
    return done === null ? say(response, 400, 'That is nothing that can be done here.') : sendJson(response, done)
  }
  if (path === 'stream') {
    if (slack.space.people.has(user)) return streamTo(user, response, slack)
    return say(response, 404, 'There is no such person.')
  }
  const exchange = slack.traffic.all().find(({ id }) => path === `exchanges/${id}`)
  if (exchange !== undefined) return sendJson(response, exchange)
  const upload = path.startsWith('files/') ? slack.space.uploads.get(path.slice('files/'.length)) : undefined
  if (upload !== undefined) {
    // Whatever the file holds, it is a picture or a download, never a page with the rights of this one.
    response.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    response.writeHead(200, { 'content-type': upload.type, 'x-content-type-options': 'nosniff' }).end(upload.bytes)
    return
  }
  const asset = assets.read(path)
  if (asset === null) return say(response, 404, 'There is nothing here.')
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
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    if (!(part instanceof Buffer)) continue
    size += part.length
    if (size > largestBody) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** A file comes as it is, or as the one part of a form. */
async function fileIn(body: Buffer, type: string): Promise<Uint8Array> {
  if (!type.startsWith('multipart/form-data')) return body
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const [file] = [...form.values()].filter((value) => typeof value !== 'string')
  return file === undefined ? new Uint8Array() : new Uint8Array(await file.arrayBuffer())
}

function say(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${words}\n`)
}

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}
