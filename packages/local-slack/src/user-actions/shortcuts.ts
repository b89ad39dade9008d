/** Shortcuts, and the app's home: what users do with the app outside of its messages. */
import { appHomeOpenedEvent } from '../delivery/event-payloads.ts'
import { globalShortcutPayload, messageShortcutPayload } from '../delivery/interaction-payloads.ts'
import type { LocalSlack } from '../local-slack.ts'
import { findMessage, openDirectChannel } from '../workspace/workspace.ts'
import { type ActionContext, actorOf, deliverEvent, deliverInteraction, responseTarget } from './action-context.ts'

/** From the menu of a message. */
export async function runMessageShortcut(
  slack: LocalSlack,
  context: ActionContext,
  ts: string,
  callbackId: string,
): Promise<void> {
  const message = findMessage(slack.workspace, context.channel, ts)
  if (message === undefined) return
  const [actor, target] = [actorOf(slack, context), responseTarget(slack, context)]
  const payload = messageShortcutPayload(slack.workspace, actor, target, callbackId, message)
  const messageContext = { ...context, thread: message.thread ?? null }
  await deliverInteraction(slack, messageContext, `message shortcut ${callbackId}`, payload)
}

/** From the menu beside the composer. The app is not told in which conversation. */
export async function runGlobalShortcut(slack: LocalSlack, context: ActionContext, callbackId: string): Promise<void> {
  const payload = globalShortcutPayload(slack.workspace, actorOf(slack, context), callbackId)
  await deliverInteraction(slack, context, `shortcut ${callbackId}`, payload)
}

/** The user looks at the direct message with the app, or at its home tab. */
export async function openAppHome(slack: LocalSlack, user: string, tab: 'home' | 'messages'): Promise<void> {
  const event = appHomeOpenedEvent(user, openDirectChannel(slack.workspace, user), tab)
  await deliverEvent(slack, `app_home_opened (${tab})`, event)
}
