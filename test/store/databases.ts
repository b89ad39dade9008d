/** A new, empty database of each kind, gone when the test ends. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { inject, onTestFinished } from 'vitest'
import type { DatabaseLocation } from '../../src/store/database.ts'

export type DatabaseKind = 'SQLite' | 'PostgreSQL'
export const databaseKinds: readonly DatabaseKind[] = ['SQLite', 'PostgreSQL']

/** Registers what is done when a test ends; tests that run side by side bring their own. */
export type CleanupHook = typeof onTestFinished

export function newDatabase(kind: DatabaseKind, onFinish: CleanupHook = onTestFinished): Promise<DatabaseLocation> {
  return kind === 'SQLite' ? Promise.resolve(newSqliteFolder(onFinish)) : newPostgresDatabase(onFinish)
}

function newSqliteFolder(onFinish: CleanupHook): { folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-store-'))
  onFinish(() => rmSync(folder, { recursive: true }))
  return { folder }
}

/** Emptied databases of this worker: emptying one takes a tenth of the time that making one takes. */
const emptiedDatabases: string[] = []

async function newPostgresDatabase(onFinish: CleanupHook): Promise<{ url: string }> {
  const name = emptiedDatabases.pop() ?? `test_${randomUUID().replaceAll('-', '')}`
  const url = inject('postgres') + name
  if (!createdDatabases.has(name)) await query('postgres', `create database ${name}`)
  createdDatabases.add(name)
  onFinish(async () => {
    // Processes that were killed may still hold connections, and with them locks.
    const others = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()'
    await query(name, `${others} and pid <> pg_backend_pid()`)
    await query(name, 'drop schema public cascade; create schema public')
    emptiedDatabases.push(name)
  })
  return { url }
}

const createdDatabases = new Set<string>()

async function query(database: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: inject('postgres') + database })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Breaks every connection to the database, as a restart of the server does. */
export function breakConnections(location: DatabaseLocation): Promise<void> {
  const name = 'url' in location ? location.url.slice(inject('postgres').length) : ''
  return query('postgres', `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
}
