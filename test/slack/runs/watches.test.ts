/** What people wait for: kept where a feed will tell of it, said once in the thread, ended by a word. */
import { join } from 'node:path'
import { WebClient } from '@slack/web-api'
import { expect, test } from 'vitest'
import { loadCatalog } from '../../../src/catalog/load.ts'
import type { ObservedPrice } from '../../../src/catalog/observed-price.ts'
import { defaultsSchema } from '../../../src/scenario/defaults.ts'
import { watchJob } from '../../../src/slack/jobs/watches.ts'
import { repricingJobs } from '../../../src/slack/jobs/weekly-repricing.ts'
import { runInScope } from '../../../src/slack/request-scope.ts'
import { checkWatches } from '../../../src/slack/watches/check-watches.ts'
import { chatWith, controlOn } from '../chat-driver.ts'
import { realDependencies } from '../real-engine.ts'
import { type RunningApp, runApp } from '../running-app.ts'
import { botToken, event, homeOpened } from '../test-slack.ts'

const job = '70b 2B tokens on 8 h100 sxm at lambda'
const cfo = { user: { id: 'U0CFO', name: 'cfo', team_id: 'T0FAKE' } }

async function planned(environment: Record<string, string> = {}) {
  const running = await runApp(realDependencies(), environment)
  const { command, reply, press } = chatWith(running)
  const posted = await command(job)
  const [plan] = posted
  if (plan === undefined) throw new Error('no plan')
  const say = async (text: string) =>
    (await reply(text, plan.ts)).filter(({ by }) => by === 'api').map((each) => each.text)
  const inThread = () =>
    running.slack.workspace.messages.filter(
      ({ thread, by, onlyFor }) => thread === plan.ts && by === 'api' && onlyFor === undefined,
    )
  return { running, plan, posted, say, press, inThread }
}

const clientOf =
  ({ slack }: RunningApp) =>
  async () =>
    new WebClient(botToken, { slackApiUrl: slack.apiUrl })

async function runJobs(running: RunningApp) {
  const { services } = running
  const [repricings, repricing] = repricingJobs(clientOf(running))
  for (const definition of [watchJob(clientOf(running)), repricing]) {
    if (definition === undefined) continue
    for (const job of await services.store.jobs.take([definition.kind], 9, 60)) {
      const scope = {
        team: job.team ?? '',
        enterprise: null,
        id: `job ${job.kind} ${job.key}`,
        isFenced: false,
        posts: 0,
      }
      await runInScope({ ...scope, attempt: 1, outcome: 'answered' }, () => definition.run(job, services))
      await services.store.jobs.done(job)
    }
  }
  return repricings
}

/** The price of the day is another one: the engine answers with dollars times `factor`. */
function pricesTimes(factor: number, { services }: RunningApp) {
  const { engine } = services
  const priceToday: typeof engine.priceToday = (...of) => (engine.priceToday(...of) ?? 0) * factor
  Object.assign(services, { today: () => '2026-12-01', engine: { ...engine, priceToday } })
}

const catalog = loadCatalog(join(import.meta.dirname, '../../../data'))
const stockOf = (provider: string, gpu: string, gpuCount: number, availability: ObservedPrice['availability']) => {
  const [like] = catalog.observations
  if (like === undefined || availability === undefined) throw new Error('no price')
  return [{ ...like, provider, gpu, gpuCount, availability }]
}

test('a sum that is reached is said once, to whoever asked, and the watch has ended', async () => {
  const { running, say, inThread } = await planned()
  const { services } = running
  await services.store.of('T0FAKE').workspace.recordSeen(null)
  await say('tell me when it drops below $600')
  expect(await say('tell me when it drops below $500')).toEqual([
    expect.stringMatching(
      /^I watch for a plan of this job under \$500.*What counts is the cheapest plan as you asked for it, now \$[\d,]+: 8 × H100 SXM at Lambda\. Not counted: .*\$[^]*\nIt takes the place of the watch for \$600\.$/,
    ),
  ])
  await checkWatches([], services)
  await runJobs(running)
  expect(inThread()).toHaveLength(2)
  const [open] = await services.store.of('T0FAKE').watches.open({})
  expect(open?.watch.target).toEqual({ kind: 'price', belowUsd: 500 })
  // As if Lambda had become so cheap.
  const { engine } = services
  Object.assign(services, {
    engine: { ...engine, watchNews: () => 'This job is under $500: 8 × H100 SXM at Lambda, 27 h, $480.' },
  })
  for (let time = 0; time < 2; time += 1) {
    await checkWatches([], services)
    await runJobs(running)
  }
  // The app's own schedule may have taken it first.
  await expect.poll(running.jobsUnderway).toBe(0)
  expect(
    inThread()
      .map(({ text }) => text)
      .slice(2),
  ).toEqual(['<@U0ANN> This job is under $500: 8 × H100 SXM at Lambda, 27 h, $480.'])
  expect(await services.store.of('T0FAKE').watches.open({})).toEqual([])
})

