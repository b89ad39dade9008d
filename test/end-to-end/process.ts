/** The app as an operator starts it: a process of its own, in an empty folder, with an environment and nothing else. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const start = fileURLToPath(new URL('../../bin/start.mjs', import.meta.url))

export type Started = {
  /** Where it runs: nothing else is in there. */
  readonly folder: string
  /** The address of the `ready` line; throws with what was printed when the process ends without one. */
  readonly ready: () => Promise<string>
  readonly kill: (signal: NodeJS.Signals) => void
  /** The exit status, once the process has ended. */
  readonly ended: () => Promise<number | null>
  readonly output: () => string
  readonly errors: () => string
}

/** Ends with the test, whatever the test does. */
export function startApp(
  environment: Readonly<Record<string, string>>,
  finishing: typeof onTestFinished = onTestFinished,
): Started {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-app-'))
  const child = spawn(process.execPath, [start], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close').then(() => child.exitCode)
  finishing(async () => {
    child.kill('SIGKILL')
    await ended
    rmSync(folder, { recursive: true })
  })
  const output = collect(child, 'stdout')
  const errors = collect(child, 'stderr')
  return {
    folder,
    ready: async () => {
      while (child.exitCode === null) {
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
  }
}

function collect(child: ChildProcess, name: 'stdout' | 'stderr'): () => string {
  let text = ''
  child[name]?.on('data', (chunk) => {
    text += String(chunk)
  })
  return () => text
}
