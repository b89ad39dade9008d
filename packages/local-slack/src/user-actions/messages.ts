/** Messages that users send, edit, delete and dismiss, and the events that tell the app. */
import { messageEvent } from '../delivery/event-payloads.ts'
import type { LocalSlack } from '../local-slack.ts'
import { readKeyOf } from '../read-key.ts'
import { encodeMrkdwn, mentionsUser } from '../workspace/mrkdwn.ts'
import { findMessage, isDirectMessage, markRead, type WorkspaceMessage } from '../workspace/workspace.ts'
import { type ActionContext, deliverEvent, postNotice } from './action-context.ts'
import { runCommand } from './slash-commands.ts'

/** Sends a message with the user's own files, or runs a command if the text begins with a slash. */
export async function sendText(
  slack: LocalSlack,
  context: ActionContext,
  input: string,
  sentFiles: readonly string[] = [],
): Promise<void> {
  const text = input.trim()
  const files = sentFiles.filter((id) => slack.workspace.uploads.get(id)?.user === context.user)
  if (text === '' && files.length === 0) return
  const command = /^\/\S+/.exec(text)?.[0]
  if (command !== undefined) return runCommand(slack, context, command, text.slice(command.length).trim())
  const { workspace } = slack
  const { user, channel, thread } = context
  const message = workspace.postMessage({
    channel,
    by: 'user',
    user,
    text: encodeMrkdwn(text, workspace),
    blocks: [],
    ...(files.length === 0 ? {} : { files }),
    ...(thread === null ? {} : { thread }),
  })
  markRead(workspace, user, readKeyOf(channel, thread), message.ts)
  await deliverMessage(slack, message)
}

/** The app receives messages of conversations that the bot is a member of; a mention twice, as Slack sends it. */
async function deliverMessage(slack: LocalSlack, message: WorkspaceMessage): Promise<void> {
  const { workspace } = slack
  const { channel, text } = message
  const { bot } = workspace
  if (workspace.channels.get(channel)?.isMember !== true) {
    if (!mentionsUser(text, bot.user)) return
    const notice = `You mentioned @${bot.name}, which is not in this channel and does not see it. Type \`/invite @${bot.name}\` first.`
    return postNotice(slack, message, notice)
  }
  const isDirect = isDirectMessage(workspace, channel)
  await deliverEvent(slack, isDirect ? 'message.im' : 'message.channels', messageEvent(workspace, 'message', message))
  if (!isDirect && mentionsUser(text, bot.user)) {
    await deliverEvent(slack, 'app_mention', messageEvent(workspace, 'app_mention', message))
  }
}

/** Edits one of the user's own messages; `newText` null deletes it. */
export async function editMessage(
  slack: LocalSlack,
  { user, channel }: ActionContext,
  ts: string,
  newText: string | null,
): Promise<void> {
  const { workspace } = slack
  const message = findMessage(workspace, channel, ts)
  if (message?.user !== user) return
  const text = encodeMrkdwn(newText?.trim() ?? '', workspace)
  const subtype = text === '' ? 'message_deleted' : 'message_changed'
  if (text === '') workspace.removeMessage(channel, ts)
  else workspace.updateMessage(channel, ts, { text, isEdited: true })
  if (workspace.channels.get(channel)?.isMember !== true) return
  const before = messageEvent(workspace, 'message', message)
  const after = messageEvent(workspace, 'message', { ...message, text })
  await deliverEvent(slack, subtype, {
    type: 'message',
    subtype,
    channel,
    channel_type: before['channel_type'],
    ts: workspace.nextTs(),
    event_ts: workspace.nextTs(),
    hidden: true,
    previous_message: before,
    ...(text === '' ? { deleted_ts: ts } : { message: { ...after, edited: { user, ts } } }),
  })
}

/** Removes an ephemeral message that the user no longer wants to see. */
export function dismissEphemeral({ workspace }: LocalSlack, { user, channel }: ActionContext, ts: string): void {
  if (findMessage(workspace, channel, ts)?.onlyFor === user) workspace.removeMessage(channel, ts)
}
