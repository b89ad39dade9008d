/** What Slack does to an app, over real Bolt and signed HTTP: repeats, limits, refusals, lost answers. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { type AppDocuments, documentSchemas } from '../../../src/slack/document-schemas.ts'
import { openStore } from '../../../src/store/store.ts'
import { createRateLimiter } from '../../../src/slack/delivery/rate-limit.ts'
import { rowsOf, withDatabase } from '../../store/database-rows.ts'
import { breakConnections, newDatabase } from '../../store/databases.ts'
import { botUser, channelMessage, command, directMessage, event, mention } from '../test-slack.ts'
import { type RunningApp, runApp } from '../running-app.ts'
import { realDependencies } from '../real-engine.ts'
import { tinyAnswer, tinyDependencies, tinyEngine } from '../tiny-engine.ts'

const answer = '1 x H100, 555.6 h, $1667 in total'
/** A command shows nobody's name in the channel, so its answer says who asked. */
const answerToCommand = expect.stringMatching(/^1 x H100, 555\.6 h, \$1667 in total\nAsked by /)
const isAnswer = ({ text }: { readonly text: string }): boolean => text.split('\n')[0] === answer

/** An engine whose answers have a table, one of the newer blocks. */
const newBlocks = {
  ...tinyDependencies,
  engine: tinyEngine((text, today) => {
    const outcome = tinyAnswer(text, today)
    const table = { kind: 'table', columns: [{ title: 'Plan', align: 'left' }], rows: [['1 x H100']] } as const
    return { ...outcome, content: { ...outcome.content, blocks: [table] } }
  }),
}

/** Sends one more question from elsewhere, and waits for its answer: what came before has been dealt with by then. */
async function waitUntilHandled({ send, slack }: RunningApp): Promise<void> {
  await send.event(event(directMessage('8b 9B tokens')))
  await expect.poll(() => slack.workspace.messages.some(({ text }) => text.includes('2500.0 h'))).toBe(true)
}

test('the same line entered twice is answered once; typed again later it is answered again', async () => {
  const running = await runApp()
  const { send, slack, responseUrl } = running
  const enter = () => send.command(command('70b 2B tokens', responseUrl()))
  expect((await Promise.all([enter(), enter()])).map(({ status }) => status)).toEqual([200, 200])
  await waitUntilHandled(running)
  expect(slack.workspace.messages.filter(isAnswer)).toHaveLength(1)
  await new Promise((resolve) => setTimeout(resolve, 2100))
  await enter()
  await expect.poll(() => slack.workspace.messages.filter(isAnswer)).toHaveLength(2)
})

test('repeats on another replica with the same database are answered once', async () => {
  const first = await runApp()
  const second = await first.replica()
  const deliveries = [event(mention('70b 2B tokens')), event(mention('70b 2B tokens'))]
  for (const delivery of deliveries) {
    for (const { send } of [first, second]) expect((await send.event(delivery)).status).toBe(200)
  }
  await waitUntilHandled(first)
  expect(first.slack.workspace.messages.filter(isAnswer)).toHaveLength(2)
})

test('a message that Slack took, its confirmation lost, is found and not posted again', async () => {
  const { send, slack, responseUrl } = await runApp()
  slack.failNext('chat.postMessage', { kind: 'unheard' })
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.callsOf('conversations.history'), { timeout: 3000 }).toHaveLength(1)
  expect(slack.callsOf('chat.postMessage')).toHaveLength(1)
  expect(slack.workspace.messages).toMatchObject([{ text: answerToCommand, channel: 'C0HOME' }])
})

test('in a thread it is looked for in the thread', async () => {
  const { send, slack, services } = await runApp()
  const words = mention('70b 2B tokens', { thread_ts: '1780000000.000001' })
  slack.failNext('chat.postMessage', { kind: 'unheard' })
  await send.event(event(words))
  await expect.poll(() => slack.callsOf('conversations.replies'), { timeout: 3000 }).toHaveLength(1)
  const thread = { channel: 'C0HOME', thread: '1780000000.000001' }
  await expect.poll(() => services.store.of('T0FAKE').threads.has(thread)).toBe(true)
  expect(slack.workspace.messages).toHaveLength(1)
})

