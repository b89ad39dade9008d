/** What the page asks for, done as the person who asks. */
import { hide, openApp, reword, say, type Spot, useGlobalShortcut, useMessageShortcut } from './acts.ts'
import type { LocalSlack } from './local-slack.ts'
import { dismiss, pressInView, pressOnMessage, submit, suggest } from './presses.ts'
import { wish } from './wish.ts'
import { markRead } from './workspace.ts'

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
    case 'hide':
      hide(slack, at, data.ts)
      return {}
    case 'read':
      markRead(slack.space, user, data.place, data.ts)
      return {}
  }
}
