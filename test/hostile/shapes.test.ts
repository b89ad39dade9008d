/** What comes from outside in the wrong shape: payloads of Slack, data files, answers of feeds, what an older version saved. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { CatalogDataError } from '../../src/catalog/catalog-data-error.ts'
import { createApp } from '../../src/app.ts'
import { textAnswerer } from '../answer-text.ts'
import { selectFeeds } from '../../src/offers/feeds/feed-registry.ts'
import { refreshFeeds } from '../../src/offers/feeds/feed-refresh.ts'
import { emptySpec, specSchema } from '../../src/scenario/scenario.ts'
import { documentSchemas } from '../../src/slack/document-schemas.ts'
import {
  answersFrom,
  catalog,
  facts,
  runpodAnswer,
  runpodType,
  today,
  vastAnswers,
  vastOffer,
  verdaType,
} from '../offers/feeds/feed-responses.ts'
import { scenarioOf } from '../language/fixtures.ts'
import {
  channelMessage,
  command,
  directMessage,
  event,
  functionExecuted,
  globalShortcut,
  homeOpened,
  homePress,
  mention,
  messageShortcut,
  press,
  submission,
} from '../slack/test-slack.ts'
import { realDependencies } from '../slack/real-engine.ts'
import { runApp } from '../slack/running-app.ts'
import { inBatches, timeoutFor, seededRounds, failuresIn } from './seeded-rounds.ts'
import { findSecrets } from './secrets.ts'
import { corruptValue } from './corrupt-value.ts'

test(
  'payloads that Slack would never send end nothing, and the next command is answered',
  async () => {
    const { app, send, slack, services, responseUrl, logged } = await runApp(realDependencies())
    const at = { channel: 'C0HOME', ts: '1780000000.000001' }
    const events = [
      () => mention('70b 2B tokens'),
      () => directMessage('8b'),
      () => channelMessage('undo', { thread_ts: at.ts }),
      homeOpened,
      () => functionExecuted({ job: '8b 1B tokens' }),
    ]
    const interactions = [
      () => messageShortcut('70b 2B tokens', responseUrl()),
      globalShortcut,
      () => submission({ job: '70b 2B tokens' }),
      () => press({ action_id: 'amend_gpu', value: 'h100-sxm' }, at, responseUrl()),
      () => homePress('new_estimate'),
    ]
    const statuses = new Set<number>()
    // Bolt gives what it does not know three seconds, so that many are under way at once.
    await inBatches(seededRounds(88), 400, async ({ number, random }) => {
      const which = number % (events.length + interactions.length + 1)
      const [inner, interaction] = [events[which], interactions[which - events.length]]
      const { status } = await (inner !== undefined
        ? send.event(Object(corruptValue(event(inner()), random)))
        : interaction !== undefined
          ? send.interaction(Object(corruptValue(interaction(), random)))
          : send.command(formOf(corruptValue(command('70b 2B tokens', responseUrl()), random))))
      statuses.add(status)
    })
    for (const status of statuses) expect([200, 400, 401, 404, 500]).toContain(status)
    const answered = slack.workspace.messages.length
    await send.command(command('405b 3B tokens', responseUrl(), { channel_id: 'C0LAST', user_id: 'U0LAST' }))
    slack.workspace.addChannel('C0LAST')
    await expect
      .poll(() => slack.workspace.messages.slice(answered).map(({ channel }) => channel), { timeout: 60_000 })
      .toContain('C0LAST')
    expect((await fetch(`${app.address}/healthz`)).status).toBe(200)
    expect(services.health.troubles()).toEqual([])
    expect(findSecrets(logged())).toEqual([])
  },
  timeoutFor(100),
)

/** Fields of a form: text, whatever it was. */
const formOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(Object(value)).map(([name, field]) => [
      name,
      typeof field === 'string' ? field : JSON.stringify(field),
    ]),
  )

const errorFrom = (run: () => unknown): unknown => {
  try {
    run()
    return null
  } catch (error) {
    return error
  }
}

test(
  'a data file with anything wrong in it is named, or harmless',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gpucost-spoilt-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    cpSync('data', folder, { recursive: true })
    const files = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.json') && !name.includes('article'))
      .toSorted()
    let refused = 0
    const rounds = seededRounds(25)
    const wrong = await failuresIn(rounds, (random) => {
      const name = files[random.below(files.length)] ?? ''
      const file = join(folder, name)
      const good = readFileSync(file, 'utf8')
      writeFileSync(file, JSON.stringify(corruptValue(JSON.parse(good), random)))
      const error = errorFrom(() => textAnswerer(createApp(folder))('8b 100M tokens', today))
      writeFileSync(file, good)
      if (error === null) return []
      refused += 1
      const isNamed = error instanceof CatalogDataError && error.message.includes(folder)
      return isNamed ? [] : [`${name}: ${error instanceof Error ? error.stack : 'no error'}`]
    })
    expect(wrong).toEqual([])
    expect(refused).toBeGreaterThan(rounds.length / 5 - 1)
  },
  timeoutFor(1000),
)

test(
  'feeds that answer nonsense fail or are held back; they break nothing, and no price is nonsense',
  async () => {
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
    const failures = await failuresIn(seededRounds(150), async (random) => {
      const bodies = Object.entries(good).map(([id, answers]) => {
        const wrong = Object.entries(answers).map(([name, body]) => [name, corruptValue(body, random)] as const)
        return [id, answersFrom(Object.fromEntries(wrong))] as const
      })
      const gets = new Map(bodies)
      const refreshed = await refreshFeeds(selectFeeds([...gets.keys()]).feeds, {
        today,
        catalog,
        facts,
        fetcherFor: ({ id }) => gets.get(id) ?? answersFrom({}),
        key: () => undefined,
      })
      // What is held back waits for a person, and is nobody's price.
      const prices = refreshed.outcomes.flatMap((outcome) => (outcome.status === 'read' ? outcome.admitted : []))
      return prices
        .map(({ price }) => price.base)
        .filter((base) => !(base > 0.01 && base < 100))
        .map(String)
    })
    expect(failures).toEqual([])
  },
  timeoutFor(60),
)

test(
  'what an older version saved is read with the fields that it lacks empty; what is broken is refused, not guessed',
  async () => {
    const live = scenarioOf('llama 3.1 70b 2B tokens qlora on 8 h100 under $5000 within 24h')
    const { setBy: said, ...rest } = live
    const saved = { ...rest, said }
    const fields = Object.keys(saved.spec)
    const wrong = await failuresIn(seededRounds(300), (random) => {
      const missing = new Set(fields.filter(() => random.next() < 0.3))
      const spec = Object.fromEntries(Object.entries(saved.spec).filter(([field]) => !missing.has(field)))
      const read = documentSchemas.scenario.parse({ ...saved, spec: { ...spec, later: 1, constructor: 2 } })
      const expected = {
        ...saved.spec,
        ...Object.fromEntries(Object.entries(emptySpec).filter(([field]) => missing.has(field))),
      }
      const broken = documentSchemas.scenario.safeParse(corruptValue(saved, random))
      return [
        ...(isDeepStrictEqual(read.spec, expected) ? [] : [`${[...missing].join(', ')} missing`]),
        ...(broken.success && !specSchema.safeParse(broken.data.spec).success ? ['broken, and not refused'] : []),
      ]
    })
    expect(wrong).toEqual([])
  },
  timeoutFor(20),
)
