/** A local Slack without our app: the server, and a real client. */
import type { AddressInfo } from 'node:net'
import { type Logger, LogLevel, WebClient } from '@slack/web-api'
import { onTestFinished } from 'vitest'
import { createLocalSlack, type LocalSlack } from '../../src/sandbox/local-slack.ts'
import { peopledWorkspace } from '../../src/sandbox/people.ts'
import { createSandboxServer } from '../../src/sandbox/server.ts'

export type Local = {
  readonly slack: LocalSlack
  /** Of the server, and of the page. */
  readonly origin: string
  readonly address: string
  /** Slack's own client, with the bot's token. */
  readonly client: WebClient
}

/** The client writes refusals to the console, where a test provokes them. */
const logger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
}

export const key = 'key-of-the-test'

/** Ends with the test. */
export async function openLocal(finishing: typeof onTestFinished = onTestFinished): Promise<Local> {
  let origin = ''
  const slack = createLocalSlack(peopledWorkspace(), () => origin)
  const server = createSandboxServer(() => ({ slack, key, routes: [] }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  finishing(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  origin = `http://127.0.0.1:${portOf(server.address())}`
  const client = new WebClient(slack.botToken, { slackApiUrl: `${origin}/api/`, retryConfig: { retries: 0 }, logger })
  return { slack, origin, address: `${origin}/${key}/`, client }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}
