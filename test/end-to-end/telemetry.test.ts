/** Traces and metrics of the real process, taken by a collector; nothing of it is loaded where nobody asks for it. */
import { expect, onTestFinished, test } from 'vitest'
import { botToken, command, event, mention, senderTo, signingSecret, startTestSlack } from '../slack/test-slack.ts'
import { findSecrets } from '../hostile/secrets.ts'
import { spawnApp, type SpawnOptions, thisVersion } from './app-process.ts'
import { type CollectedSpan, startCollector } from './collector.ts'

async function startBeside(environment: Record<string, string>, options: SpawnOptions = {}) {
  const slack = await startTestSlack()
  onTestFinished(slack.close)
  const app = spawnApp(
    {
      PORT: '0',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_BOT_TOKEN: botToken,
      SLACK_API_URL: slack.apiUrl,
      ...environment,
    },
    options,
  )
  onTestFinished(app.remove)
  return { slack, app }
}

async function collector(status?: number) {
  const started = await startCollector(status)
  onTestFinished(started.close)
  return started
}

const words = '13b 471M tokens'

test('the spans of one question are those of its way, with no words of it, and the end of the process loses none', async () => {
  const taken = await collector()
  // Nothing would be sent by itself within the test: what comes, comes from the end of the process.
  const { slack, app } = await startBeside({
    OTEL_EXPORTER_OTLP_ENDPOINT: taken.address,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=ops',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=trial',
    OTEL_SERVICE_NAME: 'gpu-costs',
    OTEL_BSP_SCHEDULE_DELAY: '600000',
    OTEL_METRIC_EXPORT_INTERVAL: '600000',
  })
  const send = senderTo(await app.ready())
  await send.command(command(words, slack.responseUrls.create('C0HOME', 'U0ANN')))
  await expect.poll(() => app.errors()).toContain('"msg":"finished"')
  expect(taken.spans).toEqual([])
  app.kill('SIGTERM')
  expect(await app.ended()).toBe(0)

  const { spans } = taken
  const root = spans.find(({ name }) => name === 'delivery')
  expect(root?.parentSpanId).toBeUndefined()
  expect(root?.attributes).toMatchObject({
    'gpucost.team': 'T0FAKE',
    'gpucost.kind': 'command',
    'gpucost.outcome': 'answered',
    'gpucost.attempt': 1,
    'gpucost.request': /"request":"([^"]+)"/.exec(app.errors())?.[1],
  })
  const inRoot = spans.filter(({ traceId }) => traceId === root?.traceId)
  const childrenOf = (span: CollectedSpan | undefined) =>
    inRoot.filter(({ parentSpanId }) => parentSpanId === span?.spanId).map(({ name }) => name)
  expect(childrenOf(root)).toEqual(expect.arrayContaining(['note', 'ack', 'answer', 'post']))
  expect(childrenOf(inRoot.find(({ name }) => name === 'post'))).toContain('slack')
  expect(inRoot.find(({ name }) => name === 'answer')?.attributes).toMatchObject({
    'gpucost.via': 'command',
    'gpucost.kind': 'recommendation',
  })
  expect(inRoot.map(({ attributes }) => attributes['slack.method'])).toContain('chat.postMessage')
  const ends = (name: string) => inRoot.find((span) => span.name === name)?.endTimeUnixNano ?? 0n
  expect(ends('note') <= ends('ack') && ends('ack') <= ends('post')).toBe(true)

  expect(taken.resources[0]).toMatchObject({
    'service.name': 'gpu-costs',
    'service.version': expect.any(String),
    'deployment.environment.name': 'trial',
  })
  expect(taken.headers[0]?.['x-tenant']).toBe('ops')
  expect(taken.metrics.get('gpucost_answers_total')).toMatchObject({
    sum: { isMonotonic: true, dataPoints: [expect.objectContaining({ asDouble: 1 })] },
  })
  expect(taken.metrics.get('gpucost_ack_seconds')).toMatchObject({
    histogram: { dataPoints: [expect.objectContaining({ count: 1 })] },
  })
  expect(taken.text()).not.toMatch(/471M|\b13b\b|xoxb|fake-signing|\/commands\/|\/response\//)
  expect(findSecrets(taken.text())).toEqual([])
})

test('what goes wrong marks its span with the name of the error and nothing more', async () => {
  const taken = await collector()
  const { slack, app } = await startBeside({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${taken.address}/v1/traces` })
  const send = senderTo(await app.ready())
  slack.failNext('chat.postMessage', { kind: 'refused', error: 'fatal_error' })
  await send.event(event(mention(words)))
  await expect.poll(() => app.errors()).toContain('"msg":"finished"')
  app.kill('SIGTERM')
  expect(await app.ended()).toBe(0)
  const failed = taken.spans.filter(({ status }) => status.code === 2)
  expect(failed.map(({ name }) => name)).toContain('post')
  for (const { status, events } of failed) {
    expect(status.message).toMatch(/^\w+$/)
    expect(events).toEqual([])
  }
  expect(taken.text()).not.toContain('471M')
  expect(taken.metrics.size).toBe(0)
})

test('a collector that is not there, or refuses, costs a line in the log and no answer', async () => {
  const loggedBeside = async (address: string): Promise<void> => {
    const { slack, app } = await startBeside({
      OTEL_EXPORTER_OTLP_ENDPOINT: address,
      OTEL_BSP_SCHEDULE_DELAY: '50',
      OTEL_METRIC_EXPORT_INTERVAL: '50',
    })
    const send = senderTo(await app.ready())
    await send.event(event(mention(words)))
    await expect.poll(() => slack.workspace.messages.length).toBeGreaterThan(0)
    await expect.poll(() => app.errors()).toContain('traces or metrics could not be sent')
    app.kill('SIGTERM')
    expect(await app.ended()).toBe(0)
    expect(app.errors().match(/could not be sent/g)).toHaveLength(1)
    expect(app.errors()).not.toContain('471M')
  }
  // Side by side: each waits long for its collector.
  await Promise.all([loggedBeside('http://127.0.0.1:1'), loggedBeside((await collector(400)).address)])
})

/** Writes the name of each package of OpenTelemetry that is asked for; prom-client itself asks for the bare API. */
const listening = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module'
  registerHooks({ resolve: (name, context, next) => {
    if (name.includes('opentelemetry')) process.stderr.write('asked for ' + name + '\\n')
    return next(name, context)
  } })
`)}`

test('without an endpoint, or switched off, no package of it is loaded', async () => {
  const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: (await collector()).address }
  const loadedWith = async (environment: Record<string, string>) => {
    const { app } = await startBeside(environment, { version: thisVersion, flags: ['--import', listening] })
    await app.ready()
    app.kill('SIGTERM')
    expect(await app.ended()).toBe(0)
    return /asked for @opentelemetry\/(?!api)/.test(app.errors())
  }
  const environments = [{}, { ...endpoint, OTEL_SDK_DISABLED: 'true' }, endpoint]
  expect(await Promise.all(environments.map(loadedWith))).toEqual([false, false, true])
})

test('a variable that is wrong is named, and the app does not start', async () => {
  const { app } = await startBeside({
    OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4317',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
  })
  expect(await app.ended()).toBe(1)
  expect(app.errors()).toMatch(/OTEL_EXPORTER_OTLP_ENDPOINT must be an http or https address/)
  expect(app.errors()).toMatch(/OTEL_EXPORTER_OTLP_PROTOCOL must be http\/json/)
})
