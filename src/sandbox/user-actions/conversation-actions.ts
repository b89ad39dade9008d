/** What a person does in the local Slack, and what Slack then tells the app. */
import manifest from '../../../manifest.json' with { type: 'json' }
import { parseJsonObject, asString } from '../json.ts'
import type { LocalSlack } from '../local-slack.ts'
import { mentionsUser, encodeMrkdwn } from '../workspace/mrkdwn.ts'
import {
  commandPayload,
  eventEnvelope,
  appHomeOpenedEvent,
  isDirectMessage,
  messageShortcutPayload,
  messageEvent,
  globalShortcutPayload,
} from '../delivery/payloads.ts'
import { messageContent, messageError } from '../web-api/chat.ts'
import { openDirectChannel, markRead, type WorkspaceMessage } from '../workspace/workspace.ts'

/** Where somebody is: a conversation, or a thread in it. */
export type ActionContext = { readonly user: string; readonly channel: string; readonly thread: string | null }

const appCommands = new Set(manifest.features.slash_commands.map(({ command }) => command))

/** What somebody typed and sent: a message, or a command where it starts with a slash. */
export async function sendText(slack: LocalSlack, context: ActionContext, input: string): Promise<void> {
  const text = input.trim()
  if (text === '') return
  const command = /^\/\S+/.exec(text)?.[0]
  if (command !== undefined) return runCommand(slack, context, command, text.slice(command.length).trim())
  const { workspace } = slack
  const { user, channel, thread } = context
  const inThread = thread === null ? {} : { thread }
  const message = workspace.postMessage({
    channel,
    by: 'person',
    user,
    text: encodeMrkdwn(text, workspace),
    blocks: [],
    ...inThread,
  })
  markRead(workspace, user, thread === null ? channel : `${channel} ${thread}`, message.ts)
  await deliverMessageEvents(slack, message)
}

/** The bot hears what is said where it is a member. */
async function deliverMessageEvents(slack: LocalSlack, message: WorkspaceMessage): Promise<void> {
  const { workspace } = slack
  const { channel, text } = message
  if (workspace.channels.get(channel)?.isMember !== true) {
    if (mentionsUser(text, workspace.bot.user))
      postEphemeralNotice(slack, message, notInChannelNotice(workspace.bot.name))
    return
  }
  const event = (type: 'message' | 'app_mention') => eventEnvelope(workspace, messageEvent(workspace, type, message))
  await deliverEvent(slack, isDirectMessage(workspace, channel) ? 'message.im' : 'message.channels', event('message'))
  if (!isDirectMessage(workspace, channel) && mentionsUser(text, workspace.bot.user)) {
    await deliverEvent(slack, 'app_mention', event('app_mention'))
  }
}

const notInChannelNotice = (bot: string) =>
  `You mentioned @${bot}, who is not in this channel and does not hear you. Type \`/invite @${bot}\` first.`

async function runCommand(slack: LocalSlack, context: ActionContext, command: string, text: string): Promise<void> {
  const { workspace } = slack
  const { user, channel, thread } = context
  if (command === '/invite') return inviteBot(slack, context, text)
  if (!appCommands.has(command)) {
    const commandList = [...appCommands, '/invite'].join(', ')
    return postEphemeralNotice(
      slack,
      context,
      `\`${command}\` is not a command of this workspace. There are: ${commandList}.`,
    )
  }
  if (thread !== null) {
    return postEphemeralNotice(
      slack,
      context,
      `\`${command}\` is not supported in threads, says Slack. In a thread, simply type what should change, such as \`4-bit\`.`,
    )
  }
  const trigger = slack.createTriggerId({ user, channel, modal: null })
  const responseTarget = { channel, responseUrl: slack.responseUrls.create(channel, user) }
  const fields = commandPayload(workspace, { user, trigger }, responseTarget, { command, text })
  const response = await slack.deliver(command, fields, (sender, signal) => sender.command(fields, { signal }))
  if (response === null) {
    return postEphemeralNotice(
      slack,
      context,
      `\`${command}\` failed: the app did not acknowledge it. The developer panel shows why.`,
    )
  }
  // What comes with the acknowledgement is seen by the asker, or by all.
  const acknowledgement = parseJsonObject(response.body) ?? { text: response.body }
  const content = messageContent(acknowledgement, workspace, channel)
  if (content.text === '' && content.blocks.length === 0) return
  const error = messageError(acknowledgement)
  if (error !== null) return slack.exchanges.recordRefusal(`answer to ${command}`, acknowledgement, error)
  const onlyFor = acknowledgement['response_type'] === 'in_channel' ? {} : { onlyFor: user }
  workspace.postMessage({ channel, by: 'response', ...content, ...onlyFor })
}

