/** The compose file names only what there is: settings of the schema, services, volumes, paths of the app. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { readSettings, settingsSchema } from '../../src/settings.ts'

const root = join(import.meta.dirname, '../..')
const file = readFileSync(join(root, 'compose.yaml'), 'utf8')
const texts = z.record(z.string(), z.string())
const service = z.object({
  environment: texts,
  networks: z.array(z.string()),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
})
const replica = z.object({
  environment: texts,
  env_file: z.literal('.env'),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]),
  stop_grace_period: z.string(),
  depends_on: z.object({ database: z.object({ condition: z.literal('service_healthy') }) }),
})
const { services, networks, volumes, configs } = z
  .object({
    services: z.record(z.string(), z.looseObject({})),
    networks: z.object({ inside: z.object({ internal: z.literal(true) }), outside: z.object({}) }),
    volumes: z.record(z.string(), z.unknown()),
    configs: z.object({ caddyfile: z.object({ content: z.string() }) }),
  })
  .parse(parse(file, { merge: true }))
const replicas = Object.entries(services).filter(([name]) => name.startsWith('app-'))

test('the container and the service of systemd start it as npm does', () => {
  const text = (name: string) => readFileSync(join(root, name), 'utf8')
  const start = String(Object(JSON.parse(text('package.json'))).scripts.start)
  expect(text('Dockerfile')).toContain(
    `CMD [${start
      .split(' ')
      .map((word) => `"${word}"`)
      .join(', ')}]`,
  )
  expect(text('docs/operating.md')).toContain(`ExecStart=/usr/bin/${start}`)
})

test('two replicas, alike, that write nothing and start once the database is there', () => {
  expect(replicas.map(([name]) => name)).toEqual(['app-1', 'app-2'])
  for (const [, one] of replicas) expect(replica.parse(one)).toEqual(replica.parse(services['app-1']))
  // What main.ts allows itself, and some seconds for the container.
  expect(replica.parse(services['app-1']).stop_grace_period).toBe('30s')
})

test('every variable that a replica is given is a setting, and they are good ones', () => {
  const { environment } = replica.parse(services['app-1'])
  expect(Object.keys(environment).filter((name) => !(name in settingsSchema.shape))).toEqual([])
  const filled = Object.entries(environment).map(([name, value]) => [name, value.replace(/\$\{.*?\}/g, 'x')])
  expect(readSettings(Object.fromEntries(filled))).toMatchObject({ ok: true })
})

test('metrics have a port of their own, to which the proxy hands nothing on', () => {
  const { environment } = replica.parse(services['app-1'])
  const { METRICS_ADDRESS = '', PORT = '' } = environment
  expect(METRICS_ADDRESS).toMatch(/:\d+$/)
  expect(METRICS_ADDRESS).not.toContain(`:${PORT}`)
  expect(configs.caddyfile.content).not.toContain(METRICS_ADDRESS.split(':').at(-1))
})

test('what is filled in from .env is told at the top, or has a default', () => {
  const filled = [...file.matchAll(/(?<!\$)\$\{(\w+)(:[-?])?/g)]
  expect(new Set(filled.map(([, name]) => name))).toEqual(
    new Set(['GPUCOST_IMAGE', 'POSTGRES_PASSWORD', 'GPUCOST_DOMAIN']),
  )
  const top = file.split('\nname:')[0] ?? ''
  expect(filled.filter(([, name = '', mark]) => mark !== ':-' && !top.includes(`${name}=`))).toEqual([])
})

test('networks and volumes that are named are there; the world meets the proxy alone', () => {
  for (const [name, each] of Object.entries(services)) {
    const { networks: joined, volumes: mounted, ports } = service.parse(each)
    for (const network of joined) expect(Object.keys(networks)).toContain(network)
    for (const volume of mounted) expect(Object.keys(volumes)).toContain(volume.split(':')[0])
    expect(ports.length > 0).toBe(name === 'proxy')
  }
  expect(service.parse(services['database']).networks).toEqual(['inside'])
})

test('the proxy asks the replicas at the port they listen on, by paths that the app has', () => {
  const { content } = configs.caddyfile
  const { PORT = '' } = replica.parse(services['app-1']).environment
  const upstreams = /reverse_proxy (.*) \{/.exec(content)?.[1]?.split(' ')
  expect(upstreams).toEqual(replicas.map(([name]) => `${name}:${PORT}`))
  const source = readFileSync(join(root, 'src/slack/http/health-routes.ts'), 'utf8')
  const health = /health_uri (\S+)/.exec(content)?.[1] ?? ''
  expect(source).toContain(`'${health}'`)
  expect(content).toContain('path /slack/*')
  expect(content).not.toMatch(/(?<!\$)\$(?!\$)\w/)
})

test('the image takes what it needs, and nothing that is not there', () => {
  const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8')
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, names = '']) => names.split(' '))
  expect(copied.filter((name) => !existsSync(join(root, name)))).toEqual([])
  const let_in = readFileSync(join(root, '.dockerignore'), 'utf8')
  expect(copied.filter((name) => !let_in.includes(`!${name.replace('./', '')}`))).toEqual([])
  const variables = [...dockerfile.matchAll(/\b([A-Z][A-Z_]+)=/g)].map(([, name = '']) => name)
  expect(variables.filter((name) => !(name in settingsSchema.shape) && !['NODE_ENV', 'BASE'].includes(name))).toEqual(
    [],
  )
})
