/** The app as the manifests start it: migrated by the command of the Job, with secrets in files, asked by the probes. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import * as z from 'zod'
import { readSettings } from '../../../src/settings.ts'
import { startApp } from '../../end-to-end/start-app.ts'
import { botToken, signingSecret, startTestSlack } from '../../slack/test-slack.ts'
import { newDatabase } from '../../store/databases.ts'
import { deploymentSchema, environmentOf, folder, jobSchema, type Layer, resourceOf } from './manifests.ts'

const mountPath = '/run/secrets/gpucost'

/** A port that nobody listens at. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = z.object({ port: z.int() }).parse(server.address())
  server.close()
  return port
}

/** The files of the Secret, in a folder that goes with the test. */
function mountSecret(secret: Readonly<Record<string, string>>): string {
  const place = mkdtempSync(join(tmpdir(), 'gpucost-secret-'))
  onTestFinished(() => rmSync(place, { recursive: true }))
  for (const [key, value] of Object.entries(secret)) writeFileSync(join(place, key), `${value}\n`)
  return place
}

const mountedAt = (place: string, environment: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, value.replace(mountPath, place)]))

test('a replica waits for the migration, then is ready, and every address of a probe or of Prometheus answers', async () => {
  const slack = await startTestSlack()
  onTestFinished(slack.close)
  const location = await newDatabase('PostgreSQL')
  const place = mountSecret({
    DATABASE_URL: 'url' in location ? location.url : '',
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
  })
  const metricsPort = await freePort()
  const environment = {
    ...mountedAt(place, environmentOf('base')),
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
    METRICS_ADDRESS: `127.0.0.1:${metricsPort}`,
  }

  const early = startApp(environment)
  expect(await early.ended()).toBe(1)
  expect(early.errors()).toContain('run "gpucost migrate" first')

  const job = resourceOf('Job', jobSchema).spec.template.spec.containers[0]
  const jobEnvironment = mountedAt(place, Object.fromEntries(job.env.map(({ name, value }) => [name, value])))
  const [, ...command] = job.command ?? []
  const migration = spawn(process.execPath, command, {
    cwd: join(folder, '../..'),
    env: { PATH: process.env['PATH'] ?? '', ...jobEnvironment },
    stdio: 'ignore',
  })
  expect((await once(migration, 'close'))[0]).toBe(0)

  const app = startApp(environment)
  const address = await app.ready()
  const { startupProbe, readinessProbe, livenessProbe } = resourceOf('Deployment', deploymentSchema).spec.template.spec
    .containers[0]
  for (const { httpGet } of [startupProbe, readinessProbe, livenessProbe]) {
    expect([httpGet.path, (await fetch(address + httpGet.path)).status]).toEqual([httpGet.path, 200])
  }
  const scraped = resourceOf(
    'ServiceMonitor',
    z.object({ spec: z.object({ endpoints: z.tuple([z.object({ path: z.string() })]) }) }),
  ).spec.endpoints[0]
  expect(await (await fetch(`http://127.0.0.1:${metricsPort}${scraped.path}`)).text()).toContain('gpucost_info{')
  expect((await fetch(address + scraped.path)).status).toBe(404)
  const ingressSchema = z.object({
    spec: z.object({
      rules: z.tuple([z.object({ http: z.object({ paths: z.tuple([z.object({ path: z.string() })]) }) })]),
    }),
  })
  const [{ path }] = resourceOf('Ingress', ingressSchema).spec.rules[0].http.paths
  expect((await fetch(`${address}${path}events`, { method: 'POST' })).status).toBe(401)
  // The file system of the container is read-only.
  expect(readdirSync(app.folder)).toEqual([])
  app.kill('SIGTERM')
  expect(await app.ended()).toBe(0)
})

test('the ports of the container are those that the settings name', () => {
  const { ports } = resourceOf('Deployment', deploymentSchema).spec.template.spec.containers[0]
  const { PORT, METRICS_ADDRESS = '' } = environmentOf('base')
  expect(ports).toEqual([
    { name: 'http', containerPort: Number(PORT) },
    { name: 'metrics', containerPort: Number(METRICS_ADDRESS.replace('0.0.0.0:', '')) },
  ])
})

test.each([
  [['base'], ['DATABASE_URL', 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']],
  [
    ['base', 'many-workspaces'],
    ['DATABASE_URL', 'SLACK_SIGNING_SECRET', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'TOKEN_ENCRYPTION_KEY'],
  ],
  [
    ['base', 'example'],
    ['DATABASE_URL', 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'],
  ],
] as const)('the settings of %j are complete with the keys %j of the secret', (layers, keys) => {
  const values: Record<string, string> = {
    DATABASE_URL: 'postgres://gpucost@database/gpucost',
    SLACK_BOT_TOKEN: botToken,
    TOKEN_ENCRYPTION_KEY: 'ab'.repeat(32),
  }
  const secret = (given: readonly string[]) =>
    mountSecret(Object.fromEntries(given.map((key) => [key, values[key] ?? 'a-secret'])))
  const used: readonly Layer[] = layers
  const read = (given: readonly string[]) => readSettings(mountedAt(secret(given), environmentOf(...used)))
  expect(read(keys)).toMatchObject({ ok: true, transport: 'http', settings: { PORT: 3000, MIGRATE: 'off' } })
  for (const key of keys) expect(read(keys.filter((each) => each !== key))).toMatchObject({ ok: false })
})
