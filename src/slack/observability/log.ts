/** Log lines are JSON on stderr, each with the request it belongs to. They hold no token and no word that a user typed. */
import type { Logger as BoltLogger } from '@slack/bolt'
import { LogLevel } from '@slack/bolt'
import { destination, type Logger, pino } from 'pino'
import { currentScope } from '../request-scope.ts'

/** A log in which no text of a person and no secret is written. */
export type AppLog = Logger

const secrets = /xox[a-z]{1,2}-[\w.-]+|xapp-[\w-]+|hooks\.slack\.com\/\S+|\/commands\/\S+/g

/** Writes to file descriptor 2, at once: nothing is lost when the process ends. */
export function createLog(level: string): AppLog {
  return pino({ level, base: null, mixin: scopeFields }, destination({ fd: 2, sync: true }))
}

/** The delivery and the workspace that are being worked for, where a line is written. */
function scopeFields(): { request?: string; team?: string } {
  const scope = currentScope()
  return scope === null || scope.id === null ? {} : { request: scope.id, team: scope.team }
}

/** The text with tokens and response addresses left out. */
export function redactSecrets(text: string): string {
  return text.replace(secrets, '[secret]')
}

/** Bolt's own lines, from info up. Its debug lines hold whole payloads, so they are never written. */
export function boltLogger(log: AppLog): BoltLogger {
  const line = (parts: readonly unknown[]) => redactSecrets(parts.map(String).join(' '))
  return {
    debug: () => undefined,
    info: (...parts) => log.debug(line(parts)),
    warn: (...parts) => log.warn(line(parts)),
    error: (...parts) => log.error(line(parts)),
    getLevel: () => LogLevel.INFO,
    setLevel: () => undefined,
    setName: () => undefined,
  }
}
