/** The variables that only a person can provide: what Slack calls each, where to find it, and its format. */
import { type PagePath } from './slack-pages.ts'

export type PromptedVariable = {
  readonly name: PromptedName
  /** As Slack's pages call it. */
  readonly title: string
  /** The way to it, for somebody who has just created the app. */
  readonly where: (pagePath: PagePath) => string
  /** Why the text cannot be it; null: it can. */
  readonly validationError: (text: string) => string | null
}

export const promptedNames = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
] as const
export type PromptedName = (typeof promptedNames)[number]

/** What people paste by mistake, by how it begins. The longest beginning first. */
const tokenKinds: readonly (readonly [string, string])[] = [
  ['xoxe.', 'a token that expires, or a configuration token'],
  ['xoxe-', 'a refresh token'],
  ['xoxb-', 'a bot token'],
  ['xoxp-', 'a user token'],
  ['xapp-', 'an app-level token'],
  ['xoxc-', 'a token of a browser'],
  ['xoxd-', 'a cookie of a browser'],
]

/** What the text is by its looks; null: none of the tokens. */
export function tokenKind(text: string): string | null {
  return tokenKinds.find(([beginning]) => text.startsWith(beginning))?.[1] ?? null
}

const startsWithValidation = (beginning: string) => (text: string) => {
  if (text.startsWith(beginning)) return null
  const kind = tokenKind(text)
  return `It starts with ${beginning}${kind === null ? '' : `; this is ${kind}`}.`
}

/** Secrets of Slack are 32 hexadecimal digits. */
const secretValidation = (text: string) => {
  const kind = tokenKind(text)
  if (kind !== null) return `This is ${kind}.`
  if (/^[A-Za-z0-9]{24}$/.test(text)) return 'This looks like the Verification Token, which is not used any more.'
  return /^[0-9a-f]{32}$/.test(text) ? null : 'It is 32 hexadecimal digits (0-9, a-f).'
}

const variables: Readonly<Record<PromptedName, Omit<PromptedVariable, 'name'>>> = {
  SLACK_BOT_TOKEN: {
    title: 'Bot User OAuth Token',
    where: (pagePath) => `${pagePath('install-on-team')}: "Install to Workspace", then copy the Bot User OAuth Token`,
    validationError: startsWithValidation('xoxb-'),
  },
  SLACK_APP_TOKEN: {
    title: 'App-Level Token',
    where: (pagePath) =>
      `${pagePath('general', 'App-Level Tokens')}: "Generate Token and Scopes", add the scope connections:write, "Generate"`,
    validationError: startsWithValidation('xapp-'),
  },
  SLACK_SIGNING_SECRET: {
    title: 'Signing Secret',
    where: (pagePath) => `${pagePath('general', 'App Credentials')}: "Show" beside Signing Secret`,
    validationError: secretValidation,
  },
  SLACK_CLIENT_ID: {
    title: 'Client ID',
    where: (pagePath) => pagePath('general', 'App Credentials'),
    validationError: (text) => (/^\d+\.\d+$/.test(text) ? null : 'It is two numbers with a dot between them.'),
  },
  SLACK_CLIENT_SECRET: {
    title: 'Client Secret',
    where: (pagePath) => `${pagePath('general', 'App Credentials')}: "Show" beside Client Secret`,
    validationError: secretValidation,
  },
}

/** What is asked for a variable of that name. */
export const promptedVariable = (name: PromptedName): PromptedVariable => ({ name, ...variables[name] })