test('it is found in a channel in which much was said meanwhile', async () => {
  const { send, slack, responseUrl } = await runApp()
  slack.failNext('chat.postMessage', { kind: 'unheard' })
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  for (let line = 0; line < 40; line += 1)
    slack.workspace.postMessage({ channel: 'C0HOME', by: 'api', text: `line ${line}`, blocks: [] })
  await expect.poll(() => slack.callsOf('conversations.history'), { timeout: 3000 }).toHaveLength(3)
  expect(slack.callsOf('chat.postMessage')).toHaveLength(1)
})

test('what two processes have posted, one of them stopped as its message left, is taken back by the second', async () => {
  const location = await newDatabase('SQLite')
  const { send, slack, responseUrl, services } = await runApp({}, {}, location)
  slack.failNext('chat.postMessage', { kind: 'slow', milliseconds: 1000 })
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.callsOf('chat.postMessage')).toHaveLength(1)
  // The other one's message, noted first.
  const first = slack.workspace.postMessage({ channel: 'C0HOME', by: 'api', text: answer, blocks: [] })
  await withDatabase(location, (db) => db.updateTable('posts').set({ ts: first.ts }).execute())
  await expect.poll(() => slack.callsOf('chat.delete'), { timeout: 3000 }).toHaveLength(1)
  await expect.poll(() => services.store.inbox.open()).toBe(0)
  expect(slack.workspace.messages.map(({ ts }) => ts)).toEqual([first.ts])
  const thread = { channel: 'C0HOME', thread: first.ts }
  await expect.poll(() => services.store.of('T0FAKE').threads.has(thread)).toBe(true)
})

test('what was noted too late for its acknowledgement is answered at once by whoever noted it', async () => {
  const { send, slack, responseUrl, services, logged } = await runApp()
  const { inbox } = services.store
  // The database takes longer than Bolt keeps a request open.
  const note: typeof inbox.note = async (delivery) => {
    const noted = await inbox.note(delivery)
    await sleep(3200)
    return noted
  }
  Object.assign(services.store, { inbox: { ...inbox, note } })
  expect((await send.command(command('70b 2B tokens', responseUrl()))).status).toBe(404)
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  await expect.poll(() => services.store.inbox.open()).toBe(0)
  expect(slack.workspace.messages).toHaveLength(1)
  expect(logged()).toContain('acknowledged too late')
  expect(logged()).not.toContain('working again')
})

test('a reply below an answer that Slack has not confirmed yet waits for its thread', async () => {
  const { send, slack, responseUrl, services } = await runApp(realDependencies())
  // However long pauses have grown in an outage: what it waits for is our own.
  const timeouts = { ...services.timeouts, confirmationDelay: 1500, retryDelay: () => 300, threadDelay: 1 }
  Object.assign(services, { timeouts })
  slack.failNext('chat.postMessage', { kind: 'unheard' })
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  const below = { thread_ts: slack.workspace.messages[0]?.ts ?? '' }
  await send.event(event(channelMessage('3B tokens', { ...below, parent_user_id: botUser })))
  // People among themselves are none of our business, whatever is on its way.
  await send.event(event(channelMessage('4B tokens', { ...below, parent_user_id: 'U0BOB' })))
  await expect.poll(() => slack.workspace.messages, { timeout: 8000 }).toHaveLength(2)
  await expect.poll(() => services.store.inbox.open()).toBe(0)
  expect(slack.workspace.messages[1]).toMatchObject({ thread: below.thread_ts, text: expect.stringContaining('3B') })
  expect(slack.workspace.messages).toHaveLength(2)
})