test('a command that asks to be told of a job is answered with its plan, and watched in its thread', async () => {
  const running = await runApp(realDependencies())
  const { command } = chatWith(running)
  await command('qlora 70b on 2x3090')
  const [plan, watching] = await command('alert me when 70b 2B tokens drops below $500')
  expect(plan?.text).toMatch(/in total/)
  expect(plan?.text).not.toContain('3090')
  expect(watching).toMatchObject({ thread: plan?.ts, text: expect.stringMatching(/^I watch for .* under \$500/) })
  const [open] = await running.services.store.of('T0FAKE').watches.open({})
  expect(open).toMatchObject({ thread: plan?.ts, watch: { scenario: { spec: { budgetUsd: null, tokens: 2e9 } } } })
})

test('a watch is for what its words name of the plan: another GPU by the hour, spot', async () => {
  const { running, say } = await planned()
  const open = async () => (await running.services.store.of('T0FAKE').watches.open({}))[0]?.watch
  expect(await say('notify me once b200s get under $2/h')).toEqual([
    expect.stringMatching(
      /^At \$2\.00\/h \d × B200 SXM at .* would come to \$[\d,.]+\. I watch for .*now \$[\d,]+: \d × B200/,
    ),
  ])
  expect((await open())?.scenario.spec.gpus).toEqual(['b200'])
  expect(await say('ping me if spot gets cheaper than $300')).toEqual([
    expect.stringMatching(/Lambda .*Nothing is watched/),
  ])
  expect(await say('ping me if spot at verda gets cheaper than $300')).toEqual([
    expect.stringMatching(/^I watch for .* under \$300, .*the cheapest plan as you asked for it, now .*, spot/),
  ])
  expect((await open())?.scenario.spec.pricing).toBe('spot')
})

test('what is watched is listed where it is asked: in its thread, in the channel, by whoever asked in private', async () => {
  const { running, say } = await planned()
  const { command, direct } = chatWith(running)
  expect(await say('what are you watching?')).toEqual([
    expect.stringMatching(/^Nothing is watched here\n.*stop watching/),
  ])
  await say('tell me when it drops below $600')
  const listed = /^Watched here: 1 plan\n.*A 70B model on 2B tokens: a plan of this job under \$600, for <@U0ANN>/
  expect(await say('what are you watching?')).toEqual([expect.stringMatching(listed)])
  expect((await command('which alerts are on?'))[0]?.text).toMatch(listed)
  expect((await direct('list my watches')).find(({ by }) => by === 'api')?.text).toMatch(listed)
  const [elsewhere] = await command('what is watched here?', { channel_id: 'C0OTHER' })
  expect(elsewhere?.text).not.toContain('600')
})

test('a sum that is reached already is told, one that is ended by a word is not watched any more', async () => {
  const { running, say } = await planned()
  expect(await say('alert me when this is under $90,000')).toEqual([
    expect.stringMatching(/^It is under \$90,000 now: 8 × H100/),
  ])
  expect(await say('stop watching')).toEqual(['Nothing is watched in this thread.'])
  await say('let us know once the price falls under 500 dollars')
  await running.send.event(event(homeOpened()))
  await expect
    .poll(() => JSON.stringify([...running.slack.workspace.homeViews.values()]))
    .toContain('watching for a plan of this job under $500')
  expect(await say('stop watching, please')).toEqual(['Nothing is watched in this thread any more.'])
  expect(await running.services.store.of('T0FAKE').watches.open({})).toEqual([])
})

test('a stock is watched where a feed with its key reports it; otherwise the feed to configure is named', async () => {
  const words = 'tell me when 8 h100 sxm are in stock at lambda'
  const without = await planned()
  expect(await without.say(words)).toEqual([
    expect.stringMatching(/No feed that is read here reports that stock\..*LAMBDA_API_KEY/),
  ])
  expect(await without.running.services.store.of('T0FAKE').watches.open({})).toEqual([])
  const { running, say, inThread } = await planned({ LAMBDA_API_KEY: 'key' })
  const { services } = running
  await services.store.of('T0FAKE').workspace.recordSeen(null)
  expect(await say(words)).toEqual([expect.stringContaining('8 × H100 SXM in stock at Lambda')])
  await checkWatches(
    [
      ...stockOf('lambda', 'h100-sxm', 8, 'none'),
      ...stockOf('lambda', 'h100-sxm', 1, 'high'),
      ...stockOf('runpod', 'h100-sxm', 8, 'high'),
    ],
    services,
  )
  await runJobs(running)
  expect(inThread()).toHaveLength(1)
  await checkWatches(stockOf('lambda', 'h100-sxm', 8, 'high'), services)
  await runJobs(running)
  // The app's own schedule may have taken it first.
  await expect
    .poll(() => inThread()[1]?.text)
    .toBe('<@U0ANN> 8 × H100 SXM are in stock at Lambda, as its price feed has just said.')
})

