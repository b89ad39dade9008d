/** Requests that Slack did not send, or not to us, or not now: none is served, and no secret is logged. */
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { randomOf } from '../load/random.ts'
import { signingSecret } from '../slack/fake-slack.ts'
import { inTeam, install, oauth } from '../slack/installing.ts'
import { command, directMessage, event, mention, press, submission, threadReply } from '../slack/payloads.ts'
import { realCorridor } from '../slack/real-corridor.ts'
import { type RunningApp, runApp } from '../slack/running-app.ts'
import { inPortions, patienceFor, roundsOf } from './rounds.ts'
import { secretsIn } from './secrets.ts'

const random = randomOf(11)
const form = 'application/x-www-form-urlencoded'
const now = () => Math.floor(Date.now() / 1000)
const sign = (secret: string, time: number | string, body: string) =>
  `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`

/** Everything that was taken is finished. */
const settle = ({ services }: RunningApp, timeout = 30_000) =>
  expect.poll(() => services.store.inbox.open(), { timeout }).toBe(0)

type Forged = { readonly headers: Record<string, string>; readonly body: string }

/** Ways to be wrong; each makes headers and a body out of a body that would be right. */
const forgeries: Readonly<Record<string, (body: string) => Forged>> = {
  'no signature': (body) => ({ body, headers: { 'x-slack-request-timestamp': String(now()) } }),
  'no time': (body) => ({ body, headers: { 'x-slack-signature': sign(signingSecret, now(), body) } }),
  'nothing at all': (body) => ({ body, headers: {} }),
  'a guessed secret': (body) => signed(body, now(), sign(`guess-${random.next()}`, now(), body)),
  'the empty secret': (body) => signed(body, now(), sign('', now(), body)),
  'a signature of another body': (body) => signed(`${body}&x=1`, now(), sign(signingSecret, now(), body)),
  'another time than was signed': (body) => signed(body, now(), sign(signingSecret, now() - 1, body)),
  'six minutes old': (body) => signed(body, now() - 360, sign(signingSecret, now() - 360, body)),
  'a year old': (body) => signed(body, now() - 3e7, sign(signingSecret, now() - 3e7, body)),
  'no number as time': (body) => signed(body, 'NaN', sign(signingSecret, 'NaN', body)),
  'another version': (body) => signed(body, now(), sign(signingSecret, now(), body).replace('v0=', 'v1=')),
  'half a signature': (body) => signed(body, now(), sign(signingSecret, now(), body).slice(0, 30)),
  'random digits': (body) =>
    signed(
      body,
      now(),
      `v0=${Math.floor(random.next() * 2 ** 52)
        .toString(16)
        .padStart(64, '0')}`,
    ),
}

function signed(body: string, time: number | string, signature: string): Forged {
  return { body, headers: { 'x-slack-request-timestamp': String(time), 'x-slack-signature': signature } }
}

const ways = Object.values(forgeries)

test(
  'forged requests by the thousand: none is served',
  async () => {
    const running = await runApp()
    const { app, slack, responseUrl, services, logged } = running
    const statuses = new Map<number, number>()
    const rounds = roundsOf(1000)
    await inPortions(rounds, 100, async ({ number }) => {
      const fields = { ...command(`70b ${number + 1}M tokens`, responseUrl()), trigger_id: `forged-${number}` }
      const forge = ways[number % ways.length] ?? ((body: string): Forged => ({ body, headers: {} }))
      const { status } = await post(app.address, forge(new URLSearchParams(fields).toString()))
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    })
    expect(Object.fromEntries(statuses)).toEqual({ 401: rounds.length })
    expect(await services.store.inbox.open()).toBe(0)
    expect(await services.store.teams()).toEqual([])
    expect(slack.callsOf('chat.postMessage')).toEqual([])
    expect(secretsIn(logged())).toEqual([])
    expect(logged()).not.toContain('70b')
  },
  patienceFor(20),
)

const post = (address: string, { headers, body }: Forged): Promise<Response> =>
  fetch(`${address}/slack/events`, { method: 'POST', headers: { 'content-type': form, ...headers }, body })

test(
  'requests that are replayed by the hundred, among one another and late, are answered once each',
  async () => {
    const running = await runApp()
    const { app, slack, responseUrl, logged } = running
    const requests = Array.from({ length: 5 }, (_, index) => {
      const fields = command(`70b ${index + 2}B tokens`, responseUrl(), { user_id: `U0ASKER${index}` })
      const body = new URLSearchParams(fields).toString()
      return signed(body, now(), sign(signingSecret, now(), body))
    })
    const statuses = new Set<number>()
    const deadline = now() + 280
    await inPortions(roundsOf(200), 50, async ({ random: chance }) => {
      // A signature is good for five minutes; what is older is refused, and tested above.
      if (now() > deadline) return
      const request = requests[chance.below(requests.length)]
      if (request !== undefined) statuses.add((await post(app.address, request)).status)
    })
    expect(statuses).toEqual(new Set([200]))
    await settle(running)
    expect(slack.workspace.posted).toHaveLength(requests.length)
    expect(secretsIn(logged())).toEqual([])
  },
  patienceFor(40),
)

