/** What the page may ask for. */
import * as z from 'zod'

const json = z.record(z.string(), z.unknown())
const word = z.string().max(300)
const spot = { channel: word, thread: word.nullable().default(null) }
const press = { blockId: word, actionId: word, chosen: json }

export const wish = z.discriminatedUnion('do', [
  z.object({ do: z.literal('say'), ...spot, text: z.string().max(40_000) }),
  z.object({ do: z.literal('reword'), ...spot, ts: word, text: z.string().max(40_000).nullable() }),
  z.object({ do: z.literal('press'), ...spot, ts: word, ...press }),
  z.object({ do: z.literal('press in view'), ...spot, view: word, ...press, state: json }),
  z.object({ do: z.literal('suggest'), ...spot, view: word, ...press, typed: word }),
  z.object({ do: z.literal('submit'), view: word, state: json }),
  z.object({ do: z.literal('dismiss'), ...spot, view: word }),
  z.object({ do: z.literal('message shortcut'), ...spot, ts: word, callback: word }),
  z.object({ do: z.literal('global shortcut'), ...spot, callback: word }),
  z.object({ do: z.literal('open app'), tab: z.enum(['home', 'messages']) }),
  z.object({ do: z.literal('read'), place: word, ts: word }),
  z.object({ do: z.literal('hide'), channel: word, ts: word }),
])
export type Wish = z.input<typeof wish>
