/**
 * The Model Context Protocol over HTTP: POST /mcp. It answers at list prices, to who knows the token, or to everybody
 * where that was opened; and to Slackbot, which Slack signs for, on the terms of the workspace that asks. How much may be
 * sent and asked is bounded before anything is read.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createMcpHandler } from '@modelcontextprotocol/server'
import { createMcpServer } from './mcp-server.ts'
import { createRequestBudget } from './request-budget.ts'
import { isSigned, isSignedBySlack, slackbotRequestOf } from './slack-identity.ts'
import type { McpDependencies, CallerTerms } from './tool.ts'

export type McpAccess =
  /** Only with this bearer token. */
  | { readonly token: string; readonly isOpen?: false }
  /** With or without one. */
  | { readonly token?: string; readonly isOpen: true }

/** Requests that Slack signs. */
export type SlackbotAccess = {
  readonly signingSecret: string
  /** Null: the app is not installed in that workspace. */
  readonly termsOf: (team: string) => Promise<CallerTerms | null>
  /** Seconds since 1970. */
  readonly clock: () => number
}

export type McpEndpointOptions = {
  /** Null: closed but to Slackbot. */
  readonly access: McpAccess | null
  /** Null: closed to Slackbot. */
  readonly slackbot: SlackbotAccess | null
  readonly version: string
  /** Told of faults of ours. */
  readonly report: (error: unknown) => void
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number
}

/** Bytes: a configuration with room to spare. */
const maxBodyBytes = 2 ** 17

/**
 * The handler of `POST /mcp`, for requests whose body nobody has read. What is refused gets a status of 4xx and an
 * `error` in JSON; faults of ours are reported, and answered with 500.
 */
export function createMcpEndpoint(dependencies: McpDependencies, options: McpEndpointOptions) {
  const { access, slackbot, version, report, now } = options
  const budget = createRequestBudget(now)
  const handlerOn = (terms: CallerTerms | null) => {
    const asked = terms === null ? dependencies : { ...dependencies, terms }
    return createMcpHandler(() => createMcpServer(asked, version, report), {
      onerror: () => undefined,
      maxRequestBodySize: maxBodyBytes,
      maxSubscriptions: 1,
    })
  }
  const atListPrices = handlerOn(null)

  /** Whoever signs wrongly is counted by address, Slack by workspace: it asks for all of them from a few addresses. */
  async function answerSlackbot(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = request.socket.remoteAddress ?? ''
    if (!budget.hasLeft(address)) return tooMany(response)
    const body = await readBody(request)
    if (body === null) return tooLong(response)
    const isGood = slackbot !== null && isSignedBySlack(request.headers, body, slackbot.signingSecret, slackbot.clock())
    const asked = isGood ? slackbotRequestOf(body) : ({ kind: 'refused' } as const)
    const terms = asked.kind === 'of team' ? ((await slackbot?.termsOf(asked.team)) ?? null) : null
    if (asked.kind === 'refused' || (asked.kind === 'of team' && terms === null)) {
      budget.take(address)
      return refuse(response, 401, 'Slack did not sign this, or not for a workspace that has the app.')
    }
    if (!budget.take(asked.kind === 'of team' ? asked.team : 'Slackbot')) return tooMany(response)
    await writeResponse(await handlerOn(terms).fetch(webRequest(request, body)), response)
  }

  /** Takes a request whose body has not been read. */
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      if (isSigned(request.headers)) return await answerSlackbot(request, response)
      // Also counts who guesses the token.
      if (!budget.take(request.socket.remoteAddress ?? '')) return tooMany(response)
      if (!isAllowed(request, access))
        return refuse(response, 401, 'This needs the bearer token that MCP_TOKEN says.', {
          'www-authenticate': 'Bearer',
        })
      if (isForeignPage(request)) return refuse(response, 403, 'A page of another site may not ask.')
      const body = await readBody(request)
      if (body === null) return tooLong(response)
      await writeResponse(await atListPrices.fetch(webRequest(request, body)), response)
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

const tooMany = (response: ServerResponse): void =>
  refuse(response, 429, 'Too many requests: at most 60 a minute.', { 'retry-after': '60' })

const tooLong = (response: ServerResponse): void =>
  refuse(response, 413, `A request has at most ${maxBodyBytes} bytes.`)

/** The rest of the body is not waited for. */
function refuse(response: ServerResponse, status: number, message: string, headers = {}): void {
  response
    .writeHead(status, { 'content-type': 'application/json', connection: 'close', ...headers })
    .end(`${JSON.stringify({ error: message })}\n`)
}
