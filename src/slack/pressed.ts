/** A button or select under a message: what it says, and which thread the message belongs to. */
import type { BlockAction } from '@slack/bolt'
import * as z from 'zod'
import { keyIn } from '../reply/actions.ts'
import { scenarioOf } from '../reply/metadata.ts'
import type { Scenario } from '../scenario/spec.ts'
import type { ThreadPlace } from '../store/threads.ts'
import { currentTeam } from './current.ts'
import { unseenThread } from './give-said.ts'
import type { Services } from './services.ts'

export type Pressed = {
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
  readonly isUnseen: boolean
  readonly isDirect: boolean
  /** In the block's id; null: there is none. */
  readonly key: string | null
  /** The scenario that the message carries, for where nothing is remembered of it. */
  readonly carried: Scenario | null
}

const word = z.string().optional().catch(undefined)
const carrying = z
  .looseObject({
    metadata: z.looseObject({ event_payload: z.unknown() }).optional().catch(undefined),
    blocks: z
      .array(
        z.looseObject({
          elements: z
            .array(z.looseObject({ value: word }))
            .optional()
            .catch(undefined),
        }),
      )
      .catch([]),
    thread_ts: word,
  })
  .optional()
  .catch(undefined)

/** Null where it was not pressed on a message. */
export function pressedOn(body: BlockAction): Pressed | null {
  const { container, actions, user, trigger_id: trigger } = body
  const [action] = actions
  const place = z
    .looseObject({
      channel_id: z.string(),
      message_ts: z.string(),
      thread_ts: word,
      is_ephemeral: z.boolean().catch(false),
    })
    .safeParse(container)
  if (!place.success || action === undefined) return null
  const { channel_id: channel, message_ts: ts, thread_ts, is_ephemeral: isUnseen } = place.data
  const message = carrying.parse(body.message)
  return {
    value: valueOf(action),
    user: user.id,
    channel,
    trigger,
    root: message?.thread_ts ?? thread_ts ?? ts,
    ts,
    isUnseen,
    isDirect: channel.startsWith('D'),
    key: keyIn(action.block_id),
    carried: carriedBy(message),
  }
}

function carriedBy(message: z.infer<typeof carrying>): Scenario | null {
  if (message === undefined) return null
  const values = message.blocks.flatMap(({ elements = [] }) => elements.flatMap(({ value }) => value ?? []))
  const payloads = [message.metadata?.event_payload, ...values.map(parsed)]
  return payloads.map(scenarioOf).find((scenario) => scenario !== null) ?? null
}

function parsed(value: string): unknown {
  if (!value.startsWith('{')) return null
  try {
    return JSON.parse(value)
  } catch {
    return null
  }
}

const chosen = z.union([
  z
    .looseObject({ selected_option: z.looseObject({ value: z.string() }) })
    .transform((one) => one.selected_option.value),
  z.looseObject({ value: z.string() }).transform((one) => one.value),
])

/** The value of what was pressed, wherever it stood. */
export const pressedValue = ({ actions: [action] }: BlockAction): string => valueOf(action)

function valueOf(action: unknown): string {
  const read = chosen.safeParse(action)
  return read.success ? read.data : ''
}

/** The thread that the message belongs to; null: none is remembered. */
export async function threadOf(pressed: Pressed, { store }: Services): Promise<ThreadPlace | null> {
  const { threads } = store.of(currentTeam())
  const { channel, root, key } = pressed
  const places = [...(pressed.isUnseen ? [] : [root]), ...(key === null ? [] : [unseenThread(key)])]
  for (const thread of places) if (await threads.knows({ channel, thread })) return { channel, thread }
  return null
}
