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

export function newPlace(kind: Kind): Promise<Place> {
  return kind === 'SQLite' ? Promise.resolve(newFolder()) : newDatabase()
}

function newFolder(): { folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return { folder }
}

async function newDatabase(): Promise<{ url: string }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(`create database ${name}`)
  onTestFinished(() => onServer(`drop database ${name} with (force)`))
  return { url: inject('postgres') + name }
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: `${inject('postgres')}postgres` })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
