/** A local Slack without our app: the server, and a real client. */
import type { AddressInfo } from 'node:net'
import { type Logger, LogLevel, WebClient } from '@slack/web-api'
import { onTestFinished } from 'vitest'
import { createLocalSlack, type LocalSlack } from '../../src/sandbox/local-slack.ts'
import { createDemoWorkspace } from '../../src/sandbox/workspace/demo-workspace.ts'
import { createLocalSlackServer } from '../../src/sandbox/server.ts'

export type RunningLocalSlack = {
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

export const pageKey = 'key-of-the-test'

/** Ends with the test. */
export async function openLocalSlack(onFinished: typeof onTestFinished = onTestFinished): Promise<RunningLocalSlack> {
  let origin = ''
  const slack = createLocalSlack(createDemoWorkspace(), () => origin)
  const server = createLocalSlackServer(() => ({ slack, key: pageKey, routes: [] }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  origin = `http://127.0.0.1:${portOf(server.address())}`
  const client = new WebClient(slack.botToken, { slackApiUrl: `${origin}/api/`, retryConfig: { retries: 0 }, logger })
  return { slack, origin, address: `${origin}/${pageKey}/`, client }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}
