/** Response addresses: each click and command brings one, good for five answers within thirty minutes. */
import { randomUUID } from 'node:crypto'
import { type Json, parseJson, textOf } from './json.ts'
import type { Workspace } from './workspace.ts'
import { contentOf, faultOf } from './web-api/chat.ts'

export type ResponseAddresses = {
  /** A new address that answers in the channel, in place of a message where `about` names one. */
  readonly grant: (channel: string, user: string, about?: About) => string
  readonly expire: (address: string) => void
  /** What arrives at the path of an address, and what it is answered with. */
  readonly take: (path: string, body: string) => Answer
}

/** The message whose button was pressed. */
export type About = { readonly ts?: string }

export type Answer = { readonly status: number; readonly text: string }

type Address = { readonly channel: string; readonly user: string; readonly about: About; uses: number; until: number }

const uses = 5
const lifetime = 30 * 60 * 1000

/** `origin` is asked for late: the port is known only once the server listens. */
export function responseAddresses(origin: () => string, space: Workspace): ResponseAddresses {
  const addresses = new Map<string, Address>()
  return {
    grant: (channel, user, about = {}) => {
      const path = `/commands/${randomUUID()}`
      addresses.set(path, { channel, user, about, uses: 0, until: Date.now() + lifetime })
      return origin() + path
    },
    expire: (address) => {
      const known = addresses.get(new URL(address).pathname)
      if (known !== undefined) known.until = 0
    },
    take: (path, body) => {
      const address = addresses.get(path)
      if (address === undefined) return refused(404, 'not_found')
      if (address.until < Date.now()) return refused(404, 'expired_url')
      address.uses += 1
      if (address.uses > uses) return refused(404, 'used_url')
      const args = parseJson(body)
      return args === null ? refused(400, 'invalid_payload') : answer(args, address, space)
    },
  }
}

function answer(args: Json, { channel, user, about }: Address, space: Workspace): Answer {
  if (args['delete_original'] === true) {
    if (about.ts !== undefined) space.remove(channel, about.ts)
    return { status: 200, text: 'ok' }
  }
  const fault = faultOf(args)
  if (fault !== null) return { status: 400, text: JSON.stringify(fault) }
  const content = contentOf(args, space, channel)
  const before = space.posted.find((message) => message.channel === channel && message.ts === about.ts)
  if (args['replace_original'] === true && before !== undefined) {
    space.change(channel, before.ts, {
      text: content.text,
      blocks: content.blocks,
      isEdited: before.onlyFor === undefined,
    })
    return { status: 200, text: 'ok' }
  }
  const onlyFor = textOf(args['response_type']) === 'in_channel' ? {} : { onlyFor: user }
  // Also where a button in a thread was pressed: only `thread_ts` brings the answer into the thread.
  space.post({ channel, by: 'response', ...content, ...onlyFor })
  return { status: 200, text: 'ok' }
}

const refused = (status: number, error: string): Answer => ({ status, text: JSON.stringify({ ok: false, error }) })
