/** The local Slack that the app is tested with: one workspace, tokens that are known, and payloads of one user. */
import { startLocalSlack, type RunningLocalSlack } from 'local-slack'
import { createPayloads, type FilledInputs } from 'local-slack/payload-builders'
import { createHttpSender } from 'local-slack/request-sender'
import { createWorkspace, type LocalWorkspace, type WorkspaceIdentity } from 'local-slack/workspace'
import manifest from '../../manifest.json' with { type: 'json' }

export const botToken = 'xoxb-1-fake'
export const appToken = 'xapp-1-fake'
export const signingSecret = 'fake-signing-secret'
export const user = 'U0ANN'
export const team = 'T0FAKE'
export const botUser = 'U0BOT'
export const oauthClient = { id: '1.2', secret: 'client-secret' }

/** The bot is a member of `C0HOME`, and not of `C0OTHER`. */
export const testWorkspace = (id = team, more: Partial<WorkspaceIdentity> = {}): LocalWorkspace =>
  createWorkspace({
    team: id,
    teamName: 'Fake',
    app: 'A0FAKE',
    bot: { id: 'B0BOT', user: botUser, name: 'gpucost' },
    users: [
      { id: user, handle: 'ann', name: 'Ann Lee', title: '' },
      { id: 'U0BOB', handle: 'bob', name: 'Bob Roe', title: '' },
    ],
    channels: { C0HOME: {}, C0OTHER: { isMember: false }, D0BOT: { user } },
    ...more,
  })

/** Keeps every call. Who somebody is stays hidden, as without the scope users:read. Close it at the end. */
export async function startTestSlack(): Promise<RunningLocalSlack> {
  const slack = await startLocalSlack({
    manifest,
    workspace: testWorkspace(),
    botToken,
    appToken,
    signingSecret,
    client: oauthClient,
    historyLength: Infinity,
    acceptsUnknownTriggers: true,
  })
  slack.answerWith('users.info', { body: { ok: false, error: 'missing_scope', needed: 'users:read' } })
  return slack
}

/** From now on Slack says who somebody is, as with the scope users:read. `people`: flags of users by id. */
export function showPeople(slack: RunningLocalSlack, people: Readonly<Record<string, Record<string, boolean>>>): void {
  slack.answerWith('users.info', null)
  for (const [id, flags] of Object.entries(people)) {
    slack.workspace.users.set(id, { id, handle: id, name: id, title: '', flags })
  }
}

/** `address` is where the app answers, as its `ready` line says it. */
export const senderTo = (address: string) => createHttpSender(address, signingSecret)

const payloads = createPayloads(testWorkspace(), manifest, { user, channel: 'C0HOME', directMessage: 'D0BOT' })
export const {
  channelMessage,
  command,
  directMessage,
  event,
  functionExecuted,
  globalShortcut,
  homeOpened,
  homePress,
  mention,
  messageShortcut,
  press,
} = payloads

/** Of the form that the global shortcut opens, unless `view` is another one. */
export const submission = (filled: FilledInputs, view: object = {}, fields: Record<string, unknown> = {}) =>
  payloads.submission(filled, { callback_id: 'new_estimate', ...view }, fields)
