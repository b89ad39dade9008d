/** Slack's agent view: prompts that the app answers, and the channel in view for defaults; nothing of it while it is off. */
import { expect, test } from 'vitest'
import { agentManifest } from '../../src/slack/manifest.ts'
import { suggestedPrompts } from '../../src/slack/agent/suggested-prompts.ts'
import { viewedChannelIn } from '../../src/slack/agent/viewed-channel.ts'
import { defaultsSchema } from '../../src/scenario/defaults.ts'
import manifest from '../../manifest.json' with { type: 'json' }
import { chatWith } from './chat-driver.ts'
import { realDependencies } from './real-engine.ts'
import { type RunningApp, runApp } from './running-app.ts'
import { event, homeOpened } from './test-slack.ts'

const inView = (channel: string) => ({
  app_context: { entities: [{ type: 'slack#/types/channel_id', value: channel, team_id: 'T0FAKE' }] },
})

async function appWithChannelSettings(environment: Record<string, string>): Promise<RunningApp> {
  const running = await runApp(realDependencies(), environment)
  const { settings } = running.services.store.of('T0FAKE')
  await settings.write('C0HOME', defaultsSchema.parse({ providers: ['lambda'] }), 'U0LEAD', 0)
  running.slack.answerWith('assistant.threads.setSuggestedPrompts', { body: { ok: true } })
  return running
}

async function openMessages({ send, services }: RunningApp): Promise<void> {
  await send.event(event({ ...homeOpened(), tab: 'messages', channel: 'D0BOT' }))
  await expect.poll(() => services.store.inbox.open()).toBe(0)
}

test('opened as an agent it suggests four prompts, and a question beside a channel takes the defaults of that channel', async () => {
  const running = await appWithChannelSettings({ AGENT_VIEW: 'on' })
  await openMessages(running)
  const [suggestion] = running.slack.callsOf('assistant.threads.setSuggestedPrompts')
  expect(suggestion?.args).toMatchObject({ channel_id: 'D0BOT' })
  expect(JSON.stringify(suggestion?.args)).not.toContain('thread_ts')
  const { direct } = chatWith(running)
  const beside = await direct('70b 2B tokens', inView('C0HOME'))
  expect(beside.at(-1)?.text).toContain('Lambda (channel default)')
  running.slack.workspace.addChannel('C0BOTH', { isShared: true })
  await running.services.store
    .of('T0FAKE')
    .settings.write('C0BOTH', defaultsSchema.parse({ providers: ['runpod'] }), 'U0LEAD', 0)
  expect((await direct('70b 3B tokens', inView('C0BOTH'))).at(-1)?.text).not.toContain('channel default')
  expect((await direct('70b 4B tokens', inView('not a channel'))).at(-1)?.text).not.toContain('channel default')
})

test('while it is off nothing is suggested, and no channel is looked at', async () => {
  const running = await appWithChannelSettings({})
  await openMessages(running)
  expect(running.slack.callsOf('assistant.threads.setSuggestedPrompts')).toEqual([])
  const answer = await chatWith(running).direct('70b 2B tokens', inView('C0HOME'))
  expect(answer.at(-1)?.text).not.toContain('channel default')
})

test('every suggested prompt is answered as it stands', async () => {
  const running = await appWithChannelSettings({ AGENT_VIEW: 'on' })
  const { direct } = chatWith(running)
  expect(suggestedPrompts).toHaveLength(4)
  for (const { message } of suggestedPrompts) {
    const said = (await direct(message)).at(-1)?.text ?? ''
    expect([message, said]).toEqual([message, expect.stringMatching(/\$|spent|fits|GiB/)])
    expect(said).not.toMatch(/not understood|Which model|How much data/)
  }
})

test('what is in view is a channel, by itself or by a message in it', () => {
  const message = { type: 'slack#/types/message_context', value: { message_ts: '1.1', channel_id: 'C2' } }
  expect(viewedChannelIn({ entities: [{ type: 'slack#/types/canvas_id', value: 'F1' }, message] })).toBe('C2')
  expect([viewedChannelIn(undefined), viewedChannelIn({ entities: [{ type: 'else' }] })]).toEqual([null, null])
})

test('its manifest asks for what it needs, and keeps everything else', () => {
  expect(agentManifest(manifest)).toMatchObject({
    _metadata: { major_version: 2 },
    features: { ...manifest.features, agent_view: { suggested_prompts: suggestedPrompts } },
    oauth_config: { scopes: { bot: expect.arrayContaining(['assistant:write', ...manifest.oauth_config.scopes.bot]) } },
    settings: { event_subscriptions: { bot_events: expect.arrayContaining(['app_context_changed']) } },
    functions: { estimate_cost: { input_parameters: { required: ['job'], properties: { job: { type: 'string' } } } } },
  })
})
