/** What the page asks for, done as the person who asks. */
import {
  dismissEphemeral,
  openAppHome,
  editMessage,
  sendText,
  type ActionContext,
  runGlobalShortcut,
  runMessageShortcut,
} from './conversation-actions.ts'
import type { LocalSlack } from '../local-slack.ts'
import { closeView, runViewAction, runMessageAction, submitView, loadOptions } from './block-actions.ts'
import { userActionSchema } from './user-action.ts'
import { markRead } from '../workspace/workspace.ts'

/** What it was answered with; null: it is no user action. */
export async function performUserAction(user: string, input: unknown, slack: LocalSlack): Promise<object | null> {
  const parsed = userActionSchema.safeParse(input)
  if (!parsed.success || !slack.workspace.users.has(user)) return null
  const { data: action } = parsed
  const context: ActionContext = {
    user,
    channel: 'channel' in action ? action.channel : '',
    thread: 'thread' in action ? action.thread : null,
  }
  switch (action.do) {
    case 'say':
      await sendText(slack, context, action.text)
      return {}
    case 'reword':
      await editMessage(slack, context, action.ts, action.text)
      return {}
    case 'press':
      await runMessageAction(slack, context, action.ts, action)
      return {}
    case 'press in view':
      await runViewAction(slack, context, action.view, action, action.state)
      return {}
    case 'suggest':
      return loadOptions(slack, context, action.view, action, action.typed)
    case 'submit':
      return submitView(slack, user, action.view, action.state)
    case 'dismiss':
      await closeView(slack, context, action.view)
      return {}
    case 'message shortcut':
      await runMessageShortcut(slack, context, action.ts, action.callback)
      return {}
    case 'global shortcut':
      await runGlobalShortcut(slack, context, action.callback)
      return {}
    case 'open app':
      await openAppHome(slack, user, action.tab)
      return {}
    case 'hide':
      dismissEphemeral(slack, context, action.ts)
      return {}
    case 'read':
      markRead(slack.workspace, user, action.place, action.ts)
      return {}
  }
}
