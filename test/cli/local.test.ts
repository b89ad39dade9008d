import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { answerLocally } from '../../src/cli/local.ts'
import { unpainted } from '../../src/reply/terminal.ts'
import { tinyCli } from './tiny-corridor.ts'

async function local(input: string, isInteractive: boolean): Promise<string> {
  const output = new PassThrough()
  const read = text(output)
  const terminal = { width: 80, paint: unpainted }
  await answerLocally(tinyCli, { input: Readable.from([input]), output, isInteractive, terminal, today: '2026-11-24' })
  output.end()
  return read
}

test('nobody types: the main job is answered once, and how to connect Slack is said', async () => {
  const printed = await local('', false)
  expect(printed).toContain('> 70b 2B tokens\n\n1 x H100, 555.6 h')
  expect(printed).toContain('SLACK_SIGNING_SECRET')
})

test('somebody types: each line is answered, a mistake too, until the input ends', async () => {
  const printed = await local('8b 1B tokens\n\nblorp\n70b 2B tokens\n', true)
  expect(printed).toContain('277.8 h')
  expect(printed).toContain('"blorp" names no job.')
  expect(printed).toContain('555.6 h')
})

test('"quit" leaves', async () => {
  expect(await local('quit\n70b 2B tokens\n', true)).not.toContain('555.6 h')
})
