/** The local Slack as one thing: its workspace, its Web API, its response addresses, and the way to the app. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { Courier, Delivered } from './courier.ts'
import { type Json, textOf } from './json.ts'
import { type ResponseAddresses, responseAddresses } from './response-addresses.ts'
import { noteTraffic, type Traffic } from './traffic.ts'
import { argumentsOf, callMethod } from './web-api/methods.ts'
import { type Permit, refused } from './web-api/method.ts'
import type { Workspace } from './workspace.ts'

export type LocalSlack = {
  readonly space: Workspace
  readonly botToken: string
  readonly signingSecret: string
  readonly responses: ResponseAddresses
  readonly traffic: Traffic
  /** A trigger id: it opens one window within three seconds. */
  readonly allow: (permit: Permit) => string
  /** Answers a call of the Web API. */
  readonly call: (method: string, body: string, query: URLSearchParams, token: string | undefined) => Json
  /** Takes the bytes of an announced file; false where none was announced under that path. */
  readonly upload: (path: string, bytes: Uint8Array) => boolean
  /** Delivers to the app and waits as long as Slack does. */
  readonly deliver: (what: string, payload: object, send: (courier: Courier, signal: AbortSignal) => Sending) => Outcome
  readonly connect: (courier: Courier) => void
}

type Sending = Promise<Delivered>
/** Null: it was not answered in time, or not with success. */
export type Outcome = Promise<Delivered | null>

/** Milliseconds until a trigger is worth nothing, and until an acknowledgement is late. */
const patience = 3000
/** Milliseconds for which an expired trigger is told from an invented one. */
const remembered = 60_000

/** `origin` is asked for late: the port is known only once the server listens. */
export function createLocalSlack(space: Workspace, origin: () => string): LocalSlack {
  const botToken = `xoxb-local-${randomBytes(16).toString('hex')}`
  const permits = new Map<string, Permit & { readonly until: number; isUsed: boolean }>()
  const uploadPaths = new Map<string, string>()
  const traffic = noteTraffic()
  let courier: Courier | null = null

  const permit = (trigger: string): Permit | string => {
    const found = permits.get(trigger)
    if (found === undefined) return 'invalid_trigger_id'
    if (found.isUsed) return 'exchanged_trigger_id'
    if (found.until < Date.now()) return 'expired_trigger_id'
    found.isUsed = true
    return found
  }
  const uploadAddress = (id: string): string => {
    const path = `/upload/${randomUUID()}`
    uploadPaths.set(path, id)
    return origin() + path
  }

  return {
    space,
    botToken,
    signingSecret: randomBytes(16).toString('hex'),
    responses: responseAddresses(origin, space),
    traffic,
    allow: (granted) => {
      for (const [id, { until }] of permits) if (until < Date.now() - remembered) permits.delete(id)
      const id = `${Date.now()}.${randomUUID()}`
      permits.set(id, { ...granted, until: Date.now() + patience, isUsed: false })
      return id
    },
    call: (method, body, query, token) => {
      const started = performance.now()
      const read = argumentsOf(body, query)
      const args = read ?? {}
      const shown = token ?? textOf(args['token'])
      const known = shown === botToken
      const answer = !read
        ? refused('invalid_json')
        : known
          ? callMethod(method, args, { space, team: space.team, permit, uploadAddress })
          : refused(shown === '' ? 'not_authed' : 'invalid_auth')
      const { token: _, ...visible } = args
      traffic.note({
        way: 'from app',
        what: method,
        isGood: answer['ok'] === true,
        said: answer['ok'] === true ? 'ok' : textOf(answer['error']),
        milliseconds: performance.now() - started,
        sent: visible,
        answered: answer,
      })
      return answer
    },
    upload: (path, bytes) => {
      const id = uploadPaths.get(path)
      const upload = space.uploads.get(id ?? '')
      if (upload === undefined) return false
      uploadPaths.delete(path)
      space.uploads.set(upload.id, { ...upload, bytes })
      return true
    },
    deliver: async (what, payload, send) => {
      const started = performance.now()
      const note = (isGood: boolean, said: string, answered: unknown) =>
        traffic.note({
          way: 'to app',
          what,
          isGood,
          said,
          milliseconds: performance.now() - started,
          sent: payload,
          answered,
        })
      if (courier === null) {
        note(false, 'the app has not started yet', null)
        return null
      }
      try {
        const delivered = await send(courier, AbortSignal.timeout(patience))
        const isGood = delivered.status === 200
        note(isGood, String(delivered.status), delivered.body)
        return isGood ? delivered : null
      } catch (error) {
        const isLate = error instanceof Error && error.name === 'TimeoutError'
        note(false, isLate ? 'no answer within 3 seconds' : 'the app could not be reached', null)
        return null
      }
    },
    connect: (to) => {
      courier = to
    },
  }
}
