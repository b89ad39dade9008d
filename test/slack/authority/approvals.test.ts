/** A plan above the limit is approved when somebody asks for it: by its own button, once, by somebody else, at a price that holds. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { defaultsSchema } from '../../../src/scenario/defaults.ts'
import { chatWith, controlOn } from '../chat-driver.ts'
import type { WorkspaceMessage } from 'local-slack/workspace'
import { event, functionExecuted, homePress, showPeople } from '../test-slack.ts'
import { realDependencies } from '../real-engine.ts'
import { type RunningApp, runApp } from '../running-app.ts'

const job = '70b 2B tokens on 8 h100 at lambda'
const cfo = { user: { id: 'U0CFO', name: 'cfo', team_id: 'T0FAKE' } }

async function appWithApprovals(approval: object = { thresholdUsd: 100, approver: 'U0CFO' }): Promise<RunningApp> {
  const running = await runApp(realDependencies())
  await running.services.store.of('T0FAKE').settings.write(null, defaultsSchema.parse({ approval }), 'U0LEAD', 0)
  return running
}

/** Requests that an approver can see: in the channel, or in their direct messages. */
const requestsIn = (posted: readonly WorkspaceMessage[]) =>
  posted.filter(({ text, onlyFor }) => /^<@U0\w+>(?: or <@U0\w+>)*, .*asks you/.test(text) && onlyFor === undefined)

const planIn = (posted: readonly WorkspaceMessage[]): WorkspaceMessage => {
  const plan = posted.find(({ blocks }) => JSON.stringify(blocks).includes('request_approval'))
  if (plan === undefined) throw new Error('no plan with a button')
  return plan
}
const only = (posted: readonly WorkspaceMessage[]): WorkspaceMessage => {
  const [first, ...rest] = posted
  if (first === undefined || rest.length > 0) throw new Error(`${posted.length} messages`)
  return first
}
const person = (id: string) => ({ user: { id, name: id, team_id: 'T0FAKE' } })
const settle = (running: RunningApp) => expect.poll(() => running.services.store.inbox.open()).toBe(0)
const shownAs = (running: RunningApp, { channel, ts }: WorkspaceMessage) =>
  running.slack.workspace.messages.find((message) => message.channel === channel && message.ts === ts)

type Approach = {
  readonly ask: (running: RunningApp) => Promise<readonly WorkspaceMessage[]>
  /** Where the request comes to stand. */
  readonly at: string
}

const approaches: Readonly<Record<string, Approach>> = {
  'in a channel of the team': { ask: (running) => chatWith(running).command(job), at: 'C0HOME' },
  'in a channel that another company reads': {
    ask: (running) => {
      running.slack.workspace.addChannel('C0BOTH', { isShared: true })
      return chatWith(running).command(job, { channel_id: 'C0BOTH' })
    },
    at: 'D0CFO',
  },
  'where the bot is not in the channel': {
    ask: (running) => chatWith(running).command(job, { channel_id: 'C0OTHER' }),
    at: 'D0CFO',
  },
  'by direct message': { ask: (running) => chatWith(running).direct(job), at: 'D0CFO' },
  'on the home tab': {
    ask: async (running) => {
      await running.send.interaction(homePress('try_example_0', job))
      await settle(running)
      return running.slack.workspace.messages
    },
    at: 'D0CFO',
  },
  'with private answers': {
    ask: async (running) => {
      const { settings } = running.services.store.of('T0FAKE')
      await settings.write('C0HOME', defaultsSchema.parse({ answers: 'private' }), 'U0ANN', 0)
      return chatWith(running).command(job)
    },
    at: 'D0CFO',
  },
}

test.each(Object.entries(approaches))('%s nobody is asked before the button is pressed', async (_, { ask, at }) => {
  const running = await appWithApprovals()
  const plan = planIn(await ask(running))
  expect(requestsIn(running.slack.workspace.messages)).toEqual([])
  const posted = await chatWith(running).press(controlOn(plan, 'request_approval'), plan)
  expect(requestsIn(posted).map(({ channel }) => channel)).toEqual([at])
})

