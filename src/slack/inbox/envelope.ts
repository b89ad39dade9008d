/** What is written on the outside of a delivery: whose it is, what it is, and how it is recognised when it comes again. */
import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { DedupeKey } from '../../store/dedupe-keys.ts'

export type Envelope = {
  /** The workspace through which the app received it, also where somebody of another company spoke; empty: unknown. */
  readonly team: string
  readonly enterprise: string | null
  readonly kind: 'command' | 'event' | 'action' | 'shortcut' | 'submission' | 'options' | 'other'
  readonly channel: string | null
  readonly user: string | null
  readonly keys: readonly DedupeKey[]
  /** Whether another company is in the channel; null: it does not say. */
  readonly isShared: boolean | null
  /** People's talk in a channel; it concerns us only where the thread is one of ours. Null: it is no talk. */
  readonly channelMessage: { readonly channel: string; readonly thread: string | null } | null
}

// What is not a string is not there: a payload of an unknown shape is let through, never lost.
const optionalText = z.string().min(1).nullish().catch(null)
const optionalFlag = z
  .union([z.boolean(), z.literal('true').transform(() => true)])
  .nullish()
  .catch(null)
const optionalEntity = z.looseObject({ id: optionalText, team_id: optionalText }).nullish().catch(null)

const payloadSchema = z.looseObject({
  type: optionalText,
  command: optionalText,
  text: optionalText,
  team_id: optionalText,
  context_team_id: optionalText,
  enterprise_id: optionalText,
  channel_id: optionalText,
  user_id: optionalText,
  event_id: optionalText,
  trigger_id: optionalText,
  callback_id: optionalText,
  message_ts: optionalText,
  is_ext_shared_channel: optionalFlag,
  authorizations: z
    .array(z.looseObject({ team_id: optionalText, enterprise_id: optionalText }))
    .nullish()
    .catch(null),
  team: optionalEntity,
  enterprise: optionalEntity,
  user: optionalEntity,
  channel: optionalEntity,
  event: z
    .looseObject({
      type: optionalText,
      subtype: optionalText,
      channel: optionalText,
      channel_type: optionalText,
      user: optionalText,
      ts: optionalText,
      thread_ts: optionalText,
      bot_id: optionalText,
    })
    .nullish()
    .catch(null),
  message: z.looseObject({ ts: optionalText, bot_id: optionalText, team: optionalText }).nullish().catch(null),
  view: z.looseObject({ id: optionalText, app_installed_team_id: optionalText }).nullish().catch(null),
  actions: z
    .array(z.looseObject({ action_id: optionalText, action_ts: optionalText }))
    .nullish()
    .catch(null),
})
type RawPayload = z.infer<typeof payloadSchema>

/** Slack delivers again for hours; what was seen is known for days. */
const redeliverySeconds = 3 * 86_400
/** Within this many seconds the same act of the same person is one: a second press, a second Enter. */
const doubleActionSeconds = 2

export function envelopeOf(body: unknown): Envelope {
  const parsed = payloadSchema.safeParse(body)
  const payload: RawPayload = parsed.success ? parsed.data : {}
  const kind = kindOf(payload)
  const { event } = payload
  return {
    team: teamOf(payload),
    enterprise: payload.authorizations?.[0]?.enterprise_id ?? payload.enterprise_id ?? payload.enterprise?.id ?? null,
    kind,
    channel: payload.channel_id ?? payload.channel?.id ?? event?.channel ?? null,
    user: payload.user_id ?? payload.user?.id ?? event?.user ?? null,
    keys: keysOf(payload, kind),
    isShared: sharingOfPayload(payload),
    channelMessage: channelMessageOf(payload),
  }
}

function kindOf({ type, command, event }: RawPayload): Envelope['kind'] {
  if (event) return 'event'
  if (command) return 'command'
  if (type === 'block_actions' || type === 'interactive_message') return 'action'
  if (type === 'shortcut' || type === 'message_action') return 'shortcut'
  if (type === 'view_submission' || type === 'view_closed') return 'submission'
  return type === 'block_suggestion' ? 'options' : 'other'
}

function teamOf(payload: RawPayload): string {
  const { authorizations, context_team_id, message, view, team, team_id, user } = payload
  // A button under a message of ours: its team is ours, whoever presses.
  const messageTeam = message?.bot_id ? message.team : null
  const receivingTeam = authorizations?.[0]?.team_id ?? context_team_id ?? view?.app_installed_team_id ?? messageTeam
  return receivingTeam ?? team?.id ?? team_id ?? user?.team_id ?? ''
}

function sharingOfPayload({ is_ext_shared_channel: isSharedChannel, user, team }: RawPayload): boolean | null {
  if (typeof isSharedChannel === 'boolean') return isSharedChannel
  // Somebody of another workspace is in the conversation.
  return user?.team_id && team?.id && user.team_id !== team.id ? true : null
}

function channelMessageOf({ event }: RawPayload): Envelope['channelMessage'] {
  if (event?.type !== 'message' || event.channel_type === 'im') return null
  const isOrdinary = !event.bot_id && (!event.subtype || event.subtype === 'file_share')
  return { channel: event.channel ?? '', thread: isOrdinary ? (event.thread_ts ?? null) : null }
}

function keysOf(payload: RawPayload, kind: Envelope['kind']): DedupeKey[] {
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
