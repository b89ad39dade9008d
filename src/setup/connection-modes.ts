/** The three ways to connect the app to Slack, and what each needs in the environment. */
import { randomBytes } from 'node:crypto'
import type { Settings } from '../settings.ts'
import type { PromptedName } from './prompted-variables.ts'

export const connectionModes = ['socket', 'http', 'many'] as const
export type ConnectionMode = (typeof connectionModes)[number]

export type ModeRequirements = {
  readonly label: string
  readonly hint: string
  /** What a person brings. */
  readonly prompted: readonly PromptedName[]
  /** What is made here, at random. */
  readonly generated: readonly ('SLACK_STATE_SECRET' | 'TOKEN_ENCRYPTION_KEY')[]
  /** What would lead the app another way. */
  readonly conflicting: readonly (keyof Settings)[]
}

export const modeRequirements: Readonly<Record<ConnectionMode, ModeRequirements>> = {
  socket: {
    label: 'One workspace, by Socket Mode',
    hint: 'no public address needed: to try it, or behind a firewall',
    prompted: ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
    generated: [],
    conflicting: ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'],
  },
  http: {
    label: 'One workspace, over HTTP',
    hint: 'Slack calls an https address of yours: for production',
    prompted: ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'],
    generated: [],
    conflicting: ['SLACK_APP_TOKEN', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'],
  },
  many: {
    label: 'Many workspaces, over HTTP',
    hint: 'each installs the app from a link of yours',
    prompted: ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_SIGNING_SECRET'],
    generated: ['SLACK_STATE_SECRET', 'TOKEN_ENCRYPTION_KEY'],
    conflicting: ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
  },
}

/** 32 random bytes, as 64 hexadecimal digits. */
export const newSecret = () => randomBytes(32).toString('hex')

/** The mode that the variables amount to; null: none is set. */
export function modeOf(environment: Readonly<Record<string, string | undefined>>): ConnectionMode | null {
  const has = (name: keyof Settings) => (environment[name] ?? '').trim() !== ''
  if (has('SLACK_CLIENT_ID')) return 'many'
  if (has('SLACK_APP_TOKEN')) return 'socket'
  return has('SLACK_BOT_TOKEN') || has('SLACK_SIGNING_SECRET') ? 'http' : null
}
