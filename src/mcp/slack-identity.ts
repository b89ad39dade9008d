/**
 * Slackbot as the assistant: Slack signs its requests with the app's signing secret, as it signs events, and says in
 * `params._meta.slack` for which workspace it asks. Whatever is missing or wrong is a refusal.
 * Source: docs.slack.dev/ai/slackbot-mcp-client (Slack identity auth), 2026-06-18, read 2026-11-26.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import * as z from 'zod'

/** Seconds by which a signature may be old, or ahead: what was recorded is of no use later. */
const maxAge = 300

/** Whether a request carries a signature; `isSignedBySlack` says whether it is right. */
export const isSigned = (headers: IncomingHttpHeaders): boolean => headers['x-slack-signature'] !== undefined

/** `now`: seconds since 1970. */
export function isSignedBySlack(headers: IncomingHttpHeaders, body: Buffer, secret: string, now: number): boolean {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': time } = headers
  if (typeof signature !== 'string' || typeof time !== 'string' || !/^\d{1,12}$/.test(time)) return false
  if (Math.abs(now - Number(time)) > maxAge) return false
  const expected = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${time}:`).update(body).digest('hex')}`)
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

export type SlackbotRequest =
  | { readonly kind: 'of team'; readonly team: string }
  /** What is the same for everybody: the handshake, and the lists of what can be asked. */
  | { readonly kind: 'of nobody' }
  | { readonly kind: 'refused' }

const requestSchema = z.looseObject({
  method: z.string(),
  params: z
    .looseObject({
      _meta: z
        .looseObject({
          slack: z
            .looseObject({
              team_id: z.string().regex(/^T[A-Z0-9]{1,20}$/),
              user_id: z.string().regex(/^[UW][A-Z0-9]{1,20}$/),
            })
            .optional(),
        })
        .optional(),
    })
    .optional(),
})

const forEverybody =
  /^(?:initialize|ping|notifications\/.*|server\/discover|(?:tools|prompts|resources|resources\/templates)\/list)$/

/** For whom a request with a good signature asks. Several requests in one body are refused. */
export function slackbotRequestOf(body: Buffer): SlackbotRequest {
  const parsed = requestSchema.safeParse(parseJson(body))
  if (!parsed.success) return { kind: 'refused' }
  const { method, params } = parsed.data
  const { _meta: meta } = params ?? {}
  const team = meta?.slack?.team_id
  if (team !== undefined) return { kind: 'of team', team }
  return forEverybody.test(method) ? { kind: 'of nobody' } : { kind: 'refused' }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}
