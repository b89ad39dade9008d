/** Runs the command in this process, its streams kept in memory. */
import { Readable, Writable } from 'node:stream'
import type { Corridor } from '../../src/cli/corridor.ts'
import { runCommand } from '../../src/cli/run.ts'
import { unpainted } from '../../src/reply/terminal.ts'
import { tinyCli } from './tiny-corridor.ts'

export type Ran = { readonly status: number; readonly output: string; readonly errors: string }

export async function gpucost(args: readonly string[], input = '', corridor: Corridor = tinyCli): Promise<Ran> {
  const output = kept()
  const errors = kept()
  const status = await runCommand(args, corridor, {
    input: Readable.from([input]),
    output: output.stream,
    errors: errors.stream,
    today: '2026-11-24',
    version: '1.2.3',
    terminal: { width: 80, paint: unpainted },
  })
  return { status, output: output.text(), errors: errors.text() }
}

function kept(): { stream: Writable; text: () => string } {
  let text = ''
  const stream = new Writable({
    // A slow reader with a small buffer: whoever does not wait for it would pile up.
    highWaterMark: 64,
    write: (chunk, _, done) => {
      text += String(chunk)
      setImmediate(done)
    },
  })
  return { stream, text: () => text }
}
