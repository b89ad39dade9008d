/** A trainer posts how far its run is, with the token of that run; nobody else's run hears of it. */
import { randomUUID } from 'node:crypto'
import { WebClient } from '@slack/web-api'
import { expect, test } from 'vitest'
import { runInScope } from '../../../src/slack/request-scope.ts'
import { runCardJob } from '../../../src/slack/jobs/run-cards.ts'
import { createRunToken, hashToken, isTokenOf, runOfToken } from '../../../src/slack/runs/run-token.ts'
import { newRun } from '../../../src/team/run-state.ts'
import { chatWith, controlOn } from '../chat-driver.ts'
import { realDependencies } from '../real-engine.ts'
import { type RunningApp, runApp } from '../running-app.ts'
import { botToken } from '../test-slack.ts'

const publicUrl = { PUBLIC_URL: 'https://gpucost.example.com' }

async function startedRun(running: RunningApp, gpus = '8 h100 sxm') {
  const { command, reply } = chatWith(running)
  const [plan] = await command(`70b 2B tokens on ${gpus} at lambda`)
  if (plan === undefined) throw new Error('no plan')
  await reply('we started the run', plan.ts)
  const said = await reply('callback', plan.ts)
  const answer = said.find(({ by }) => by === 'api')
  const token = /gpr_[\w-]+/.exec(JSON.stringify(answer?.blocks ?? ''))?.[0] ?? ''
  const card = () => running.slack.workspace.messages.find(({ ts }) => ts === plan.ts)?.text ?? ''
  return { plan, reply, answer, token, card }
}

async function post(running: RunningApp, token: string, body: string | object) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const response = await fetch(`${running.app.address}/slack/run-progress`, { method: 'POST', headers, body: text })
  return { status: response.status, ...(response.status === 401 && token === '' ? {} : Object(await response.json())) }
}

/** Does what the schedule does within half a minute. */
async function editCards({ services, slack }: RunningApp) {
  const job = runCardJob(async () => new WebClient(botToken, { slackApiUrl: slack.apiUrl }))
  await services.store.jobs.take(['run-card'], 9, 60)
  for (const { id } of await services.store.of('T0FAKE').planRuns.open(9)) {
    const scope = {
      team: 'T0FAKE',
      enterprise: null,
      id: `job ${Math.random()}`,
      isFenced: false,
      posts: 0,
      attempt: 1,
    }
    const todo = { kind: 'run-card', key: id, team: 'T0FAKE', payload: { run: id }, runAt: '', attempt: 1 }
    await runInScope({ ...scope, outcome: 'answered' }, () => job.run(todo, services))
  }
}

test('what a trainer posts is on the card, until the run ends and its token with it', async () => {
  const running = await runApp(realDependencies(), publicUrl)
  const { token, answer, card } = await startedRun(running)
  expect(answer?.onlyFor).toBe('U0ANN')
  expect(JSON.stringify(answer?.blocks)).toContain('https://gpucost.example.com/slack/run-progress')
  // Nothing of the plan: no dollar, no GPU, no end.
  expect(await post(running, token, { step: 1200, total: 4000, elapsed_seconds: 72_000 })).toEqual({
    status: 200,
    ok: true,
    says: 'Noted.',
    share: 0.3,
  })
  await editCards(running)
  expect(card()).toContain('running 30%')
  const log = 'step: 2000  loss:  1.2034  grad_norm:  0.5  memory: 70.1GiB(88.2%)  tps: 1,120\n'
  expect(await post(running, token, log)).toMatchObject({ status: 400 })
  expect(await post(running, token, ' 50%|█████     | 2000/4000 [33:20:00<33:20:00, 60.0s/it]')).toMatchObject({
    share: 0.5,
  })
  expect(await post(running, token, { step: 100, total: 4000 })).toMatchObject({
    status: 409,
    says: expect.stringContaining('resumed at step 100'),
  })
  expect(await post(running, token, { state: 'started', step: 1900 })).toMatchObject({ status: 200 })
  expect(await post(running, token, 'no news')).toMatchObject({ status: 400 })
  expect(await post(running, token, 'x'.repeat(20_000))).toMatchObject({ status: 413 })
  await editCards(running)
  expect(card()).toContain('33 h before it was resumed')
  expect(await post(running, token, { state: 'done' })).toMatchObject({ status: 200 })
  expect(await post(running, token, { step: 4000, total: 4000 })).toMatchObject({ status: 401 })
})

test('a wrong token, one that was replaced and one of another run are refused in a sentence, and change nothing', async () => {
  const running = await runApp(realDependencies(), publicUrl)
  const one = await startedRun(running)
  const other = await startedRun(running, '8 a100')
  const idOf = (token: string) => runOfToken(token) ?? ''
  const secretOf = (token: string) => token.slice(-43)
  const mixed = `gpr_${idOf(one.token)}_${secretOf(other.token)}`
  const refusals = []
  for (const token of ['gpr_', createRunToken(idOf(one.token)), createRunToken(randomUUID()), mixed])
    refusals.push(await post(running, token, { step: 1, total: 2 }))
  // Whoever guesses learns nothing of why.
  expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1)
  expect(refusals[0]).toMatchObject({ status: 401 })
  expect((await post(running, '', { step: 1, total: 2 })).status).toBe(401)
  await one.reply('callback', one.plan.ts)
  expect(await post(running, one.token, { step: 1, total: 2 })).toMatchObject({
    status: 401,
    says: expect.stringContaining('callback'),
  })
  await editCards(running)
  expect(one.card()).not.toContain('50%')
  expect(other.card()).not.toContain('50%')
  const rows = JSON.stringify(await running.services.store.runTokens.find(idOf(other.token)))
  expect(rows).not.toContain(secretOf(other.token))
  expect(running.logged()).not.toContain(secretOf(other.token))
})

