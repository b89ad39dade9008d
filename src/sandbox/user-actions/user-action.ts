/** What the page may ask for. */
import * as z from 'zod'

const jsonRecord = z.record(z.string(), z.unknown())
const shortString = z.string().max(300)
const contextFields = { channel: shortString, thread: shortString.nullable().default(null) }
const actionFields = { blockId: shortString, actionId: shortString, chosen: jsonRecord }

export const userActionSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('say'), ...contextFields, text: z.string().max(40_000) }),
  z.object({ do: z.literal('reword'), ...contextFields, ts: shortString, text: z.string().max(40_000).nullable() }),
  z.object({ do: z.literal('press'), ...contextFields, ts: shortString, ...actionFields }),
  z.object({ do: z.literal('press in view'), ...contextFields, view: shortString, ...actionFields, state: jsonRecord }),
  z.object({ do: z.literal('suggest'), ...contextFields, view: shortString, ...actionFields, typed: shortString }),
  z.object({ do: z.literal('submit'), view: shortString, state: jsonRecord }),
  z.object({ do: z.literal('dismiss'), ...contextFields, view: shortString }),
  z.object({ do: z.literal('message shortcut'), ...contextFields, ts: shortString, callback: shortString }),
  z.object({ do: z.literal('global shortcut'), ...contextFields, callback: shortString }),
  z.object({ do: z.literal('open app'), tab: z.enum(['home', 'messages']) }),
  z.object({ do: z.literal('read'), place: shortString, ts: shortString }),
  z.object({ do: z.literal('hide'), channel: shortString, ts: shortString }),
])
export type UserAction = z.input<typeof userActionSchema>
