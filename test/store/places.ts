/** A new, empty database of each kind, gone when the test ends. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { inject, onTestFinished } from 'vitest'
import type { Place } from '../../src/store/database.ts'

export type Kind = 'SQLite' | 'PostgreSQL'
export const kinds: readonly Kind[] = ['SQLite', 'PostgreSQL']

/** Registers what is done when a test ends; tests that run side by side bring their own. */
export type Finishing = typeof onTestFinished

export function newPlace(kind: Kind, finishing: Finishing = onTestFinished): Promise<Place> {
  return kind === 'SQLite' ? Promise.resolve(newFolder(finishing)) : newDatabase(finishing)
}

function newFolder(finishing: Finishing): { folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-store-'))
  finishing(() => rmSync(folder, { recursive: true }))
  return { folder }
}

/** Emptied databases of this worker: emptying one takes a tenth of the time that making one takes. */
const free: string[] = []

async function newDatabase(finishing: Finishing): Promise<{ url: string }> {
  const name = free.pop() ?? `test_${randomUUID().replaceAll('-', '')}`
  const url = inject('postgres') + name
  if (!made.has(name)) await query('postgres', `create database ${name}`)
  made.add(name)
  finishing(async () => {
    // Processes that were killed may still hold connections, and with them locks.
    const others = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()'
    await query(name, `${others} and pid <> pg_backend_pid()`)
    await query(name, 'drop schema public cascade; create schema public')
    free.push(name)
  })
  return { url }
}

const made = new Set<string>()

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
export function breakConnections(place: Place): Promise<void> {
  const name = 'url' in place ? place.url.slice(inject('postgres').length) : ''
  return query('postgres', `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
}
