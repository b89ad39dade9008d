/** What a team settles, and what comes of it: defaults, price book, policies, approvals, private answers, habits. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { validateView } from 'local-slack/block-kit/validator'
import { type Defaults, defaultsSchema } from '../../../src/scenario/defaults.ts'
import type { FilledInputs } from 'local-slack/payload-builders'
import type { WorkspaceMessage } from 'local-slack/workspace'
import { event, functionExecuted, homeOpened, homePress, mention, submission } from '../test-slack.ts'
import { realDependencies } from '../real-engine.ts'
import { type RunningApp, runApp } from '../running-app.ts'
import { choiceOn, controlOn, chatWith } from '../chat-driver.ts'

const runRealApp = () => runApp(realDependencies(), { OWNERS: 'U0ANN' })

async function saveSettings({ services }: RunningApp, defaults: Partial<Defaults>, channel: string | null = 'C0HOME') {
  const { settings } = services.store.of('T0FAKE')
  await settings.write(channel, defaultsSchema.parse(defaults), 'U0LEAD', (await settings.read(channel))?.version ?? 0)
}

/** The window that was opened last. */
const lastWindow = ({ slack }: RunningApp) => Object(slack.workspace.openedViews.at(-1))
const only = (posted: readonly WorkspaceMessage[]): WorkspaceMessage => {
  const [one] = posted
  if (one === undefined || posted.length !== 1) throw new Error(`${posted.length} messages instead of one`)
  return one
}

test('settings are a form: opened, filled, refused beside its fields, kept, and told to the channel', async () => {
  const running = await runRealApp()
  const { command: type, submit } = chatWith(running, 'http', true)
  expect(await type('settings')).toEqual([])
  const opened = lastWindow(running)
  expect(validateView(opened)).toEqual([])
  const { callback_id, private_metadata } = opened
  const view = { callback_id, private_metadata }
  const wrong: FilledInputs = { priceBook: 'lambda h100 cheap', methodPolicy: 'batch jobs: fast', approvalUsd: '5000' }
  expect(await submit(wrong, view)).toEqual([])
  const filled: FilledInputs = {
    providers: { choices: ['lambda', 'runpod'] },
    priceBook: 'lambda h100 $1.50\nrunpod 15% off',
    methodPolicy: 'customer-facing: bf16 or 8-bit; batch jobs: 4-bit',
    budgetUsd: '5000',
    approvalUsd: '1000',
    approver: { user: 'U0CFO' },
    answers: { choice: 'public' },
  }
  const told = await submit(filled, view)
  const notice = only(told.filter(({ channel }) => channel === 'C0HOME'))
  await expect.poll(() => running.slack.workspace.messages.map(({ channel }) => channel)).toContain('D0CFO')
  expect(notice).toMatchObject({ channel: 'C0HOME' })
  expect(notice.text).toMatch(
    /<@U0ANN> changed .*: providers allowed, price book, policy on methods, budget, approvals/,
  )
  expect(notice.text).not.toContain('1.5')
  await type('settings ')
  const again = JSON.stringify(lastWindow(running))
  for (const words of ['lambda h100 $1.5', 'runpod 15% off', 'batch jobs: 4-bit', 'U0CFO', 'Changed by <@U0ANN>']) {
    expect(again).toContain(words)
  }
})

test('each part of the settings is a small window above all of them, which then shows what was saved', async () => {
  const running = await runRealApp()
  const { send, slack } = running
  const { command: type } = chatWith(running)
  await saveSettings(running, { providers: ['lambda'], currency: 'EUR' })
  await type('settings')
  const [below] = slack.workspace.modals
  const pressed = { ...below?.view, id: below?.id, hash: below?.hash, state: { values: {} } }
  const trigger_id = slack.createTriggerId({ user: 'U0ANN', channel: 'C0HOME', modal: below?.id ?? null })
  await send.interaction(homePress('open_settings_part', 'limits', { view: pressed, trigger_id }))
  await expect.poll(() => slack.workspace.modals).toHaveLength(2)
  const above = slack.workspace.modals[1]
  expect(validateView(Object(above?.view))).toEqual([])
  expect(Object(above?.view)).toMatchObject({ title: { text: 'Limits and approvals' }, submit: { text: 'Save' } })
  const { id, view, root } = above!
  await send.interaction(submission({ budgetUsd: '1.5k' }, { ...view, id, root_view_id: root, previous_view_id: root }))
  await expect.poll(() => JSON.stringify(slack.workspace.modals[0]?.view)).toContain('Budget of a job: $1,500')
  const kept = (await running.services.store.of('T0FAKE').settings.read('C0HOME'))?.document
  expect(kept).toMatchObject({ providers: ['lambda'], currency: 'EUR', budgetUsd: 1500 })
})

