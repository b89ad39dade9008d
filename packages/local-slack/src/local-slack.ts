/** A Slack in memory, without its server: workspaces, Web API, response URLs, faults, and deliveries to the app. */
import { randomBytes } from 'node:crypto'
import type { AppManifest } from './app-manifest.ts'
import { botScopes } from './app-manifest.ts'
import { type Branding, defaultBranding } from './client/branding.ts'
import { createExchangeLog, type ExchangeLog } from './delivery/exchange-log.ts'
import type { AppResponse, RequestSender } from './delivery/request-sender.ts'
import { createResponseUrls, type ResponseUrls } from './delivery/response-urls.ts'
import { type CannedAnswer, createFaultQueue, type Fault, type FaultQueue, type WireReply } from './faults.ts'
import { createInstaller, type Installer, installationId, type OAuthClient } from './web-api/oauth.ts'
import { downloadPath, downloadReply } from './web-api/downloads.ts'
import { createTriggers, type TriggerContext } from './web-api/triggers.ts'
import { createUploads, type Uploads } from './web-api/uploads.ts'
import { answerCall, type ApiCall } from './web-api/web-api.ts'
import type { LocalWorkspace } from './workspace/workspace.ts'

export type LocalSlackOptions = {
  readonly manifest: AppManifest
  /** The workspace that has the app installed with `botToken`, and that the page shows. */
  readonly workspace: LocalWorkspace
  /** Tokens and secrets are made up unless they are given. */
  readonly botToken?: string
  readonly appToken?: string
  readonly signingSecret?: string
  /** What `oauth.v2.access` must be shown; absent: any client may exchange a code. */
  readonly client?: OAuthClient
  /** What the page says about the app. */
  readonly branding?: Branding
  /** How many calls and exchanges are kept; 200 unless it says otherwise. */
  readonly historyLength?: number
  /** Trigger ids that were not created here open a modal too. */
  readonly acceptsUnknownTriggers?: boolean
}

/** The local Slack without its server: what tests talk to. */
export type LocalSlack = {
  readonly manifest: AppManifest
  readonly branding: Branding
  /** The first workspace. */
  readonly workspace: LocalWorkspace
  /** By team id. */
  readonly workspaces: ReadonlyMap<string, LocalWorkspace>
  readonly addWorkspace: (workspace: LocalWorkspace) => void
  readonly botToken: string
  readonly appToken: string
  readonly signingSecret: string
  /** Path and query of the WebSocket; the ticket in it is secret. */
  readonly socketAddress: string
  readonly installer: Installer
  readonly responseUrls: ResponseUrls
  readonly uploads: Uploads
  /** Every request of the app in order of arrival, those that met a fault included; the latest last. */
  readonly calls: readonly ApiCall[]
  readonly callsOf: (method: string) => readonly ApiCall[]
  readonly recordCall: (call: ApiCall) => void
  /** The next `times` requests of a method, of `upload` or of `response_url` meet the fault. */
  readonly failNext: (target: string, fault: Fault, times?: number) => void
  /** From now on the method is answered so, whoever asks; null: properly again. */
  readonly answerWith: (method: string, answer: CannedAnswer | null) => void
  readonly faults: FaultQueue
  readonly exchanges: ExchangeLog
  /** A trigger id, as a click brings it. */
  readonly createTriggerId: (context: TriggerContext) => string
  /** The bytes of a file, for a token of the workspace that has it. */
  readonly download: (path: string, token: string | undefined) => WireReply
  readonly answerCall: (call: ApiCall, isReadable: boolean) => WireReply
  /** Everything is delivered to the app this way from now on. */
  readonly connectApp: (sender: RequestSender) => void
  /** Delivers something and waits as long as Slack does. Null: not acknowledged in time, or not with status 200. */
  readonly deliver: (
    label: string,
    payload: object,
    send: (sender: RequestSender, signal: AbortSignal) => Promise<AppResponse>,
  ) => Promise<AppResponse | null>
}

/** Milliseconds until Slack gives an acknowledgement up. */
const responseTimeout = 3000
const defaultHistoryLength = 200

const randomSecret = (prefix = '') => prefix + randomBytes(16).toString('hex')

/** `origin` is a function because the port is known only once the server listens. */
export function createLocalSlack(options: LocalSlackOptions, origin: () => string): LocalSlack {
  const { manifest, workspace, client = null, historyLength = defaultHistoryLength } = options
  const { botToken = randomSecret('xoxb-local-'), appToken = randomSecret('xapp-local-') } = options
  const { branding = defaultBranding(manifest), signingSecret = randomSecret() } = options
  const workspaces = new Map([[workspace.team, workspace]])
  const installer = createInstaller(client, botScopes(manifest))
  installer.tokens.set(botToken, installationId(workspace))
  const triggers = createTriggers(options.acceptsUnknownTriggers === true)
  const uploads = createUploads()
  const exchanges = createExchangeLog(historyLength)
  const faults = createFaultQueue()
  const calls: ApiCall[] = []
  const socketAddress = `/socket?ticket=${randomSecret()}`
  let sender: RequestSender | null = null

  const apiContext = {
    manifest,
    workspaces,
    installer,
    exchanges,
    appToken,
    redeemTrigger: triggers.redeem,
    socketUrl: () => origin().replace(/^http/, 'ws') + socketAddress,
    uploadUrl: (to: LocalWorkspace, fileId: string) => origin() + uploads.create(to, fileId),
    downloadUrl: ({ team }: LocalWorkspace, fileId: string) => `${origin()}${downloadPath}${team}-${fileId}`,
  }
  return {
    manifest,
    branding,
    workspace,
    workspaces,
    addWorkspace: (added) => void workspaces.set(added.team, added),
    botToken,
    appToken,
    signingSecret,
    socketAddress,
    installer,
    responseUrls: createResponseUrls(origin, workspace),
    uploads,
    calls,
    callsOf: (method) => calls.filter((call) => call.method === method),
    recordCall: (call) => {
      calls.push(call)
      if (calls.length > historyLength) calls.shift()
    },
    failNext: (target, fault, times = 1) => faults.add(target, fault, times),
    answerWith: (method, answer) => faults.replace(method, answer === null ? null : { kind: 'answered', ...answer }),
    faults,
    exchanges,
    createTriggerId: triggers.create,
    download: (path, token) => downloadReply(path, token, { workspaces, installer }),
    answerCall: (call, isReadable) => answerCall(call, isReadable, apiContext),
    connectApp: (nextSender) => {
      sender = nextSender
    },
    deliver: async (label, payload, send) => {
      const started = performance.now()
      const record = (isGood: boolean, outcome: string, answered: unknown) => {
        const milliseconds = performance.now() - started
        exchanges.record({ direction: 'to app', what: label, isGood, outcome, milliseconds, sent: payload, answered })
      }
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
  }
}
