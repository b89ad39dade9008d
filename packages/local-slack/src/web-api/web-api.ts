/** The Web API as a whole: whose token it is, which method runs, and what is recorded of it. */
import type { AppManifest } from '../app-manifest.ts'
import { botScopes } from '../app-manifest.ts'
import type { ExchangeLog } from '../delivery/exchange-log.ts'
import { jsonReply, type WireReply } from '../faults.ts'
import { type JsonObject, asString } from '../json.ts'
import type { LocalWorkspace } from '../workspace/workspace.ts'
import { apiError, type MethodContext } from './api-method.ts'
import { callMethod } from './methods.ts'
import { type Installer, installationId } from './oauth.ts'

/** A request of the app, as it arrived. */
export type ApiCall = {
  /** A method of the Web API, `upload` or `response_url`. */
  readonly method: string
  /** Empty for a body that could not be read. */
  readonly args: JsonObject
  readonly token: string | undefined
}

export type WebApiContext = Pick<MethodContext, 'redeemTrigger'> & {
  readonly manifest: AppManifest
  readonly workspaces: ReadonlyMap<string, LocalWorkspace>
  readonly installer: Installer
  readonly exchanges: ExchangeLog
  readonly appToken: string
  readonly socketUrl: () => string
  readonly uploadUrl: (workspace: LocalWorkspace, fileId: string) => string
  readonly downloadUrl: (workspace: LocalWorkspace, fileId: string) => string
}

/** `isReadable`: the arguments could be parsed. Slack answers every call with status 200; `ok` says how it went. */
export function answerCall(call: ApiCall, isReadable: boolean, context: WebApiContext): WireReply {
  const started = performance.now()
  const { method, args } = call
  const { answer, isAuthorized } = isReadable
    ? runCall(call, context)
    : { answer: apiError('invalid_json'), isAuthorized: false }
  const isGood = answer['ok'] === true
  const { token: _, client_secret: __, ...sent } = args
  context.exchanges.record({
    direction: 'from app',
    what: method,
    isGood,
    outcome: isGood ? 'ok' : asString(answer['error']),
    milliseconds: performance.now() - started,
    sent,
    answered: answer,
  })
  return jsonReply(200, answer, isAuthorized ? { 'x-oauth-scopes': botScopes(context.manifest).join(',') } : {})
}

function runCall(
  { method, args, token = '' }: ApiCall,
  { workspaces, installer, appToken, socketUrl, uploadUrl, downloadUrl, redeemTrigger }: WebApiContext,
): { readonly answer: JsonObject; readonly isAuthorized: boolean } {
  const refused = (error: string) => ({ answer: apiError(error), isAuthorized: false })
  if (method === 'oauth.v2.access') return { answer: installer.exchange(args), isAuthorized: false }
  if (method === 'apps.connections.open') {
    return token === appToken
      ? { answer: { ok: true, url: socketUrl() }, isAuthorized: false }
      : refused('invalid_auth')
  }
  const owner = installer.ownerOf(token)
  if ('error' in owner) return refused(owner.error)
  const installed = [...workspaces.values()].filter((each) => installationId(each) === owner.id)
  const workspace = installed.find(({ team }) => team === args['team_id']) ?? installed[0]
  if (workspace === undefined) return refused('team_not_found')
  const context = {
    workspace,
    redeemTrigger,
    uploadUrl: (id: string) => uploadUrl(workspace, id),
    downloadUrl: (id: string) => downloadUrl(workspace, id),
  }
  return { answer: callMethod(method, args, context), isAuthorized: true }
}