test('a part opens by its name, for the channel or the workspace', async () => {
  const running = await runRealApp()
  const { command: type } = chatWith(running)
  const titleOf = async (text: string): Promise<unknown> => {
    await type(text)
    return lastWindow(running).title?.text
  }
  expect(await titleOf('settings prices')).toBe('Prices and currency')
  expect(await titleOf('settings workspace owners')).toBe('Owners and records')
  expect(await titleOf('settings limits workspace')).toBe('Limits and approvals')
  expect(await titleOf('settings workspace')).toBe('Workspace settings')
})

test('two people with the window open: the second hears that the first changed something', async () => {
  const running = await runRealApp()
  const { command: type, submit } = chatWith(running)
  await type('settings')
  const { callback_id, private_metadata } = lastWindow(running)
  await submit({ budgetUsd: '100' }, { callback_id, private_metadata })
  const late = await running.send.interaction(submission({ budgetUsd: '900' }, { callback_id, private_metadata }))
  expect(JSON.parse(late.body)).toMatchObject({
    errors: { budgetUsd: expect.stringContaining('Somebody else changed') },
  })
})

test('defaults fill what nobody said, show as such, and give way to what is said', async () => {
  const running = await runRealApp()
  await saveSettings(running, { providers: ['lambda'], budgetUsd: 5000 }, null)
  await saveSettings(running, { budgetUsd: 3000, stack: 'torchtune' })
  const { command: type, reply } = chatWith(running)
  const answer = only(await type('70b 2B tokens'))
  expect(answer.text).toMatch(/^\d+ × .* at Lambda: /)
  expect(answer.text).toContain('Lambda (workspace default)')
  expect(answer.text).toContain('under $3,000 (channel default)')
  expect(answer.text).toContain("the channel's $3,000 budget")
  expect(only(await reply('any provider', answer.ts)).text).toMatch(/Changed: any provider\./)
  expect(only(await reply('no budget', answer.ts)).text).toMatch(/Changed: no budget\./)
  const overridden = only(await type('70b 2B tokens on runpod no budget'))
  expect(overridden.text).toMatch(/at RunPod/)
  expect(overridden.text).toContain('RunPod is outside of what this workspace allows: Lambda')
  expect(overridden.text.replace(/Asked by .*/, '')).not.toContain('budget')
})

test('preferred providers come first, and others where they have no plan', async () => {
  const running = await runRealApp()
  await saveSettings(running, { preferredProviders: ['lambda'] })
  const { command: type } = chatWith(running)
  expect(only(await type('70b 2B tokens')).text).toMatch(/^.* at Lambda: /)
  const other = only(await type('8b 100M tokens on a 4090'))
  expect(other.text).not.toMatch(/^.* at Lambda: /)
  expect(other.text).toContain('which this channel prefers: others are shown')
})

