/** What a person does in the local Slack, and what Slack then tells the app. */
import manifest from '../../manifest.json' with { type: 'json' }
import { parseJson, textOf } from './json.ts'
import type { LocalSlack } from './local-slack.ts'
import { mentions, written } from './markup.ts'
import {
  commandFields,
  eventEnvelope,
  homeOpenedEvent,
  isDirect,
  messageActionPayload,
  messageEvent,
  shortcutPayload,
} from './payloads.ts'
import { contentOf, faultOf } from './web-api/chat.ts'
import { directChannel, markRead, type Message } from './workspace.ts'

/** Where somebody is: a conversation, or a thread in it. */
export type Spot = { readonly user: string; readonly channel: string; readonly thread: string | null }

const ownCommands = new Set(manifest.features.slash_commands.map(({ command }) => command))

/** What somebody typed and sent: a message, or a command where it starts with a slash. */
export async function say(slack: LocalSlack, spot: Spot, typed: string): Promise<void> {
  const text = typed.trim()
  if (text === '') return
  const command = /^\/\S+/.exec(text)?.[0]
  if (command !== undefined) return runCommand(slack, spot, command, text.slice(command.length).trim())
  const { space } = slack
  const { user, channel, thread } = spot
  const inThread = thread === null ? {} : { thread }
  const message = space.post({ channel, by: 'person', user, text: written(text, space), blocks: [], ...inThread })
  markRead(space, user, thread === null ? channel : `${channel} ${thread}`, message.ts)
  await tellOfMessage(slack, message)
}

/** The bot hears what is said where it is a member. */
async function tellOfMessage(slack: LocalSlack, message: Message): Promise<void> {
  const { space } = slack
  const { channel, text } = message
  if (space.channels.get(channel)?.isMember !== true) {
    if (mentions(text, space.bot.user)) whisper(slack, message, notHere(space.bot.name))
    return
  }
  const event = (type: 'message' | 'app_mention') => eventEnvelope(space, messageEvent(space, type, message))
  await deliverEvent(slack, isDirect(space, channel) ? 'message.im' : 'message.channels', event('message'))
  if (!isDirect(space, channel) && mentions(text, space.bot.user)) {
    await deliverEvent(slack, 'app_mention', event('app_mention'))
  }
}

const notHere = (bot: string) =>
  `You mentioned @${bot}, who is not in this channel and does not hear you. Type \`/invite @${bot}\` first.`

async function runCommand(slack: LocalSlack, spot: Spot, command: string, text: string): Promise<void> {
  const { space } = slack
  const { user, channel, thread } = spot
  if (command === '/invite') return invite(slack, spot, text)
  if (!ownCommands.has(command)) {
    const known = [...ownCommands, '/invite'].join(', ')
    return whisper(slack, spot, `\`${command}\` is not a command of this workspace. There are: ${known}.`)
  }
  if (thread !== null) {
    return whisper(
      slack,
      spot,
      `\`${command}\` is not supported in threads, says Slack. In a thread, simply type what should change, such as \`4-bit\`.`,
    )
  }
  const trigger = slack.allow({ user, channel, window: null })
  const address = { channel, responseUrl: slack.responses.grant(channel, user) }
  const fields = commandFields(space, { user, trigger }, address, { command, text })
  const delivered = await slack.deliver(command, fields, (courier, signal) => courier.command(fields, { signal }))
  if (delivered === null) {
    return whisper(slack, spot, `\`${command}\` failed: the app did not acknowledge it. The developer panel shows why.`)
  }
  // What comes with the acknowledgement is seen by the asker, or by all.
  const answer = parseJson(delivered.body) ?? { text: delivered.body }
  const content = contentOf(answer, space, channel)
  if (content.text === '' && content.blocks.length === 0) return
  const fault = faultOf(answer)
  if (fault !== null) return slack.traffic.refuse(`answer to ${command}`, answer, fault)
  const onlyFor = answer['response_type'] === 'in_channel' ? {} : { onlyFor: user }
  space.post({ channel, by: 'response', ...content, ...onlyFor })
}

function invite(slack: LocalSlack, spot: Spot, text: string): void {
  const { space } = slack
  const channel = space.channels.get(spot.channel)
  if (channel === undefined) return
  if (text.replace('@', '').trim().toLowerCase() !== space.bot.name) {
    return whisper(slack, spot, `Type \`/invite @${space.bot.name}\` to have the app in this channel.`)
  }
  if (channel.isMember) return whisper(slack, spot, `${space.bot.name} is already here.`)
  channel.isMember = true
  space.tell({ is: 'channels' })
  const name = space.people.get(spot.user)?.name ?? ''
  space.post({
    channel: channel.id,
    by: 'slack',
    text: `${name} added ${space.bot.name} to #${channel.name}.`,
    blocks: [],
  })
}

