/** What the page may ask for. */
import * as z from 'zod'

const jsonRecord = z.record(z.string(), z.unknown())
const shortString = z.string().max(300)
const messageText = z.string().max(40_000)
const contextFields = { channel: shortString, thread: shortString.nullable().default(null) }
/** `chosen`: what Slack sends along with the action, such as `selected_option`. */
const pressFields = { blockId: shortString, actionId: shortString, chosen: jsonRecord }

export const userActionSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('send'),
    ...contextFields,
    text: messageText,
    files: z.array(shortString).max(10).default([]),
  }),
  /** `text` null: delete the message. */
  z.object({ do: z.literal('edit'), ...contextFields, ts: shortString, text: messageText.nullable() }),
  z.object({ do: z.literal('press'), ...contextFields, ts: shortString, ...pressFields }),
  z.object({ do: z.literal('press in view'), ...contextFields, view: shortString, ...pressFields, state: jsonRecord }),
  z.object({ do: z.literal('submit'), view: shortString, state: jsonRecord }),
  z.object({ do: z.literal('close view'), ...contextFields, view: shortString }),
  z.object({ do: z.literal('message shortcut'), ...contextFields, ts: shortString, callback: shortString }),
  z.object({ do: z.literal('global shortcut'), ...contextFields, callback: shortString }),
  z.object({ do: z.literal('open app'), tab: z.enum(['home', 'messages']) }),
  z.object({ do: z.literal('mark read'), readKey: shortString, ts: shortString }),
  z.object({ do: z.literal('dismiss'), channel: shortString, ts: shortString }),
])
export type UserAction = z.input<typeof userActionSchema>