test('a reply below an answer that is settled just while its thread is looked for is noted like any other', async () => {
  const location = await newDatabase('SQLite')
  const { send, slack, responseUrl, services } = await runApp(realDependencies(), {}, location)
  const { store } = services
  /** The answer above is kept and settled between the look at threads and that at posts. */
  const settledMeanwhile = (team: string) => {
    const { posts, ...rest } = store.of(team)
    const mayBe: typeof posts.mayBe = async (message) => {
      await expect.poll(() => store.inbox.open(), { timeout: 8000 }).toBe(0)
      return posts.mayBe(message)
    }
    return { ...rest, posts: { ...posts, mayBe } }
  }
  Object.assign(services, {
    timeouts: { ...services.timeouts, confirmationDelay: 500 },
    store: { ...store, of: settledMeanwhile },
  })
  slack.failNext('chat.postMessage', { kind: 'unheard' })
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  const below = { thread_ts: slack.workspace.messages[0]?.ts ?? '', parent_user_id: botUser }
  await send.event(event(channelMessage('3B tokens', below)))
  await expect.poll(() => slack.workspace.messages, { timeout: 8000 }).toHaveLength(2)
  await expect.poll(() => store.inbox.open()).toBe(0)
  expect((await rowsOf(location, 'T0FAKE'))['deliveries']).toBe(2)
})

test('where the conversation may not be read the asker is told that nobody knows, and nothing is posted twice', async () => {
  const { send, slack, responseUrl } = await runApp()
  slack.failNext('chat.postMessage', { kind: 'unheard' })
  slack.failNext('conversations.history', { kind: 'refused', error: 'missing_scope' })
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.messages, { timeout: 3000 }).toHaveLength(2)
  expect(slack.workspace.messages[1]).toMatchObject({ onlyFor: 'U0ANN', by: 'response' })
  expect(slack.workspace.messages[1]?.text).toContain('did not confirm that my answer was posted')
  expect(slack.callsOf('chat.postMessage')).toHaveLength(1)
})

test('in an archived channel the asker alone gets the whole answer, through the response address or directly', async () => {
  const { send, slack, responseUrl } = await runApp()
  slack.workspace.addChannel('C0OLD', { isArchived: true })
  await send.command(command('70b 2B tokens', responseUrl('C0OLD'), { channel_id: 'C0OLD' }))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect(slack.workspace.messages[0]).toMatchObject({ text: answerToCommand, onlyFor: 'U0ANN', by: 'response' })
  await send.event(event(mention('70b 2B tokens', { channel: 'C0OLD' })))
  await expect.poll(() => slack.workspace.messages).toHaveLength(2)
  expect(slack.workspace.messages[1]).toMatchObject({ text: answer, channel: 'D0ANN', by: 'api' })
})

test('not a member, and the response address expired: the answer comes directly, and can be replied to there', async () => {
  const { send, slack, responseUrl, services } = await runApp()
  const dead = responseUrl('C0OTHER')
  slack.responseUrls.expire(dead)
  await send.command(command('70b 2B tokens', dead, { channel_id: 'C0OTHER' }))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  const [posted] = slack.workspace.messages
  expect(posted).toMatchObject({ channel: 'D0ANN', text: expect.stringContaining('/invite @gpucost') })
  const thread = { channel: 'D0ANN', thread: posted?.ts ?? '' }
  await expect.poll(() => services.store.of('T0FAKE').threads.has(thread)).toBe(true)
})

test.each([
  ['plainer blocks', 1, 'plain: '],
  ['the text alone', 2, ''],
])('a message that is too long is sent as %s', async (_, refusals, inBlocks) => {
  const { send, slack, responseUrl } = await runApp()
  slack.failNext('chat.postMessage', { kind: 'refused', error: 'msg_too_long' }, refusals)
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect(slack.workspace.messages[0]?.text).toEqual(answerToCommand)
  const blocks = slack.workspace.messages[0]?.blocks ?? []
  expect(blocks).toHaveLength(inBlocks === '' ? 0 : 1)
  expect(JSON.stringify(blocks)).toContain(inBlocks)
})

