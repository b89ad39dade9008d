/** The outer fields of what Slack delivers, in every shape that a payload can have. */
import * as z from 'zod'

// A field of an unexpected type counts as absent: a payload of an unknown shape is let through, never lost.
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
    .array(z.looseObject({ team_id: optionalText, enterprise_id: optionalText, user_id: optionalText }))
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
      parent_user_id: optionalText,
      bot_id: optionalText,
    })
    .nullish()
    .catch(null),
  message: z.looseObject({ ts: optionalText, thread_ts: optionalText }).nullish().catch(null),
  container: z.looseObject({ message_ts: optionalText, thread_ts: optionalText }).nullish().catch(null),
  view: z.looseObject({ id: optionalText, app_installed_team_id: optionalText }).nullish().catch(null),
  actions: z
    .array(z.looseObject({ action_id: optionalText, action_ts: optionalText }))
    .nullish()
    .catch(null),
})

export type SlackPayload = z.infer<typeof payloadSchema>

/** Empty where the body is no object. */
export function parsePayload(body: unknown): SlackPayload {
  const parsed = payloadSchema.safeParse(body)
  return parsed.success ? parsed.data : {}
}

export type DeliveryKind = 'command' | 'event' | 'action' | 'shortcut' | 'submission' | 'options' | 'other'

/** What a delivery is: a command, an event, an action, a submission. */
export function kindOfPayload({ type, command, event }: SlackPayload): DeliveryKind {
  if (event) return 'event'
  if (command) return 'command'
  if (type === 'block_actions' || type === 'interactive_message') return 'action'
  if (type === 'shortcut' || type === 'message_action') return 'shortcut'
  if (type === 'view_submission' || type === 'view_closed') return 'submission'
  return type === 'block_suggestion' ? 'options' : 'other'
}
