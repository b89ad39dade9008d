/** A plan above the threshold asks whoever approves, wherever and however it was asked for. */
import { expect, test } from 'vitest'
import { defaultsSchema } from '../../../src/scenario/defaults.ts'
import { chatWith, choiceOn, controlOn } from '../chat-driver.ts'
import type { WorkspaceMessage } from 'local-slack/workspace'
import { event, functionExecuted, homePress, showPeople } from '../test-slack.ts'
import { realDependencies } from '../real-engine.ts'
import { type RunningApp, runApp } from '../running-app.ts'

const job = '70b 2B tokens on 8 h100 at lambda'
const cfo = { user: { id: 'U0CFO', name: 'cfo', team_id: 'T0FAKE' } }

async function appWithApprovals(): Promise<RunningApp> {
  const running = await runApp(realDependencies())
  const approval = { thresholdUsd: 100, approver: 'U0CFO' }
  await running.services.store.of('T0FAKE').settings.write(null, defaultsSchema.parse({ approval }), 'U0LEAD', 0)
  return running
}

/** Requests that the approver can see: in the channel, or in their direct messages. */
const requestsTo = (posted: readonly WorkspaceMessage[]) =>
  posted.filter(({ text, onlyFor }) => text.startsWith('<@U0CFO>, ') && onlyFor === undefined)

const ways: Readonly<Record<string, { ask: (running: RunningApp) => Promise<unknown>; at: string }>> = {
  'in a channel of the team': { ask: (running) => chatWith(running).command(job), at: 'C0HOME' },
  'in a channel that another company reads': {
    ask: (running) => {
      running.slack.workspace.addChannel('C0BOTH', { isShared: true })
      return chatWith(running).command(job, { channel_id: 'C0BOTH' })
    },
    at: 'D0CFO',
  },
  'where it cannot be seen who reads': {
    ask: (running) => {
      running.slack.failNext('conversations.info', { kind: 'refused', error: 'missing_scope' }, 9)
      return chatWith(running).command(job)
    },
    at: 'D0CFO',
  },
  'where the bot is not in the channel': {
    ask: (running) => chatWith(running).command(job, { channel_id: 'C0OTHER' }),
    at: 'D0CFO',
  },
  'by direct message': { ask: (running) => chatWith(running).direct(job), at: 'D0CFO' },
  'on the home tab': { ask: (running) => running.send.interaction(homePress('try_example_0', job)), at: 'D0CFO' },
  'with private answers': {
    ask: async (running) => {
      const { settings } = running.services.store.of('T0FAKE')
      await settings.write('C0HOME', defaultsSchema.parse({ answers: 'private' }), 'U0ANN', 0)
      return chatWith(running).command(job)
    },
    at: 'D0CFO',
  },
  'by a step of a workflow': {
    ask: (running) => running.send.event(event(functionExecuted({ job }))),
    at: 'D0CFO',
  },
}

test.each(Object.entries(ways))('%s the approver is asked', async (_, { ask, at }) => {
  const running = await appWithApprovals()
  await ask(running)
  await expect.poll(() => running.services.store.inbox.open()).toBe(0)
  expect(requestsTo(running.slack.workspace.messages).map(({ channel }) => channel)).toEqual([at])
})

test('a private answer that is made dearer by its buttons asks too', async () => {
  const running = await appWithApprovals()
  const { settings } = running.services.store.of('T0FAKE')
  await settings.write('C0HOME', defaultsSchema.parse({ answers: 'private' }), 'U0ANN', 0)
  const { command, press } = chatWith(running)
  const [answer] = await command('8b 10M tokens qlora')
  if (answer === undefined) throw new Error('no answer')
  expect(requestsTo(running.slack.workspace.messages)).toEqual([])
  await press({ ...choiceOn(answer, 'amend_change', 'Faster'), value: '70b 2B tokens' }, answer)
  expect(requestsTo(running.slack.workspace.messages)).toMatchObject([{ channel: 'D0CFO' }])
})

test('asked by direct message, the decision comes back to whoever asked; nobody else decides', async () => {
  const running = await appWithApprovals()
  running.slack.workspace.addChannel('C0BOTH', { isShared: true })
  const { command, press } = chatWith(running)
  const posted = await command(job, { channel_id: 'C0BOTH' })
  const [request] = requestsTo(posted)
  if (request === undefined) throw new Error('no request')
  const inChannel = posted.filter(({ channel }) => channel === 'C0BOTH')
  expect(JSON.stringify(inChannel)).not.toMatch(/U0CFO|\$100\b/)
  expect(inChannel.map(({ onlyFor }) => onlyFor)).toEqual([undefined, 'U0ANN'])
  expect(inChannel[1]?.text).toContain('needs an approval')
  const [refused] = await press(controlOn(request, 'approve_spending'), request)
  expect(refused?.text).toContain('Only <@U0CFO>')
  const [decided] = await press(controlOn(request, 'approve_spending'), request, cfo)
  expect(decided).toMatchObject({ channel: 'D0ANN', text: expect.stringMatching(/^Approved by <@U0CFO>/) })
})

test('an approver who cannot be reached has approved nothing, and the asker hears so', async () => {
  const running = await appWithApprovals()
  running.slack.workspace.addChannel('C0BOTH', { isShared: true })
  const { command } = chatWith(running)
  running.slack.failNext('chat.postMessage', { kind: 'slow', milliseconds: 1 })
  running.slack.failNext('chat.postMessage', { kind: 'refused', error: 'account_inactive' }, 3)
  const posted = await command(job, { channel_id: 'C0BOTH' })
  expect(requestsTo(posted)).toEqual([])
  expect(posted.at(-1)?.text).toContain('it is not approved')
})

test('a guest who is named as approver decides nothing', async () => {
  const running = await appWithApprovals()
  showPeople(running.slack, { U0CFO: { is_restricted: true } })
  const { command, press } = chatWith(running)
  const [request] = requestsTo(await command(job))
  if (request === undefined) throw new Error('no request')
  const [refused] = await press(controlOn(request, 'approve_spending'), request, cfo)
  expect(refused?.text).toContain('Guests')
  expect(await running.services.store.of('T0FAKE').approvals.recent({})).toMatchObject([{ decision: null }])
})
