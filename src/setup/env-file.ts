/** The .env file: read, changed line by line so that nothing of the operator's is lost, written for its owner alone. */
import { existsSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import * as z from 'zod'

export type EnvVariables = Readonly<Record<string, string>>

export type EnvFile = {
  readonly path: string
  /** Null: there is none yet. */
  readonly text: string | null
  readonly values: EnvVariables
}

/** The file cannot be read or changed, in one sentence that says what to do. */
export class EnvFileError extends Error {
  override readonly name = 'EnvFileTrouble'
}

const strings = z.record(z.string(), z.string())

/** Throws `EnvFileError`. */
export function readEnvFile(path: string): EnvFile {
  if (!existsSync(path)) return { path, text: null, values: {} }
  try {
    const text = readFileSync(path, 'utf8')
    return { path, text, values: strings.parse(parseEnv(text)) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new EnvFileError(`${path} cannot be read: ${reason}.`, { cause: error })
  }
}

/** True where others on the machine may read it. */
export function isOpenToOthers(path: string): boolean {
  return process.platform !== 'win32' && existsSync(path) && (statSync(path).mode & 0o077) !== 0
}

export type EnvFileChanges = {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  /** In the file and in the way: turned into comments. */
  readonly setAside: readonly string[]
}

/** Names to add, to change and to set aside on the way from the file to `wanted` without `unwanted`. */
export function changesTo({ values }: EnvFile, wanted: EnvVariables, unwanted: readonly string[]): EnvFileChanges {
  const names = Object.keys(wanted)
  return {
    added: names.filter((name) => (values[name] ?? '') === ''),
    changed: names.filter((name) => (values[name] ?? '') !== '' && values[name] !== wanted[name]),
    setAside: unwanted.filter((name) => (values[name] ?? '') !== ''),
  }
}

const assignment = /^(\s*(?:export\s+)?)([A-Za-z_]\w*)(\s*=)/

/** `explain` gives the comment above a new variable. Throws `EnvFileError` where a line would be harmed. */
export function withChanges(
  file: EnvFile,
  wanted: EnvVariables,
  unwanted: readonly string[],
  explain: (name: string) => string,
): string {
  const present = new Set<string>()
  const before = file.text ?? '# The settings of gpucost. It holds secrets: share it with nobody, keep it out of Git.\n'
  const lines = before.replace(/\n*$/, '').split('\n')
  const edited = lines.map((line) => {
    const [, indent = '', name = '', equals = '='] = assignment.exec(line) ?? []
    if (unwanted.includes(name)) return `# set aside: ${line}`
    const value = wanted[name]
    if (value === undefined) return line
    present.add(name)
    return file.values[name] === value ? line : `${indent}${name}${equals}${quote(value)}`
  })
  const added = Object.entries(wanted).filter(([name]) => !present.has(name))
  const blocks = added.map(([name, value]) => `\n# ${explain(name)}\n${name}=${quote(value)}`)
  const text = `${[...edited, ...blocks].join('\n')}\n`
  assertUnharmed(file, text, wanted, unwanted)
  return text
}

function assertUnharmed(file: EnvFile, text: string, wanted: EnvVariables, unwanted: readonly string[]): void {
  const kept = Object.entries(file.values).filter(([name]) => !unwanted.includes(name))
  const expected = { ...Object.fromEntries(kept), ...wanted }
  const parsed = strings.parse(parseEnv(text))
  const differing = [...new Set([...Object.keys(expected), ...Object.keys(parsed)])].filter(
    (name) => expected[name] !== parsed[name],
  )
  if (differing.length === 0) return
  throw new EnvFileError(
    `${file.path} is written in a way that cannot be changed safely (${differing.join(', ')}). ` +
      'Put each variable on one line of its own, or move the file away and start again.',
  )
}

/** Plain where that is safe for Node, a shell and Docker Compose alike; Compose expands $ in double quotes. */
function quote(value: string): string {
  if (/^[\w./:@%+=,-]*$/.test(value)) return value
  if (!value.includes("'")) return `'${value}'`
  if (!/["$\\]/.test(value)) return `"${value}"`
  throw new EnvFileError('A value with a single quote and one of " $ \\ cannot be written; write it percent-encoded.')
}

/** All at once or not at all, readable by its owner alone. Throws `EnvFileError`. */
export function writeEnvFile(path: string, text: string): void {
  try {
    const target = existsSync(path) ? realpathSync(path) : path
    const draft = `${target}.${process.pid}.draft`
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx' })
    renameSync(draft, target)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new EnvFileError(`${path} cannot be written: ${reason}.`, { cause: error })
  }
}