function inviteBot(slack: LocalSlack, context: ActionContext, text: string): void {
  const { workspace } = slack
  const channel = workspace.channels.get(context.channel)
  if (channel === undefined) return
  if (text.replace('@', '').trim().toLowerCase() !== workspace.bot.name) {
    return postEphemeralNotice(
      slack,
      context,
      `Type \`/invite @${workspace.bot.name}\` to have the app in this channel.`,
    )
  }
  if (channel.isMember) return postEphemeralNotice(slack, context, `${workspace.bot.name} is already here.`)
  channel.isMember = true
  workspace.notify({ is: 'channels' })
  const name = workspace.users.get(context.user)?.name ?? ''
  workspace.postMessage({
    channel: channel.id,
    by: 'slack',
    text: `${name} added ${workspace.bot.name} to #${channel.name}.`,
    blocks: [],
  })
}

/** Slack itself says something to one person. */
export function postEphemeralNotice(
  { workspace }: LocalSlack,
  context: Partial<ActionContext> & { channel: string },
  text: string,
): void {
  const thread = context.thread === null || context.thread === undefined ? {} : { thread: context.thread }
  workspace.postMessage({
    channel: context.channel,
    by: 'slack',
    text,
    blocks: [],
    ...thread,
    ...(context.user === undefined ? {} : { onlyFor: context.user }),
  })
}

/** "Estimate GPU cost" in the menu of a message. */
export async function runMessageShortcut(
  slack: LocalSlack,
  context: ActionContext,
  ts: string,
  callbackId: string,
): Promise<void> {
  const { workspace } = slack
  const { user, channel } = context
  const message = workspace.messages.find((each) => each.channel === channel && each.ts === ts)
  if (message === undefined) return
  const actor = { user, trigger: slack.createTriggerId({ user, channel, modal: null }) }
  const responseTarget = { channel, responseUrl: slack.responseUrls.create(channel, user) }
  const payload = messageShortcutPayload(workspace, actor, responseTarget, callbackId, message)
  const messageContext = { ...context, thread: message.thread ?? null }
  await deliverInteraction(slack, messageContext, `message shortcut ${callbackId}`, payload)
}

/** A shortcut out of the menu beside the composer: it knows no place. */
export async function runGlobalShortcut(slack: LocalSlack, context: ActionContext, callbackId: string): Promise<void> {
  const { user, channel } = context
  const actor = { user, trigger: slack.createTriggerId({ user, channel, modal: null }) }
  await deliverInteraction(
    slack,
    context,
    `shortcut ${callbackId}`,
    globalShortcutPayload(slack.workspace, actor, callbackId),
  )
}

/** Delivers an interaction; the person hears where the app did not take it. */
export async function deliverInteraction(
  slack: LocalSlack,
  context: ActionContext,
  label: string,
  payload: object,
): Promise<string | null> {
  const response = await slack.deliver(label, payload, (sender, signal) => sender.interaction(payload, { signal }))
  if (response === null)
    postEphemeralNotice(
      slack,
      context,
      'That did not work: the app did not acknowledge it. The developer panel shows why.',
    )
  return response?.body ?? null
}

/** What was whispered to somebody goes away when she wants it to. */
export function dismissEphemeral({ workspace }: LocalSlack, { user, channel }: ActionContext, ts: string): void {
  const isOwnNotice = workspace.messages.some(
    (each) => each.channel === channel && each.ts === ts && each.onlyFor === user,
  )
  if (isOwnNotice) workspace.removeMessage(channel, ts)
}

/** Somebody looks at the conversation with the app, or at its home tab. */
export async function openAppHome(slack: LocalSlack, user: string, tab: 'home' | 'messages'): Promise<void> {
  const event = appHomeOpenedEvent(user, openDirectChannel(slack.workspace, user), tab)
  await deliverEvent(slack, `app_home_opened (${tab})`, eventEnvelope(slack.workspace, event))
}

/** One's own message, edited or taken back; the app is told as Slack tells it. */
export async function editMessage(
  slack: LocalSlack,
  context: ActionContext,
  ts: string,
  newText: string | null,
): Promise<void> {
  const { workspace } = slack
  const { user, channel } = context
  const message = workspace.messages.find((each) => each.channel === channel && each.ts === ts)
  if (message === undefined || message.user !== user) return
  const text = encodeMrkdwn(newText?.trim() ?? '', workspace)
  if (text === '') workspace.removeMessage(channel, ts)
  else workspace.updateMessage(channel, ts, { text, isEdited: true })
  if (workspace.channels.get(channel)?.isMember !== true) return
  const channel_type = isDirectMessage(workspace, channel) ? 'im' : 'channel'
  const commonFields = {
    type: 'message',
    channel,
    channel_type,
    ts: workspace.nextTs(),
    event_ts: workspace.nextTs(),
    hidden: true,
  }
  const before = messageEvent(workspace, 'message', message)
  const after = messageEvent(workspace, 'message', { ...message, text })
  const event =
    text === ''
      ? { ...commonFields, subtype: 'message_deleted', deleted_ts: ts, previous_message: before }
      : {
          ...commonFields,
          subtype: 'message_changed',
          message: { ...after, edited: { user, ts } },
          previous_message: before,
        }
  await deliverEvent(slack, asString(event.subtype), eventEnvelope(workspace, event))
}

async function deliverEvent(slack: LocalSlack, label: string, envelope: object): Promise<void> {
  await slack.deliver(label, envelope, (sender, signal) => sender.event(envelope, { signal }))
}
