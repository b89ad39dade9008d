/** The payload of a pressed button or menu: its value, who pressed it, and the thread that its message belongs to. */
import type { BlockAction } from '@slack/bolt'
import * as z from 'zod'
import { threadKeyIn } from '../../../presentation/slack/thread-key.ts'
import { scenarioFromPayload } from '../../../presentation/slack/blocks/scenario-metadata.ts'
import type { Scenario } from '../../../scenario/scenario.ts'
import type { ThreadRef } from '../../../store/threads.ts'
import { currentTeam } from '../../request-scope.ts'
import { ephemeralThread } from '../../delivery/deliver-outcome.ts'
import type { Services } from '../../services.ts'

/** What of a click a listener needs. */
export type ActionPayload = {
  /** The value of the button or of the chosen option; '' for none. */
  readonly value: string
  readonly user: string
  readonly channel: string
  readonly trigger: string
  /** The root of the message's thread, or the message itself. */
  readonly root: string
  /** The time stamp of the message. */
  readonly ts: string
  /** Only the presser sees the message. */
  readonly isEphemeral: boolean
  readonly isDirect: boolean
  /** In the block's id; null: there is none. */
  readonly key: string | null
  /** The scenario that the message carries, for where nothing is remembered of it. */
  readonly scenario: Scenario | null
}

const optionalText = z.string().optional().catch(undefined)
const messageSchema = z
  .looseObject({
    metadata: z.looseObject({ event_payload: z.unknown() }).optional().catch(undefined),
    blocks: z
      .array(
        z.looseObject({
          elements: z
            .array(z.looseObject({ value: optionalText }))
            .optional()
            .catch(undefined),
        }),
      )
      .catch([]),
    thread_ts: optionalText,
  })
  .optional()
  .catch(undefined)

/** Null where it was not pressed on a message. */
export function readActionPayload(body: BlockAction): ActionPayload | null {
  const { container, actions, user, trigger_id: trigger } = body
  const [action] = actions
  const location = z
    .looseObject({
      channel_id: z.string(),
      message_ts: z.string(),
      thread_ts: optionalText,
      is_ephemeral: z.boolean().catch(false),
    })
    .safeParse(container)
  if (!location.success || action === undefined) return null
  const { channel_id: channel, message_ts: ts, thread_ts, is_ephemeral: isEphemeral } = location.data
  const message = messageSchema.parse(body.message)
  return {
    value: valueOf(action),
    user: user.id,
    channel,
    trigger,
    root: message?.thread_ts ?? thread_ts ?? ts,
    ts,
    isEphemeral,
    isDirect: channel.startsWith('D'),
    key: threadKeyIn(action.block_id),
    scenario: embeddedScenario(message),
  }
}

function embeddedScenario(message: z.infer<typeof messageSchema>): Scenario | null {
  if (message === undefined) return null
  const values = message.blocks.flatMap(({ elements = [] }) => elements.flatMap(({ value }) => value ?? []))
  const payloads = [message.metadata?.event_payload, ...values.map(parseJson)]
  return payloads.map(scenarioFromPayload).find((scenario) => scenario !== null) ?? null
}

function parseJson(value: string): unknown {
  if (!value.startsWith('{')) return null
  try {
    return JSON.parse(value)
  } catch {
    return null
  }
}

const valueSchema = z.union([
  z
    .looseObject({ selected_option: z.looseObject({ value: z.string() }) })
    .transform((one) => one.selected_option.value),
  z.looseObject({ value: z.string() }).transform((one) => one.value),
])

/** The value of what was pressed, wherever it stood. */
export const actionValue = ({ actions: [action] }: BlockAction): string => valueOf(action)

function valueOf(action: unknown): string {
  const parsed = valueSchema.safeParse(action)
  return parsed.success ? parsed.data : ''
}

/** The thread that the message belongs to; null: none is remembered. */
export async function storedThreadOf(action: ActionPayload, { store }: Services): Promise<ThreadRef | null> {
  const { threads } = store.of(currentTeam())
  const { channel, root, key } = action
  const places = [...(action.isEphemeral ? [] : [root]), ...(key === null ? [] : [ephemeralThread(key), key])]
  for (const thread of places) if (await threads.has({ channel, thread })) return { channel, thread }
  return null
}