test('the token of one team reports no run of another, though their threads have the same name', async () => {
  const running = await runApp(realDependencies(), publicUrl)
  const { services } = running
  const place = { channel: 'C0HOME', thread: '1780000000.000001' }
  const runOf = (team: string) => services.store.of(team).planRuns.read(place)
  const begin = async (team: string) => {
    await services.store.of(team).workspace.recordSeen(null)
    const { planRuns } = services.store.of(team)
    const run = await planRuns.change(place, { by: 'U0ANN', card: null }, () => ({
      state: {
        ...newRun(planned, '2026-11-24T09:00:00.000Z'),
        phase: 'running',
        startedAt: '2026-11-24T09:00:00.000Z',
      },
      hasEnded: false,
    }))
    if (run === null) throw new Error('no run')
    const token = createRunToken(run.id)
    await planRuns.setToken(run.id, hashToken(token))
    return { id: run.id, token }
  }
  const [ours, theirs] = [await begin('T0FAKE'), await begin('T0ELSE')]
  const forged = `gpr_${theirs.id}_${ours.token.slice(-43)}`
  expect(await post(running, forged, { step: 1, total: 2 })).toMatchObject({ status: 401 })
  expect(await post(running, ours.token, { step: 1000, total: 4000, elapsed_seconds: 7200 })).toMatchObject({
    status: 200,
  })
  expect([(await runOf('T0FAKE'))?.state.step, (await runOf('T0ELSE'))?.state.step]).toEqual([1000, null])
  // The job that edits its card is that team's too.
  const jobs = await services.store.jobs.take(['run-card'], 9, 60)
  expect(jobs.filter(({ team }) => team === 'T0ELSE')).toEqual([])
})

const planned = {
  job: 'A job',
  plan: '8 × H100 SXM at Lambda',
  hours: { p10: 30, p50: 40, p90: 60 },
  usd: { p10: 800, p50: 1000, p90: 1500 },
  tokens: 4e9,
  startupHours: 0,
  priceDate: '2026-11-24',
}

test('the token goes to whoever began the run; without a public address it is said that only pasted lines work', async () => {
  const running = await runApp(realDependencies(), publicUrl)
  const { reply, plan } = await startedRun(running)
  const [refused] = (await reply('callback', plan.ts, { user: 'U0BEN' })).filter(({ by }) => by === 'api')
  expect(refused).toMatchObject({ onlyFor: 'U0BEN', text: expect.stringContaining('<@U0ANN>') })
  Object.assign(running.services, { publicUrl: null })
  const [unreachable] = (await reply('callback', plan.ts)).filter(({ by }) => by === 'api')
  expect(unreachable?.text).toContain('PUBLIC_URL')
})

test('the button under the card brings the token of its run, as the word does', async () => {
  const running = await runApp(realDependencies(), publicUrl)
  const { plan, token: first } = await startedRun(running)
  const shown = running.slack.workspace.messages.find(({ ts }) => ts === plan.ts)
  if (shown === undefined) throw new Error('no card')
  const [answer] = await chatWith(running).press(controlOn(shown, 'run_callback'), shown)
  expect(answer).toMatchObject({ onlyFor: 'U0ANN' })
  const token = /gpr_[\w-]+/.exec(JSON.stringify(answer?.blocks))?.[0] ?? ''
  expect(await post(running, token, { step: 400, total: 4000, elapsed_seconds: 25_000 })).toMatchObject({ status: 200 })
  expect(await post(running, first, { step: 500, total: 4000 })).toMatchObject({ status: 401 })
})

test('a token is random and leads to its run by its hash alone', () => {
  const id = '0b9c3a52-6a5e-4d0c-9a36-6f0a2d8f6a11'
  const [one, other] = [createRunToken(id), createRunToken(id)]
  expect(one).not.toBe(other)
  expect(Buffer.from(one.slice(-43), 'base64url')).toHaveLength(256 / 8)
  expect(runOfToken(one)).toBe(id)
  expect(isTokenOf(one, hashToken(one))).toBe(true)
  expect(isTokenOf(other, hashToken(one))).toBe(false)
})

test('a trainer that posts without pause is told to pause, and its run goes on', async () => {
  const running = await runApp(realDependencies(), publicUrl)
  const { token } = await startedRun(running)
  const posts = await Promise.all(
    Array.from({ length: 35 }, (_, step) => post(running, token, { step: step + 1, total: 99 })),
  )
  const statuses = new Set(posts.map(({ status }) => status))
  expect(statuses).toContain(429)
  expect(statuses).toContain(200)
  // One edit of the card for all of them, two where half a minute ended between.
  expect((await running.services.store.jobs.take(['run-card'], 99, 60)).length).toBeLessThanOrEqual(2)
})
