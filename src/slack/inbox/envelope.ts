/** What identifies a delivery: whose it is, what it is, and how it is recognised when it comes again. */
import { createHash } from 'node:crypto'
import type { DedupeKey } from '../../store/dedupe-keys.ts'
import { actionControlPattern } from '../../presentation/content/answer-controls.ts'
import { settingsCommandOf } from '../listeners/commands/settings-command.ts'
import { type DeliveryKind, kindOfPayload, parsePayload, type SlackPayload } from './payload.ts'
import { sharingOf, type Tenant, tenantOf } from './tenant.ts'

export type Envelope = Tenant & {
  readonly kind: DeliveryKind
  readonly channel: string | null
  readonly user: string | null
  readonly keys: readonly DedupeKey[]
  /** Whether another company is in the channel; null: it does not say. */
  readonly isShared: boolean | null
  /** The thread in which the order of messages matters; a direct conversation is one as a whole. Null: none. */
  readonly thread: string | null
  /** A window must open within three seconds. */
  readonly isUrgent: boolean
  /** A message of people in a channel; it concerns us only in a thread of ours. Null: it is none. */
  readonly channelMessage: ChannelMessage | null
}

export type ChannelMessage = {
  readonly channel: string
  readonly thread: string | null
  /** It stands below a message of ours that is minutes old: perhaps one that is not confirmed yet. */
  readonly isBelowAppMessage: boolean
}

/** Seconds in which a message of ours is confirmed, whatever stopped the process that posted it. */
const confirmationSeconds = 900

/** Slack delivers again for hours; what was seen is known for days. */
const redeliverySeconds = 3 * 86_400
/** Within this many seconds the same act of the same person is one: a second press, a second Enter. */
const doubleActionSeconds = 2

/** Never throws: a body of an unknown shape belongs to nobody. */
export function envelopeOf(body: unknown): Envelope {
  const payload = parsePayload(body)
  const kind = kindOfPayload(payload)
  const { event } = payload
  return {
    ...tenantOf(payload),
    kind,
    channel: payload.channel_id ?? payload.channel?.id ?? event?.channel ?? null,
    user: payload.user_id ?? payload.user?.id ?? event?.user ?? null,
    keys: keysOf(payload, kind),
    isShared: sharingOf(payload),
    thread: threadOf(payload, kind),
    isUrgent: isUrgent(payload, kind),
    channelMessage: channelMessageOf(payload),
  }
}

/** A control under an answer is a turn of its thread as much as a reply is. */
function threadOf(payload: SlackPayload, kind: DeliveryKind): string | null {
  const { event, message, container } = payload
  if (isTurnAction(payload, kind))
    return message?.thread_ts ?? container?.thread_ts ?? message?.ts ?? container?.message_ts ?? null
  if (event?.type !== 'message' && event?.type !== 'app_mention') return null
  return event.thread_ts ?? (event.channel_type === 'im' ? 'direct' : null)
}

/** Pressed to change or to ask something of a plan: it opens no window. */
const isTurnAction = ({ actions }: SlackPayload, kind: DeliveryKind): boolean =>
  kind === 'action' && actions?.[0] !== undefined && actionControlPattern.test(actions[0].action_id ?? '')

function isUrgent(payload: SlackPayload, kind: DeliveryKind): boolean {
  if (kind === 'command') return settingsCommandOf(payload.text ?? '') !== null
  return (kind === 'action' && !isTurnAction(payload, kind)) || kind === 'shortcut' || kind === 'submission'
}

function channelMessageOf({ event, authorizations }: SlackPayload): ChannelMessage | null {
  if (event?.type !== 'message' || event.channel_type === 'im') return null
  const isOrdinary = !event.bot_id && (!event.subtype || event.subtype === 'file_share')
  const thread = isOrdinary ? (event.thread_ts ?? null) : null
  const parent = event.parent_user_id ?? null
  const isOurs = parent !== null && authorizations?.some(({ user_id: bot }) => bot === parent) === true
  const isRecent = Number(event.ts) - Number(thread) < confirmationSeconds
  return { channel: event.channel ?? '', thread, isBelowAppMessage: thread !== null && isOurs && isRecent }
}

function keysOf(payload: SlackPayload, kind: DeliveryKind): DedupeKey[] {
  const { event_id, trigger_id, event, user, user_id, channel_id, text, message, message_ts, view, actions } = payload
  const keys: DedupeKey[] = []
  const add = (seconds: number, ...parts: readonly (string | null | undefined)[]) => {
    keys.push({
      key: parts
        .map((part) => part ?? '')
        .join(' ')
        .replaceAll('\0', ''),
      seconds,
    })
  }
  if (event_id) add(redeliverySeconds, 'event', event_id)
  // The same message can come under two event ids.
  if (event?.ts) add(redeliverySeconds, 'event', event.type, event.subtype, event.channel, event.ts)
  if (trigger_id) add(redeliverySeconds, 'trigger', trigger_id)
  if (kind === 'command' && user_id) add(doubleActionSeconds, 'typed', user_id, channel_id, digest(text ?? ''))
  if (kind === 'shortcut' && message_ts) add(doubleActionSeconds, 'shortcut', payload.callback_id, message_ts, user?.id)
  if (kind === 'action') {
    const at = message?.ts ?? view?.id
    add(
      doubleActionSeconds,
      'pressed',
      at,
      user?.id,
      digest(actions?.map((action) => ({ ...action, action_ts: undefined })) ?? []),
    )
  }
  return keys
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url')
}
