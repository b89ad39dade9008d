/** Installing the app in workspaces and organizations, as somebody does who clicks “Add to Slack”. */
import type { RunningLocalSlack } from 'local-slack'
import { expect } from 'vitest'
import { botUser, oauthClient, testWorkspace, user } from '../test-slack.ts'

const key = '0'.repeat(64)
export const oauth = {
  SLACK_BOT_TOKEN: '',
  SLACK_CLIENT_ID: oauthClient.id,
  SLACK_CLIENT_SECRET: oauthClient.secret,
  SLACK_STATE_SECRET: 'state-secret',
  TOKEN_ENCRYPTION_KEY: key,
}

type TestInstallation = {
  readonly team: string
  /** The organization, if the app is installed for all of its workspaces. */
  readonly organization?: string
  readonly token: string
  readonly installer?: string
}

/** Walks through our page, Slack's, and back to ours with a code. Returns the last page. */
export async function install(
  { app, slack }: { readonly app: { readonly address: string }; readonly slack: RunningLocalSlack },
  { team, organization, token, installer = user }: TestInstallation,
): Promise<Response> {
  const enterprise = organization === undefined ? {} : { enterprise: { id: organization, name: organization } }
  const workspace =
    slack.workspaces.get(team) ?? testWorkspace(team, { ...enterprise, isOrgInstall: organization !== undefined })
  slack.addWorkspace(workspace)
  const start = await fetch(`${app.address}/slack/install`, { redirect: 'manual' })
  expect(start.status).toBe(302)
  const state = new URL(start.headers.get('location') ?? '').searchParams.get('state') ?? ''
  const code = slack.installer.createCode({ workspace, token, user: installer })
  const cookie = (start.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return fetch(`${app.address}/slack/oauth_redirect?code=${code}&state=${state}`, { headers: { cookie } })
}

/** The outside of an event that came through this workspace. */
export const inTeam = (team: string) => ({
  team_id: team,
  authorizations: [{ enterprise_id: null, team_id: team, user_id: botUser, is_enterprise_install: false }],
})
