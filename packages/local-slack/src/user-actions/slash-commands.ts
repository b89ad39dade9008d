/** Slash commands: those of the app, and `/invite`, which Slack answers itself. */
import { commandPayload } from '../delivery/event-payloads.ts'
import { parseJsonObject } from '../json.ts'
import type { LocalSlack } from '../local-slack.ts'
import { messageContent, messageError } from '../web-api/chat.ts'
import { type ActionContext, actorOf, postNotice, responseTarget } from './action-context.ts'

/** Runs a command as typed; what Slack or the app cannot take is told to the user alone, as in Slack. */
export async function runCommand(
  slack: LocalSlack,
  context: ActionContext,
  command: string,
  text: string,
): Promise<void> {
  const { workspace } = slack
  const { user, channel, thread } = context
  const appCommands = (slack.manifest.features.slash_commands ?? []).map((each) => each.command)
  if (command === '/invite') return inviteBot(slack, context, text)
  if (!appCommands.includes(command)) {
    const available = [...appCommands, '/invite'].join(', ')
    return postNotice(slack, context, `\`${command}\` is not a command of this workspace. Available: ${available}.`)
  }
  if (thread !== null) return postNotice(slack, context, `\`${command}\` is not supported in threads.`)
  const fields = commandPayload(workspace, actorOf(slack, context), responseTarget(slack, context), { command, text })
  const response = await slack.deliver(command, fields, (sender, signal) => sender.command(fields, { signal }))
  if (response === null) {
    const notice = `\`${command}\` failed: the app did not acknowledge it. The developer panel shows why.`
    return postNotice(slack, context, notice)
  }
  postAcknowledgement(slack, { user, channel }, command, response.body)
}

/** An acknowledgement may carry a message: for the user alone, unless it asks for `in_channel`. */
function postAcknowledgement(
  { workspace, exchanges }: LocalSlack,
  { user, channel }: { readonly user: string; readonly channel: string },
  command: string,
  body: string,
): void {
  const acknowledgement = parseJsonObject(body) ?? { text: body }
  const content = messageContent(acknowledgement, workspace, channel)
  if (content.text === '' && content.blocks.length === 0) return
  const error = messageError(acknowledgement)
  if (error !== null) return exchanges.recordRefusal(`acknowledgement of ${command}`, acknowledgement, error)
  const onlyFor = acknowledgement['response_type'] === 'in_channel' ? {} : { onlyFor: user }
  workspace.postMessage({ channel, by: 'response', ...content, ...onlyFor })
}

function inviteBot(slack: LocalSlack, context: ActionContext, text: string): void {
  const { workspace } = slack
  const { bot } = workspace
  const channel = workspace.channels.get(context.channel)
  if (channel === undefined) return
  if (text.replace('@', '').trim().toLowerCase() !== bot.name.toLowerCase()) {
    return postNotice(slack, context, `Type \`/invite @${bot.name}\` to add the app to this channel.`)
  }
  if (channel.isMember) return postNotice(slack, context, `${bot.name} is already in this channel.`)
  channel.isMember = true
  workspace.notify({ is: 'channels' })
  const name = workspace.users.get(context.user)?.name ?? ''
  postNotice(slack, { channel: channel.id }, `${name} added ${bot.name} to #${channel.name}.`)
}