test('a step of a workflow asks at once, for nobody presses a button there', async () => {
  const running = await appWithApprovals()
  await running.send.event(event(functionExecuted({ job })))
  await settle(running)
  expect(requestsIn(running.slack.workspace.messages)).toMatchObject([{ channel: 'D0CFO' }])
})

test('a newer request supersedes the older one, whose buttons go; what-ifs ask nobody', async () => {
  const running = await appWithApprovals()
  const { command, reply, press } = chatWith(running)
  const first = planIn(await command(job))
  const older = only(await press(controlOn(first, 'request_approval'), first))
  const second = planIn(await reply('3B tokens', first.ts))
  expect(requestsIn(await reply('4-bit', first.ts))).toEqual([])
  const newer = only(await press(controlOn(second, 'request_approval'), second))
  expect(shownAs(running, older)?.text).toMatch(/^Superseded/)
  expect(JSON.stringify(shownAs(running, older)?.blocks)).not.toContain('approve_spending')
  // Pressed all the same, by a client that has not drawn the change yet.
  expect(only(await press(controlOn(older, 'approve_spending'), older, cfo)).text).toContain('superseded')
  await press(controlOn(newer, 'approve_spending'), newer, cfo)
  // Told by a job, which another look at the jobs may have taken first.
  const told = expect.stringMatching(/^<@U0ANN>: <@U0CFO> approved the plan at \$/)
  await expect.poll(() => running.slack.workspace.messages.map(({ text }) => text)).toContainEqual(told)
  expect(shownAs(running, newer)?.text).toMatch(/^Approved by <@U0CFO>/)
  expect(shownAs(running, newer)?.text).toContain('moved on to another plan')
  const { approvals, audit } = running.services.store.of('T0FAKE')
  expect((await approvals.recent({})).map(({ decision }) => decision?.is)).toEqual(['approved', 'superseded'])
  const entries = (await audit.recent({ action: 'approval' })).map(({ after }) => after)
  expect(entries).toHaveLength(4)
})

test('Slack is limiting as the approver is asked: they are asked a while later, and nobody hears that they were not', async () => {
  const running = await appWithApprovals()
  running.slack.workspace.addChannel('C0BOTH', { isShared: true })
  const { command, press } = chatWith(running)
  const plan = planIn(await command(job, { channel_id: 'C0BOTH' }))
  running.slack.failNext('chat.postMessage', { kind: 'refused', error: 'internal_error' }, 1)
  const posted = await press(controlOn(plan, 'request_approval'), plan)
  expect(requestsIn(posted)).toMatchObject([{ channel: 'D0CFO' }])
  expect(posted.map(({ text }) => text).join()).not.toContain('could not reach')
})

test('asked by direct message, the decision comes back to whoever asked; nobody else decides', async () => {
  const running = await appWithApprovals()
  running.slack.workspace.addChannel('C0BOTH', { isShared: true })
  const { command, press } = chatWith(running)
  const plan = planIn(await command(job, { channel_id: 'C0BOTH' }))
  const posted = await press(controlOn(plan, 'request_approval'), plan)
  const request = only(requestsIn(posted))
  const inChannel = running.slack.workspace.messages.filter(({ channel }) => channel === 'C0BOTH')
  expect(JSON.stringify(inChannel)).not.toMatch(/U0CFO|\$100\b/)
  expect(inChannel.at(-1)).toMatchObject({ onlyFor: 'U0ANN', text: expect.stringContaining('by direct message') })
  expect(only(await press(controlOn(request, 'approve_spending'), request, person('U0BOB'))).text).toContain(
    'Only <@U0CFO>',
  )
  await press(controlOn(request, 'approve_spending'), request, cfo)
  await expect
    .poll(() => running.slack.workspace.messages.at(-1))
    .toMatchObject({ channel: 'D0ANN', text: expect.stringMatching(/^Approved by <@U0CFO>/) })
})

