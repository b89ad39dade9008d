/** Runs the command in this process, its streams kept in memory. */
import { Readable, Writable } from 'node:stream'
import type { CliDependencies } from '../../src/cli/cli-dependencies.ts'
import { runCommand } from '../../src/cli/run-command.ts'
import { withoutColor } from '../../src/presentation/terminal/terminal.ts'
import { tinyDependencies } from './tiny-cli-dependencies.ts'

export type CommandResult = { readonly status: number; readonly output: string; readonly errors: string }

export async function gpucost(
  args: readonly string[],
  input = '',
  dependencies: CliDependencies = tinyDependencies,
): Promise<CommandResult> {
  const output = memoryStream()
  const errors = memoryStream()
  const status = await runCommand(args, dependencies, {
    input: Readable.from([input]),
    output: output.stream,
    errors: errors.stream,
    today: '2026-11-24',
    version: '1.2.3',
    terminal: { width: 80, paint: withoutColor },
  })
  return { status, output: output.text(), errors: errors.text() }
}

function memoryStream(): { stream: Writable; text: () => string } {
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
