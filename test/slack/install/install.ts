/** Installing the app in workspaces and organizations, as somebody does who clicks “Add to Slack”. */
import { expect } from 'vitest'
import type { RunningApp } from '../running-app.ts'

const key = '0'.repeat(64)
export const oauth = {
  SLACK_BOT_TOKEN: '',
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client-secret',
  SLACK_STATE_SECRET: 'state-secret',
  TOKEN_ENCRYPTION_KEY: key,
}

type TestInstallation = {
  readonly team: string | null
  readonly enterprise?: string
  readonly token: string
  readonly installer?: string
}

/** What Slack answers to a code: who installed what. */
function access({ team, enterprise, token, installer = 'U0ANN' }: TestInstallation): object {
  return {
    ok: true,
    access_token: token,
    token_type: 'bot',
    scope: 'commands,chat:write',
    bot_user_id: 'U0BOT',
    app_id: 'A0FAKE',
    team: team === null ? null : { id: team, name: team },
    enterprise: enterprise === undefined ? null : { id: enterprise, name: enterprise },
    is_enterprise_install: team === null,
    authed_user: { id: installer },
  }
}

/** Walks the way of somebody who installs: our page, Slack's, and back with a code. Returns the last page. */
export async function install({ app, slack }: RunningApp, installation: TestInstallation): Promise<Response> {
  const start = await fetch(`${app.address}/slack/install`, { redirect: 'manual' })
  expect(start.status).toBe(302)
  const state = new URL(start.headers.get('location') ?? '').searchParams.get('state') ?? ''
  const code = `code-${slack.codes.size}`
  slack.codes.set(code, access(installation))
  slack.tokens.set(installation.token, installation.team ?? installation.enterprise ?? '')
  const cookie = (start.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return fetch(`${app.address}/slack/oauth_redirect?code=${code}&state=${state}`, { headers: { cookie } })
}

/** The outside of an event that came through this workspace. */
export const inTeam = (team: string) => ({
  team_id: team,
  authorizations: [{ enterprise_id: null, team_id: team, user_id: 'U0BOT', is_enterprise_install: false }],
})
