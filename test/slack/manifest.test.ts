import { readFileSync } from 'node:fs'
import { App } from '@slack/bolt'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { expect, test } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import { registerListeners } from '../../src/slack/listeners/register-listeners.ts'
import { httpManifest } from '../../src/slack/manifest.ts'
import {
  channelMessage,
  command,
  directMessage,
  event,
  functionExecuted,
  globalShortcut,
  homeOpened,
  mention,
  messageShortcut,
  team,
} from './test-slack.ts'
import { realDependencies } from './real-engine.ts'
import { type RunningApp, runApp, servicesFor } from './running-app.ts'

const here = (path: string) => new URL(path, import.meta.url)
const { features, functions, oauth_config: oauth, settings } = manifest
const events = settings.event_subscriptions.bot_events

function complaints(candidate: object): unknown {
  const ajv = new Ajv({ strict: false, allErrors: true })
  formats.default(ajv)
  const validate = ajv.compile(JSON.parse(readFileSync(here('schema/manifest.schema.1.0.0.json'), 'utf8')))
  return validate(candidate) ? [] : validate.errors
}

test('Slack’s own schema accepts the manifest, for Socket Mode and for HTTP', () => {
  expect(complaints(manifest)).toEqual([])
  expect(complaints(httpManifest(manifest, 'https://gpucost.example.com/'))).toEqual([])
})

test('the schema refuses what it should', () => {
  const [shortcut] = features.shortcuts
  const tooLong = { ...shortcut, name: 'a name that is longer than Slack would ever draw' }
  expect(complaints({ ...manifest, features: { ...features, shortcuts: [tooLong] } })).not.toEqual([])
  expect(complaints({ ...manifest, invented: true })).not.toEqual([])
})

test('scopes and events are names that Slack’s client library knows', () => {
  const known = readFileSync(here('../../node_modules/@slack/web-api/dist/types/request/manifest.d.ts'), 'utf8')
  for (const name of [...oauth.scopes.bot, ...events]) expect(known).toContain(`'${name}'`)
})

test('over HTTP every entrance has the address, and Socket Mode is off', () => {
  const url = 'https://gpucost.example.com/slack/events'
  expect(httpManifest(manifest, 'https://gpucost.example.com')).toMatchObject({
    features: { slash_commands: [{ command: '/gpucost', url }] },
    settings: {
      event_subscriptions: { request_url: url, bot_events: events },
      interactivity: { is_enabled: true, request_url: url },
      socket_mode_enabled: false,
    },
  })
  expect(() => httpManifest(manifest, 'http://gpucost.example.com')).toThrow('https addresses only')
})

test('the app listens for what the manifest declares, and for nothing else', async () => {
  const registered: Record<string, unknown[]> = { command: [], event: [], function: [], shortcut: [] }
  const real = new App({ token: 'xoxb-1', signingSecret: 's', deferInitialization: true, convoStore: false })
  const noting = new Proxy(real, {
    get: (app, name: keyof App) => {
      const method: unknown = app[name]
      if (typeof method !== 'function') return method
      return (...args: unknown[]) => {
        registered[name]?.push(args[0])
        return Reflect.apply(method, app, args)
      }
    },
  })
  registerListeners(noting, (await servicesFor()).services)
  expect(registered['command']).toEqual(features.slash_commands.map(({ command }) => command))
  const kinds: Record<string, string> = { message: 'message_action', global: 'shortcut' }
  expect(registered['shortcut']).toEqual(
    features.shortcuts.map((each) => ({ callback_id: each.callback_id, type: kinds[each.type] })),
  )
  expect(registered['function']).toEqual(Object.keys(functions))
  const heard = new Set(events.map((name) => name.replace(/^message\..*/, 'message')))
  expect(new Set(registered['event'])).toEqual(heard)
})

/** For each thing in the manifest: Slack sends it, and something can be seen to have happened. */
type Drive = (running: RunningApp) => Promise<{ status: number }>
const commands: Record<string, Drive> = {
  '/gpucost': ({ send, responseUrl }) => send.command(command('70b 2B tokens', responseUrl())),
}
const shortcuts: Record<string, Drive> = {
  estimate_from_message: ({ send, responseUrl }) => send.interaction(messageShortcut('70b 2B tokens', responseUrl())),
  new_estimate: ({ send }) => send.interaction(globalShortcut()),
}
const heardEvents: Record<string, Drive> = {
  app_home_opened: ({ send }) => send.event(event(homeOpened())),
  app_mention: ({ send }) => send.event(event(mention('70b 2B tokens'))),
  app_uninstalled: ({ send }) => send.event(event({ type: 'app_uninstalled' })),
  channel_shared: ({ send }) => send.event(event(sharedChannel('channel_shared'))),
  channel_unshared: ({ send }) => send.event(event(sharedChannel('channel_unshared'))),
  'message.channels': (running) => replyIn(running, 'channel'),
  'message.groups': (running) => replyIn(running, 'group'),
  'message.im': ({ send }) => send.event(event(directMessage('70b 2B tokens'))),
  tokens_revoked: ({ send }) => send.event(event({ type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } })),
}
const steps: Record<string, Drive> = {
  estimate_cost: ({ send }) => send.event(event(functionExecuted({ job: '70b 2B tokens' }))),
}
const drives = { ...commands, ...shortcuts, ...heardEvents, ...steps }

const sharedChannel = (type: string) => ({ type, channel: 'C0HOME', connected_team_id: 'T0OTHER', event_ts: '1.1' })

/** A question, and a reply in the thread of its answer. */
async function replyIn({ send, slack, responseUrl }: RunningApp, kind: string): Promise<{ status: number }> {
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  const thread_ts = slack.workspace.messages[0]?.ts
  return send.event(event(channelMessage('4-bit', { thread_ts, channel_type: kind })))
}

test('every entry of the manifest is driven below', () => {
  expect(Object.keys(commands)).toEqual(features.slash_commands.map(({ command }) => command))
  expect(Object.keys(shortcuts)).toEqual(features.shortcuts.map(({ callback_id: id }) => id))
  expect(Object.keys(heardEvents)).toEqual(events)
  expect(Object.keys(steps)).toEqual(Object.keys(functions))
})

test.each(Object.entries(drives))('%s is acknowledged and has an effect', async (_, drive) => {
  const running = await runApp(realDependencies())
  const { services, slack, app } = running
  const trace = async () => {
    const isReady = (await fetch(`${app.address}/readyz`)).status === 200
    return JSON.stringify([slack.calls.length, isReady, await services.store.of(team).workspace.isShared('C0HOME')])
  }
  const before = await trace()
  expect((await drive(running)).status).toBe(200)
  await expect.poll(trace).not.toBe(before)
})
