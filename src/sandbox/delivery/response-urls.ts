/** Response addresses: each click and command brings one, good for five answers within thirty minutes. */
import { randomUUID } from 'node:crypto'
import { type JsonObject, parseJsonObject, asString } from '../json.ts'
import type { LocalWorkspace } from '../workspace/workspace.ts'
import { messageContent, messageError } from '../web-api/chat.ts'

export type ResponseUrls = {
  /** A new address that answers in the channel, in place of a message where `about` names one. */
  readonly create: (channel: string, user: string, original?: OriginalMessage) => string
  readonly expire: (address: string) => void
  /** What arrives at the path of an address, and what it is answered with. */
  readonly receive: (path: string, body: string) => ResponseReply
}

/** The message whose button was pressed. */
export type OriginalMessage = { readonly ts?: string }

export type ResponseReply = { readonly status: number; readonly text: string }

type UrlGrant = {
  readonly channel: string
  readonly user: string
  readonly original: OriginalMessage
  uses: number
  until: number
}

const maxUses = 5
const lifetime = 30 * 60 * 1000

/** `origin` is asked for late: the port is known only once the server listens. */
export function createResponseUrls(origin: () => string, workspace: LocalWorkspace): ResponseUrls {
  const grants = new Map<string, UrlGrant>()
  return {
    create: (channel, user, original = {}) => {
      const path = `/commands/${randomUUID()}`
      grants.set(path, { channel, user, original, uses: 0, until: Date.now() + lifetime })
      return origin() + path
    },
    expire: (address) => {
      const grant = grants.get(new URL(address).pathname)
      if (grant !== undefined) grant.until = 0
    },
    receive: (path, body) => {
      const address = grants.get(path)
      if (address === undefined) return errorReply(404, 'not_found')
      if (address.until < Date.now()) return errorReply(404, 'expired_url')
      address.uses += 1
      if (address.uses > maxUses) return errorReply(404, 'used_url')
      const args = parseJsonObject(body)
      return args === null ? errorReply(400, 'invalid_payload') : handleResponse(args, address, workspace)
    },
  }
}

function handleResponse(
  args: JsonObject,
  { channel, user, original }: UrlGrant,
  workspace: LocalWorkspace,
): ResponseReply {
  if (args['delete_original'] === true) {
    if (original.ts !== undefined) workspace.removeMessage(channel, original.ts)
    return { status: 200, text: 'ok' }
  }
  const error = messageError(args)
  if (error !== null) return { status: 400, text: JSON.stringify(error) }
  const content = messageContent(args, workspace, channel)
  const before = workspace.messages.find((message) => message.channel === channel && message.ts === original.ts)
  if (args['replace_original'] === true && before !== undefined) {
    workspace.updateMessage(channel, before.ts, {
      text: content.text,
      blocks: content.blocks,
      isEdited: before.onlyFor === undefined,
    })
    return { status: 200, text: 'ok' }
  }
  const onlyFor = asString(args['response_type']) === 'in_channel' ? {} : { onlyFor: user }
  // Also where a button in a thread was pressed: only `thread_ts` brings the answer into the thread.
  workspace.postMessage({ channel, by: 'response', ...content, ...onlyFor })
  return { status: 200, text: 'ok' }
}

const errorReply = (status: number, error: string): ResponseReply => ({
  status,
  text: JSON.stringify({ ok: false, error }),
})
