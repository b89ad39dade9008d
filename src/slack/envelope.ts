/** What is written on the outside of a delivery: whose it is, what it is, and how it is recognised when it comes again. */
import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Key } from '../store/keys.ts'

export type Envelope = {
  /** The workspace through which the app received it, also where somebody of another company spoke; empty: unknown. */
  readonly team: string
  readonly enterprise: string | null
  readonly kind: 'command' | 'event' | 'action' | 'shortcut' | 'submission' | 'options' | 'other'
  readonly channel: string | null
  readonly user: string | null
  readonly keys: readonly Key[]
  /** Whether another company is in the channel; null: it does not say. */
  readonly isShared: boolean | null
  /** People's talk in a channel; it concerns us only where the thread is one of ours. Null: it is no talk. */
  readonly talk: { readonly channel: string; readonly thread: string | null } | null
}

// What is not a string is not there: a payload of an unknown shape is let through, never lost.
const word = z.string().min(1).nullish().catch(null)
const flag = z
  .union([z.boolean(), z.literal('true').transform(() => true)])
  .nullish()
  .catch(null)
const named = z.looseObject({ id: word, team_id: word }).nullish().catch(null)

const payload = z.looseObject({
  type: word,
  command: word,
  text: word,
  team_id: word,
  context_team_id: word,
  enterprise_id: word,
  channel_id: word,
  user_id: word,
  event_id: word,
  trigger_id: word,
  callback_id: word,
  message_ts: word,
  is_ext_shared_channel: flag,
  authorizations: z
    .array(z.looseObject({ team_id: word, enterprise_id: word }))
    .nullish()
    .catch(null),
  team: named,
  enterprise: named,
  user: named,
  channel: named,
  event: z
    .looseObject({
      type: word,
      subtype: word,
      channel: word,
      channel_type: word,
      user: word,
      ts: word,
      thread_ts: word,
      bot_id: word,
    })
    .nullish()
    .catch(null),
  message: z.looseObject({ ts: word, bot_id: word, team: word }).nullish().catch(null),
  view: z.looseObject({ id: word, app_installed_team_id: word }).nullish().catch(null),
  actions: z
    .array(z.looseObject({ action_id: word, action_ts: word }))
    .nullish()
    .catch(null),
})
type Payload = z.infer<typeof payload>

/** Slack delivers again for hours; what was seen is known for days. */
const days = 3 * 86_400
/** Within this many seconds the same act of the same person is one: a second press, a second Enter. */
const twice = 2

export function envelopeOf(body: unknown): Envelope {
  const read = payload.safeParse(body)
  const letter: Payload = read.success ? read.data : {}
  const kind = kindOf(letter)
  const { event } = letter
  return {
    team: teamOf(letter),
    enterprise: letter.authorizations?.[0]?.enterprise_id ?? letter.enterprise_id ?? letter.enterprise?.id ?? null,
    kind,
    channel: letter.channel_id ?? letter.channel?.id ?? event?.channel ?? null,
    user: letter.user_id ?? letter.user?.id ?? event?.user ?? null,
    keys: keysOf(letter, kind),
    isShared: sharingOf(letter),
    talk: talkOf(letter),
  }
}

function kindOf({ type, command, event }: Payload): Envelope['kind'] {
  if (event) return 'event'
  if (command) return 'command'
  if (type === 'block_actions' || type === 'interactive_message') return 'action'
  if (type === 'shortcut' || type === 'message_action') return 'shortcut'
  if (type === 'view_submission' || type === 'view_closed') return 'submission'
  return type === 'block_suggestion' ? 'options' : 'other'
}

function teamOf(letter: Payload): string {
  const { authorizations, context_team_id, message, view, team, team_id, user } = letter
  // A button under a message of ours: its team is ours, whoever presses.
  const ours = message?.bot_id ? message.team : null
  const installed = authorizations?.[0]?.team_id ?? context_team_id ?? view?.app_installed_team_id ?? ours
  return installed ?? team?.id ?? team_id ?? user?.team_id ?? ''
}

function sharingOf({ is_ext_shared_channel: said, user, team }: Payload): boolean | null {
  if (typeof said === 'boolean') return said
  // Somebody of another workspace is in the conversation.
  return user?.team_id && team?.id && user.team_id !== team.id ? true : null
}

function talkOf({ event }: Payload): Envelope['talk'] {
  if (event?.type !== 'message' || event.channel_type === 'im') return null
  const isOrdinary = !event.bot_id && (!event.subtype || event.subtype === 'file_share')
  return { channel: event.channel ?? '', thread: isOrdinary ? (event.thread_ts ?? null) : null }
}

function keysOf(letter: Payload, kind: Envelope['kind']): Key[] {
  const { event_id, trigger_id, event, user, user_id, channel_id, text, message, message_ts, view, actions } = letter
  const keys: Key[] = []
  const add = (seconds: number, ...parts: readonly (string | null | undefined)[]) => {
    keys.push({
      key: parts
        .map((part) => part ?? '')
        .join(' ')
        .replaceAll('\0', ''),
      seconds,
    })
  }
  if (event_id) add(days, 'event', event_id)
  // The same message can come under two event ids.
  if (event?.ts) add(days, 'event', event.type, event.subtype, event.channel, event.ts)
  if (trigger_id) add(days, 'trigger', trigger_id)
  if (kind === 'command' && user_id) add(twice, 'typed', user_id, channel_id, digest(text ?? ''))
  if (kind === 'shortcut' && message_ts) add(twice, 'shortcut', letter.callback_id, message_ts, user?.id)
  if (kind === 'action') {
    const at = message?.ts ?? view?.id
    add(twice, 'pressed', at, user?.id, digest(actions?.map((action) => ({ ...action, action_ts: undefined })) ?? []))
  }
  return keys
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url')
}
