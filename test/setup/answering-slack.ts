/** A local Slack that answers as a test tells it, method by method. */
import { createServer } from 'node:http'
import type { CannedAnswer } from 'local-slack/faults'
import { onTestFinished } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import { startTestSlack } from '../slack/test-slack.ts'

const { bot, bot_optional: optional } = manifest.oauth_config.scopes
export const allScopes = [...bot, ...optional]

export const refused = (error: string): CannedAnswer => ({ body: { ok: false, error } })

/** `auth.test` of the bot in a workspace. */
export function signedIn(scopes: readonly string[] | null = allScopes, more: object = {}): CannedAnswer {
  return {
    headers: scopes === null ? {} : { 'x-oauth-scopes': scopes.join(',') },
    body: { ok: true, team: 'Acme', team_id: 'T1', user: 'gpucost', user_id: 'U1', bot_id: 'B1', ...more },
  }
}

/** Of `apps.connections.open`: the address of the local Slack's WebSocket. */
export const connects = 'connects' as const

export type TestAnswer = CannedAnswer | typeof connects

/** `greeting`: what the WebSocket says first; null: nothing, and it is closed. Ends with the test. */
export async function startAnsweringSlack(
  answers: Readonly<Record<string, TestAnswer>>,
  greeting: object | null = { type: 'hello', connection_info: { app_id: 'A0ACME' } },
) {
  const slack = await startTestSlack()
  onTestFinished(slack.close)
  slack.socket.greetWith(greeting)
  const url = slack.origin.replace('http', 'ws') + slack.socketAddress
  for (const [method, answer] of Object.entries(answers)) {
    slack.answerWith(method, answer === connects ? { body: { ok: true, url } } : answer)
  }
  return { url: slack.apiUrl, calls: slack.calls }
}

/** A port of this machine on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  if (address === null || typeof address === 'string') throw new Error('the server had no port')
  return address.port
}
