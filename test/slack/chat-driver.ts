/**
 * A conversation with the app as people have it: over signed HTTP or Socket Mode, each thing said once or, as Slack
 * sometimes does, delivered again. What comes back is what everybody in the channel, or one of them, can see.
 */
import { expect } from 'vitest'
import type { Posted } from './fake-slack/fake-workspace.ts'
import { botUser } from './fake-slack/fake-workspace.ts'
import { command, directMessage, event, mention, press, submission, threadReply, type Filled } from './payloads.ts'
import type { RunningApp } from './running-app.ts'
import { retryHeaders } from './signed-requests.ts'

type PayloadFields = Record<string, unknown>

export type Chat = {
  /** Each returns what was posted because of it, the asker's own messages included; [] is silence. */
  readonly command: (text: string, fields?: PayloadFields) => Promise<readonly Posted[]>
  readonly reply: (text: string, thread: string, fields?: PayloadFields) => Promise<readonly Posted[]>
  readonly mention: (text: string, fields?: PayloadFields) => Promise<readonly Posted[]>
  readonly direct: (text: string, fields?: PayloadFields) => Promise<readonly Posted[]>
  readonly press: (
    action: Parameters<typeof press>[0],
    on: Posted,
    fields?: PayloadFields,
  ) => Promise<readonly Posted[]>
  readonly submit: (filled: Filled, view: object, fields?: PayloadFields) => Promise<readonly Posted[]>
}

/** `twice`: everything is delivered a second time. */
export function chatWith(running: RunningApp, over: 'http' | 'socket' = 'http', twice = false): Chat {
  const { send, slack, services, responseUrl } = running

  async function postedAfter(deliver: (again: boolean) => Promise<unknown>): Promise<readonly Posted[]> {
    const before = slack.workspace.posted.length
    await deliver(false)
    if (twice) await deliver(true)
    await expect.poll(() => services.store.inbox.open(), { interval: 10, timeout: 8000 }).toBe(0)
    return slack.workspace.posted.slice(before)
  }

  const again = (isAgain: boolean) => (isAgain ? { headers: retryHeaders } : {})
  const onSocket = (type: 'events_api' | 'slash_commands' | 'interactive', payload: object, isAgain: boolean) =>
    slack.socket.send({ type, payload, ...(isAgain ? { retry_attempt: 1, retry_reason: 'timeout' } : {}) })
  const events = (envelope: object) =>
    postedAfter((isAgain) =>
      over === 'http' ? send.event(envelope, again(isAgain)) : onSocket('events_api', envelope, isAgain),
    )
  const interactions = (payload: object) =>
    postedAfter((isAgain) =>
      over === 'http' ? send.interaction(payload, again(isAgain)) : onSocket('interactive', payload, isAgain),
    )

  return {
    command: (text, fields = {}) => {
      const { channel_id: channel = 'C0HOME' } = fields
      const payload = command(text, responseUrl(String(channel)), fields)
      return postedAfter((isAgain) =>
        over === 'http' ? send.command(payload, again(isAgain)) : onSocket('slash_commands', payload, isAgain),
      )
    },
    reply: (text, thread, fields = {}) => events(event(threadReply(text, { thread_ts: thread, ...fields }))),
    mention: (text, fields = {}) => events(event(mention(text, fields))),
    direct: (text, fields = {}) => events(event(directMessage(text, fields))),
    press: (action, on, fields = {}) => interactions(press(action, on, responseUrl(on.channel), fields)),
    submit: (filled, view, fields = {}) => interactions(submission(filled, { ...view }, fields)),
  }
}

/** The bot's name in front, as in a message of a channel that mentions it. */
export const withMention = (text: string): string => `<@${botUser}> ${text}`

/** A button or select under a message, found by its action. */
export function controlOn(message: Posted, actionId: string) {
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
