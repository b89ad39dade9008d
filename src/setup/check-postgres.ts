/** Checks a PostgreSQL database: whether it can be reached, and whether our tables can be created and written. */
import { Client, DatabaseError } from 'pg'
import * as z from 'zod'
import { schemaStateOf, schemaTables } from '../store/migrations.ts'
import type { DatabaseProbe, ExistingData } from './database-probe.ts'

const serverInfoSchema = z.tuple([
  z.object({
    version: z.string(),
    database: z.string(),
    user: z.string(),
    schema: z.string().nullable(),
    may_create: z.boolean().nullable(),
  }),
])
const namesSchema = z.array(z.object({ name: z.string() }))
const sealedSchema = z.array(z.object({ id: z.string(), sealed: z.string() }))

/** Creates a table of its own and rolls it back. Errors of the database are findings; nothing is thrown. */
export async function checkPostgres(url: string): Promise<DatabaseProbe> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    // As the app connects.
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 10_000,
    application_name: 'gpucost setup',
  })
  // A connection that breaks later is told by the query that it broke.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await probe(client)
  } catch (error) {
    return { ok: false, ...explainError(error, new URL(url)) }
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function probe(client: Client): Promise<DatabaseProbe> {
  const [{ version, database, user, schema, may_create: mayCreate }] = serverInfoSchema.parse(
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
      message: `The user ${user} may not make tables in the database ${database}.`,
      todo: `As its owner: grant create, usage on schema public to "${user}"; or: alter database "${database}" owner to "${user}".`,
    }
  }
  await client.query(
    'begin; create table gpucost_setup_check (n integer); insert into gpucost_setup_check values (1); rollback',
  )
  const existingData = await existingDataIn(client)
  const state = existingData === null ? 'can be written' : 'holds our tables and can be written'
  return { ok: true, message: `PostgreSQL ${version}: the database ${database} ${state} by ${user}.`, existingData }
}

async function existingDataIn(client: Client): Promise<ExistingData | null> {
  const tables = namesSchema.parse(
    (await client.query('select tablename as name from pg_tables where schemaname = current_schema()')).rows,
  )
  const has = (table: string) => tables.some(({ name }) => name === table)
  if (!has(schemaTables.founding)) return null
  const namesIn = async (table: string) =>
    has(table) ? namesSchema.parse((await client.query(`select name from ${table}`)).rows).map(({ name }) => name) : []
  const { founding, later, requirements } = schemaTables
  return {
    schema: schemaStateOf({
      founding: await namesIn(founding),
      later: await namesIn(later),
      requirements: await namesIn(requirements),
    }),
    installations: has('installations')
      ? sealedSchema.parse((await client.query('select id, sealed from installations')).rows)
      : [],
  }
}

/** The error says which of host, password, database or rights is wrong, and never the password. */
function explainError(error: unknown, url: URL): { readonly message: string; readonly todo: string } {
  const hostAndPort = `${url.hostname}:${url.port || '5432'}`
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : String(error)
  const server = error instanceof DatabaseError
  const database = decodeURIComponent(url.pathname.slice(1))
  if (code === 'ECONNREFUSED')
    return {
      message: `Nothing listens at ${hostAndPort}.`,
      todo: 'Start PostgreSQL, or correct host and port in DATABASE_URL.',
    }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return { message: `The host ${url.hostname} is not known.`, todo: 'Correct the host in DATABASE_URL.' }
  }
  if (code === '28P01' || code === '28000') {
    const isPlain = /no encryption|no pg_hba/.test(message)
    return isPlain
      ? {
          message: `The server refuses the connection: ${message}.`,
          todo: 'Add ?sslmode=verify-full to DATABASE_URL, or allow this host in pg_hba.conf.',
        }
      : {
          message: `The server refuses the user or the password: ${message}.`,
          todo: 'Correct them in DATABASE_URL; signs such as @ : / # must be percent-encoded.',
        }
  }
  if (code === '3D000')
    return {
      message: `There is no database ${database} at ${hostAndPort}.`,
      todo: `Make it: createdb -h ${url.hostname} ${database}`,
    }
  if (code === '25006')
    return {
      message: `The server at ${hostAndPort} is a read-only replica.`,
      todo: 'Point DATABASE_URL at the primary.',
    }
  if (code === '53300')
    return {
      message: 'The server has no connection to spare.',
      todo: 'Raise max_connections: each process of the app takes up to 10.',
    }
  if (/startup parameter/.test(message))
    return {
      message: `What stands before PostgreSQL refuses the connection: ${message}.`,
      todo: 'In PgBouncer: ignore_startup_parameters = statement_timeout,idle_in_transaction_session_timeout',
    }
  if (/timeout/i.test(message))
    return {
      message: `${hostAndPort} does not answer within 5 seconds.`,
      todo: 'Check the firewall, and host and port in DATABASE_URL.',
    }
  if (/SSL|certificate|self-signed/i.test(message)) {
    return {
      message: `The encrypted connection fails: ${message}.`,
      todo: 'Leave sslmode out where the server has no encryption; &sslrootcert=/path/to/ca.pem names a private authority.',
    }
  }
  return {
    message: `The database cannot be used: ${message}${server ? ` (${code})` : ''}.`,
    todo: 'Correct DATABASE_URL, or ask whoever runs the server.',
  }
}