test('a process that ends between the decision and the word of it: whoever asked hears of it once, and the run begins', async () => {
  const running = await appWithApprovals()
  const { store } = running.services
  const { command, press } = chatWith(running)
  const plan = planIn(await command(job))
  const request = only(await press(controlOn(plan, 'request_approval'), plan))
  const { of } = store
  const ends = (team: string) => {
    const rows = of(team)
    const decide: typeof rows.approvals.decide = async (...decision) => {
      await rows.approvals.decide(...decision)
      throw new Error('as if the process had ended here')
    }
    return { ...rows, approvals: { ...rows.approvals, decide } }
  }
  Object.assign(store, { of: ends })
  await press(controlOn(request, 'approve_spending'), request, cfo)
  Object.assign(store, { of })
  const told = () =>
    running.slack.workspace.messages.filter(({ text }) => text.startsWith('<@U0ANN>: <@U0CFO> approved'))
  await expect.poll(told).toHaveLength(1)
  await expect.poll(() => shownAs(running, request)?.text).toMatch(/^Approved by <@U0CFO>/)
  const thread = { channel: 'C0HOME', thread: plan.ts }
  await expect.poll(() => of('T0FAKE').planRuns.read(thread)).toMatchObject({ state: { approvedBy: 'U0CFO' } })
  expect(told()).toHaveLength(1)
})

test('an approver who cannot be reached has approved nothing, and whoever asked hears so', async () => {
  const running = await appWithApprovals()
  running.slack.workspace.addChannel('C0BOTH', { isShared: true })
  const { command, press } = chatWith(running)
  const plan = planIn(await command(job, { channel_id: 'C0BOTH' }))
  running.slack.failNext('chat.postMessage', { kind: 'refused', error: 'account_inactive' }, 3)
  const posted = await press(controlOn(plan, 'request_approval'), plan)
  expect(requestsIn(posted)).toEqual([])
  expect(posted.at(-1)?.text).toContain('it is not approved')
})

test('a guest who is named as approver decides nothing', async () => {
  const running = await appWithApprovals()
  showPeople(running.slack, { U0CFO: { is_restricted: true } })
  const { command, press } = chatWith(running)
  const plan = planIn(await command(job))
  const request = only(await press(controlOn(plan, 'request_approval'), plan))
  expect(only(await press(controlOn(request, 'approve_spending'), request, cfo)).text).toContain('Guests')
  expect(await running.services.store.of('T0FAKE').approvals.recent({})).toMatchObject([{ decision: null }])
})

test('nobody approves their own plan: not by asking for it, and not by having planned it', async () => {
  const running = await appWithApprovals({ thresholdUsd: 100, approver: 'U0CFO', deputies: ['U0BOB'] })
  const { command, press } = chatWith(running)
  const plan = planIn(await command(job, { user_id: 'U0CFO' }))
  const request = only(await press(controlOn(plan, 'request_approval'), plan))
  expect(request.text).toMatch(/^<@U0BOB>, <@U0ANN> asks/)
  expect(only(await press(controlOn(request, 'approve_spending'), request, cfo)).text).toContain('their own plan')
  expect((await press(controlOn(request, 'approve_spending'), request, person('U0BOB'))).at(-1)?.text).toContain(
    'approved',
  )
  const { settings } = running.services.store.of('T0FAKE')
  const alone = { thresholdUsd: 100, approver: 'U0CFO' }
  await settings.write(null, defaultsSchema.parse({ approval: alone }), 'U0LEAD', 1)
  const own = planIn(await command('70b 3B tokens on 8 h100 at lambda', { user_id: 'U0CFO' }))
  expect(only(await press(controlOn(own, 'request_approval'), own, cfo)).text).toContain('nobody else may approve')
})

