/** A command with many settings as a shell script, one setting a line. */

type Setting = string | number | boolean

/**
 * `comment` stands below the first line, each of its lines already marked. `style`: `--key value`, or `key=value`.
 * `before`: lines of shell ahead of the command.
 */
export function shellScript(
  comment: string,
  command: string,
  settings: Readonly<Record<string, Setting>>,
  style: 'flags' | 'assignments' = 'flags',
  before: readonly string[] = [],
): string {
  const lines = Object.entries(settings).map(([key, value]) =>
    style === 'flags' ? `--${key} ${quotedForShell(value)}` : `${key}=${quotedForShell(value)}`,
  )
  const body = [...before, [command, ...lines].join(' \\\n  ')]
  return `#!/usr/bin/env bash\n${comment}\nset -euo pipefail\n${body.join('\n')}\n`
}

/** Several words stay several, as lists of a flag are written. */
const quotedForShell = (value: Setting): string =>
  /^[\w./:@ +-]*$/.test(String(value)) ? String(value) : `'${String(value).replaceAll("'", `'\\''`)}'`
