/**
 * The Model Context Protocol over HTTP: POST /mcp. It answers at list prices, to who knows the token, or to everybody
 * where that was opened; how much may be sent and asked is bounded before anything is read.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createMcpHandler } from '@modelcontextprotocol/server'
import { createMcpServer } from './mcp-server.ts'
import { createRequestBudget } from './request-budget.ts'
import type { McpDependencies } from './tool.ts'

export type McpAccess =
  /** Only with this bearer token. */
  | { readonly token: string; readonly isOpen?: false }
  /** With or without one. */
  | { readonly token?: string; readonly isOpen: true }

export type McpEndpointOptions = {
  /** Null: closed. */
  readonly access: McpAccess | null
  readonly version: string
  /** Told of faults of ours. */
  readonly report: (error: unknown) => void
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number
}

/** Bytes: a configuration with room to spare. */
const maxBodyBytes = 2 ** 17

export function createMcpEndpoint(dependencies: McpDependencies, options: McpEndpointOptions) {
  const { access, version, report, now } = options
  const budget = createRequestBudget(now)
  const mcp = createMcpHandler(() => createMcpServer(dependencies, version, report), {
    onerror: () => undefined,
    maxRequestBodySize: maxBodyBytes,
    maxSubscriptions: 1,
  })
  /** Takes a request whose body has not been read. */
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      // Also counts who guesses the token.
      if (!budget.take(request.socket.remoteAddress ?? ''))
        return refuse(response, 429, 'Too many requests: at most 60 a minute.', { 'retry-after': '60' })
      if (!isAllowed(request, access))
        return refuse(response, 401, 'This needs the bearer token that MCP_TOKEN says.', {
          'www-authenticate': 'Bearer',
        })
      if (isForeignPage(request)) return refuse(response, 403, 'A page of another site may not ask.')
      const body = await readBody(request)
      if (body === null) return refuse(response, 413, `A request has at most ${maxBodyBytes} bytes.`)
      await writeResponse(await mcp.fetch(webRequest(request, body)), response)
    } catch (error) {
      report(error)
      if (response.headersSent) response.destroy()
      else refuse(response, 500, 'A fault of ours.')
    }
  }
}

function isAllowed({ headers }: IncomingMessage, access: McpAccess | null): boolean {
  if (access === null) return false
  if (access.isOpen === true) return true
  const [, typed = ''] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? []
  // Digests are of one length, so that nothing of the token is told by how long the comparison takes.
  return timingSafeEqual(digest(typed), digest(access.token))
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** What a browser sends from a page of another site, which may have our address under a name of its own. */
function isForeignPage({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== host
}

/** Null where it is too long. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) return null
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    length += bytes.length
    if (length > maxBodyBytes) return null
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

function webRequest({ headers }: IncomingMessage, body: Buffer): Request {
  const passed = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'authorization' ? [[name, value] satisfies [string, string]] : [],
  )
  return new Request('http://localhost/mcp', { method: 'POST', headers: passed, body: Uint8Array.from(body) })
}

async function writeResponse(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  if (answer.body !== null) for await (const chunk of answer.body) response.write(chunk)
  response.end()
}

/** The rest of the body is not waited for. */
function refuse(response: ServerResponse, status: number, message: string, headers = {}): void {
  response
    .writeHead(status, { 'content-type': 'application/json', connection: 'close', ...headers })
    .end(`${JSON.stringify({ error: message })}\n`)
}