test('what whoever presses is told alone stands in the thread of what was pressed', async () => {
  const running = await appWithApprovals()
  const { command, press, reply } = chatWith(running)
  const plan = planIn(await command(job))
  const changed = planIn(await reply('3B tokens', plan.ts))
  const request = only(await press(controlOn(changed, 'request_approval'), changed))
  expect(only(await press(controlOn(request, 'approve_spending'), request, person('U0EVE')))).toMatchObject({
    text: 'Only <@U0CFO> can decide this.',
    onlyFor: 'U0ANN',
    thread: plan.ts,
  })
  expect(only(await press(controlOn(changed, 'request_approval'), changed, person('U0DAN')))).toMatchObject({
    thread: plan.ts,
  })
  // Pressed under the message that begins a thread, in the channel: who pressed looks there.
  const root = planIn(await command('70b 5B tokens on 8 h100 at lambda'))
  await press(controlOn(root, 'request_approval'), root)
  const told = only(await press(controlOn(root, 'request_approval'), root, person('U0DAN')))
  expect([told.text, told.thread]).toEqual([expect.stringContaining('already'), undefined])
})

test('who approved what is asked in words: of this channel, and in private of what one has to do with', async () => {
  const running = await appWithApprovals()
  const { command, press, direct } = chatWith(running)
  const plan = planIn(await command(job))
  const request = only(await press(controlOn(plan, 'request_approval'), plan))
  const waits =
    /^1 plan waits for an approval here\n.*A 70B model on 2B tokens.* \$[\d,]+, asked for by <@U0ANN>; waits for <@U0CFO>/
  expect(only(await command('which plans wait for approval?')).text).toMatch(waits)
  await press(controlOn(request, 'approve_spending'), request, cfo)
  const decided = /^No plan waits for an approval here\n.*asked for by <@U0ANN>; approved by <@U0CFO> on 20/
  expect(only(await command('who approved what?')).text).toMatch(decided)
  expect((await direct('what was approved?')).find(({ by }) => by === 'api')?.text).toMatch(decided)
  const [other] = await command('who approved what?', { channel_id: 'C0OTHER' })
  expect(other?.text).toMatch(/^No approval was asked for here/)
})

test('a request for an older plan says of which day it and its price are, though the price is the same', async () => {
  const running = await appWithApprovals()
  const { command, press } = chatWith(running)
  const plan = planIn(await command(job))
  Object.assign(running.services, { today: () => '2026-12-20' })
  const request = only(await press(controlOn(plan, 'request_approval'), plan))
  expect(request.text).toMatch(/Price: \$[\d.]+\/h per GPU, as of 2026-[\d-]+ \([^)]*old/)
  expect(request.text).toContain('It was planned on 2026-11-24; at the prices known today it costs as much.')
})

test('two who press at once ask once; two who decide at once decide once, and the later one hears who was first', async () => {
  const running = await appWithApprovals({ thresholdUsd: 100, approver: 'U0CFO', deputies: ['U0BOB'] })
  const { command, press } = chatWith(running)
  const plan = planIn(await command(job))
  const ask = (by: string) => press(controlOn(plan, 'request_approval'), plan, { ...person(by), trigger_id: by })
  await Promise.all([ask('U0ANN'), ask('U0EVE')])
  await settle(running)
  const request = only(requestsIn(running.slack.workspace.messages))
  expect(only(await ask('U0DAN')).text).toMatch(/already: it waits for/)
  await Promise.all([
    press(controlOn(request, 'approve_spending'), request, { ...cfo, trigger_id: '1' }),
    press(controlOn(request, 'decline_spending'), request, { ...person('U0BOB'), trigger_id: '2' }),
  ])
  await settle(running)
  const [{ decision } = { decision: null }] = await running.services.store.of('T0FAKE').approvals.recent({})
  const said = running.slack.workspace.messages.map(({ text }) => text)
  expect(said.filter((text) => text === `<@${decision?.by}> has ${decision?.is} this already.`)).toHaveLength(1)
})

