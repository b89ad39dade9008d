import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import * as fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import {
  changesTo,
  EnvFileError,
  isOpenToOthers,
  readEnvFile,
  withChanges,
  writeEnvFile,
} from '../../src/setup/env-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'gpucost-env-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (text: string | null) => {
  const path = join(folder, '.env')
  if (text === null) rmSync(path, { force: true })
  else writeFileSync(path, text)
  return readEnvFile(path)
}
const explain = (name: string) => `What ${name} is.`

describe('a new file', () => {
  test('has a warning, each variable with what it means, and is readable by its owner alone', () => {
    const none = file(null)
    writeEnvFile(none.path, withChanges(none, { PORT: '80', SLACK_BOT_TOKEN: 'xoxb-1' }, [], explain))
    expect(readFileSync(none.path, 'utf8')).toBe(
      '# The settings of gpucost. It holds secrets: share it with nobody, keep it out of Git.\n' +
        '\n# What PORT is.\nPORT=80\n\n# What SLACK_BOT_TOKEN is.\nSLACK_BOT_TOKEN=xoxb-1\n',
    )
    expect(statSync(none.path).mode & 0o777).toBe(0o600)
    expect(isOpenToOthers(none.path)).toBe(false)
    chmodSync(none.path, 0o640)
    expect(isOpenToOthers(none.path)).toBe(true)
  })
})

describe('a file that is there', () => {
  const before = '# mine\nexport LOG_LEVEL=debug\nPORT = 8080 # behind the proxy\nOTHER="a b"\nSLACK_APP_TOKEN=xapp-1\n'

  test('keeps its lines: what changes is changed in place, what is in the way becomes a comment', () => {
    const present = file(before)
    const wanted = { PORT: '8080', SLACK_BOT_TOKEN: 'xoxb-1', LOG_LEVEL: 'info' }
    expect(changesTo(present, wanted, ['SLACK_APP_TOKEN', 'SLACK_CLIENT_ID'])).toEqual({
      added: ['SLACK_BOT_TOKEN'],
      changed: ['LOG_LEVEL'],
      setAside: ['SLACK_APP_TOKEN'],
    })
    expect(withChanges(present, wanted, ['SLACK_APP_TOKEN'], explain)).toBe(
      '# mine\nexport LOG_LEVEL=info\nPORT = 8080 # behind the proxy\nOTHER="a b"\n# set aside: SLACK_APP_TOKEN=xapp-1\n' +
        '\n# What SLACK_BOT_TOKEN is.\nSLACK_BOT_TOKEN=xoxb-1\n',
    )
  })

  test('a link is written through, and its target is closed to others', () => {
    const target = join(folder, 'secrets')
    const path = join(folder, 'link')
    writeFileSync(target, 'PORT=1\n', { mode: 0o644 })
    symlinkSync(target, path)
    writeEnvFile(path, 'PORT=2\n')
    expect(readFileSync(target, 'utf8')).toBe('PORT=2\n')
    expect(statSync(target).mode & 0o777).toBe(0o600)
  })

  test('is left alone where a line cannot be changed without harm to another', () => {
    const present = file('NOTE="first\nPORT=80\nlast"\nPORT=81\n')
    expect(() => withChanges(present, { PORT: '82' }, [], explain)).toThrow(
      /cannot be changed safely \(NOTE\)\. Put each variable on one line/,
    )
  })

  test('what cannot be read or written is said with the reason', () => {
    expect(() => readEnvFile(folder)).toThrow(EnvFileError)
    expect(() => writeEnvFile(join(folder, 'no/such/.env'), '')).toThrow(/cannot be written: ENOENT/)
  })
})

/** The value as it is read back; the kind of refusal where it cannot be written. */
function roundTrip(value: string): string | undefined {
  try {
    return parseEnv(withChanges(file(null), { DATABASE_URL: value }, [], explain))['DATABASE_URL']
  } catch (error) {
    return error instanceof EnvFileError && value.includes("'") ? value : 'fault'
  }
}

test('whatever a value holds, it is read back as it was, or refused with a reason', () => {
  const signs = Array.from('abz019 #\'"$\\=`%@:/!&;~.-')
  const values = fc.string({ unit: fc.constantFrom(...signs), minLength: 1 })
  const failed = fc.check(fc.property(values, (value) => roundTrip(value) === value))
  expect(failed.counterexample).toBeNull()
})
