import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import * as z from 'zod'
import { isTransient, mayHaveSucceeded } from '../../../src/slack/delivery/slack-errors.ts'

test('an answer that ends in the middle passes, and may have been a yes', async () => {
  // As a process finds it that stood still while Slack answered.
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('{"ok":')
    setTimeout(() => response.destroy(), 50)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = z.object({ port: z.number() }).parse(server.address())
  const response = await fetch(`http://127.0.0.1:${port}/api/chat.postMessage`)
  const error: unknown = await response.text().catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(TypeError)
  expect([isTransient(error), mayHaveSucceeded(error)]).toEqual([true, true])
})
