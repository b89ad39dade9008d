/** A local Slack for a made-up app, and Slack's own client for it. */
import { type Logger, LogLevel, WebClient } from '@slack/web-api'
import { onTestFinished } from 'vitest'
import type { AppManifest } from '../src/app-manifest.ts'
import type { LocalSlackOptions } from '../src/local-slack.ts'
import { type RunningLocalSlack, startLocalSlack } from '../src/start-local-slack.ts'
import {
  createWorkspace,
  type LocalWorkspace,
  openDirectChannel,
  type WorkspaceIdentity,
} from '../src/workspace/workspace.ts'

export const manifest = {
  display_information: { name: 'Demo' },
  features: {
    slash_commands: [{ command: '/demo', description: 'Runs the demo' }],
    shortcuts: [
      { name: 'Read message', type: 'message', callback_id: 'read_message', description: 'Reads it' },
      { name: 'New', type: 'global', callback_id: 'new_demo', description: 'Opens a form' },
    ],
  },
  oauth_config: { scopes: { bot: ['commands', 'chat:write'], bot_optional: ['files:write'] } },
  functions: { demo_step: {} },
} satisfies AppManifest

export const ann = 'U0ANN'
export const ben = 'U0BEN'
/** The bot is a member of the first and not of the second. */
export const general = 'C0GENERAL'
export const random = 'C0RANDOM'

export function demoWorkspace(team = 'T0DEMO', more: Partial<WorkspaceIdentity> = {}): LocalWorkspace {
  const workspace = createWorkspace({
    team,
    teamName: 'Demo',
    app: 'A0DEMO',
    bot: { id: 'B0DEMO', user: 'U0DEMO', name: 'demo' },
    users: [
      { id: ann, handle: 'ann', name: 'Ann Lee', title: 'Engineer' },
      { id: ben, handle: 'ben', name: 'Ben Ortiz', title: 'Lead' },
    ],
    channels: { [general]: { topic: 'Everything' }, [random]: { isMember: false } },
    ...more,
  })
  for (const user of [ann, ben]) openDirectChannel(workspace, user)
  return workspace
}

export type DemoSlack = { readonly slack: RunningLocalSlack; readonly client: WebClient }

/** Ends with the test. */
export async function startDemoSlack(options: Partial<LocalSlackOptions> = {}): Promise<DemoSlack> {
  const slack = await startLocalSlack({ manifest, workspace: demoWorkspace(), ...options })
  onTestFinished(slack.close)
  return { slack, client: clientOf(slack) }
}

/** Slack's libraries log refusals and closed connections, which tests provoke. */
export const silentLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
}

export const clientOf = ({ apiUrl, botToken }: RunningLocalSlack, token = botToken): WebClient =>
  new WebClient(token, { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, logger: silentLogger })

/** Slack's error for a call that it refuses, and what it says about it. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ readonly error: string; readonly messages: readonly string[] }> {
  const error: unknown = await call.then(
    () => {
      throw new Error('the call was not refused')
    },
    (refused: unknown) => refused,
  )
  const { data } = Object(error)
  if (data === undefined) throw error
  return { error: data.error, messages: data.response_metadata?.messages ?? [] }
}
