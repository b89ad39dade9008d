/** What Slack sends, as Slack writes it: commands, events, shortcuts and submissions of one user in one team. */
import { botToken } from './fake-slack/fake-slack.ts'
import { botId, botUser, team } from './fake-slack/fake-workspace.ts'

export const user = 'U0ANN'

let serial = 0
const next = () => {
  serial += 1
  return serial
}

/** A time stamp of a message that no other message has. */
export const messageTs = () => `1780000000.${String(next()).padStart(6, '0')}`

type Fields = Record<string, unknown>

export const command = (text: string, responseUrl: string, fields: Fields = {}) => ({
  token: 'old',
  team_id: team,
  team_domain: 'fake',
  channel_id: 'C0HOME',
  channel_name: 'home',
  user_id: user,
  user_name: 'ann',
  command: '/gpucost',
  text,
  api_app_id: 'A0FAKE',
  is_enterprise_install: 'false',
  response_url: responseUrl,
  trigger_id: `trigger-${next()}`,
  ...fields,
})

/** An event in its envelope; `envelope` overrides the outer fields. */
export const event = (inner: Fields, envelope: Fields = {}) => ({
  token: 'old',
  team_id: team,
  api_app_id: 'A0FAKE',
  type: 'event_callback',
  event_id: `Ev${next()}`,
  event_time: 1_780_000_000,
  authorizations: [
    { enterprise_id: null, team_id: team, user_id: botUser, is_bot: true, is_enterprise_install: false },
  ],
  is_ext_shared_channel: false,
  event: inner,
  ...envelope,
})

export const mention = (words: string, fields: Fields = {}) => {
  const ts = messageTs()
  return { type: 'app_mention', user, text: `<@${botUser}> ${words}`, ts, channel: 'C0HOME', event_ts: ts, ...fields }
}

export const directMessage = (text: string, fields: Fields = {}) => {
  const ts = messageTs()
  return { type: 'message', channel_type: 'im', user, text, ts, channel: 'D0BOT', event_ts: ts, ...fields }
}

/** A message of people in a channel; `thread_ts` makes it a reply. */
export const threadReply = (text: string, fields: Fields = {}) => {
  const ts = messageTs()
  return { type: 'message', channel_type: 'channel', user, text, ts, channel: 'C0HOME', event_ts: ts, ...fields }
}

/** Workflow Builder runs the step `estimate_cost`. */
export const stepExecuted = (inputs: Fields) => ({
  type: 'function_executed',
  function: { id: 'Fn0', callback_id: 'estimate_cost', title: 'Estimate', type: 'app', app_id: 'A0FAKE' },
  inputs,
  function_execution_id: `Fx${next()}`,
  workflow_execution_id: 'Wx0',
  event_ts: messageTs(),
  bot_access_token: botToken,
})

export const homeOpened = (fields: Fields = {}) => ({
  type: 'app_home_opened',
  user,
  channel: 'D0BOT',
  tab: 'home',
  event_ts: messageTs(),
  ...fields,
})

const interaction = () => ({
  token: 'old',
  team: { id: team, domain: 'fake' },
  user: { id: user, name: 'ann', username: 'ann', team_id: team },
  is_enterprise_install: false,
  enterprise: null,
  trigger_id: `trigger-${next()}`,
})

export const messageShortcut = (text: string, responseUrl: string, fields: Fields = {}) => {
  const ts = messageTs()
  return {
    ...interaction(),
    type: 'message_action',
    callback_id: 'estimate_from_message',
    action_ts: messageTs(),
    message_ts: ts,
    response_url: responseUrl,
    channel: { id: 'C0HOME', name: 'home' },
    message: { type: 'message', user: 'U0BOB', ts, text },
    ...fields,
  }
}

export const globalShortcut = (fields: Fields = {}) => ({
  ...interaction(),
  type: 'shortcut',
  callback_id: 'new_estimate',
  action_ts: messageTs(),
  ...fields,
})

/** What somebody put into the inputs of a window, by block: a text or number, a choice, choices, a person, a channel. */
export type Filled = Readonly<
  Record<string, string | { choice: string } | { choices: readonly string[] } | { user: string } | { channel: string }>
>

const stateOf = (filled: Filled) =>
  Object.fromEntries(
    Object.entries(filled).map(([block, given]) => [
      block,
      {
        value:
          typeof given === 'string'
            ? { type: 'plain_text_input', value: given }
            : 'choice' in given
              ? { type: 'static_select', selected_option: { value: given.choice } }
              : 'choices' in given
                ? { type: 'multi_static_select', selected_options: given.choices.map((value) => ({ value })) }
                : 'user' in given
                  ? { type: 'users_select', selected_user: given.user }
                  : { type: 'conversations_select', selected_conversation: given.channel },
      },
    ]),
  )

/** A window is sent. `view` adds what the window was opened with: its private_metadata, its callback. */
export const submission = (filled: Filled, view: Fields = {}, fields: Fields = {}) => ({
  ...interaction(),
  type: 'view_submission',
  api_app_id: 'A0FAKE',
  view: {
    id: `V${next()}`,
    type: 'modal',
    team_id: team,
    callback_id: 'new_estimate',
    hash: '1.fake',
    private_metadata: '',
    blocks: [],
    state: { values: stateOf(filled) },
    ...view,
  },
  response_urls: [],
  ...fields,
})

/** A control under a message is used: a button with its value, or an option of a select. */
export const press = (
  action: {
    readonly action_id: string
    readonly block_id?: string
    readonly value: string
    readonly isSelect?: boolean
  },
  message: { readonly channel: string; readonly ts: string; readonly thread?: string; readonly onlyFor?: string },
  responseUrl: string,
  fields: Fields = {},
) => {
  const { action_id, block_id = 'amend', value, isSelect = false } = action
  const { channel, ts, thread, onlyFor, ...content } = message
  const inThread = thread === undefined ? {} : { thread_ts: thread }
  return {
    ...interaction(),
    type: 'block_actions',
    api_app_id: 'A0FAKE',
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: onlyFor !== undefined,
      ...inThread,
    },
    channel: { id: channel, name: 'home' },
    // Slack does not say what stood in a message that one person sees.
    ...(onlyFor === undefined
      ? { message: { type: 'message', bot_id: botId, team, ts, ...inThread, ...content } }
      : {}),
    response_url: responseUrl,
    actions: [
      {
        action_id,
        block_id,
        action_ts: messageTs(),
        ...(isSelect ? { type: 'static_select', selected_option: { value } } : { type: 'button', value }),
      },
    ],
    ...fields,
  }
}

/** A button on the Home tab. */
export const homePress = (action_id: string, value?: string) => ({
  ...interaction(),
  type: 'block_actions',
  api_app_id: 'A0FAKE',
  container: { type: 'view', view_id: 'V0HOME' },
  view: { id: 'V0HOME', type: 'home', team_id: team, state: { values: {} } },
  actions: [
    { type: 'button', action_id, block_id: 'home', action_ts: messageTs(), ...(value === undefined ? {} : { value }) },
  ],
})
