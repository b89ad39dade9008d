/** Where things are remembered, and where the app answers: what a set-up says of each. */
import { createServer, type RequestListener } from 'node:http'
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import * as z from 'zod'
import { checkAddress, checkProcess } from '../../src/setup/check-process.ts'
import { remedyFor } from '../../src/setup/check-sqlite.ts'
import { checkStore } from '../../src/setup/check-store.ts'
import type { SetupFinding } from '../../src/setup/finding.ts'
import { pagePathFor } from '../../src/setup/slack-pages.ts'
import { findingText } from '../../src/setup/format-findings.ts'
import { type DatabaseLocation, openDatabase } from '../../src/store/database.ts'
import { sealWith } from '../../src/store/seal.ts'
import { signingSecret } from '../slack/test-slack.ts'
import { runApp } from '../slack/running-app.ts'
import { databaseKinds, newDatabase } from '../store/databases.ts'
import { closedPort } from './answering-slack.ts'

const findingsText = (findings: readonly SetupFinding[]) =>
  findings.map((finding) => findingText(finding, false)).join('\n')
const key = (id: string) => ({ id, bytes: Buffer.alloc(32, id) })

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-setup-'))
  onTestFinished(() => {
    chmodSync(folder, 0o700)
    rmSync(folder, { recursive: true })
  })
  return folder
}

const storeFindings = async (location: DatabaseLocation, keys = [key('1')]) => {
  const where = 'url' in location ? { url: location.url, folder: '' } : { url: undefined, folder: location.folder }
  return findingsText(await checkStore({ ...where, keys })).replaceAll(
    'folder' in location ? location.folder : location.url,
    'PLACE',
  )
}

describe.each(databaseKinds)('%s', (kind) => {
  const subject = kind === 'SQLite' ? 'DATA_DIR' : 'DATABASE_URL'

  test('that is empty can be written, and nothing is left in it', async () => {
    const location = await newDatabase(kind)
    expect(await storeFindings(location)).toMatch(new RegExp(`^ok    ${subject}: .* can be written.*$`))
    expect('folder' in location ? readdirSync(location.folder) : []).toEqual([])
  })

  test('in use: its migrations and its sealed tokens are compared with this version and its keys', async () => {
    const location = await newDatabase(kind)
    const db = await openDatabase(location)
    onTestFinished(() => db.destroy())
    const sealed = sealWith([key('1')]).seal('{}', 'T1')
    await db
      .insertInto('installations')
      .values({ id: 'T1', team: 'T1', enterprise: null, sealed, changed_at: '2026-11-24T00:00:00.000Z' })
      .execute()
    expect(await storeFindings(location)).toMatch(
      /^ok .*\nok {4}TOKEN_ENCRYPTION_KEY: It opens the stored token of the one workspace\.$/,
    )
    expect(await storeFindings(location, [key('2')])).toContain(
      'wrong TOKEN_ENCRYPTION_KEY: It does not open the stored tokens of workspaces: sealed under key "1", which is not among those given.\n' +
        '      Do: Add the key that they were stored under after the new one: new:…,old:…. Without it every workspace must install the app again.',
    )
    const untyped = db.withTables<{ kysely_migration: { name: string; timestamp: string } }>()
    await untyped.insertInto('kysely_migration').values({ name: '2099-later', timestamp: '' }).execute()
    expect(await storeFindings(location)).toContain(
      `wrong ${subject}: It was brought up to date by a newer version of gpucost (2099-later).\n` +
        '      Do: Start that version, or restore the back-up from before the upgrade.',
    )
    await untyped.deleteFrom('kysely_migration').execute()
    expect(await storeFindings(location)).toContain(
      `note  ${subject}: npm start will bring it up to date first: 2026-11-24-first. Back it up before.`,
    )
  })
})

