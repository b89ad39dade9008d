/**
 * A conversation with the app as people have it: over signed HTTP or Socket Mode, each thing said once or, as Slack
 * sometimes does, delivered again. What comes back is what everybody in the channel, or one of them, can see.
 */
import { expect } from 'vitest'
import type { FilledInputs } from 'local-slack/payload-builders'
import { firstRetry, type RequestSender } from 'local-slack/request-sender'
import type { WorkspaceMessage } from 'local-slack/workspace'
import { botUser, channelMessage, command, directMessage, event, mention, press, submission } from './test-slack.ts'
import type { RunningApp } from './running-app.ts'

type PayloadFields = Record<string, unknown>

export type Chat = {
  /** Each returns what was posted because of it, the asker's own messages included; [] is silence. */
  readonly command: (text: string, fields?: Record<string, string>) => Promise<readonly WorkspaceMessage[]>
  readonly reply: (text: string, thread: string, fields?: PayloadFields) => Promise<readonly WorkspaceMessage[]>
  readonly mention: (text: string, fields?: PayloadFields) => Promise<readonly WorkspaceMessage[]>
  readonly direct: (text: string, fields?: PayloadFields) => Promise<readonly WorkspaceMessage[]>
  readonly press: (
    action: Parameters<typeof press>[0],
    on: WorkspaceMessage,
    fields?: PayloadFields,
  ) => Promise<readonly WorkspaceMessage[]>
  readonly submit: (filled: FilledInputs, view: object, fields?: PayloadFields) => Promise<readonly WorkspaceMessage[]>
}

/** `twice`: everything is delivered a second time. */
export function chatWith(running: RunningApp, over: 'http' | 'socket' = 'http', twice = false): Chat {
  const { send, slack, services, jobsUnderway, responseUrl } = running

  async function postedAfter(deliver: (again: boolean) => Promise<unknown>): Promise<readonly WorkspaceMessage[]> {
    const before = slack.workspace.messages.length
    await deliver(false)
    if (twice) await deliver(true)
    await expect.poll(() => services.store.inbox.open(), { interval: 10, timeout: 8000 }).toBe(0)
    // The schedule may have taken what the request added: its message comes after the request is done.
    await expect.poll(jobsUnderway, { interval: 10, timeout: 8000 }).toBe(0)
    return slack.workspace.messages.slice(before)
  }

  const sender: RequestSender = over === 'http' ? send : slack.socket.sender
  const options = (isAgain: boolean) => (isAgain ? firstRetry : {})
  const events = (envelope: object) => postedAfter((isAgain) => sender.event(envelope, options(isAgain)))
  const interactions = (payload: object) => postedAfter((isAgain) => sender.interaction(payload, options(isAgain)))

  return {
    command: (text, fields = {}) => {
      const { channel_id: channel = 'C0HOME' } = fields
      const payload = command(text, responseUrl(channel), fields)
      return postedAfter((isAgain) => sender.command(payload, options(isAgain)))
    },
    reply: (text, thread, fields = {}) => events(event(channelMessage(text, { thread_ts: thread, ...fields }))),
    mention: (text, fields = {}) => events(event(mention(text, fields))),
    direct: (text, fields = {}) => events(event(directMessage(text, fields))),
    press: (action, on, fields = {}) => interactions(press(action, on, responseUrl(on.channel), fields)),
    submit: (filled, view, fields = {}) => interactions(submission(filled, { ...view }, fields)),
  }
}

/** The bot's name in front, as in a message of a channel that mentions it. */
export const withMention = (text: string): string => `<@${botUser}> ${text}`

/** A button or select under a message, found by its action. */
export function controlOn(message: WorkspaceMessage, actionId: string) {
  for (const { block_id, elements } of message.blocks) {
    if (!Array.isArray(elements)) continue
    for (const element of elements as readonly { action_id?: unknown; value?: unknown }[]) {
      const { action_id, value } = element
      if (action_id === actionId) {
        return { action_id: actionId, block_id: String(block_id), value: typeof value === 'string' ? value : '' }
      }
    }
  }
  throw new Error(`no control ${actionId} under: ${message.text.slice(0, 80)}`)
}

/** A choice of a select under a message, found by what it is called. */
export function choiceOn(message: WorkspaceMessage, actionId: string, label: string | RegExp) {
  for (const { block_id, elements } of message.blocks) {
    const all = Array.isArray(elements) ? (elements as readonly unknown[]) : []
    const select: unknown = all.find((element) => Object(element).action_id === actionId)
    const options = (Object(select).options ?? []) as readonly { text: { text: string }; value: string }[]
    const option = options.find(({ text: { text } }) => (typeof label === 'string' ? text === label : label.test(text)))
    if (option !== undefined)
      return { action_id: actionId, block_id: String(block_id), value: option.value, isSelect: true } as const
  }
  throw new Error(`no choice ${label} of ${actionId} under: ${message.text.slice(0, 80)}`)
}
