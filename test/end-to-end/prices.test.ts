/** Prices of the running app: bundled, or those that a replica has left in the store; feeds that are named wrongly. */
import { join } from 'node:path'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { loadCatalog } from '../../src/catalog/load.ts'
import { createStoredHistory } from '../../src/offers/feeds/price-history.ts'
import { documentSchemas, type AppDocuments } from '../../src/slack/document-schemas.ts'
import { openStore } from '../../src/store/store.ts'
import {
  botToken,
  channelMessage,
  command,
  event,
  senderTo,
  signingSecret,
  startTestSlack,
} from '../slack/test-slack.ts'
import { startApp } from './start-app.ts'

/** A replica leaves a price of RunPod's Secure H100s in `folder`. */
async function leavePrice(folder: string, usd: number): Promise<void> {
  const store = await openStore<AppDocuments>({ folder }, documentSchemas)
  const asOf = new Date().toISOString().slice(0, 10)
  const bundled = loadCatalog('data').observations.find(({ gpu, tier }) => gpu === 'h100-sxm' && tier === 'secure')
  if (bundled === undefined) throw new Error('RunPod sells H100s')
  const price = { ...bundled.price, value: usd, base: usd, source: 'runpod-graphql', asOf }
  await createStoredHistory(store.prices, () => new Date().toISOString()).append([
    { ...bundled, evidence: 'api', price },
  ])
  await store.close()
}

/** A folder with a price that nobody else has. */
async function folderWithPrice(usd: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-prices-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  await leavePrice(folder, usd)
  return folder
}

test.each([
  ['runpod', true],
  ['off', false],
])('PRICE_FEEDS=%s: prices of the store hold: %s', async (PRICE_FEEDS, taken) => {
  const slack = await startTestSlack()
  onTestFinished(slack.close)
  const app = startApp({
    PORT: '0',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: slack.apiUrl,
    DATA_DIR: await folderWithPrice(4.56),
    PRICE_FEEDS,
  })
  const send = senderTo(await app.ready())
  const fields = command('70b 2B tokens on 8 h100 sxm at runpod secure', slack.responseUrls.create('C0HOME', 'U0ANN'))
  await send.command(fields)
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  const posted = JSON.stringify(slack.workspace.messages[0])
  expect(posted.includes('$4.56/h per GPU')).toBe(taken)
  expect(posted).toContain('RunPod Secure Cloud')
  app.kill('SIGTERM')
  expect(await app.ended()).toBe(0)
})

test('a thread keeps the prices that it was answered at, also when newer ones came and the app was started again', async () => {
  const slack = await startTestSlack()
  onTestFinished(slack.close)
  const folder = await folderWithPrice(4.56)
  const environment = {
    PORT: '0',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: slack.apiUrl,
    DATA_DIR: folder,
    PRICE_FEEDS: 'runpod',
  }
  const { messages: posted } = slack.workspace
  const app = startApp(environment)
  await senderTo(await app.ready()).command(
    command('70b 2B tokens on 8 h100 sxm at runpod secure', slack.responseUrls.create('C0HOME', 'U0ANN')),
  )
  await expect.poll(() => posted).toHaveLength(1)
  app.kill('SIGTERM')
  expect(await app.ended()).toBe(0)
  await leavePrice(folder, 7.89)

  const send = senderTo(await startApp(environment).ready())
  await send.event(event(channelMessage('3B tokens', { thread_ts: posted[0]?.ts })))
  await expect.poll(() => posted).toHaveLength(2)
  expect(JSON.stringify(posted[1])).toContain('$4.56/h per GPU')
  await send.command(
    command('70b 3B tokens on 8 h100 sxm at runpod secure', slack.responseUrls.create('C0HOME', 'U0ANN')),
  )
  await expect.poll(() => posted).toHaveLength(3)
  expect(JSON.stringify(posted[2])).toContain('$7.89/h per GPU')
}, 40_000)

test('a feed that nobody knows is named with those that there are, and the app does not start', async () => {
  const slack = await startTestSlack()
  onTestFinished(slack.close)
  const app = startApp({
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: slack.apiUrl,
    PRICE_FEEDS: 'runpod, skypilot',
  })
  expect(await app.ended()).toBe(1)
  expect(app.errors()).toContain(
    'PRICE_FEEDS names skypilot, which is no feed. There are: off, all, gpuhunt, gpuhunt-aws,',
  )
})
