/** Starting the local Slack: where it listens, what it says, and when it opens a browser. */
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { shouldOpenBrowser } from 'local-slack/open-browser'
import { startApp } from '../end-to-end/start-app.ts'

test('a port that is taken is said in a sentence, and nothing stays behind', { timeout: 60_000 }, async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const app = startApp({ PORT: String(port) })
  expect(await app.ended()).toBe(1)
  expect(app.output()).toBe('')
  expect(app.errors()).toBe(
    `gpucost cannot start: PORT ${port} is taken: set it to another port, or leave it out for a free one.\n`,
  )
})

test('a browser is opened for somebody at a screen, and for nobody else', () => {
  const context = { isTerminal: true, platform: 'linux', environment: { DISPLAY: ':0' } } as const
  expect(shouldOpenBrowser(context)).toBe(true)
  expect(shouldOpenBrowser({ ...context, platform: 'darwin', environment: {} })).toBe(true)
  expect(shouldOpenBrowser({ ...context, isTerminal: false })).toBe(false)
  expect(shouldOpenBrowser({ ...context, environment: {} })).toBe(false)
  for (const environment of [{ CI: 'true' }, { SSH_CONNECTION: 'x' }, { BROWSER: 'none' }]) {
    expect(shouldOpenBrowser({ ...context, environment: { ...context.environment, ...environment } })).toBe(false)
  }
})
