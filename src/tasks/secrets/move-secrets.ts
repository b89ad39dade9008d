/** Secrets out of `.env` into files of their own, for containers that mount them. */
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isSecret } from '../../secret-files.ts'
import { type EnvFile, readEnvFile, writeEnvFile } from '../../setup/env-file.ts'

/** Where a container finds the files. */
const mountPath = '/run/secrets'

/**
 * Leaves `X_FILE` in the place of each secret `X`. The files may be read by every user, since that of a container is not
 * the one who made them; the folder above them lets nobody in but its owner. Returns what was done, a line each, without
 * a value. Throws `EnvFileError`.
 */
export function moveSecrets(envPath: string, folder: string): readonly string[] {
  const file = readEnvFile(envPath)
  const place = join(folder, 'run')
  mkdirSync(place, { recursive: true })
  chmodSync(folder, 0o700)
  chmodSync(place, 0o755)
  const moved = Object.entries(file.values).filter(([name, value]) => isSecret(name) && value !== '')
  const made = databaseSecrets(place, moved)
  for (const [name, value] of [...moved, ...made]) {
    const path = join(place, name)
    // What may not be written by anybody is made anew.
    rmSync(path, { force: true })
    writeFileSync(path, `${value}\n`, { mode: 0o444, flag: 'wx' })
  }
  writeEnvFile(
    envPath,
    withoutSecrets(
      file,
      moved.map(([name]) => name),
    ),
  )
  return [...moved, ...made].map(([name]) => `${name} is in ${join(place, name)}`)
}

/** One password, as PostgreSQL is told it and in the address by which the app connects. */
function databaseSecrets(place: string, moved: readonly (readonly [string, string])[]): [string, string][] {
  const isThere = (name: string) => existsSync(join(place, name)) || moved.some(([each]) => each === name)
  if (isThere('DATABASE_URL') || isThere('POSTGRES_PASSWORD')) return []
  const password = randomBytes(24).toString('hex')
  return [
    ['POSTGRES_PASSWORD', password],
    ['DATABASE_URL', `postgres://gpucost:${password}@database:5432/gpucost`],
  ]
}

function withoutSecrets({ text, values }: EnvFile, names: readonly string[]): string {
  const lines = (text ?? '').replace(/\n*$/, '').split('\n')
  const left = lines.map((line) => {
    const name = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/.exec(line)?.[1] ?? ''
    return names.includes(name) ? `${name}_FILE=${mountPath}/${name}` : line
  })
  const present = new Set(Object.keys(values))
  // What the containers need is not asked for by the set-up.
  const added =
    present.has('DATABASE_URL') || present.has('DATABASE_URL_FILE')
      ? []
      : [`DATABASE_URL_FILE=${mountPath}/DATABASE_URL`]
  return `${[...left, ...added].join('\n')}\n`
}
