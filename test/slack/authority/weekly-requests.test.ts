/** A request that waits over a Monday says what its plan costs at the prices of that day, and is approved at them. */
import { WebClient } from '@slack/web-api'
import { expect, test } from 'vitest'
import { defaultsSchema } from '../../../src/scenario/defaults.ts'
import { repricingJobs } from '../../../src/slack/jobs/weekly-repricing.ts'
import { runInScope } from '../../../src/slack/request-scope.ts'
import { chatWith, controlOn } from '../chat-driver.ts'
import { realDependencies } from '../real-engine.ts'
import { type RunningApp, runApp } from '../running-app.ts'
import { botToken } from '../test-slack.ts'

const cfo = { user: { id: 'U0CFO', name: 'cfo', team_id: 'T0FAKE' } }

async function runWeekly(running: RunningApp, day: string): Promise<void> {
  const { services, slack } = running
  const [weekly, , ofRequest] = repricingJobs(async () => new WebClient(botToken, { slackApiUrl: slack.apiUrl }))
  const base = { team: 'T0FAKE', enterprise: null, isFenced: false, posts: 0, attempt: 1, outcome: 'answered' } as const
  const run = { kind: 'repricings', key: day, team: null, payload: {}, runAt: `${day}T08:00:00.000Z`, attempt: 1 }
  await runInScope({ ...base, id: 'weekly' }, async () => weekly?.run(run, services))
  // The app takes some of them itself.
  const jobs = await services.store.jobs.take(['request repricing'], 9, 60)
  for (const job of jobs) {
    await runInScope({ ...base, id: job.key }, async () => ofRequest?.run(job, services))
    await services.store.jobs.done(job)
  }
}

test('a request that waits is priced anew each Monday, stays as it is at the same price, and is approved at the one that it says', async () => {
  const running = await runApp(realDependencies())
  const { approvals, settings, workspace } = running.services.store.of('T0FAKE')
  await workspace.recordSeen(null)
  const approval = { thresholdUsd: 100, approver: 'U0CFO' }
  await settings.write(null, defaultsSchema.parse({ approval }), 'U0LEAD', 0)
  const { command, press } = chatWith(running)
  const [plan] = await command('70b 2B tokens on 8 h100 at lambda')
  if (plan === undefined) throw new Error('no plan')
  const [request] = await press(controlOn(plan, 'request_approval'), plan)
  if (request === undefined) throw new Error('no request')
  const shown = () =>
    running.slack.workspace.messages.find(({ channel, ts }) => channel === request.channel && ts === request.ts)?.text
  const before = shown()
  await runWeekly(running, '2026-11-02')
  expect(shown()).toBe(before)
  const priceBook = [{ provider: 'lambda', gpu: 'h100-sxm', pricing: 'on_demand', usdPerGpuHour: 9, discount: null }]
  await settings.write('C0HOME', defaultsSchema.parse({ priceBook }), 'U0LEAD', 0)
  await runWeekly(running, '2026-11-09')
  await expect.poll(shown).toMatch(/Prices rose since this was asked at \$[\d,]+: today it costs \$[\d,]+\./)
  await press(controlOn(request, 'approve_spending'), request, cfo)
  const decided = async () => (await approvals.recent({}))[0]
  await expect.poll(async () => (await decided())?.decision?.is).toBe('approved')
  // What is decided is priced no more.
  const usd = (await decided())?.usd
  const dearer = priceBook.map((line) => ({ ...line, usdPerGpuHour: 20 }))
  await settings.write('C0HOME', defaultsSchema.parse({ priceBook: dearer }), 'U0LEAD', 1)
  await runWeekly(running, '2026-11-16')
  expect((await decided())?.usd).toBe(usd)
})
