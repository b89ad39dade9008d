/** A command with many settings as a shell script, one setting a line. */

type Setting = string | number | boolean

/** `comment` stands below the first line, each of its lines already marked. `style`: `--key value`, or `key=value`. */
export function shellScript(
  comment: string,
  command: string,
  settings: Readonly<Record<string, Setting>>,
  style: 'flags' | 'assignments' = 'flags',
): string {
  const lines = Object.entries(settings).map(([key, value]) =>
    style === 'flags' ? `--${key} ${quotedForShell(value)}` : `${key}=${quotedForShell(value)}`,
  )
  return `#!/usr/bin/env bash\n${comment}\nset -euo pipefail\n${[command, ...lines].join(' \\\n  ')}\n`
}

/** Several words stay several, as lists of a flag are written. */
const quotedForShell = (value: Setting): string =>
  /^[\w./:@ +-]*$/.test(String(value)) ? String(value) : `'${String(value).replaceAll("'", `'\\''`)}'`
