/** Where a user acts, and how what they do reaches the app. */
import type { Actor, ResponseTarget } from '../delivery/event-payloads.ts'
import { eventEnvelope } from '../delivery/event-payloads.ts'
import type { JsonObject } from '../json.ts'
import type { LocalSlack } from '../local-slack.ts'

/** A conversation, or a thread in it. */
export type ActionContext = { readonly user: string; readonly channel: string; readonly thread: string | null }

/** `modal`: the modal that was clicked in. */
export const actorOf = (slack: LocalSlack, { user, channel }: ActionContext, modal: string | null = null): Actor => ({
  user,
  trigger: slack.createTriggerId({ user, channel, modal }),
})

/** `ts`: the message whose button was pressed. */
export const responseTarget = (slack: LocalSlack, { user, channel }: ActionContext, ts?: string): ResponseTarget => ({
  channel,
  responseUrl: slack.responseUrls.create(channel, user, ts === undefined ? {} : { ts }),
})

/** An ephemeral message of Slack itself; to everybody without a user. */
export function postNotice(
  { workspace }: LocalSlack,
  { channel, user, thread = null }: { channel: string; user?: string | undefined; thread?: string | null },
  text: string,
): void {
  workspace.postMessage({
    channel,
    by: 'slack',
    text,
    blocks: [],
    ...(thread === null ? {} : { thread }),
    ...(user === undefined ? {} : { onlyFor: user }),
  })
}

/** The body of the acknowledgement; null, with a notice to the user, if the app did not acknowledge. */
export async function deliverInteraction(
  slack: LocalSlack,
  context: ActionContext,
  label: string,
  payload: object,
): Promise<string | null> {
  const response = await slack.deliver(label, payload, (sender, signal) => sender.interaction(payload, { signal }))
  if (response === null) {
    const text = 'That did not work: the app did not acknowledge it. The developer panel shows why.'
    postNotice(slack, context, text)
  }
  return response?.body ?? null
}

/** Sends an event to the app in the envelope of the Events API; resolves when the app has answered or failed. */
export async function deliverEvent(slack: LocalSlack, label: string, event: JsonObject): Promise<void> {
  const envelope = eventEnvelope(slack.workspace, event)
  await slack.deliver(label, envelope, (sender, signal) => sender.event(envelope, { signal }))
}