test.each(['tell me when 8 h100s are in stock at lambda', 'ping me when an h200 is available on lambda'])(
  'a stock that is asked for before there is a plan is refused alike: %s',
  async (words) => {
    const { command } = chatWith(await runApp(realDependencies()))
    expect((await command(words)).map(({ text }) => text)).toEqual([expect.stringMatching(/LAMBDA_API_KEY/)])
    const withKey = chatWith(await runApp(realDependencies(), { PRICE_FEEDS: 'all', LAMBDA_API_KEY: 'key' }))
    expect((await withKey.command(words)).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^A stock is watched in the thread of a plan/),
    ])
  },
)

test('without feeds nothing is promised; what a wish lacks is asked', async () => {
  const { say } = await planned({ PRICE_FEEDS: 'off' })
  expect(await say('tell me when it drops below $500')).toEqual([expect.stringContaining('PRICE_FEEDS is off')])
  expect(await say('tell me when 8 h100 are available')).toEqual([
    expect.stringContaining('In stock at which provider?'),
  ])
  expect(await say('tell me when you are back')).toEqual([])
})

test('an approved plan becomes a card, and is priced again each week', async () => {
  const running = await runApp(realDependencies())
  const { services, slack } = running
  const { settings, workspace } = services.store.of('T0FAKE')
  await workspace.recordSeen(null)
  await settings.write(null, defaultsSchema.parse({ approval: { thresholdUsd: 100, approver: 'U0CFO' } }), 'U0LEAD', 0)
  const { command, press, reply } = chatWith(running)
  const [plan] = await command(job)
  if (plan === undefined) throw new Error('no plan')
  const [request] = await press(controlOn(plan, 'request_approval'), plan)
  if (request === undefined) throw new Error('no request')
  await press(controlOn(request, 'approve_spending'), request, cfo)
  const card = () => slack.workspace.messages.find(({ ts }) => ts === plan.ts)
  // The schedule may have taken the job of the card first.
  await expect.poll(card).toMatchObject({
    isEdited: true,
    text: expect.stringMatching(/^8 × H100 SXM at Lambda: approved\nPlanned: \$/),
  })
  expect(slack.workspace.messages.find(({ ts }) => ts === request.ts)?.text).toMatch(/^Approved by <@U0CFO>/)
  // Whoever begins it finds there what it takes.
  const approved = card()
  if (approved === undefined) throw new Error('no card')
  expect(JSON.stringify(approved.blocks)).toContain('Rent it at')
  await press(controlOn(approved, 'show_details'), approved)
  expect(JSON.stringify(slack.callsOf('views.open').at(-1)?.args)).toContain('8 × H100 SXM at Lambda')
  const [files] = await press(controlOn(approved, 'amend_run_files'), approved)
  expect(files?.text).toMatch(/8 × H100 SXM at Lambda/)
  pricesTimes(1.2, running)
  const repricings = await runJobs(running)
  const monday = {
    kind: 'repricings',
    key: 'k',
    team: null,
    payload: {},
    runAt: '2026-11-01T08:00:00.000Z',
    attempt: 1,
  }
  await repricings?.run(monday, services)
  const posts = slack.workspace.messages.length
  await runJobs(running)
  await expect.poll(() => card()?.text).toMatch(/At the prices of 2026-12-01: \$[\d,]+, \$[\d,]+ more\./)
  expect(slack.workspace.messages).toHaveLength(posts)
  // What the thread asks about since is not what was approved: neither what is priced nor what begins on its card.
  const [, planned = ''] = /Planned: (\$[\d,]+) and/.exec(card()?.text ?? '') ?? []
  await reply('4B tokens', plan.ts)
  await repricings?.run({ ...monday, runAt: '2026-11-02T08:00:00.000Z' }, services)
  await runJobs(running)
  const now = card()
  if (now === undefined) throw new Error('no card')
  await press(controlOn(now, 'amend_run_started'), now)
  await expect.poll(() => card()?.text).toMatch(/^8 × H100 SXM at Lambda: running\n/)
  expect(card()?.text).toContain(`Planned: ${planned} and`)
  expect(JSON.stringify(card()?.blocks)).toContain('Approved by')
})

test('a plan that costs more than the approved one begins without its approval', async () => {
  const running = await runApp(realDependencies(), { OWNERS: 'U0LEAD' })
  const { slack, services } = running
  const { command, press, reply } = chatWith(running)
  const rule = { approval: { thresholdUsd: 500, approver: 'U0CFO' } }
  await services.store.of('T0FAKE').settings.write('C0HOME', defaultsSchema.parse(rule), 'U0LEAD', 0)
  const [plan] = await command('70b 2B tokens on 8 h100 sxm at lambda')
  const [request] = plan === undefined ? [] : await press(controlOn(plan, 'request_approval'), plan)
  if (plan === undefined || request === undefined) throw new Error('no request')
  await press(controlOn(request, 'approve_spending'), request, cfo)
  const card = () => JSON.stringify(slack.workspace.messages.find(({ ts }) => ts === plan.ts)?.blocks)
  await expect.poll(card).toContain('Approved by')
  await reply('4B tokens', plan.ts)
  await reply('we started the run', plan.ts)
  await expect.poll(card).toContain('running')
  expect(card()).not.toContain('Approved by')
})
