import { expect, onTestFinished, test } from 'vitest'
import { startSlackApp } from '../../../src/slack/app.ts'
import { command, startTestSlack } from '../test-slack.ts'
import { runApp, servicesFor, settingsFor, socketMode } from '../running-app.ts'

test('a forged and an old request are refused, and nothing is answered', async () => {
  const { send, slack, responseUrl } = await runApp()
  const fields = command('70b 2B tokens', responseUrl())
  const old = Math.floor(Date.now() / 1000) - 6 * 60
  expect((await send.command(fields, { secret: 'guessed' })).status).toBe(401)
  expect((await send.command(fields, { timestamp: old })).status).toBe(401)
  expect((await send.command(fields)).status).toBe(200)
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
})

test('an oversized body is refused', async () => {
  const { send, responseUrl } = await runApp()
  expect((await send.command(command('x'.repeat(2 ** 20), responseUrl()))).status).toBe(413)
})

test('the token is checked once, and not again for each request', async () => {
  const { send, slack, responseUrl } = await runApp()
  await send.command(command('70b 2B tokens', responseUrl()))
  await send.command(command('8b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.messages).toHaveLength(2)
  expect(slack.callsOf('auth.test')).toHaveLength(1)
})

test('health, readiness and metrics have addresses; others are not found', async () => {
  const { app, send, slack, responseUrl } = await runApp()
  await send.command(command('70b 2B tokens', responseUrl()))
  await send.command(command('blorp', responseUrl('C0HOME'), { channel_id: 'C0OTHER' }))
  await expect.poll(() => slack.workspace.messages).toHaveLength(2)
  expect(await (await fetch(`${app.address}/healthz`)).json()).toEqual({ alive: true })
  expect(await (await fetch(`${app.address}/readyz`)).json()).toEqual({ ready: true })
  const metrics = await (await fetch(`${app.address}/metrics`)).text()
  expect(metrics).toContain('gpucost_answers_total{kind="recommendation",via="command"} 1')
  expect(metrics).toContain('gpucost_answers_total{kind="unknown",via="command"} 1')
  expect(metrics).toContain('gpucost_ack_seconds_count 2')
  expect(metrics).toContain('gpucost_answer_seconds_count 2')
  expect((await fetch(`${app.address}/elsewhere`)).status).toBe(404)
})

test.each([
  ['HTTP', {}],
  ['Socket Mode', socketMode],
])('with METRICS_ADDRESS metrics answer there, and nowhere else: %s', async (_, transport) => {
  const { app } = await runApp({}, { ...transport, METRICS_ADDRESS: '127.0.0.1:0' })
  expect(app.metricsAddress).not.toBe(app.address)
  expect(await (await fetch(`${app.metricsAddress}/metrics`)).text()).toContain('gpucost_info{version=')
  for (const path of ['/metrics', '/slack/../metrics', '/metrics?x', '//metrics'])
    expect((await fetch(`${app.address}${path}`)).status).toBe(404)
  expect((await fetch(`${app.metricsAddress}/healthz`)).status).toBe(404)
  await app.stop()
  await expect(fetch(`${app.metricsAddress}/metrics`)).rejects.toThrow('fetch failed')
})

test('a METRICS_ADDRESS that is taken stops the start with its name', async () => {
  const { app, slack } = await runApp()
  const { port } = new URL(app.address)
  const { settings, transport } = settingsFor(slack, { METRICS_ADDRESS: port })
  await expect(startSlackApp(settings, transport, (await servicesFor()).services)).rejects.toThrow(
    'METRICS_ADDRESS cannot be listened at (EADDRINUSE)',
  )
})

test('refused calls are counted under the word that Slack gave', async () => {
  const { app, send, slack, responseUrl } = await runApp()
  await send.command(command('70b 2B tokens', responseUrl('C0OTHER'), { channel_id: 'C0OTHER' }))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect(await (await fetch(`${app.address}/metrics`)).text()).toContain(
    'gpucost_slack_api_errors_total{error="not_in_channel"} 1',
  )
})

test('stopping takes nothing new and finishes what was acknowledged', async () => {
  const { app, send, slack, responseUrl } = await runApp()
  slack.failNext('chat.postMessage', { kind: 'slow', milliseconds: 300 })
  await send.command(command('70b 2B tokens', responseUrl()))
  const stopped = app.stop()
  await expect(send.command(command('8b 2B tokens', responseUrl()))).rejects.toThrow('fetch failed')
  await stopped
  expect(slack.workspace.messages).toHaveLength(1)
})

test.each([
  [{ SLACK_BOT_TOKEN: 'xoxb-wrong' }, 'SLACK_BOT_TOKEN was refused by Slack ("invalid_auth")'],
  [{ SLACK_APP_TOKEN: 'xapp-wrong' }, 'SLACK_APP_TOKEN was refused by Slack ("invalid_auth")'],
])('a wrong token stops the start with its name', async (environment, line) => {
  const slack = await startTestSlack()
  onTestFinished(slack.close)
  const { settings, transport } = settingsFor(slack, environment)
  await expect(startSlackApp(settings, transport, (await servicesFor()).services)).rejects.toThrow(line)
})

test('a port that is taken stops the start with its name', async () => {
  const { app, slack } = await runApp()
  const { port } = new URL(app.address)
  const { settings, transport } = settingsFor(slack, { PORT: port })
  await expect(startSlackApp(settings, transport, (await servicesFor()).services)).rejects.toThrow(
    `PORT ${port} is taken`,
  )
})