describe('a folder', () => {
  test('that is not there yet will be made, and a file in its place is refused', async () => {
    const folder = newFolder()
    expect(await storeFindings({ folder: join(folder, 'a/b') })).toBe(
      'ok    DATA_DIR: PLACE will be made, readable by its owner alone.',
    )
    expect(readdirSync(folder)).toEqual([])
    writeFileSync(join(folder, 'file'), '')
    expect(await storeFindings({ folder: join(folder, 'file') })).toBe(
      'wrong DATA_DIR: PLACE is a file, and a folder is needed.\n      Do: Set DATA_DIR to a folder.',
    )
  })

  test('that cannot be written is refused, with whom to give it to', async () => {
    // Root may write everywhere but here.
    expect(await storeFindings({ folder: '/proc/gpucost' })).toMatch(
      /^wrong DATA_DIR: PLACE cannot be used: .*\n {6}Do: /,
    )
    expect(remedyFor('EACCES: permission denied, mkdtemp', '/data')).toBe(
      'Give it to the user that runs the app: chown -R $(id -u) /data; or set DATA_DIR to another folder.',
    )
    expect(remedyFor('EROFS: read-only file system', '/data')).toBe(
      'The file system is read-only: mount a volume there, or set DATA_DIR to a folder on one.',
    )
    expect(remedyFor('database or disk is full', '/data')).toBe('Make room on the disk.')
    expect(remedyFor('locking protocol', '/data')).toBe(
      'SQLite needs a local disk: set DATA_DIR to a folder on one, or use PostgreSQL.',
    )
  })

  test('with a file that is no database says so', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'gpucost.sqlite'), 'not a database, and long enough to be looked at'.repeat(20))
    expect(await storeFindings({ folder })).toBe(
      'wrong DATA_DIR: PLACE cannot be used: file is not a database.\n      Do: Set DATA_DIR to another folder, or restore the back-up.',
    )
    rmSync(join(folder, 'gpucost.sqlite'))
    new DatabaseSync(join(folder, 'gpucost.sqlite')).close()
    expect(await storeFindings({ folder })).toBe('ok    DATA_DIR: PLACE can be written.')
  })
})

describe('a PostgreSQL address', () => {
  const server = () => new URL(inject('postgres'))
  const changed = (change: (url: URL) => void) => {
    const url = server()
    change(url)
    return { url: url.href }
  }

  test('with the wrong host, port, password or database is told which of them is wrong, and shows no password', async () => {
    const { port } = server()
    const nobody = await closedPort()
    expect(await storeFindings(changed((url) => (url.port = String(nobody))))).toBe(
      `wrong DATABASE_URL: Nothing listens at 127.0.0.1:${nobody}.\n      Do: Start PostgreSQL, or correct host and port in DATABASE_URL.`,
    )
    expect(await storeFindings(changed((url) => (url.hostname = 'no-such-host.invalid')))).toBe(
      'wrong DATABASE_URL: The host no-such-host.invalid is not known.\n      Do: Correct the host in DATABASE_URL.',
    )
    const refused = await storeFindings(changed((url) => (url.password = 'hunter2')))
    expect(refused).toContain(
      'The server refuses the user or the password: password authentication failed for user "postgres".',
    )
    expect(refused).toContain('signs such as @ : / # must be percent-encoded')
    expect(refused).not.toContain('hunter2')
    expect(await storeFindings(changed((url) => (url.pathname = '/missing')))).toBe(
      `wrong DATABASE_URL: There is no database missing at 127.0.0.1:${port}.\n      Do: Make it: createdb -h 127.0.0.1 missing`,
    )
    expect(await storeFindings(changed((url) => (url.search = '?sslmode=verify-full')))).toMatch(
      /^wrong DATABASE_URL: The encrypted connection fails: .*SSL.*\n {6}Do: Leave sslmode out where the server has no encryption/,
    )
  })

  test('of a user who may make no tables, or of a database that only reads, is refused with what to do', async () => {
    const location = await newDatabase('PostgreSQL')
    if (!('url' in location)) throw new Error('no address')
    const client = new Client({ connectionString: location.url })
    await client.connect()
    onTestFinished(async () => {
      await client.query('reset role; drop owned by guest; drop role guest')
      await client.end()
    })
    await client.query("create role guest login password 'guest'; revoke create on schema public from public")
    const url = new URL(location.url)
    url.username = 'guest'
    url.password = 'guest'
    const database = url.pathname.slice(1)
    expect(await storeFindings({ url: url.href })).toBe(
      `wrong DATABASE_URL: The user guest may not make tables in the database ${database}.\n` +
        `      Do: As its owner: grant create, usage on schema public to "guest"; or: alter database "${database}" owner to "guest".`,
    )
    await client.query(
      "grant create, usage on schema public to guest; alter role guest set default_transaction_read_only = 'on'",
    )
    expect(await storeFindings({ url: url.href })).toBe(
      `wrong DATABASE_URL: The server at 127.0.0.1:${url.port} is a read-only replica.\n      Do: Point DATABASE_URL at the primary.`,
    )
  })
})

