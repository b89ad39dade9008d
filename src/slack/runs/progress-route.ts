/**
 * POST /slack/run-progress: a trainer tells how far its run is, as JSON or as lines of its log. Whose run it is, the
 * token says; nothing else of the request does. What it told is kept at once, and its card follows within half a minute.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { readLoggedStep, readTrainingProgress } from '../../language/replies/training-progress.ts'
import { runRefusalText } from '../../presentation/content/messages/run-refusal.ts'
import type { RunEvent } from '../../scenario/run-event.ts'
import { forecastRun } from '../../team/run-state.ts'
import type { HttpRoute } from '../http/health-routes.ts'
import { runInScope } from '../request-scope.ts'
import type { Services } from '../services.ts'
import { recordRunEvent } from './record-run-event.ts'
import { runProgressPath } from './run-callback.ts'
import { isTokenOf, runOfToken } from './run-token.ts'

/** Bytes of a request: some lines of a log. */
const maxProgressBytes = 16_384
/** Posts of one run that are taken in so many milliseconds, by one process. */
const maxPosts = 30
const windowMs = 30_000
/** A card is edited at most once in so many milliseconds. */
const cardIntervalMs = 30_000
const maxRuns = 10_000

const newsSchema = z.object({
  step: z.number().nonnegative().nullish(),
  total: z.number().positive().nullish(),
  elapsed_seconds: z.number().positive().nullish(),
  state: z.enum(['started', 'running', 'resumed', 'crashed', 'stopped', 'done']).nullish(),
})

type Answer = { readonly status: number; readonly says: string; readonly share?: number | null }

const unauthorized: Answer = {
  status: 401,
  says: 'This token is not that of a run that goes on. Reply "callback" in the thread of the plan for another one.',
}

/** The route for Bolt's receiver. Too many posts of one run are refused with 429, an unknown token with 401. */
export function runProgressRoute(services: Services): HttpRoute {
  const taken = new Map<string, number>()
  return {
    path: runProgressPath,
    method: ['POST'],
    handler: (request, response) => {
      answerProgress(request, taken, services).then(
        (answer) => send(response, answer),
        (error: unknown) => {
          services.log.error(
            { error: error instanceof Error ? error.name : typeof error },
            'progress could not be taken',
          )
          send(response, { status: 503, says: 'This could not be kept just now. Post it again.' })
        },
      )
    },
  }
}

async function answerProgress(
  request: IncomingMessage,
  taken: Map<string, number>,
  services: Services,
): Promise<Answer> {
  const token = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const id = runOfToken(token)
  const known = id === null ? null : await services.store.runTokens.find(id)
  if (id === null || known === null || !isTokenOf(token, known.hash)) {
    services.log.warn({}, 'progress with a token of no run was refused')
    return unauthorized
  }
  const key = `${id} ${Math.floor(performance.now() / windowMs)}`
  const posts = (taken.get(key) ?? 0) + 1
  if (posts > maxPosts) return { status: 429, says: 'Once in a second is enough.' }
  if (taken.size >= maxRuns) taken.clear()
  taken.set(key, posts)
  const body = await readBody(request)
  if (body === null) return { status: 413, says: `More than ${maxProgressBytes} bytes: post the last lines alone.` }
  const total = Number(new URL(request.url ?? '', 'http://localhost').searchParams.get('total') ?? NaN)
  const event = eventIn(body, Number.isFinite(total) && total > 0 ? total : null)
  if (event === null) {
    return {
      status: 400,
      says: 'I find no progress in this. Post {"step": 1200, "total": 4000, "elapsed_seconds": 18000}, or lines that say so.',
    }
  }
  const scope = { enterprise: null, id: null, isFenced: false, attempt: 1, posts: 0, outcome: 'answered' } as const
  return runInScope({ ...scope, team: known.team }, () => keep(id, known.team, event, services))
}

async function keep(id: string, team: string, event: RunEvent, services: Services): Promise<Answer> {
  const { store, now } = services
  const run = await store.of(team).planRuns.readById(id)
  if (run === null) return unauthorized
  // A trainer that begins anew goes on where its checkpoint is.
  const isFirst = event.kind === 'resumed' && run.state.step === null && run.state.phase !== 'crashed'
  const reported: RunEvent = isFirst ? { kind: 'started' } : event
  const recorded = await recordRunEvent(run, reported, { by: run.by, plan: null }, services)
  if ('refusal' in recorded) return { status: 409, says: runRefusalText(recorded.refusal) }
  const interval = Math.floor(now() / cardIntervalMs)
  const runAt = new Date(hasEnded(recorded.run.state.phase) ? now() : (interval + 1) * cardIntervalMs).toISOString()
  const key = hasEnded(recorded.run.state.phase) ? `${id} end ${recorded.run.version}` : `${id} ${interval}`
  await store.jobs.add({ kind: 'run-card', key, team, payload: { run: id }, runAt })
  return { status: 200, says: 'Noted.', share: forecastRun(recorded.run.state).share }
}

const hasEnded = (phase: string): boolean => phase === 'done' || phase === 'stopped'

/** Null where it says nothing of a run. */
function eventIn(body: string, total: number | null): RunEvent | null {
  if (!body.trimStart().startsWith('{')) return readTrainingProgress(body) ?? readLoggedStep(body, total)
  const news = newsSchema.safeParse(parseJson(body))
  // A line of a log can be JSON too.
  if (!news.success) return readTrainingProgress(body)
  const { step, total: stated = null, elapsed_seconds: seconds = null, state = null } = news.data
  const elapsedHours = seconds === null ? null : seconds / 3600
  switch (state) {
    case 'started':
    case 'resumed':
      return { kind: 'resumed', step: step ?? null }
    case 'crashed':
    case 'stopped': {
      const at = step == null || step <= 0 ? null : { step, totalSteps: stated ?? total }
      return { kind: state, elapsedHours, ...(at === null ? {} : { at }) }
    }
    case 'done':
      return { kind: 'finished', elapsedHours, usd: null }
    case 'running':
    case null:
      if (step == null || step <= 0) return readTrainingProgress(body)
      return { kind: 'progress', step, totalSteps: stated ?? total, elapsedHours }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Null where it is too long. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request) {
    const part: Uint8Array = chunk
    bytes += part.length
    if (bytes > maxProgressBytes) return null
    chunks.push(part)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function send(response: ServerResponse, { status, says, share }: Answer): void {
  const body = { ok: status === 200, says, ...(share == null ? {} : { share }) }
  response
    .writeHead(status, { 'content-type': 'application/json', connection: 'close' })
    .end(`${JSON.stringify(body)}\n`)
}
