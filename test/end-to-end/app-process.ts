/** The app as an operator starts it: a process of its own, in an empty folder, with an environment and nothing else. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { absoluteStartCommand } from '../../src/tasks/bench/start-command.ts'
import { serverFile } from './server-file.ts'

/** The sources that are tested. */
export const thisVersion = fileURLToPath(new URL('../..', import.meta.url))

export type AppProcess = {
  readonly pid: number
  /** Where it runs: nothing else is in there. */
  readonly folder: string
  /** The address of the `ready` line; throws with what was printed when the process ends without one. */
  readonly ready: () => Promise<string>
  readonly kill: (signal: NodeJS.Signals) => void
  /** The exit status, once the process has ended; null: by a signal. */
  readonly ended: () => Promise<number | null>
  readonly output: () => string
  readonly errors: () => string
  /** Kills it, where it still runs, and removes its folder. */
  readonly remove: () => Promise<void>
}

export type SpawnOptions = {
  /** A program with its arguments that starts what follows, such as one that limits what it may use. */
  readonly through?: readonly string[]
  /** For Node itself. */
  readonly flags?: readonly string[]
  /** The folder of another version of the app, or of this one to start it from its sources, as `npm start` does. */
  readonly version?: string
}

export function spawnApp(
  environment: Readonly<Record<string, string>>,
  { through = [], flags = [], version }: SpawnOptions = {},
): AppProcess {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-app-'))
  const start = version === undefined ? serverCommand() : absoluteStartCommand(version)
  const [program = process.execPath, ...parts] = [...through, process.execPath, ...flags, ...start]
  const child = spawn(program, parts, {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', PRICE_FEEDS: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close').then(() => child.exitCode)
  const output = collect(child, 'stdout')
  const errors = collect(child, 'stderr')
  return {
    pid: child.pid ?? 0,
    folder,
    ready: async () => {
      while (child.exitCode === null && child.signalCode === null) {
        const address = /^ready (\S+)/m.exec(output())?.[1]
        if (address !== undefined) return address
        await Promise.race([ended, child.stdout ? once(child.stdout, 'data') : undefined])
      }
      throw new Error(`the app ended: ${output()}${errors()}`)
    },
    kill: (signal) => child.kill(signal),
    ended: () => ended,
    output,
    errors,
    remove: async () => {
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true })
    },
  }
}

/** The server as one file with the flags of `npm start`; the sources where there is no such file. */
function serverCommand(): readonly string[] {
  const file = serverFile()
  const start = absoluteStartCommand(thisVersion)
  return file === null ? start : [...start.slice(0, -1), file]
}

function collect(child: ChildProcess, name: 'stdout' | 'stderr'): () => string {
  let text = ''
  child[name]?.on('data', (chunk) => {
    text += String(chunk)
  })
  return () => text
}
