/** Performs what the page asks for, as the user who asks. */
import type { LocalSlack } from '../local-slack.ts'
import { markRead } from '../workspace/workspace.ts'
import type { ActionContext } from './action-context.ts'
import { runMessageAction, runViewAction } from './block-actions.ts'
import { dismissEphemeral, editMessage, sendText } from './messages.ts'
import { closeModal, submitModal } from './modals.ts'
import { openAppHome, runGlobalShortcut, runMessageShortcut } from './shortcuts.ts'
import { userActionSchema } from './user-action.ts'

/** The answer for the page; null for anything that is not an action, and for unknown users. */
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
    case 'send':
      await sendText(slack, context, action.text, action.files)
      return {}
    case 'edit':
      await editMessage(slack, context, action.ts, action.text)
      return {}
    case 'press':
      await runMessageAction(slack, context, action.ts, action)
      return {}
    case 'press in view':
      await runViewAction(slack, context, action.view, action, action.state)
      return {}
    case 'submit':
      return submitModal(slack, user, action.view, action.state)
    case 'close view':
      await closeModal(slack, context, action.view)
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
    case 'dismiss':
      dismissEphemeral(slack, context, action.ts)
      return {}
    case 'mark read':
      markRead(slack.workspace, user, action.readKey, action.ts)
      return {}
  }
}
