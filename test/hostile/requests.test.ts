/** Requests that Slack did not send, or not to us, or not now: none is served, and no secret is logged. */
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { seededRandom } from '../seeded-random.ts'
import {
  channelMessage,
  command,
  directMessage,
  event,
  mention,
  press,
  signingSecret,
  submission,
} from '../slack/test-slack.ts'
import { inTeam, install, oauth } from '../slack/install/install.ts'
import { realDependencies } from '../slack/real-engine.ts'
import { type RunningApp, runApp } from '../slack/running-app.ts'
import { inBatches, timeoutFor, seededRounds } from './seeded-rounds.ts'
import { findSecrets } from './secrets.ts'

const random = seededRandom(11)
const form = 'application/x-www-form-urlencoded'
const now = () => Math.floor(Date.now() / 1000)
const signatureOf = (secret: string, time: number | string, body: string) =>
  `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`

/** Everything that was taken is finished. */
const waitForInbox = ({ services }: RunningApp, timeout = 30_000) =>
  expect.poll(() => services.store.inbox.open(), { timeout }).toBe(0)

type ForgedRequest = { readonly headers: Record<string, string>; readonly body: string }

/** Ways to be wrong; each makes headers and a body out of a body that would be right. */
const forgeries: Readonly<Record<string, (body: string) => ForgedRequest>> = {
  'no signature': (body) => ({ body, headers: { 'x-slack-request-timestamp': String(now()) } }),
  'no time': (body) => ({ body, headers: { 'x-slack-signature': signatureOf(signingSecret, now(), body) } }),
  'nothing at all': (body) => ({ body, headers: {} }),
  'a guessed secret': (body) => withSignature(body, now(), signatureOf(`guess-${random.next()}`, now(), body)),
  'the empty secret': (body) => withSignature(body, now(), signatureOf('', now(), body)),
  'a signature of another body': (body) => withSignature(`${body}&x=1`, now(), signatureOf(signingSecret, now(), body)),
  'another time than was signed': (body) => withSignature(body, now(), signatureOf(signingSecret, now() - 1, body)),
  'six minutes old': (body) => withSignature(body, now() - 360, signatureOf(signingSecret, now() - 360, body)),
  'a year old': (body) => withSignature(body, now() - 3e7, signatureOf(signingSecret, now() - 3e7, body)),
  'six minutes ahead': (body) => withSignature(body, now() + 360, signatureOf(signingSecret, now() + 360, body)),
  'a year ahead': (body) => withSignature(body, now() + 3e7, signatureOf(signingSecret, now() + 3e7, body)),
  'no number as time': (body) => withSignature(body, 'NaN', signatureOf(signingSecret, 'NaN', body)),
  'another version': (body) =>
    withSignature(body, now(), signatureOf(signingSecret, now(), body).replace('v0=', 'v1=')),
  'half a signature': (body) => withSignature(body, now(), signatureOf(signingSecret, now(), body).slice(0, 30)),
  'random digits': (body) =>
    withSignature(
      body,
      now(),
      `v0=${Math.floor(random.next() * 2 ** 52)
        .toString(16)
        .padStart(64, '0')}`,
    ),
}

function withSignature(body: string, time: number | string, signature: string): ForgedRequest {
  return { body, headers: { 'x-slack-request-timestamp': String(time), 'x-slack-signature': signature } }
}

const forgers = Object.values(forgeries)

test(
  'forged requests by the thousand: none is served',
  async () => {
    const running = await runApp()
    const { app, slack, responseUrl, services, logged } = running
    const statuses = new Map<number, number>()
    const rounds = seededRounds(1000)
    await inBatches(rounds, 100, async ({ number }) => {
      const fields = { ...command(`70b ${number + 1}M tokens`, responseUrl()), trigger_id: `forged-${number}` }
      const forge = forgers[number % forgers.length] ?? ((body: string): ForgedRequest => ({ body, headers: {} }))
      const { status } = await post(app.address, forge(new URLSearchParams(fields).toString()))
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    })
    expect(Object.fromEntries(statuses)).toEqual({ 401: rounds.length })
    expect(await services.store.inbox.open()).toBe(0)
    expect(await services.store.teams()).toEqual([])
    expect(slack.callsOf('chat.postMessage')).toEqual([])
    expect(findSecrets(logged())).toEqual([])
    expect(logged()).not.toContain('70b')
  },
  timeoutFor(20),
)

const post = (address: string, { headers, body }: ForgedRequest): Promise<Response> =>
  fetch(`${address}/slack/events`, { method: 'POST', headers: { 'content-type': form, ...headers }, body })

