/** What comes from outside in the wrong shape: payloads of Slack, data files, answers of feeds, what an older version saved. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { BadData } from '../../src/catalog/load.ts'
import { compose } from '../../src/compose.ts'
import { chosenFeeds } from '../../src/offers/feeds/all.ts'
import { refresh } from '../../src/offers/feeds/refresh.ts'
import { emptySpec, specSchema } from '../../src/scenario/spec.ts'
import { remembered } from '../../src/slack/remembered.ts'
import { randomOf } from '../load/random.ts'
import {
  answering,
  catalog,
  facts,
  runpodAnswer,
  runpodType,
  today,
  vastAnswers,
  vastOffer,
  verdaType,
} from '../offers/feeds/recorded.ts'
import { parsed } from '../scenario/language.ts'
import {
  command,
  directMessage,
  event,
  globalShortcut,
  homeOpened,
  homePress,
  mention,
  messageShortcut,
  press,
  stepExecuted,
  submission,
  threadReply,
} from '../slack/payloads.ts'
import { realCorridor } from '../slack/real-corridor.ts'
import { runApp } from '../slack/running-app.ts'
import { secretsIn } from './secrets.ts'
import { spoilt } from './spoil.ts'

test('payloads that Slack would never send end nothing, and the next command is answered', async () => {
  const { app, send, slack, services, responseUrl, logged } = await runApp(realCorridor())
  const random = randomOf(21)
  const at = { channel: 'C0HOME', ts: '1780000000.000001' }
  const events = () => [
    mention('70b 2B tokens'),
    directMessage('8b'),
    threadReply('undo', { thread_ts: at.ts }),
    homeOpened(),
    stepExecuted({ job: '8b 1B tokens' }),
  ]
  const interactions = () => [
    messageShortcut('70b 2B tokens', responseUrl()),
    globalShortcut(),
    submission({ job: '70b 2B tokens' }),
    press({ action_id: 'amend_gpu', value: 'h100-sxm' }, at, responseUrl()),
    homePress('new_estimate'),
  ]
  const statuses = new Set<number>()
  const sent = Array.from({ length: 8 }, () => [
    ...events().map((inner) => send.event(Object(spoilt(event(inner), random)))),
    ...interactions().map((payload) => send.interaction(Object(spoilt(payload, random)))),
    send.command(Object(spoilt(command('70b 2B tokens', responseUrl()), random))),
  ]).flat()
  // Bolt gives what it does not know three seconds.
  for (const delivered of await Promise.all(sent)) statuses.add(delivered.status)
  for (const status of statuses) expect([200, 400, 401, 404, 500]).toContain(status)
  const answered = slack.workspace.posted.length
  await send.command(command('405b 3B tokens', responseUrl(), { channel_id: 'C0LAST', user_id: 'U0LAST' }))
  slack.workspace.addChannel('C0LAST')
  await expect
    .poll(() => slack.workspace.posted.slice(answered).map(({ channel }) => channel), { timeout: 60_000 })
    .toContain('C0LAST')
  expect((await fetch(`${app.address}/healthz`)).status).toBe(200)
  expect(services.health.troubles()).toEqual([])
  expect(secretsIn(logged())).toEqual([])
}, 120_000)

const faultOf = (run: () => unknown): unknown => {
  try {
    run()
    return null
  } catch (error) {
    return error
  }
}

test('a data file with anything wrong in it is named, or harmless', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-spoilt-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync('data', folder, { recursive: true })
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.json') && !name.includes('article'))
  const random = randomOf(31)
  const refused: unknown[] = []
  for (let round = 0; round < 25; round += 1) {
    const file = join(folder, files[random.below(files.length)] ?? '')
    const good = readFileSync(file, 'utf8')
    writeFileSync(file, JSON.stringify(spoilt(JSON.parse(good), random)))
    const fault = faultOf(() => compose(folder).corridor())
    if (fault !== null) refused.push(fault)
    writeFileSync(file, good)
  }
  for (const fault of refused) expect(fault).toBeInstanceOf(BadData)
  for (const fault of refused) expect(String(fault)).toContain(folder)
  expect(refused.length).toBeGreaterThan(5)
}, 120_000)

test('feeds that answer nonsense fail or are held back; they break nothing, and no price is nonsense', async () => {
  const good: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    runpod: {
      'gpu-types.json': runpodAnswer(
        runpodType('NVIDIA H100 80GB HBM3', { securePrice: 2.9 }),
        runpodType('NVIDIA B200', { memoryInGb: 180, securePrice: 5.9 }),
      ),
    },
    vast: vastAnswers({ 1: [1, 2, 3].map((host) => vastOffer(host, 2.6)) }),
    verda: {
      'instance-types.json': [
        verdaType('1H100.80S.30V', '1x H100 SXM5 80GB', { price_per_hour: '2.10', spot_price: '1.05' }),
      ],
    },
  }
  const random = randomOf(41)
  for (let round = 0; round < 150; round += 1) {
    const bodies = Object.entries(good).map(([id, answers]) => {
      const wrong = Object.entries(answers).map(([name, body]) => [name, spoilt(body, random)] as const)
      return [id, answering(Object.fromEntries(wrong))] as const
    })
    const gets = new Map(bodies)
    const refreshed = await refresh(chosenFeeds([...gets.keys()]).feeds, {
      today,
      catalog,
      facts,
      getOf: ({ id }) => gets.get(id) ?? answering({}),
      key: () => undefined,
    }).catch((error: unknown) => error)
    expect(refreshed).not.toBeInstanceOf(Error)
    const prices = JSON.stringify(refreshed).match(/"base":(-?[\d.e+]+|null)/g) ?? []
    for (const price of prices) expect(Number(price.slice(7))).toBeGreaterThan(0)
  }
})

test('what an older version saved is read with the fields that it lacks empty; what is broken is refused, not guessed', () => {
  const random = randomOf(51)
  const saved = parsed('llama 3.1 70b 2B tokens qlora on 8 h100 under $5000 within 24h')
  const fields = Object.keys(saved.spec)
  for (let round = 0; round < 300; round += 1) {
    const missing = fields.filter(() => random.next() < 0.3)
    const spec = Object.fromEntries(Object.entries(saved.spec).filter(([field]) => !missing.includes(field)))
    const read = remembered.scenario.parse({ ...saved, spec: { ...spec, later: 1, constructor: 2 } })
    for (const field of missing) expect(Reflect.get(read.spec, field)).toBe(Reflect.get(emptySpec, field))
    expect({ ...read.spec, ...saved.spec }).toEqual(saved.spec)
    const broken = remembered.scenario.safeParse(spoilt(saved, random))
    if (broken.success) specSchema.parse(broken.data.spec)
  }
})
