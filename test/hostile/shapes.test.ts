/** What comes from outside in the wrong shape: payloads of Slack, data files, answers of feeds, what an older version saved. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { BadData } from '../../src/catalog/load.ts'
import { compose } from '../../src/compose.ts'
import { chosenFeeds } from '../../src/offers/feeds/all.ts'
import { refresh } from '../../src/offers/feeds/refresh.ts'
import { emptySpec, specSchema } from '../../src/scenario/spec.ts'
import { remembered } from '../../src/slack/remembered.ts'
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
import { inPortions, patienceFor, roundsOf, wrongIn } from './rounds.ts'
import { secretsIn } from './secrets.ts'
import { spoilt } from './spoil.ts'

test(
  'payloads that Slack would never send end nothing, and the next command is answered',
  async () => {
    const { app, send, slack, services, responseUrl, logged } = await runApp(realCorridor())
    const at = { channel: 'C0HOME', ts: '1780000000.000001' }
    const events = [
      () => mention('70b 2B tokens'),
      () => directMessage('8b'),
      () => threadReply('undo', { thread_ts: at.ts }),
      homeOpened,
      () => stepExecuted({ job: '8b 1B tokens' }),
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
    await inPortions(roundsOf(88), 400, async ({ number, random }) => {
      const which = number % (events.length + interactions.length + 1)
      const [inner, interaction] = [events[which], interactions[which - events.length]]
      const { status } = await (inner !== undefined
        ? send.event(Object(spoilt(event(inner()), random)))
        : interaction !== undefined
          ? send.interaction(Object(spoilt(interaction(), random)))
          : send.command(formOf(spoilt(command('70b 2B tokens', responseUrl()), random))))
      statuses.add(status)
    })
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
  },
  patienceFor(100),
)

/** Fields of a form: text, whatever it was. */
const formOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(Object(value)).map(([name, field]) => [
      name,
      typeof field === 'string' ? field : JSON.stringify(field),
    ]),
  )

const faultOf = (run: () => unknown): unknown => {
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
    const rounds = roundsOf(25)
    const wrong = await wrongIn(rounds, (random) => {
      const name = files[random.below(files.length)] ?? ''
      const file = join(folder, name)
      const good = readFileSync(file, 'utf8')
      writeFileSync(file, JSON.stringify(spoilt(JSON.parse(good), random)))
      const fault = faultOf(() => compose(folder).corridor().advise('8b 100M tokens', today))
      writeFileSync(file, good)
      if (fault === null) return []
      refused += 1
      const isNamed = fault instanceof BadData && fault.message.includes(folder)
      return isNamed ? [] : [`${name}: ${fault instanceof Error ? fault.stack : 'no error'}`]
    })
    expect(wrong).toEqual([])
    expect(refused).toBeGreaterThan(rounds.length / 5 - 1)
  },
  patienceFor(1000),
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
    const faulty = await wrongIn(roundsOf(150), async (random) => {
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
      })
      // What is held back waits for a person, and is nobody's price.
      const prices = refreshed.outcomes.flatMap((outcome) => (outcome.status === 'read' ? outcome.admitted : []))
      return prices
        .map(({ price }) => price.base)
        .filter((base) => !(base > 0.01 && base < 100))
        .map(String)
    })
    expect(faulty).toEqual([])
  },
  patienceFor(60),
)

test(
  'what an older version saved is read with the fields that it lacks empty; what is broken is refused, not guessed',
  async () => {
    const saved = parsed('llama 3.1 70b 2B tokens qlora on 8 h100 under $5000 within 24h')
    const fields = Object.keys(saved.spec)
    const wrong = await wrongIn(roundsOf(300), (random) => {
      const missing = new Set(fields.filter(() => random.next() < 0.3))
      const spec = Object.fromEntries(Object.entries(saved.spec).filter(([field]) => !missing.has(field)))
      const read = remembered.scenario.parse({ ...saved, spec: { ...spec, later: 1, constructor: 2 } })
      const expected = {
        ...saved.spec,
        ...Object.fromEntries(Object.entries(emptySpec).filter(([field]) => missing.has(field))),
      }
      const broken = remembered.scenario.safeParse(spoilt(saved, random))
      return [
        ...(isDeepStrictEqual(read.spec, expected) ? [] : [`${[...missing].join(', ')} missing`]),
        ...(broken.success && !specSchema.safeParse(broken.data.spec).success ? ['broken, and not refused'] : []),
      ]
    })
    expect(wrong).toEqual([])
  },
  patienceFor(20),
)
