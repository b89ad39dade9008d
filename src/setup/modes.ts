/** The three ways to connect the app to Slack, and what each needs in the environment. */
import { randomBytes } from 'node:crypto'
import type { Settings } from '../settings.ts'
import type { AskedName } from './variables.ts'

export const modes = ['socket', 'http', 'many'] as const
export type Mode = (typeof modes)[number]

export type Need = {
  readonly label: string
  readonly hint: string
  /** What a person brings. */
  readonly asked: readonly AskedName[]
  /** What is made here, at random. */
  readonly made: readonly ('SLACK_STATE_SECRET' | 'TOKEN_ENCRYPTION_KEY')[]
  /** What would lead the app another way. */
  readonly unwanted: readonly (keyof Settings)[]
}

export const needs: Readonly<Record<Mode, Need>> = {
  socket: {
    label: 'One workspace, by Socket Mode',
    hint: 'no public address needed: to try it, or behind a firewall',
    asked: ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
    made: [],
    unwanted: ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'],
  },
  http: {
    label: 'One workspace, over HTTP',
    hint: 'Slack calls an https address of yours: for production',
    asked: ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'],
    made: [],
    unwanted: ['SLACK_APP_TOKEN', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'],
  },
  many: {
    label: 'Many workspaces, over HTTP',
    hint: 'each installs the app from a link of yours',
    asked: ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_SIGNING_SECRET'],
    made: ['SLACK_STATE_SECRET', 'TOKEN_ENCRYPTION_KEY'],
    unwanted: ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
  },
}

/** 32 random bytes, as 64 hexadecimal digits. */
export const newSecret = () => randomBytes(32).toString('hex')

/** The mode that the variables amount to; null: none is set. */
export function modeIn(environment: Readonly<Record<string, string | undefined>>): Mode | null {
  const has = (name: keyof Settings) => (environment[name] ?? '').trim() !== ''
  if (has('SLACK_CLIENT_ID')) return 'many'
  if (has('SLACK_APP_TOKEN')) return 'socket'
  return has('SLACK_BOT_TOKEN') || has('SLACK_SIGNING_SECRET') ? 'http' : null
}