async function serve(handler: RequestListener): Promise<number> {
  const server = createServer(handler)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  return z.object({ port: z.number() }).parse(server.address()).port
}

describe('the app where it answers', () => {
  const pagePath = pagePathFor(null)
  const portOf = (address: string) => Number(new URL(address).port)

  test('a free port, the running app, and the running app with another secret', async () => {
    const free = await closedPort()
    expect(findingsText(await checkProcess(free, null))).toBe(`ok    port ${free}: Free: npm start will take it.`)
    const { app, services } = await runApp()
    const port = portOf(app.address)
    expect(findingsText(await checkProcess(port, signingSecret))).toBe(
      `ok    port ${port}: The app runs there, and is ready.`,
    )
    expect(findingsText(await checkProcess(port, 'another'))).toContain(
      `wrong port ${port}: The app that runs there has another signing secret, or uses Socket Mode.\n      Do: Restart it: npm start.`,
    )
    services.health.report('store', 'The database cannot be written.')
    expect(findingsText(await checkProcess(port, signingSecret))).toBe(
      `wrong port ${port}: The app runs there, but cannot answer.\n      Do: The database cannot be written.`,
    )
  })

  test('another program on the port', async () => {
    const port = await serve((_, response) => response.end('hello'))
    expect(findingsText(await checkProcess(port, null))).toBe(
      `wrong port ${port}: Another program answers there.\n      Do: End it, or set PORT to another port.`,
    )
  })

  test('an address is tried as Slack would: right secret, wrong secret', async () => {
    const { app } = await runApp()
    expect(findingsText(await checkAddress(app.address, signingSecret, pagePath))).toBe(
      `ok    ${app.address}: It reaches the app, which takes what is signed and refuses what is not.\n` +
        `note  ${app.address}: Slack asks there too, once: https://api.slack.com/apps > your app > Event Subscriptions shows "Verified" beside the Request URL.`,
    )
    expect(findingsText(await checkAddress(app.address, 'another', pagePath))).toBe(
      `wrong ${app.address}: It reaches an app with another signing secret.\n      Do: Restart the app there with this .env.`,
    )
  })

  test.each([
    [
      502,
      'answered with HTTP status 502',
      'The proxy is there and the app behind it is not: start it, and let the proxy reach its PORT.',
    ],
    [404, 'answered with HTTP status 404', 'Let the proxy hand every path on to the app: /slack/*, and /healthz.'],
    [301, 'answered with HTTP status 301', 'Let the proxy hand every path on to the app: /slack/*, and /healthz.'],
  ])('a proxy that answers %d', async (status, said, todo) => {
    const address = `http://127.0.0.1:${await serve((_, response) => response.writeHead(status).end())}`
    expect(findingsText(await checkAddress(address, 's', pagePath))).toBe(
      `wrong ${address}: ${address}/slack/events ${said}.\n      Do: ${todo}`,
    )
  })

  test('something that takes whatever comes, and nothing at all', async () => {
    const port = await serve((request, response) => request.pipe(response))
    expect(findingsText(await checkAddress(`http://127.0.0.1:${port}`, 's', pagePath))).toContain(
      'It takes requests that Slack did not sign.',
    )
    const free = await closedPort()
    expect(findingsText(await checkAddress(`http://127.0.0.1:${free}`, 's', pagePath))).toContain(
      `It cannot be reached from here: connect ECONNREFUSED 127.0.0.1:${free}.\n      Do: Check its DNS name, the firewall and the proxy.`,
    )
    const plain = `https://127.0.0.1:${port}`
    expect(findingsText(await checkAddress(plain, 's', pagePath))).toContain(
      'Slack wants a certificate from a public authority',
    )
  })
})
