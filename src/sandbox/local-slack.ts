/** The local Slack as one thing: its workspace, its Web API, its response addresses, and the way to the app. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { RequestSender, AppResponse } from './delivery/request-sender.ts'
import { type JsonObject, asString } from './json.ts'
import { type ResponseUrls, createResponseUrls } from './delivery/response-urls.ts'
import { createExchangeLog, type ExchangeLog } from './delivery/exchange-log.ts'
import { parseArguments, callMethod } from './web-api/call-method.ts'
import { type TriggerContext, apiError } from './web-api/api-method.ts'
import type { LocalWorkspace } from './workspace/workspace.ts'

export type LocalSlack = {
  readonly workspace: LocalWorkspace
  readonly botToken: string
  readonly signingSecret: string
  readonly responseUrls: ResponseUrls
  readonly exchanges: ExchangeLog
  /** A trigger id: it opens one window within three seconds. */
  readonly createTriggerId: (context: TriggerContext) => string
  /** Answers a call of the Web API. */
  readonly callApi: (method: string, body: string, query: URLSearchParams, token: string | undefined) => JsonObject
  /** Takes the bytes of an announced file; false where none was announced under that path. */
  readonly receiveUpload: (path: string, bytes: Uint8Array) => boolean
  /** Delivers to the app and waits as long as Slack does. */
  readonly deliver: (
    label: string,
    payload: object,
    send: (sender: RequestSender, signal: AbortSignal) => PendingResponse,
  ) => DeliveryResult
  readonly connectApp: (sender: RequestSender) => void
}

type PendingResponse = Promise<AppResponse>
/** Null: it was not answered in time, or not with success. */
export type DeliveryResult = Promise<AppResponse | null>

/** Milliseconds until a trigger is worth nothing, and until an acknowledgement is late. */
const responseTimeout = 3000
/** Milliseconds for which an expired trigger is told from an invented one. */
const triggerRetention = 60_000

/** `origin` is asked for late: the port is known only once the server listens. */
export function createLocalSlack(workspace: LocalWorkspace, origin: () => string): LocalSlack {
  const botToken = `xoxb-local-${randomBytes(16).toString('hex')}`
  const triggers = new Map<string, TriggerContext & { readonly until: number; isUsed: boolean }>()
  const uploadPaths = new Map<string, string>()
  const exchanges = createExchangeLog()
  let sender: RequestSender | null = null

  const redeemTrigger = (triggerId: string): TriggerContext | string => {
    const trigger = triggers.get(triggerId)
    if (trigger === undefined) return 'invalid_trigger_id'
    if (trigger.isUsed) return 'exchanged_trigger_id'
    if (trigger.until < Date.now()) return 'expired_trigger_id'
    trigger.isUsed = true
    return trigger
  }
  const uploadUrl = (id: string): string => {
    const path = `/upload/${randomUUID()}`
    uploadPaths.set(path, id)
    return origin() + path
  }

  return {
    workspace,
    botToken,
    signingSecret: randomBytes(16).toString('hex'),
    responseUrls: createResponseUrls(origin, workspace),
    exchanges,
    createTriggerId: (context) => {
      for (const [id, { until }] of triggers) if (until < Date.now() - triggerRetention) triggers.delete(id)
      const id = `${Date.now()}.${randomUUID()}`
      triggers.set(id, { ...context, until: Date.now() + responseTimeout, isUsed: false })
      return id
    },
    callApi: (method, body, query, token) => {
      const started = performance.now()
      const parsed = parseArguments(body, query)
      const args = parsed ?? {}
      const givenToken = token ?? asString(args['token'])
      const isBotToken = givenToken === botToken
      const response = !parsed
        ? apiError('invalid_json')
        : isBotToken
          ? callMethod(method, args, { workspace, team: workspace.team, redeemTrigger, uploadUrl })
          : apiError(givenToken === '' ? 'not_authed' : 'invalid_auth')
      const { token: _, ...loggedArgs } = args
      exchanges.record({
        direction: 'from app',
        what: method,
        isGood: response['ok'] === true,
        said: response['ok'] === true ? 'ok' : asString(response['error']),
        milliseconds: performance.now() - started,
        sent: loggedArgs,
        answered: response,
      })
      return response
    },
    receiveUpload: (path, bytes) => {
      const id = uploadPaths.get(path)
      const upload = workspace.uploads.get(id ?? '')
      if (upload === undefined) return false
      uploadPaths.delete(path)
      workspace.uploads.set(upload.id, { ...upload, bytes })
      return true
    },
    deliver: async (label, payload, send) => {
      const started = performance.now()
      const record = (isGood: boolean, said: string, answered: unknown) =>
        exchanges.record({
          direction: 'to app',
          what: label,
          isGood,
          said,
          milliseconds: performance.now() - started,
          sent: payload,
          answered,
        })
      if (sender === null) {
        record(false, 'the app has not started yet', null)
        return null
      }
      try {
        const response = await send(sender, AbortSignal.timeout(responseTimeout))
        const isGood = response.status === 200
        record(isGood, String(response.status), response.body)
        return isGood ? response : null
      } catch (error) {
        const isLate = error instanceof Error && error.name === 'TimeoutError'
        record(false, isLate ? 'no answer within 3 seconds' : 'the app could not be reached', null)
        return null
      }
    },
    connectApp: (nextSender) => {
      sender = nextSender
    },
  }
}
