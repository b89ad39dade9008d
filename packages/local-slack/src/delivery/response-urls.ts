/** Response URLs: every command and click brings one, which takes five messages within thirty minutes. */
import { randomUUID } from 'node:crypto'
import { jsonReply, type WireReply, textReply } from '../faults.ts'
import { type JsonObject, asString } from '../json.ts'
import { messageContent, messageError } from '../web-api/chat.ts'
import { findMessage, type LocalWorkspace } from '../workspace/workspace.ts'

export type ResponseUrls = {
  /** A new URL that posts in the channel: to the user alone, unless the app asks for `in_channel`. */
  readonly create: (channel: string, user: string, options?: ResponseUrlOptions) => string
  readonly expire: (url: string) => void
  /** `args` is null for a body that is not a JSON object. */
  readonly receive: (path: string, args: JsonObject | null) => WireReply
}

export type ResponseUrlOptions = {
  /** The message whose button was pressed: it can be replaced or deleted. */
  readonly ts?: string
  /** Absent: the first workspace. */
  readonly workspace?: LocalWorkspace
}

type Grant = {
  readonly channel: string
  readonly user: string
  readonly ts: string | undefined
  readonly workspace: LocalWorkspace
  uses: number
  until: number
}

const maxUses = 5
const lifetimeMs = 30 * 60 * 1000

/** `origin` is a function because the port is known only once the server listens. */
export function createResponseUrls(origin: () => string, firstWorkspace: LocalWorkspace): ResponseUrls {
  const grants = new Map<string, Grant>()
  return {
    create: (channel, user, { ts, workspace = firstWorkspace } = {}) => {
      const path = `/commands/${randomUUID()}`
      grants.set(path, { channel, user, ts, workspace, uses: 0, until: Date.now() + lifetimeMs })
      return origin() + path
    },
    expire: (url) => {
      const grant = grants.get(new URL(url).pathname)
      if (grant !== undefined) grant.until = 0
    },
    receive: (path, args) => {
      const grant = grants.get(path)
      if (grant === undefined) return refusal(404, 'not_found')
      if (grant.until < Date.now()) return refusal(404, 'expired_url')
      grant.uses += 1
      if (grant.uses > maxUses) return refusal(404, 'used_url')
      return args === null ? refusal(400, 'invalid_payload') : respond(args, grant)
    },
  }
}

function respond(args: JsonObject, { channel, user, ts, workspace }: Grant): WireReply {
  if (args['delete_original'] === true) {
    if (ts !== undefined) workspace.removeMessage(channel, ts)
    return textReply(200, 'ok')
  }
  const error = messageError(args)
  if (error !== null) return jsonReply(400, error)
  const content = messageContent(args, workspace, channel)
  const original = findMessage(workspace, channel, ts)
  if (args['replace_original'] === true && original !== undefined) {
    const isEdited = original.onlyFor === undefined
    workspace.updateMessage(channel, original.ts, { text: content.text, blocks: content.blocks, isEdited })
    return textReply(200, 'ok')
  }
  const onlyFor = asString(args['response_type']) === 'in_channel' ? {} : { onlyFor: user }
  // Pressed in a thread or not: the response is in the thread only if it names `thread_ts`.
  workspace.postMessage({ channel, by: 'response', ...content, ...onlyFor })
  return textReply(200, 'ok')
}

const refusal = (status: number, error: string): WireReply => jsonReply(status, { ok: false, error })
