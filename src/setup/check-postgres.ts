/** A PostgreSQL database: whether it can be reached, and whether our tables can be made and written there. */
import { Client, DatabaseError } from 'pg'
import * as z from 'zod'
import type { Looked, Remains } from './looked.ts'

const about = z.tuple([
  z.object({
    version: z.string(),
    database: z.string(),
    user: z.string(),
    schema: z.string().nullable(),
    may_create: z.boolean().nullable(),
  }),
])
const names = z.array(z.object({ name: z.string() }))
const sealed = z.array(z.object({ id: z.string(), sealed: z.string() }))

export async function checkPostgres(url: string): Promise<Looked> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    statement_timeout: 10_000,
    application_name: 'gpucost setup',
  })
  // A connection that breaks later is told by the query that it broke.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await look(client)
  } catch (error) {
    return { ok: false, ...explained(error, new URL(url)) }
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function look(client: Client): Promise<Looked> {
  const [{ version, database, user, schema, may_create: mayCreate }] = about.parse(
    (
      await client.query(
        `select current_setting('server_version') as version, current_database() as database, current_user as user,
           current_schema() as schema, has_schema_privilege(current_schema(), 'create') as may_create`,
      )
    ).rows,
  )
  if (schema === null || mayCreate !== true) {
    return {
      ok: false,
      said: `The user ${user} may not make tables in the database ${database}.`,
      todo: `As its owner: grant create, usage on schema public to "${user}"; or: alter database "${database}" owner to "${user}".`,
    }
  }
  await client.query(
    'begin; create table gpucost_setup_check (n integer); insert into gpucost_setup_check values (1); rollback',
  )
  const remains = await remainsIn(client)
  const what = remains === null ? 'can be written' : 'holds our tables and can be written'
  return { ok: true, said: `PostgreSQL ${version}: the database ${database} ${what} by ${user}.`, remains }
}

async function remainsIn(client: Client): Promise<Remains | null> {
  const tables = names.parse(
    (await client.query('select tablename as name from pg_tables where schemaname = current_schema()')).rows,
  )
  const has = (table: string) => tables.some(({ name }) => name === table)
  if (!has('kysely_migration')) return null
  return {
    migrations: names.parse((await client.query('select name from kysely_migration')).rows).map(({ name }) => name),
    installations: has('installations')
      ? sealed.parse((await client.query('select id, sealed from installations')).rows)
      : [],
  }
}

/** The error says which of host, password, database or rights is wrong, and never the password. */
function explained(error: unknown, url: URL): { readonly said: string; readonly todo: string } {
  const place = `${url.hostname}:${url.port || '5432'}`
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : String(error)
  const server = error instanceof DatabaseError
  const database = decodeURIComponent(url.pathname.slice(1))
  if (code === 'ECONNREFUSED')
    return { said: `Nothing listens at ${place}.`, todo: 'Start PostgreSQL, or correct host and port in DATABASE_URL.' }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return { said: `The host ${url.hostname} is not known.`, todo: 'Correct the host in DATABASE_URL.' }
  }
  if (code === '28P01' || code === '28000') {
    const isPlain = /no encryption|no pg_hba/.test(message)
    return isPlain
      ? {
          said: `The server refuses the connection: ${message}.`,
          todo: 'Add ?sslmode=verify-full to DATABASE_URL, or allow this host in pg_hba.conf.',
        }
      : {
          said: `The server refuses the user or the password: ${message}.`,
          todo: 'Correct them in DATABASE_URL; signs such as @ : / # must be percent-encoded.',
        }
  }
  if (code === '3D000')
    return {
      said: `There is no database ${database} at ${place}.`,
      todo: `Make it: createdb -h ${url.hostname} ${database}`,
    }
  if (code === '25006')
    return { said: `The server at ${place} is a read-only replica.`, todo: 'Point DATABASE_URL at the primary.' }
  if (code === '53300')
    return {
      said: 'The server has no connection to spare.',
      todo: 'Raise max_connections: each process of the app takes up to 10.',
    }
  if (/timeout/i.test(message))
    return {
      said: `${place} does not answer within 5 seconds.`,
      todo: 'Check the firewall, and host and port in DATABASE_URL.',
    }
  if (/SSL|certificate|self-signed/i.test(message)) {
    return {
      said: `The encrypted connection fails: ${message}.`,
      todo: 'Leave sslmode out where the server has no encryption; &sslrootcert=/path/to/ca.pem names a private authority.',
    }
  }
  return {
    said: `The database cannot be used: ${message}${server ? ` (${code})` : ''}.`,
    todo: 'Correct DATABASE_URL, or ask whoever runs the server.',
  }
}