test(
  'bodies that are too large are refused, signed or not, and the next request is served',
  async () => {
    const running = await runApp()
    const { app, slack, send, responseUrl, logged, services } = running
    const statuses = new Set<number>()
    await inPortions(roundsOf(12), 10, async ({ random: chance, number }) => {
      const text = 'x'.repeat(2 ** 20 + chance.below(number % 10 === 0 ? 2 ** 22 : 2 ** 18))
      // The app does not wait for the end of such a body: its sender may find the connection closed.
      const { status } = await (
        number % 2 === 0 ? send.command(command(text, responseUrl())) : post(app.address, { headers: {}, body: text })
      ).catch(() => ({ status: 413 }))
      statuses.add(status)
    })
    expect([...statuses].filter((status) => status !== 401 && status !== 413)).toEqual([])
    expect(await services.store.inbox.open()).toBe(0)
    await send.command(command('70b 2B tokens', responseUrl()))
    await expect.poll(() => slack.workspace.posted).toHaveLength(1)
    expect(secretsIn(logged())).toEqual([])
  },
  patienceFor(60),
)

/** What somebody of another workspace may send about a thread of ours, by which they would read or change it. */
const crossings: readonly ((running: RunningApp, root: string, words: string) => Promise<unknown>)[] = [
  ({ send }, root, words) => send.event(event(mention(words, { thread_ts: root, team: 'T1' }), inTeam('T2'))),
  ({ send }, root, words) => send.event(event(threadReply(words, { thread_ts: root, team: 'T1' }), inTeam('T2'))),
  ({ send }, root, words) => send.event(event(directMessage(words, { thread_ts: root }), inTeam('T2'))),
  // The envelope says ours, the installation that received it theirs.
  ({ send }, root, words) =>
    send.event(event(threadReply(words, { thread_ts: root }), { ...inTeam('T2'), team_id: 'T1' })),
  ({ send, responseUrl }, root, words) => {
    const pressed = press({ action_id: 'amend_gpu', value: words }, { channel: 'C0HOME', ts: root }, responseUrl())
    return send.interaction({ ...pressed, team: { id: 'T2' }, message: { ...pressed.message, team: 'T2' } })
  },
  ({ send, responseUrl }, root, words) => {
    const at = { channel: 'C0HOME', ts: root, thread: root, onlyFor: 'U0EVE' }
    const pressed = press({ action_id: 'amend_gpu', value: words }, at, responseUrl())
    return send.interaction({ ...pressed, team: { id: 'T2' } })
  },
  ({ send }, root, words) => {
    const memo = { private_metadata: JSON.stringify({ channel: 'C0HOME', thread: root, root, ts: root }) }
    return send.interaction({ ...submission({ job: words }, { ...memo, team_id: 'T2' }), team: { id: 'T2' } })
  },
  ({ send, responseUrl }, root, words) =>
    send.command(command(words, responseUrl(), { team_id: 'T2', channel_id: 'C0HOME', thread_ts: root })),
  // A workspace that has not installed the app at all.
  ({ send }, root, words) => send.event(event(mention(words, { thread_ts: root, team: 'T1' }), inTeam('T0EVIL'))),
]

test(
  'what one workspace says or presses reaches nothing of another, however it is mixed',
  async () => {
    const running = await runApp(realCorridor(), oauth)
    const { slack, send, services, responseUrl, logged } = running
    await install(running, { team: 'T1', token: 'xoxb-one' })
    await install(running, { team: 'T2', token: 'xoxb-two' })
    await send.command(command('70b 2345M tokens', responseUrl(), { team_id: 'T1' }))
    await expect.poll(() => slack.workspace.posted).toHaveLength(1)
    await settle(running)
    const root = slack.workspace.posted[0]?.ts ?? ''
    const ours = services.store.of('T1')
    const held = async () => ({
      thread: await ours.threads.history({ channel: 'C0HOME', thread: root }),
      estimates: await ours.estimates.recent({}),
    })
    const before = await held()
    expect(before).toMatchObject({ thread: [{}], estimates: [{}] })
    const shown = () => slack.calls.filter(({ method }) => /^(?:chat|views)\./.test(method))
    const asked = shown().length
    const turns = ['9B tokens', 'undo', 'show the math', 'on 8 h100', 'we measured 2,300 tok/s', '']
    await inPortions(roundsOf(90), 30, async ({ number, random: chance }) => {
      const words = turns[chance.below(turns.length)] ?? ''
      await crossings[number % crossings.length]?.(running, root, words)
    })
    // What nobody can be told of is tried again for a while.
    await settle(running, patienceFor(150))
    expect(await held()).toEqual(before)
    const answers = shown().slice(asked)
    expect(answers.filter(({ token }) => token === 'xoxb-two')).not.toEqual([])
    expect(answers.filter(({ token }) => token === 'xoxb-one')).toEqual([])
    expect(JSON.stringify(answers)).not.toMatch(/2345M|2\.345B|2,345/)
    expect(secretsIn(logged())).toEqual([])
  },
  patienceFor(400),
)
