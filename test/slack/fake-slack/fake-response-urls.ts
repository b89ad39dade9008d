/** Response addresses of the fake Slack: five uses each within thirty minutes, as Slack grants them. */
import * as z from 'zod'
import { contentOf, describe } from './fake-methods.ts'
import type { Workspace } from './fake-workspace.ts'
import { validateMessage } from '../../../src/presentation/slack/blocks/validator/message-validator.ts'

export type ResponseAddresses = {
  /** A new address that posts to the channel, or to the user alone. */
  readonly grant: (channel: string, user: string) => string
  readonly expire: (address: string) => void
  /** The next `times` uses of any address are answered so. */
  readonly failNext: (status: number, text: string, times?: number) => void
  /** What arrived at the addresses, refused or not. */
  readonly bodies: readonly Record<string, unknown>[]
  readonly take: (path: string, body: string) => Answer
}

type Answer = { readonly status: number; readonly text: string }
type Address = { readonly channel: string; readonly user: string; uses: number; until: number }

const object = z.record(z.string(), z.unknown())
const uses = 5
const lifetime = 30 * 60 * 1000

export function responseAddresses(origin: string, space: Workspace): ResponseAddresses {
  const addresses = new Map<string, Address>()
  const failures: Answer[] = []
  const bodies: Record<string, unknown>[] = []
  return {
    bodies,
    grant: (channel, user) => {
      const path = `/commands/${addresses.size + 1}`
      addresses.set(path, { channel, user, uses: 0, until: Date.now() + lifetime })
      return origin + path
    },
    expire: (address) => {
      const known = addresses.get(new URL(address).pathname)
      if (known !== undefined) known.until = 0
    },
    failNext: (status, text, times = 1) => {
      failures.push(...Array.from({ length: times }, () => ({ status, text })))
    },
    take: (path, body) => {
      const address = addresses.get(path)
      if (address === undefined) return refused(404, 'not_found')
      const args = object.parse(JSON.parse(body))
      bodies.push(args)
      const failure = failures.shift()
      if (failure !== undefined) return failure
      if (address.until < Date.now()) return refused(404, 'expired_url')
      address.uses += 1
      if (address.uses > uses) return refused(404, 'used_url')
      const violations = validateMessage(args)
      if (violations.length > 0) return { status: 400, text: `invalid_blocks ${violations.map(describe).join()}` }
      const onlyFor = args['response_type'] === 'in_channel' ? {} : { onlyFor: address.user }
      space.post({ channel: address.channel, by: 'response', ...contentOf(args), ...onlyFor })
      return { status: 200, text: 'ok' }
    },
  }
}

const refused = (status: number, error: string): Answer => ({ status, text: JSON.stringify({ ok: false, error }) })
