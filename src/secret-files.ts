/**
 * Secrets in files, as Docker and Kubernetes hand them over: `SLACK_BOT_TOKEN_FILE=/run/secrets/token` says the same as
 * the token itself in `SLACK_BOT_TOKEN`, and shows it to nobody who lists the environment of a process.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

/** The settings that nobody else may know. */
const secretNames = [
  'SLACK_SIGNING_SECRET',
  'SLACK_BOT_TOKEN',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'SLACK_APP_TOKEN',
  'TOKEN_ENCRYPTION_KEY',
  'DATABASE_URL',
  'LAMBDA_API_KEY',
  'SHADEFORM_API_KEY',
  'MCP_TOKEN',
] as const

/** Whether a setting may be given as a file. */
export const isSecret = (name: string): boolean => secretNames.some((secret) => secret === name)

export type Environment = Readonly<Record<string, string | undefined>>

/** A file of more bytes holds no secret. */
const maxBytes = 2 ** 16

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  EISDIR: 'it is a folder',
  ENXIO: 'it is no regular file',
  'not regular': 'it is no regular file',
  ENOTDIR: 'there is no such file',
}

/**
 * The environment with each `X_FILE` of a secret replaced by `X`, read from that file without the line break at its
 * end. A complaint is one line that names the variable and its file, never what is in it.
 */
export function readSecretFiles(environment: Environment): {
  readonly environment: Environment
  readonly errors: readonly string[]
} {
  const errors: string[] = []
  const result: Record<string, string | undefined> = { ...environment }
  for (const name of secretNames) {
    const variable = `${name}_FILE`
    const path = environment[variable]?.trim() ?? ''
    delete result[variable]
    if (path === '') continue
    if ((environment[name]?.trim() ?? '') !== '') {
      errors.push(`${name} and ${variable} are both set: leave one of them out.`)
      continue
    }
    const read = readSecret(path)
    if ('trouble' in read) errors.push(`${variable} ${path} cannot be used: ${read.trouble}.`)
    else result[name] = read.secret
  }
  return { environment: result, errors }
}

function readSecret(path: string): { readonly secret: string } | { readonly trouble: string } {
  try {
    const secret = readStart(path).replace(/(?:\r?\n)+$/, '')
    if (secret.length > maxBytes) return { trouble: 'it is too long for a secret' }
    return secret.trim() === '' ? { trouble: 'it is empty' } : { secret }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return { trouble: reasons[code] ?? `it cannot be read (${code || 'no reason was given'})` }
  }
}

class NotRegular extends Error {
  readonly code = 'not regular'
}

/** A little more than may be in it. */
function readStart(path: string): string {
  // A pipe that nobody writes to would keep the start waiting.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const stat = fstatSync(file)
    if (!stat.isFile() && !stat.isDirectory()) throw new NotRegular()
    const bytes = Buffer.alloc(maxBytes + 2)
    return bytes.toString('utf8', 0, readSync(file, bytes))
  } finally {
    closeSync(file)
  }
}
