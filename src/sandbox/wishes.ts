/** What the page may ask for, checked, and done as the person who asks. */
import * as z from 'zod'
import { openApp, reword, say, type Spot, useGlobalShortcut, useMessageShortcut } from './acts.ts'
import type { LocalSlack } from './local-slack.ts'
import { dismiss, pressInView, pressOnMessage, submit, suggest } from './presses.ts'
import { markRead } from './workspace.ts'

const json = z.record(z.string(), z.unknown())
const word = z.string().max(300)
const spot = { channel: word, thread: word.nullable().default(null) }
const press = { blockId: word, actionId: word, chosen: json }

const wish = z.discriminatedUnion('do', [
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
])
export type Wish = z.input<typeof wish>

/** What it was answered with; null: it was no wish. */
export async function grant(user: string, asked: unknown, slack: LocalSlack): Promise<object | null> {
  const read = wish.safeParse(asked)
  if (!read.success || !slack.space.people.has(user)) return null
  const { data } = read
  const at: Spot = {
    user,
    channel: 'channel' in data ? data.channel : '',
    thread: 'thread' in data ? data.thread : null,
  }
  switch (data.do) {
    case 'say':
      await say(slack, at, data.text)
      return {}
    case 'reword':
      await reword(slack, at, data.ts, data.text)
      return {}
    case 'press':
      await pressOnMessage(slack, at, data.ts, data)
      return {}
    case 'press in view':
      await pressInView(slack, at, data.view, data, data.state)
      return {}
    case 'suggest':
      return suggest(slack, at, data.view, data, data.typed)
    case 'submit':
      return submit(slack, user, data.view, data.state)
    case 'dismiss':
      await dismiss(slack, at, data.view)
      return {}
    case 'message shortcut':
      await useMessageShortcut(slack, at, data.ts, data.callback)
      return {}
    case 'global shortcut':
      await useGlobalShortcut(slack, at, data.callback)
      return {}
    case 'open app':
      await openApp(slack, user, data.tab)
      return {}
    case 'read':
      markRead(slack.space, user, data.place, data.ts)
      return {}
  }
}
