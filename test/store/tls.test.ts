/** A PostgreSQL that is reached by TLS: who it is has to be proved by a certificate. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runMigrate } from '../../src/cli/migrate-verb.ts'
import { withoutColor } from '../../src/presentation/terminal/terminal.ts'
import { checkPostgres } from '../../src/setup/check-postgres.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createAuthority, issueCertificate } from './certificates.ts'
import { openPostgres, type Postgres } from './postgres-server.ts'

let server: Postgres
let folder: string
const authority = createAuthority('gpucost test authority')

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gpucost-tls-'))
  writeFileSync(join(folder, 'ca.pem'), authority.pem)
  writeFileSync(join(folder, 'other.pem'), createAuthority('another authority').pem)
  server = await openPostgres()
  await serveBy('127.0.0.1')
}, 60_000)

afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

/** The server writes the files itself, since it takes a key that is its own alone. */
async function serveBy(host: string): Promise<void> {
  const { certificate, key } = issueCertificate(authority, host)
  const client = new Client({ connectionString: `${server.address}postgres` })
  await client.connect()
  const place = String((await client.query('show data_directory')).rows[0].data_directory)
  const statements = Object.entries({ 'server.crt': certificate, 'server.key': key }).map(([name, pem]) => {
    // One line a row; the lines of PEM hold nothing that COPY would write in another way.
    const lines = pem.trim().split('\n')
    return `copy (select * from unnest(array[${lines.map((line) => `'${line}'`).join(',')}])) to '${join(place, name)}'`
  })
  for (const statement of statements) await client.query(statement)
  // A key that others may read is refused.
  // The program reads what COPY writes, or the pipe may break before it has.
  await client.query(`copy (select 1) to program 'cat > /dev/null && chmod 600 "${join(place, 'server.key')}"'`)
  for (const setting of ["ssl_cert_file = 'server.crt'", "ssl_key_file = 'server.key'", 'ssl = on']) {
    await client.query(`alter system set ${setting}`)
  }
  await client.query('select pg_reload_conf()')
  await client.end()
}

const urlWith = (options: string, host = '127.0.0.1') =>
  `${server.address.replace('127.0.0.1', host)}postgres?${options}`
const verified = (file: string) => `sslmode=verify-full&sslrootcert=${join(folder, file)}`

test('with the certificate of its authority it is migrated, opened and written to, all of it encrypted', async () => {
  const url = urlWith(verified('ca.pem'))
  expect(await runMigrate(false, { DATABASE_URL: url })).toMatchObject({ status: 0 })
  const db = await openDatabase({ url }, { migrates: false })
  const { rows } = await sql<{ ssl: boolean }>`select ssl from pg_stat_ssl where pid = pg_backend_pid()`.execute(db)
  expect(rows).toEqual([{ ssl: true }])
  await db.destroy()
  expect(await checkPostgres(url)).toMatchObject({ ok: true })
})

test('without sslmode nothing is encrypted', async () => {
  const db = await openDatabase({ url: urlWith('application_name=plain') })
  const { rows } = await sql<{ ssl: boolean }>`select ssl from pg_stat_ssl where pid = pg_backend_pid()`.execute(db)
  expect(rows).toEqual([{ ssl: false }])
  await db.destroy()
})

test('one of another authority, or of none that is known, is refused in one line', async () => {
  for (const options of [verified('other.pem'), 'sslmode=verify-full']) {
    const refused = await runMigrate(true, { DATABASE_URL: urlWith(options) })
    const text = refused.text({ width: 200, paint: withoutColor })
    expect([refused.status, text.split('\n')[0]]).toEqual([
      2,
      expect.stringMatching(/DATABASE_URL cannot be used: .*(certificate|signature)/),
    ])
    expect(text).not.toContain('password')
    expect(await checkPostgres(urlWith(options))).toMatchObject({
      ok: false,
      message: expect.stringContaining('The encrypted connection fails'),
      todo: expect.stringContaining('sslrootcert'),
    })
  }
})

test('one that names another host is refused', async () => {
  await serveBy('database.example.com')
  await expect
    .poll(async () =>
      (await runMigrate(true, { DATABASE_URL: urlWith(verified('ca.pem')) })).text({ width: 200, paint: withoutColor }),
    )
    .toMatch(/DATABASE_URL cannot be used: .*(does not match|altnames)/)
})
