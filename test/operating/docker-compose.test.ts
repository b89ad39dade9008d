/** The compose file names only what there is: settings of the schema, services, volumes, paths of the app. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { isSecret } from '../../src/secret-files.ts'
import { readSettings, settingsSchema } from '../../src/settings.ts'
import { readEnvFile } from '../../src/setup/env-file.ts'
import { moveSecrets } from '../../src/tasks/secrets/move-secrets.ts'

const root = join(import.meta.dirname, '../..')
const file = readFileSync(join(root, 'compose.yaml'), 'utf8')
const texts = z.record(z.string(), z.string())
const service = z.object({
  environment: texts,
  networks: z.array(z.string()),
  secrets: z.array(z.string()).default([]),
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
const { services, networks, volumes, configs, secrets } = z
  .object({
    services: z.record(z.string(), z.looseObject({})),
    networks: z.object({ inside: z.object({ internal: z.literal(true) }), outside: z.object({}) }),
    volumes: z.record(z.string(), z.unknown()),
    secrets: z.record(z.string(), z.object({ file: z.string() })),
    configs: z.object({ caddyfile: z.object({ content: z.string() }) }),
  })
  .parse(parse(file, { merge: true }))
const replicas = Object.entries(services).filter(([name]) => name.startsWith('app-'))

const strings = (path: string) => readEnvFile(path).values

test('the container and the service of systemd start it with the flags of npm, the container as one file', () => {
  const text = (name: string) => readFileSync(join(root, name), 'utf8')
  const start = String(Object(JSON.parse(text('package.json'))).scripts.start)
  expect(text('Dockerfile')).toContain(
    `CMD [${start
      .replace('bin/start.mjs', 'bin/gpucost.mjs')
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
  const isSetting = (name: string) =>
    name in settingsSchema.shape || (name.endsWith('_FILE') && isSecret(name.replace(/_FILE$/, '')))
  expect(Object.keys(environment).filter((name) => !isSetting(name))).toEqual([])
})

test('npm run secrets makes the files that are mounted, and the settings are what they were', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-compose-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const env = join(folder, '.env')
  writeFileSync(env, '# ours\nSLACK_BOT_TOKEN=xoxb-1\nexport SLACK_SIGNING_SECRET="hidden"\nLOG_LEVEL=warn\n')
  const before = readSettings(strings(env))
  const { environment } = replica.parse(services['app-1'])
  const [mount = '', at = ''] = service.parse(services['app-1']).volumes[0]?.split(':') ?? []
  const place = join(folder, mount)
  const said = moveSecrets(env, join(folder, 'secrets'))
  expect(said).toHaveLength(4)
  // compose fills in what .env leaves open.
  const filled = Object.entries(environment).map(
    ([name, value]) => [name, value.replace(/^\$\{\w+:-(.*)\}$/, '$1')] as const,
  )
  const mounted: Readonly<Record<string, string>> = { ...strings(env), ...Object.fromEntries(filled) }
  const read = readSettings(
    Object.fromEntries(Object.entries(mounted).map(([name, value]) => [name, value.replace(at, place)])),
  )
  if (!before.ok || !read.ok) throw new Error('the settings are wrong')
  const { DATABASE_URL: url, PORT, HOST: _host, METRICS_ADDRESS: _, PRICE_FEEDS: feeds, ...others } = read.settings
  const { METRICS_ADDRESS: __, PRICE_FEEDS: feedsBefore, ...earlier } = before.settings
  expect({ ...others, PORT, HOST: undefined }).toEqual({ ...earlier, HOST: undefined })
  expect(feeds).toEqual(feedsBefore)
  const password = readFileSync(join(folder, secrets['POSTGRES_PASSWORD']?.file ?? ''), 'utf8').trim()
  expect(url).toBe(`postgres://gpucost:${password}@database:5432/gpucost`)
  expect(password).toMatch(/^[0-9a-f]{48}$/)
  // Nobody but its owner comes to the files; whoever has them mounted reads them.
  expect([statSync(join(folder, 'secrets')).mode & 0o777, statSync(join(place, 'DATABASE_URL')).mode & 0o777]).toEqual([
    0o700, 0o444,
  ])
  expect(readFileSync(env, 'utf8')).not.toMatch(/xoxb|hidden/)
  expect(readFileSync(env, 'utf8')).toContain('# ours\n')
  expect(said.join()).not.toMatch(/xoxb|hidden/)
  // Again: nothing is left to move, and the password stays.
  expect(moveSecrets(env, join(folder, 'secrets'))).toEqual([])
  expect(readFileSync(join(place, 'POSTGRES_PASSWORD'), 'utf8').trim()).toBe(password)
  // A token that was set anew takes the place of the old one.
  writeFileSync(env, 'SLACK_BOT_TOKEN=xoxb-2\n')
  moveSecrets(env, join(folder, 'secrets'))
  expect(readFileSync(join(place, 'SLACK_BOT_TOKEN'), 'utf8')).toBe('xoxb-2\n')
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
  expect(new Set(filled.map(([, name]) => name))).toEqual(new Set(['GPUCOST_IMAGE', 'GPUCOST_DOMAIN', 'PRICE_FEEDS']))
  const top = file.split('\nname:')[0] ?? ''
  expect(filled.filter(([, name = '', mark]) => mark !== ':-' && !top.includes(`${name}=`))).toEqual([])
})

test('networks and volumes that are named are there; the world meets the proxy alone', () => {
  for (const [name, each] of Object.entries(services)) {
    const { networks: joined, volumes: mounted, ports } = service.parse(each)
    for (const network of joined) expect(Object.keys(networks)).toContain(network)
    const named = mounted.map((volume) => volume.split(':')[0] ?? '').filter((volume) => !volume.startsWith('./'))
    for (const volume of named) expect(Object.keys(volumes)).toContain(volume)
    for (const secret of service.parse(each).secrets) expect(Object.keys(secrets)).toContain(secret)
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
  const othersOf = ['NODE_ENV', 'BASE', 'BUILDKIT_SBOM_SCAN_STAGE', 'MALLOC_MMAP_THRESHOLD_']
  expect(variables.filter((name) => !(name in settingsSchema.shape) && !othersOf.includes(name))).toEqual([])
})
