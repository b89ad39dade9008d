/**
 * What Slack would send for things that nobody did in the local Slack: payloads for tests, of one user in one workspace.
 * The last argument of each builder overrides any field.
 */
import type { AppManifest } from '../app-manifest.ts'
import { type JsonObject, asString } from '../json.ts'
import { viewJson } from '../web-api/view-json.ts'
import type { LocalWorkspace } from '../workspace/workspace.ts'
import { type Actor, appHomeOpenedEvent, commandPayload, eventEnvelope, messageEvent } from './event-payloads.ts'
import {
  globalShortcutPayload,
  messageActionsPayload,
  messageShortcutPayload,
  viewActionsPayload,
  viewSubmissionPayload,
} from './interaction-payloads.ts'

type Fields = Record<string, unknown>

/** What the inputs of a modal hold, by block: a text or number, an option or options, a user or users, a conversation. */
export type FilledInputs = Readonly<
  Record<
    string,
    | string
    | { choice: string }
    | { choices: readonly string[] }
    | { user: string }
    | { users: readonly string[] }
    | { channel: string }
  >
>

export type PressedElement = {
  readonly action_id: string
  readonly block_id?: string
  readonly value: string
  /** A select whose option has that value; otherwise a button. */
  readonly isSelect?: boolean
}

/** A message that the builder is told about: it need not be in the workspace. */
type PressedMessage = {
  readonly channel: string
  readonly ts: string
  readonly text?: string
  readonly blocks?: readonly JsonObject[]
  readonly thread?: string
  readonly metadata?: unknown
  readonly onlyFor?: string
}

export type PayloadDefaults = {
  /** Who does everything. */
  readonly user: string
  /** The channel in which it happens, and the user's direct message with the bot. */
  readonly channel: string
  readonly directMessage: string
}

export type Payloads = ReturnType<typeof createPayloads>

/** Builders of payloads for one user, whose events are numbered so that no two are taken for a repetition. */
export function createPayloads(
  workspace: LocalWorkspace,
  manifest: AppManifest,
  { user, channel, directMessage: direct }: PayloadDefaults,
) {
  const { slash_commands: commands = [], shortcuts = [] } = manifest.features
  const callbackOf = (kind: 'message' | 'global') => shortcuts.find(({ type }) => type === kind)?.callback_id ?? ''
  const { bot, team, app } = workspace
  let serial = 0
  const nextId = (prefix: string) => {
    serial += 1
    return `${prefix}${serial}`
  }
  const actor = (): Actor => ({ user, trigger: nextId('trigger-') })
  const message = (text: string, where: string, blocks: readonly JsonObject[] = []) =>
    ({ channel: where, ts: workspace.nextTs(), text, blocks, by: 'user', user }) as const

  return {
    command: (text: string, responseUrl: string, fields: Readonly<Record<string, string>> = {}) => ({
      ...commandPayload(
        workspace,
        actor(),
        { channel, responseUrl },
        { command: commands[0]?.command ?? '/command', text },
      ),
      ...fields,
    }),
    /** An event in its envelope; `envelope` overrides the outer fields. */
    event: (event: Fields, envelope: Fields = {}) => ({
      ...eventEnvelope(workspace, event),
      // The same team, unless Slack Connect is involved.
      ...(envelope['team_id'] === undefined ? {} : { context_team_id: envelope['team_id'] }),
      ...envelope,
    }),
    mention: (text: string, fields: Fields = {}) => ({
      ...messageEvent(workspace, 'app_mention', message(`<@${bot.user}> ${text}`, channel)),
      ...fields,
    }),
    directMessage: (text: string, fields: Fields = {}) => ({
      ...messageEvent(workspace, 'message', message(text, direct)),
      ...fields,
    }),
    /** A user's message in the channel; `thread_ts` makes it a reply. */
    channelMessage: (text: string, fields: Fields = {}) => ({
      ...messageEvent(workspace, 'message', message(text, channel)),
      ...fields,
    }),
    homeOpened: (fields: Fields = {}) => ({ ...appHomeOpenedEvent(user, direct, 'home'), ...fields }),
    /** A workflow runs the first step that the manifest declares. */
    functionExecuted: (inputs: Fields, fields: Fields = {}) => ({
      type: 'function_executed',
      function: { id: 'Fn0', callback_id: Object.keys(manifest.functions ?? {})[0] ?? '', type: 'app', app_id: app },
      inputs,
      function_execution_id: nextId('Fx'),
      workflow_execution_id: 'Wx0',
      event_ts: workspace.nextTs(),
      ...fields,
    }),
    /** On a message of somebody else with that text. */
    messageShortcut: (text: string, responseUrl: string, fields: Fields = {}) => ({
      ...messageShortcutPayload(workspace, actor(), { channel, responseUrl }, callbackOf('message'), {
        ...message(text, channel),
        user: 'U0OTHER',
      }),
      ...fields,
    }),
    globalShortcut: (fields: Fields = {}) => ({
      ...globalShortcutPayload(workspace, actor(), callbackOf('global')),
      ...fields,
    }),
    /** A modal is submitted. `view`: what it was opened with, and whatever else of the view is to be overridden. */
    submission: (filled: FilledInputs, view: JsonObject = {}, fields: Fields = {}) => {
      const id = nextId('V')
      const whole = { type: 'modal', blocks: [], ...view }
      const json = viewJson(workspace, { id, hash: '1.hash', root: id, previous: null, view: whole }, stateOf(filled))
      return {
        ...viewSubmissionPayload(
          workspace,
          actor(),
          { ...json, ...view, id: asString(view['id']) || id, state: json['state'] },
          [],
        ),
        ...fields,
      }
    },
    /** A button or select under a message of the bot. */
    press: (element: PressedElement, pressed: PressedMessage, responseUrl: string, fields: Fields = {}) => ({
      ...messageActionsPayload(
        workspace,
        actor(),
        { channel: pressed.channel, responseUrl },
        { text: '', blocks: [], ...pressed, by: 'api' },
        [actionOf(element, workspace.nextTs())],
      ),
      ...fields,
    }),
    homePress: (action_id: string, value?: string, fields: Fields = {}): JsonObject => ({
      ...viewActionsPayload(workspace, actor(), { id: 'V0HOME', type: 'home', team_id: team, state: { values: {} } }, [
        {
          type: 'button',
          action_id,
          block_id: 'home',
          action_ts: workspace.nextTs(),
          ...(value === undefined ? {} : { value }),
        },
      ]),
      ...fields,
    }),
  }
}

function actionOf(
  { action_id, block_id = 'actions', value, isSelect = false }: PressedElement,
  ts: string,
): JsonObject {
  const chosen = isSelect ? { type: 'static_select', selected_option: { value } } : { type: 'button', value }
  return { action_id, block_id, action_ts: ts, ...chosen }
}

/** The state as Slack sends it. The action id of each input is `value`. */
function stateOf(filled: FilledInputs): JsonObject {
  return Object.fromEntries(Object.entries(filled).map(([block, given]) => [block, { value: inputState(given) }]))
}

function inputState(given: FilledInputs[string]): JsonObject {
  if (typeof given === 'string') return { type: 'plain_text_input', value: given }
  if ('choice' in given) return { type: 'static_select', selected_option: { value: given.choice } }
  if ('users' in given) return { type: 'multi_users_select', selected_users: given.users }
  if ('choices' in given) {
    return { type: 'multi_static_select', selected_options: given.choices.map((value) => ({ value })) }
  }
  if ('user' in given) return { type: 'users_select', selected_user: given.user }
  return { type: 'conversations_select', selected_conversation: given.channel }
}
