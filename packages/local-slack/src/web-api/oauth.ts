/** Installing the app: codes that are exchanged for tokens, and the tokens that Slack accepts. */
import { randomUUID } from 'node:crypto'
import { type JsonObject, asString } from '../json.ts'
import type { LocalWorkspace } from '../workspace/workspace.ts'
import { apiError } from './api-method.ts'

export type OAuthClient = { readonly id: string; readonly secret: string }

export type Installation = {
  readonly workspace: LocalWorkspace
  readonly token: string
  /** The user who installs the app. */
  readonly user: string
}

export type Installer = {
  /** Accepted bot tokens, each with the id of its workspace or organization. Tests may change it at any time. */
  readonly tokens: Map<string, string>
  /** A code as Slack hands it to the redirect URL; its token is accepted once the code is exchanged. */
  readonly createCode: (installation: Installation) => string
  /** From now on Slack answers `error` to the token, such as `token_revoked` or `account_inactive`. */
  readonly revoke: (token: string, error: string) => void
  /** `oauth.v2.access`. */
  readonly exchange: (args: JsonObject) => JsonObject
  /** The id of the workspace or organization, or Slack's error. */
  readonly ownerOf: (token: string) => { readonly id: string } | { readonly error: string }
}

/** `client`: the credentials that an exchange must show; null: any. */
export function createInstaller(client: OAuthClient | null, scopes: readonly string[]): Installer {
  const tokens = new Map<string, string>()
  const revoked = new Map<string, string>()
  const codes = new Map<string, Installation & { isUsed: boolean }>()
  return {
    tokens,
    createCode: (installation) => {
      const code = randomUUID()
      codes.set(code, { ...installation, isUsed: false })
      return code
    },
    revoke: (token, error) => {
      tokens.delete(token)
      revoked.set(token, error)
    },
    exchange: (args) => {
      if (client !== null && args['client_id'] !== client.id) return apiError('invalid_client_id')
      if (client !== null && args['client_secret'] !== client.secret) return apiError('bad_client_secret')
      const code = codes.get(asString(args['code']))
      if (code === undefined) return apiError('invalid_code')
      if (code.isUsed) return apiError('code_already_used')
      code.isUsed = true
      const { workspace, token } = code
      revoked.delete(token)
      tokens.set(token, installationId(workspace))
      return accessAnswer(code, scopes)
    },
    ownerOf: (token) => {
      if (token === '') return { error: 'not_authed' }
      const id = tokens.get(token)
      return id === undefined ? { error: revoked.get(token) ?? 'invalid_auth' } : { id }
    },
  }
}

/** The id that an installation goes by: of the workspace, or of its organization. */
export const installationId = ({ team, enterprise, isOrgInstall = false }: LocalWorkspace): string =>
  isOrgInstall && enterprise !== undefined ? enterprise.id : team

function accessAnswer({ workspace, token, user }: Installation, scopes: readonly string[]): JsonObject {
  const { team, teamName, app, bot, enterprise = null, isOrgInstall = false } = workspace
  return {
    ok: true,
    access_token: token,
    token_type: 'bot',
    scope: scopes.join(','),
    bot_user_id: bot.user,
    app_id: app,
    team: isOrgInstall ? null : { id: team, name: teamName },
    enterprise,
    is_enterprise_install: isOrgInstall,
    authed_user: { id: user },
  }
}