test('new blocks that a workspace refused once are not tried again there for a week', async () => {
  const running = await runApp(newBlocks)
  const { send, slack, responseUrl, services } = running
  slack.failNext('chat.postMessage', { kind: 'refused', error: 'invalid_blocks' })
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  const { workspace } = services.store.of('T0FAKE')
  await expect.poll(async () => [...(await workspace.refusedBlocks())]).toEqual(['table'])
  await send.command(command('70b 1B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.messages).toHaveLength(2)
  for (const { blocks } of slack.workspace.messages) expect(JSON.stringify(blocks)).toContain('plain: ')
  expect(slack.callsOf('chat.postMessage')).toHaveLength(3)
})

test('old blocks that are refused are a fault of the message, and nothing is held against the workspace', async () => {
  const { send, slack, responseUrl, services } = await runApp()
  slack.failNext('chat.postMessage', { kind: 'refused', error: 'invalid_blocks' })
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect([...(await services.store.of('T0FAKE').workspace.refusedBlocks())]).toEqual([])
})

test('an answer is kept: its thread, what was shown, and the estimate in the history of the channel', async () => {
  const { send, slack, responseUrl, services } = await runApp()
  await send.command(command('70b 2B tokens', responseUrl()))
  const { threads, estimates } = services.store.of('T0FAKE')
  await expect.poll(() => estimates.recent({ channel: 'C0HOME' })).toHaveLength(1)
  const thread = slack.workspace.messages[0]?.ts ?? ''
  expect(await threads.read({ channel: 'C0HOME', thread })).toMatchObject({
    conversation: { revisions: [{ spec: { tokens: 2e9 } }], position: 0 },
    shown: { today: '2026-11-24', best: { gpu: 'h100-sxm' } },
    by: 'U0ANN',
  })
  expect(await estimates.recent({})).toMatchObject([
    { thread, by: 'U0ANN', headline: { gpu: 'h100-sxm', gpuCount: 1 } },
  ])
})

test('nothing that was asked stays in the inbox once it is answered', async () => {
  const running = await runApp()
  await running.send.command(command('70b 2B tokens', running.responseUrl()))
  await waitUntilHandled(running)
  await expect.poll(() => running.services.store.inbox.open()).toBe(0)
})

test('when nobody can be told anything it is tried again, and answered once Slack listens', async () => {
  const { send, slack, services } = await runApp()
  for (const method of ['chat.postMessage', 'chat.postEphemeral']) {
    slack.failNext(method, { kind: 'refused', error: 'internal_error' }, 2)
  }
  await send.event(event(mention('70b 2B tokens')))
  await expect.poll(() => slack.workspace.messages, { timeout: 8000 }).toHaveLength(1)
  expect(slack.workspace.messages[0]?.text).toBe(answer)
  await expect.poll(() => services.store.inbox.open()).toBe(0)
})

test('what brought down every process that worked on it is given up, and the asker is told', async () => {
  const { slack, services, responseUrl } = await runApp()
  const payload = JSON.stringify(command('70b 2B tokens', responseUrl()))
  const newDelivery = { team: 'T0FAKE', enterprise: null, kind: 'command', payload, keys: [] }
  const recorded = await services.store.inbox.note(newDelivery)
  if (!recorded.isFirst) throw new Error('it was noted before')
  let { delivery } = recorded
  // Five processes took it over and died; none of them let go of it.
  for (let attempt = 2; attempt <= 5; attempt += 1) {
    await services.store.inbox.release(delivery, -1)
    const [taken] = await services.store.inbox.takeOver(1)
    if (taken === undefined) throw new Error('it was not taken over')
    await services.store.inbox.begin(taken)
    delivery = taken
  }
  await services.store.inbox.release(delivery, -1)
  await expect.poll(() => slack.workspace.messages, { timeout: 5000 }).toHaveLength(1)
  expect(slack.workspace.messages[0]).toMatchObject({ onlyFor: 'U0ANN', text: expect.stringContaining('error id') })
  await expect.poll(() => services.store.inbox.open()).toBe(0)
})

test('what may have brought a process down is worked on only by one that has lived a while, and everything else before', async () => {
  const location = await newDatabase('SQLite')
  const { responseUrl, slack, services, app, replica } = await runApp({}, {}, location)
  await app.stop()
  const { inbox } = services.store
  const payload = JSON.stringify(command('70b 2B tokens', responseUrl()))
  const noted = await inbox.note({ team: 'T0FAKE', enterprise: null, kind: 'command', payload, keys: [] })
  if (!noted.isFirst) throw new Error('it was noted before')
  // The process that worked on it again died: its lease ran out.
  await inbox.begin(noted.delivery)
  const attempts = () =>
    withDatabase(
      location,
      async (db) => (await db.selectFrom('deliveries').orderBy('noted_at').select('attempts').execute())[0]?.attempts,
    )
  const next = await replica()
  Object.assign(next.services, { timeouts: { ...next.services.timeouts, suspectDelay: 3000 } })
  await withDatabase(location, (db) => db.updateTable('deliveries').set({ lease_until: '2000' }).execute())
  await next.send.command(command('8b 9B tokens', next.responseUrl()))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect(await attempts()).toBe(2)
  await expect.poll(() => slack.workspace.messages).toHaveLength(2)
  expect(await attempts()).toBe(3)
})

test('whoever waits for the pace of a channel is at no attempt, and is as soon as its turn comes', async () => {
  const location = await newDatabase('SQLite')
  const { send, slack, responseUrl, services } = await runApp({}, {}, location)
  Object.assign(services, { rateLimiter: createRateLimiter(1, 3000) })
  await send.command(command('70b 1B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  await send.command(command('70b 2B tokens', responseUrl()))
  const attempts = () =>
    withDatabase(location, async (db) => {
      const rows = await db.selectFrom('deliveries').orderBy('attempts').select('attempts').execute()
      return rows.map((row) => row.attempts)
    })
  await expect.poll(attempts).toEqual([0, 1])
  await expect.poll(() => slack.workspace.messages).toHaveLength(2)
  expect(await attempts()).toEqual([1, 1])
})

test('a back-up that is restored does not answer old questions again; what an outage left open is answered', async () => {
  const location = await newDatabase('SQLite')
  const { responseUrl, slack, services, replica, app, logged } = await runApp({}, {}, location)
  await app.stop()
  // As they stood in the back-up: noted, and nothing more.
  const noteAsOf = async (hours: number, text: string) => {
    const store = await openStore<AppDocuments>(location, documentSchemas, {
      clock: () => Date.now() - hours * 3_600_000,
    })
    onTestFinished(() => store.close())
    const payload = JSON.stringify(command(text, responseUrl()))
    const noted = await store.inbox.note({ team: 'T0FAKE', enterprise: null, kind: 'command', payload, keys: [] })
    if (noted.isFirst) await store.inbox.release(noted.delivery, -1)
  }
  await noteAsOf(3, '8b 3B tokens')
  await noteAsOf(1, '70b 2B tokens')
  const restored = await replica()
  await expect.poll(() => services.store.inbox.open()).toBe(0)
  expect(slack.workspace.messages.map(({ text }) => text)).toEqual([answerToCommand])
  expect(restored.logged()).toContain('too old to be answered')
  expect(logged()).not.toContain('too old to be answered')
})

test('a delivery that cannot be read is tried as often as any other, and given up', async () => {
  const location = await newDatabase('SQLite')
  const { services, logged } = await runApp({}, {}, location)
  const payload = '{"cut'
  const noted = await services.store.inbox.note({
    team: 'T0FAKE',
    enterprise: null,
    kind: 'command',
    payload,
    keys: [],
  })
  if (noted.isFirst) await services.store.inbox.release(noted.delivery, -1)
  await expect.poll(() => services.store.inbox.open(), { timeout: 10_000 }).toBe(0)
  const [row] = await withDatabase(location, (db) => db.selectFrom('deliveries').selectAll().execute())
  expect(row).toMatchObject({ outcome: 'abandoned', attempts: 5, payload: '' })
  expect(logged()).toContain('a delivery cannot be read')
})

test('connections to the database that break are made again', async () => {
  const location = await newDatabase('PostgreSQL')
  const { send, slack, responseUrl, services } = await runApp({}, {}, location)
  await send.command(command('70b 1B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  await breakConnections(location)
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.messages.at(-1)?.text).toEqual(answerToCommand)
  await expect.poll(() => services.health.troubles()).toEqual([])
})

test('when the database cannot be written a command says so, an event is refused so that it comes again', async () => {
  const { app, send, slack, responseUrl, services } = await runApp()
  await services.store.close()
  const { status, body } = await send.command(command('70b 2B tokens', responseUrl()))
  expect([status, JSON.parse(body)]).toMatchObject([
    200,
    { response_type: 'ephemeral', text: expect.stringContaining('error id') },
  ])
  expect((await send.event(event(mention('70b 2B tokens')))).status).toBe(500)
  expect((await fetch(`${app.address}/readyz`)).status).toBe(503)
  expect(slack.workspace.messages).toEqual([])
})
