/** The local Slack takes what a trainer on this machine posts: the snippet that the app hands out works as it stands. */
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openLocalSlack } from '../../src/local-slack.ts'
import { readSettings } from '../../src/settings.ts'
import { realDependencies } from '../slack/real-engine.ts'

type Seen = { readonly ts: string; readonly blocks: readonly unknown[] }

test('a run of the local Slack hears its trainer at the address that its callback names', async () => {
  const read = readSettings({ LOG_LEVEL: 'error', PRICE_FEEDS: 'off' })
  if (!read.ok) throw new Error(read.errors.join('\n'))
  const slack = await openLocalSlack(read.settings, realDependencies(), () => '2026-11-24', 0)
  onTestFinished(slack.stop)

  const messages = async (): Promise<readonly Seen[]> => {
    const { body } = await fetch(`${slack.address}stream?as=U0ANN`)
    const reader = body?.getReader()
    let text = ''
    while (!text.includes('\n\n')) text += new TextDecoder().decode((await reader?.read())?.value)
    await reader?.cancel()
    return JSON.parse(text.slice('data: '.length, text.indexOf('\n\n'))).snapshot.messages
  }
  const send = async (words: string, thread: string | null = null) =>
    fetch(`${slack.address}act?as=U0ANN`, {
      method: 'POST',
      body: JSON.stringify({ do: 'send', channel: 'C0TRAINING', thread, text: words }),
    })
  const shown = async (words: RegExp): Promise<Seen> => {
    await expect.poll(async () => JSON.stringify(await messages()), { timeout: 15_000 }).toMatch(words)
    const found = (await messages()).find(({ blocks }) => words.test(JSON.stringify(blocks)))
    if (found === undefined) throw new Error(`nothing shows ${words}`)
    return found
  }

  await send('/gpucost 8b lora 100M tokens on 1 h100 at lambda')
  const plan = await shown(/in total/)
  // Nobody replies before the answer is kept.
  await setTimeout(1000)
  await send('we started the run', plan.ts)
  await shown(/: running/)
  await send('callback', plan.ts)
  const told = JSON.stringify((await shown(/gpr_/)).blocks)
  const [, address = ''] = /GPUCOST_RUN='([^']+)'/.exec(told) ?? []
  const [, token = ''] = /GPUCOST_TOKEN='([^']+)'/.exec(told) ?? []
  const post = (of: string) =>
    fetch(address, {
      method: 'POST',
      headers: { authorization: `Bearer ${of}` },
      body: JSON.stringify({ step: 1000, total: 4000, elapsed_seconds: 3600 }),
    })
  expect((await post(token)).status).toBe(200)
  expect((await post(`${token.slice(0, -3)}abc`)).status).toBe(401)
}, 60_000)