test('the price book prices the plan, and GPUs of one’s own are offered', async () => {
  const running = await runRealApp()
  const listPrice = only(await chatWith(running).command('70b 2B tokens on 8 h100 sxm at lambda'))
  await saveSettings(running, {
    priceBook: [{ provider: 'lambda', gpu: 'h100-sxm', pricing: null, usdPerGpuHour: 1, discount: null }],
  })
  const own = only(await chatWith(running).command('70b 2B tokens on 8 h100 sxm at lambda', { user_id: 'U0BOB' }))
  expect(own.text).toMatch(/ at Lambda: [^]*Price: \$1\.00\/h per GPU, your price as of [\d-]+ \(list price \$\d/)
  expect(own.text.split('\n')[0]).not.toBe(listPrice.text.split('\n')[0])
  const [prices] = await chatWith(running).command('h100 sxm price')
  expect(prices?.text).toMatch(
    /Lambda, on demand: H100 SXM \$1\.00\/h a GPU \(your price as of [\d-]+, list price \$\d/,
  )
  const [judged] = await chatWith(running).command('is $2.15/h for an h100 sxm good?')
  expect(judged?.text).toMatch(/from \$1\.00\/h at Lambda \(H100 SXM, your price as of/)
  await saveSettings(running, { ownGpus: [{ gpu: 'h100-sxm', count: 8, usdPerGpuHour: null }] })
  expect(only(await chatWith(running).command('70b 2B tokens cheapest')).text).toMatch(/own servers/i)
})

test('what a team assumes reaches the whole cost: idle hours, electricity, country, use', async () => {
  const running = await runRealApp()
  await saveSettings(running, { idleHours: 5, country: 'FR', hoursAMonth: 600, savesCheckpoints: false })
  const { command: type, reply, press } = chatWith(running)
  const answer = only(await type('70b 2B tokens on 8 h100 at runpod'))
  expect(only(await reply('what about idle time?', answer.ts)).text).toMatch(/5 h .*\(your allowance\)/)
  expect(only(await reply('how much co2?', answer.ts)).text).toContain('France')
  await press(controlOn(answer, 'show_details'), answer)
  expect(JSON.stringify(lastWindow(running))).toContain('you use 600 h')
})

test('a policy holds where it is named, in a command and in a thread', async () => {
  const running = await runRealApp()
  const policy = (name: string | null, words: string, ways: readonly ('bf16' | 'int8' | 'nf4')[]) => ({
    name,
    words,
    ways: ways.map((weights) => ({ method: null, weights })),
  })
  await saveSettings(running, {
    methodPolicy: [
      policy('customer-facing', 'bf16 or 8-bit', ['bf16', 'int8']),
      policy('batch jobs', '4-bit', ['nf4']),
    ],
  })
  const { command: type, reply } = chatWith(running)
  const batch = only(await type('batch jobs: 70b 2B tokens'))
  expect(batch.text).toMatch(/QLoRA, 4-bit/)
  expect(batch.text).toContain('4-bit (channel default)')
  const facing = only(await reply('customer facing', batch.ts))
  expect(facing.text).toMatch(/Changed: (bf16|8-bit)/)
  const against = only(await type('customer-facing 70b 2B tokens 4-bit'))
  expect(against.text).toContain("Not what the channel's policy for customer-facing allows: bf16 or 8-bit")
})

test('asked by the button, delivered twice, the approver is asked once and decides once', async () => {
  const running = await runRealApp()
  await saveSettings(running, { approval: { thresholdUsd: 500, approver: 'U0CFO' } })
  const { command: type, reply, press } = chatWith(running, 'http', true)
  const answer = only(await type('70b 2B tokens on 8 h100 at lambda'))
  const request = only(await press(controlOn(answer, 'request_approval'), answer))
  expect(request).toMatchObject({ thread: answer.ts })
  expect(request.text).toContain('<@U0CFO>, <@U0ANN> asks you to approve this plan: it is above $500.')
  expect(await reply('under $9000', answer.ts)).toHaveLength(1)
  expect(await reply('double the data', answer.ts)).toHaveLength(1)
  const approve = controlOn(request, 'approve_spending')
  expect(only(await press(approve, request)).text).toBe('Only <@U0CFO> can decide this.')
  const cfo = { user: { id: 'U0CFO', name: 'cfo', team_id: 'T0FAKE' } }
  expect(only(await press(approve, request, cfo)).text).toMatch(/^<@U0ANN>: <@U0CFO> approved the plan at \$/)
  expect(only(await press(controlOn(request, 'decline_spending'), request, cfo)).text).toContain(
    'approved this already',
  )
  const shown = running.slack.workspace.messages.find(({ ts }) => ts === request.ts)
  expect(shown?.text).toMatch(/^Approved by <@U0CFO>: /)
  expect(JSON.stringify(shown?.blocks)).not.toContain('decline_spending')
})

test('below the threshold nobody is asked', async () => {
  const running = await runRealApp()
  await saveSettings(running, { approval: { thresholdUsd: 1e6, approver: 'U0CFO' } })
  expect(await chatWith(running).command('70b 2B tokens')).toHaveLength(1)
})

test('private answers are the asker’s alone: their buttons replace them, and sharing posts the plan', async () => {
  const running = await runRealApp()
  await saveSettings(running, { answers: 'private' })
  const { command: type, press, reply } = chatWith(running, 'http', true)
  const answer = only(await type('70b 2B tokens'))
  expect(answer).toMatchObject({ onlyFor: 'U0ANN', by: 'response' })
  const changed = only(await press(choiceOn(answer, 'amend_change', '4-bit weights'), answer))
  expect(changed).toMatchObject({ onlyFor: 'U0ANN' })
  expect(changed.text).toContain('Changed: 4-bit.')
  expect(
    running.slack
      .callsOf('response_url')
      .map(({ args }) => args)
      .at(-1),
  ).toMatchObject({ replace_original: true })
  const next = only(await press(choiceOn(changed, 'amend_change', 'Faster'), changed))
  expect(next.text).toContain('Changed: fastest.')
  const shared = only(await press(controlOn(next, 'share_to_channel'), next))
  expect(shared.onlyFor).toBeUndefined()
  expect(shared.text).toMatch(/QLoRA, 4-bit[^]*Shared by <@U0ANN>$/)
  expect(only(await reply('on 8 h100s', shared.ts)).text).toContain('Changed: H100, 8 GPUs.')
})

test('an answer that stands in its channel is shared to another, under the rules of that one', async () => {
  const running = await runRealApp()
  await saveSettings(running, { providers: ['lambda'] })
  running.slack.workspace.addChannel('C0LEADS')
  const { command: type, press, submit } = chatWith(running)
  const answer = only(await type('70b 2B tokens'))
  expect(await press(controlOn(answer, 'share_to_channel'), answer)).toEqual([])
  const { callback_id, private_metadata } = lastWindow(running)
  const shared = only(await submit({ place: { channel: 'C0LEADS' } }, { callback_id, private_metadata }))
  expect(shared).toMatchObject({ channel: 'C0LEADS' })
  expect(shared.text).not.toContain('channel default')
})

test('where the bot may not post, the buttons of an answer still work', async () => {
  const running = await runRealApp()
  const { command: type, press } = chatWith(running)
  const answer = only(await type('70b 2B tokens', { channel_id: 'C0OTHER' }))
  expect(answer).toMatchObject({ channel: 'C0OTHER', by: 'response' })
  const changed = only(await press(choiceOn(answer, 'amend_change', '4-bit weights'), answer))
  expect(changed.text).toContain('Changed: 4-bit.')
  expect(only(await press(choiceOn(answer, 'amend_change', 'Cheaper'), answer)).text).toContain('Changed: cheapest.')
})

test('recommend learns from three threads that were approved or measured, before that it is a default; it can be pinned', async () => {
  const running = await runRealApp()
  const { command: type, press, reply } = chatWith(running)
  expect(only(await type('recommend'))).toMatchObject({
    onlyFor: 'U0ANN',
    text: expect.stringMatching(/Nothing was asked/),
  })
  for (const job of ['llama 3.1 8b 100M tokens qlora', 'llama 3.1 8b 50M tokens qlora', '70b 2B tokens']) {
    const { ts } = only(await type(job))
    if (job !== '70b 2B tokens') await reply('spent $3', ts)
  }
  const general = only(await type('recommend '))
  expect(general.text).toMatch(
    /^Two threads of this channel .* general default for what is asked here most: Llama 3.1 8B on 50M tokens\./,
  )
  expect(general.text).not.toContain('QLoRA (channel default)')
  await reply('spent $5', only(await type('llama 3.1 8b 200M tokens')).ts)
  const usual = only(await type('usual'))
  expect(usual.text).toMatch(
    /^Learned from 3 threads of this channel that were approved or measured: Llama 3.1 8B on 100M tokens, QLoRA, 4-bit; all of them/,
  )
  expect(usual.text).toMatch(/Reported runs here: [+−\d%]+ over 3 runs: \$11 spent/)
  expect(usual.text).toContain('QLoRA (channel default)')
  expect(only(await press(controlOn(usual, 'pin_recommendation'), usual)).text).toContain('pinned this for the channel')
  await type('70b 9B tokens')
  const pinned = only(await type('usual '))
  expect(pinned.text).toMatch(/^Pinned for this channel by <@U0ANN> on [\d-]+: Llama 3.1 8B on 100M tokens/)
  expect(only(await press(controlOn(pinned, 'unpin_recommendation'), pinned)).text).toContain('unpinned')
  await press(controlOn(usual, 'pin_recommendation'), usual, { user: { id: 'U0BOB', name: 'bob', team_id: 'T0FAKE' } })
  expect(only(await type('unpin')).text).toBe('<@U0ANN> unpinned what `/gpucost recommend` answers with here.')
  expect(only(await type('recommend unpin')).text).toContain('Nothing is pinned here')
  expect(only(await type('usual  ')).text).toMatch(/^Learned from 3 threads/)
})

test('in a channel that another company reads nothing of the team’s own is used', async () => {
  const running = await runRealApp()
  running.slack.workspace.addChannel('C0BOTH', { isShared: true })
  const rules: Partial<Defaults> = {
    priceBook: [{ provider: 'lambda', gpu: 'h100-sxm', pricing: null, usdPerGpuHour: 1, discount: null }],
    budgetUsd: 777,
    approval: { thresholdUsd: 1, approver: 'U0CFO' },
  }
  await saveSettings(running, rules, null)
  await saveSettings(running, rules, 'C0BOTH')
  const { command: type } = chatWith(running)
  const [answer] = await type('70b 2B tokens on 8 h100 sxm at lambda', { channel_id: 'C0BOTH' })
  if (answer === undefined) throw new Error('no answer')
  expect(answer.text).not.toMatch(/777|\$1\.00\/h/)
  const words = mention('70b 2B tokens on 8 h100 sxm at lambda', { channel: 'C0BOTH' })
  await running.send.event(event(words, { is_ext_shared_channel: true }))
  const answered = () => running.slack.workspace.messages.find(({ thread, onlyFor }) => thread === words.ts && !onlyFor)
  await expect.poll(answered).toBeDefined()
  expect(answered()?.text).not.toMatch(/777|\$1\.00\/h/)
  await expect.poll(() => running.services.store.inbox.open()).toBe(0)
  expect(only(await type('recommend', { channel_id: 'C0BOTH' })).text).toContain('Another company reads along')
  // Where it cannot be seen, it is taken to be so.
  running.slack.failNext('conversations.info', { kind: 'refused', error: 'missing_scope' }, 3)
  const [unknown] = await type('70b 2B tokens on 8 h100 sxm at lambda', { channel_id: 'C0OTHER' })
  expect(unknown?.text).not.toMatch(/777|\$1\.00\/h/)
})

test('a channel that is opened to another company is answered so from then on', async () => {
  const running = await runRealApp()
  await saveSettings(running, { budgetUsd: 777 })
  const { command: type } = chatWith(running)
  expect(only(await type('70b 2B tokens')).text).toContain('777')
  await running.send.event(event({ type: 'channel_shared', channel: 'C0HOME', connected_team_id: 'T9' }))
  expect(only(await type('8b 100M tokens')).text).not.toContain('777')
})

test('App Home: examples that answer, last estimates, settings, dates, help', async () => {
  const running = await runRealApp()
  const { slack, send } = running
  await saveSettings(
    running,
    { providers: ['lambda', 'runpod'], approval: { thresholdUsd: 5000, approver: 'U0CFO' } },
    null,
  )
  await chatWith(running).command('llama 3.1 8b 100M tokens')
  await send.event(event(homeOpened()))
  await expect.poll(() => slack.workspace.homeViews.get('U0ANN')).toBeDefined()
  const home = () => JSON.stringify(slack.workspace.homeViews.get('U0ANN'))
  expect(validateView(Object(slack.workspace.homeViews.get('U0ANN')))).toEqual([])
  for (const words of [
    'Llama 3.1 8B on 100M tokens',
    'Lambda, RunPod',
    '$5,000, by <@U0CFO>',
    'newest seen on',
    'archives/C0HOME',
  ]) {
    expect(home()).toContain(words)
  }
  await send.interaction(homePress('try_example_0', '70b 2B tokens'))
  await expect.poll(() => slack.workspace.messages.at(-1)).toMatchObject({ channel: 'D0ANN' })
  await expect.poll(home).toContain('A 70B model on 2B tokens')
  await send.interaction(homePress('open_new_estimate'))
  await expect.poll(() => lastWindow(running).callback_id).toBe('new_estimate')
  await send.interaction(homePress('open_workspace_settings'))
  await expect.poll(() => lastWindow(running).callback_id).toBe('settings')
})

test('a step of a workflow ends with the answer and its figures, or with what was not understood', async () => {
  const running = await runRealApp()
  const { send, slack } = running
  await send.event(event(functionExecuted({ job: '70b 2B tokens' })))
  await send.event(event(functionExecuted({ job: '70b blorp' })))
  await expect.poll(() => slack.workspace.functionResults).toHaveLength(2)
  const answered = slack.workspace.functionResults[0]!
  const { usd } = z.object({ outputs: z.object({ usd: z.number() }) }).parse(answered).outputs
  expect(usd).toBeGreaterThan(100)
  expect(answered).toEqual({
    outputs: {
      summary: expect.stringContaining(`, $${usd.toLocaleString('en-US')} in total, `),
      answer: expect.stringContaining('Price: '),
      usd,
      usd_low: expect.any(Number),
      usd_high: expect.any(Number),
      hours: expect.any(Number),
    },
  })
  expect(slack.workspace.functionResults[1]).toEqual({ error: expect.stringContaining('blorp') })
})

test('help answers everywhere', async () => {
  const running = await runRealApp()
  const { command: type, mention: ask, direct } = chatWith(running)
  expect(only(await type('help')).text).toContain('/gpucost settings')
  expect(only(await ask('help')).text).toContain('/gpucost recommend')
  expect(only(await direct('help')).text).toContain('we measured 2,300 tok/s')
})