test(
  'requests that are replayed by the hundred, among one another and late, are answered once each',
  async () => {
    const running = await runApp()
    const { app, slack, responseUrl, logged } = running
    const requests = Array.from({ length: 5 }, (_, index) => {
      const fields = command(`70b ${index + 2}B tokens`, responseUrl(), { user_id: `U0ASKER${index}` })
      const body = new URLSearchParams(fields).toString()
      return withSignature(body, now(), signatureOf(signingSecret, now(), body))
    })
    const statuses = new Set<number>()
    const deadline = now() + 280
    await inBatches(seededRounds(200), 50, async ({ random: chance }) => {
      // A signature is good for five minutes; what is older is refused, and tested above.
      if (now() > deadline) return
      const request = requests[chance.below(requests.length)]
      if (request !== undefined) statuses.add((await post(app.address, request)).status)
    })
    expect(statuses).toEqual(new Set([200]))
    await waitForInbox(running)
    expect(slack.workspace.messages).toHaveLength(requests.length)
    expect(findSecrets(logged())).toEqual([])
  },
  timeoutFor(40),
)

test(
  'bodies that are too large are refused, signed or not, and the next request is served',
  async () => {
    const running = await runApp()
    const { app, slack, send, responseUrl, logged, services } = running
    const statuses = new Set<number>()
    await inBatches(seededRounds(12), 10, async ({ random: chance, number }) => {
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
    await expect.poll(() => slack.workspace.messages).toHaveLength(1)
    expect(findSecrets(logged())).toEqual([])
  },
  timeoutFor(60),
)

/** What somebody of another workspace may send about a thread of ours, by which they would read or change it. */
const crossTenantRequests: readonly ((running: RunningApp, root: string, words: string) => Promise<unknown>)[] = [
  ({ send }, root, words) => send.event(event(mention(words, { thread_ts: root, team: 'T1' }), inTeam('T2'))),
  ({ send }, root, words) => send.event(event(channelMessage(words, { thread_ts: root, team: 'T1' }), inTeam('T2'))),
  ({ send }, root, words) => send.event(event(directMessage(words, { thread_ts: root }), inTeam('T2'))),
  // The envelope says ours, the installation that received it theirs.
  ({ send }, root, words) =>
    send.event(event(channelMessage(words, { thread_ts: root }), { ...inTeam('T2'), team_id: 'T1' })),
  ({ send, responseUrl }, root, words) => {
    const payload = press({ action_id: 'amend_gpu', value: words }, { channel: 'C0HOME', ts: root }, responseUrl())
    return send.interaction({ ...payload, team: { id: 'T2' }, message: { ...Object(payload).message, team: 'T2' } })
  },
  ({ send, responseUrl }, root, words) => {
    const at = { channel: 'C0HOME', ts: root, thread: root, onlyFor: 'U0EVE' }
    const payload = press({ action_id: 'amend_gpu', value: words }, at, responseUrl())
    return send.interaction({ ...payload, team: { id: 'T2' } })
  },
  ({ send }, root, words) => {
    const metadata = { private_metadata: JSON.stringify({ channel: 'C0HOME', thread: root, root, ts: root }) }
    return send.interaction({ ...submission({ job: words }, { ...metadata, team_id: 'T2' }), team: { id: 'T2' } })
  },
  ({ send, responseUrl }, root, words) =>
    send.command(command(words, responseUrl(), { team_id: 'T2', channel_id: 'C0HOME', thread_ts: root })),
  // A workspace that has not installed the app at all.
  ({ send }, root, words) => send.event(event(mention(words, { thread_ts: root, team: 'T1' }), inTeam('T0EVIL'))),
]

test(
  'what one workspace says or presses reaches nothing of another, however it is mixed',
  async () => {
    const running = await runApp(realDependencies(), oauth)
    const { slack, send, services, responseUrl, logged } = running
    await install(running, { team: 'T1', token: 'xoxb-one' })
    await install(running, { team: 'T2', token: 'xoxb-two' })
    await send.command(command('70b 2345M tokens', responseUrl(), { team_id: 'T1' }))
    const posted = slack.workspaces.get('T1')?.messages ?? []
    await expect.poll(() => posted).toHaveLength(1)
    await waitForInbox(running)
    const root = posted[0]?.ts ?? ''
    const ours = services.store.of('T1')
    const storedState = async () => ({
      thread: await ours.threads.history({ channel: 'C0HOME', thread: root }),
      estimates: await ours.estimates.recent({}),
    })
    const before = await storedState()
    expect(before).toMatchObject({ thread: [{}], estimates: [{}] })
    const visibleCalls = () => slack.calls.filter(({ method }) => /^(?:chat|views)\./.test(method))
    const callsBefore = visibleCalls().length
    const replies = ['9B tokens', 'undo', 'show the math', 'on 8 h100', 'we measured 2,300 tok/s', '']
    await inBatches(seededRounds(90), 30, async ({ number, random: chance }) => {
      const words = replies[chance.below(replies.length)] ?? ''
      await crossTenantRequests[number % crossTenantRequests.length]?.(running, root, words)
    })
    // What nobody can be told of is tried again for a while.
    await waitForInbox(running, timeoutFor(150))
    expect(await storedState()).toEqual(before)
    const answers = visibleCalls().slice(callsBefore)
    expect(answers.filter(({ token }) => token === 'xoxb-two')).not.toEqual([])
    expect(answers.filter(({ token }) => token === 'xoxb-one')).toEqual([])
    expect(JSON.stringify(answers)).not.toMatch(/2345M|2\.345B|2,345/)
    expect(findSecrets(logged())).toEqual([])
  },
  timeoutFor(400),
)