/** Slack itself says something to one person. */
export function whisper({ space }: LocalSlack, spot: Partial<Spot> & { channel: string }, text: string): void {
  const thread = spot.thread === null || spot.thread === undefined ? {} : { thread: spot.thread }
  space.post({
    channel: spot.channel,
    by: 'slack',
    text,
    blocks: [],
    ...thread,
    ...(spot.user === undefined ? {} : { onlyFor: spot.user }),
  })
}

/** "Estimate GPU cost" in the menu of a message. */
export async function useMessageShortcut(slack: LocalSlack, spot: Spot, ts: string, callback: string): Promise<void> {
  const { space } = slack
  const { user, channel } = spot
  const message = space.posted.find((each) => each.channel === channel && each.ts === ts)
  if (message === undefined) return
  const act = { user, trigger: slack.allow({ user, channel, window: null }) }
  const address = { channel, responseUrl: slack.responses.grant(channel, user) }
  const payload = messageActionPayload(space, act, address, callback, message)
  const spotOf = { ...spot, thread: message.thread ?? null }
  await deliverClick(slack, spotOf, `message shortcut ${callback}`, payload)
}

/** A shortcut out of the menu beside the composer: it knows no place. */
export async function useGlobalShortcut(slack: LocalSlack, spot: Spot, callback: string): Promise<void> {
  const { user, channel } = spot
  const act = { user, trigger: slack.allow({ user, channel, window: null }) }
  await deliverClick(slack, spot, `shortcut ${callback}`, shortcutPayload(slack.space, act, callback))
}

/** Delivers an interaction; the person hears where the app did not take it. */
export async function deliverClick(
  slack: LocalSlack,
  spot: Spot,
  what: string,
  payload: object,
): Promise<string | null> {
  const delivered = await slack.deliver(what, payload, (courier, signal) => courier.interaction(payload, { signal }))
  if (delivered === null)
    whisper(slack, spot, 'That did not work: the app did not acknowledge it. The developer panel shows why.')
  return delivered?.body ?? null
}

/** What was whispered to somebody goes away when she wants it to. */
export function hide({ space }: LocalSlack, { user, channel }: Spot, ts: string): void {
  const isTheirs = space.posted.some((each) => each.channel === channel && each.ts === ts && each.onlyFor === user)
  if (isTheirs) space.remove(channel, ts)
}

/** Somebody looks at the conversation with the app, or at its home tab. */
export async function openApp(slack: LocalSlack, user: string, tab: 'home' | 'messages'): Promise<void> {
  const event = homeOpenedEvent(user, directChannel(slack.space, user), tab)
  await deliverEvent(slack, `app_home_opened (${tab})`, eventEnvelope(slack.space, event))
}

/** One's own message, edited or taken back; the app is told as Slack tells it. */
export async function reword(slack: LocalSlack, spot: Spot, ts: string, typed: string | null): Promise<void> {
  const { space } = slack
  const { user, channel } = spot
  const message = space.posted.find((each) => each.channel === channel && each.ts === ts)
  if (message === undefined || message.user !== user) return
  const text = written(typed?.trim() ?? '', space)
  if (text === '') space.remove(channel, ts)
  else space.change(channel, ts, { text, isEdited: true })
  if (space.channels.get(channel)?.isMember !== true) return
  const channel_type = isDirect(space, channel) ? 'im' : 'channel'
  const outside = { type: 'message', channel, channel_type, ts: space.nextTs(), event_ts: space.nextTs(), hidden: true }
  const before = messageEvent(space, 'message', message)
  const after = messageEvent(space, 'message', { ...message, text })
  const event =
    text === ''
      ? { ...outside, subtype: 'message_deleted', deleted_ts: ts, previous_message: before }
      : {
          ...outside,
          subtype: 'message_changed',
          message: { ...after, edited: { user, ts } },
          previous_message: before,
        }
  await deliverEvent(slack, textOf(event.subtype), eventEnvelope(space, event))
}

async function deliverEvent(slack: LocalSlack, what: string, envelope: object): Promise<void> {
  await slack.deliver(what, envelope, (courier, signal) => courier.event(envelope, { signal }))
}