test('a price that rose since is not approved unseen: the request says the new one, and a second press approves it', async () => {
  const running = await appWithApprovals({ thresholdUsd: 100, approver: 'U0CFO', deputies: ['U0BOB'] })
  const { command, press } = chatWith(running)
  const plan = planIn(await command(job))
  const request = only(await press(controlOn(plan, 'request_approval'), plan))
  const { approvals, settings } = running.services.store.of('T0FAKE')
  const [{ usd: asked } = { usd: 0 }] = await approvals.recent({})
  const priceBook = [{ provider: 'lambda', gpu: 'h100-sxm', pricing: 'on_demand', usdPerGpuHour: 9, discount: null }]
  await settings.write('C0HOME', defaultsSchema.parse({ priceBook }), 'U0LEAD', 0)
  expect(only(await press(controlOn(request, 'approve_spending'), request, cfo)).text).toMatch(
    /^Not approved yet: prices rose/,
  )
  const now = shownAs(running, request)
  expect(now?.text).toContain('Prices rose since this was asked')
  expect(await approvals.recent({})).toMatchObject([{ decision: null }])
  // The same person within two seconds would be a double click.
  await press(controlOn(request, 'approve_spending'), request, person('U0BOB'))
  const [approved] = await approvals.recent({})
  expect(approved?.decision?.is).toBe('approved')
  expect(approved?.usd).toBeGreaterThan(asked * 1.5)
})

test('a request that was deleted is asked again, and a decision on it is told all the same', async () => {
  const running = await appWithApprovals()
  const { workspace } = running.slack
  const { command, press } = chatWith(running)
  const plan = planIn(await command(job))
  const remove = ({ ts }: WorkspaceMessage) =>
    workspace.messages.splice(
      workspace.messages.findIndex((message) => message.ts === ts),
      1,
    )
  const request = only(await press(controlOn(plan, 'request_approval'), plan))
  remove(request)
  const again = await press(controlOn(plan, 'request_approval'), plan, person('U0EVE'))
  expect(again.at(-1)?.text).toContain('was not there any more: I have asked again')
  const reposted = only(requestsIn(again))
  remove(reposted)
  await press(controlOn(reposted, 'approve_spending'), reposted, cfo)
  // Told by a job, which another look at the jobs may have taken first.
  const told = expect.stringMatching(/^Approved by <@U0CFO>/)
  await expect.poll(() => workspace.messages.map(({ text }) => text)).toContainEqual(told)
})

test('who presses before the plan is kept waits for it', async () => {
  const running = await appWithApprovals()
  const { command, press } = chatWith(running)
  const plan = planIn(await command(job))
  await settle(running)
  const { estimates } = running.services.store.of('T0FAKE')
  const [kept] = await estimates.recent({})
  if (kept === undefined) throw new Error('no plan is kept')
  const pressed = press({ ...controlOn(plan, 'request_approval'), value: 'later' }, plan)
  await sleep(200)
  const { channel, thread, by, scenario, headline } = kept
  await estimates.add({ channel, thread, by, delivery: 'later' }, { scenario, headline })
  expect(requestsIn(await pressed)).toHaveLength(1)
})

test('a plan that is no longer kept, or needs no approval any more, says so', async () => {
  const running = await appWithApprovals()
  const { command, press } = chatWith(running)
  const plan = planIn(await command(job))
  const control = controlOn(plan, 'request_approval')
  expect(only(await press({ ...control, value: 'gone' }, plan)).text).toContain('no longer kept')
  const { settings } = running.services.store.of('T0FAKE')
  await settings.write(null, defaultsSchema.parse({}), 'U0LEAD', 1)
  expect(only(await press(control, plan, { trigger_id: '2' })).text).toContain('needs no approval here')
})
