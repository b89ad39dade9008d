/** The set-up, asked step by step: each answer is checked with Slack before the next question. */
import type { Settings } from '../settings.ts'
import { checkAppLevel } from './check-app-level.ts'
import { checkBot } from './check-bot.ts'
import { checkClient } from './check-client.ts'
import { checkSigning } from './check-signing.ts'
import { checkStore } from './check-store.ts'
import { creationLink } from './app-creation.ts'
import type { SetupFinding } from './finding.ts'
import type { SetupCommand } from './command-line.ts'
import { type ConnectionMode, modeRequirements } from './connection-modes.ts'
import { pagePathFor, appIdIn, type PagePath } from './slack-pages.ts'
import {
  askAddress,
  askDatabase,
  askMode,
  askOwners,
  askSecret,
  askToConfirm,
  withSpinner,
  type PromptTerminal,
  showCreation,
} from './prompts.ts'
import { findingText } from './format-findings.ts'
import { type PromptedName, promptedVariable } from './prompted-variables.ts'

export type InterviewAnswers = {
  readonly mode: ConnectionMode
  readonly address: string | null
  readonly values: Readonly<Partial<Record<keyof Settings, string>>>
}

type CurrentValues = Readonly<Record<string, string | undefined>>

/** `current`: what is set already. Throws `Cancelled`. */
export async function interview(
  terminal: PromptTerminal,
  command: SetupCommand,
  current: CurrentValues,
  currentMode: ConnectionMode | null,
): Promise<InterviewAnswers> {
  const mode = command.mode ?? (await askMode(terminal, currentMode))
  const address = mode === 'socket' ? null : (command.address ?? (await askAddress(terminal)))
  showCreation(terminal, creationLink(address))
  const values: Partial<Record<keyof Settings, string>> = {}
  for (const name of modeRequirements[mode].prompted) {
    const pagePath = pagePathFor(appIdIn(values.SLACK_APP_TOKEN ?? current['SLACK_APP_TOKEN']))
    values[name] = await askUntilGood(terminal, name, current, values, pagePath)
  }
  if (mode !== 'many') {
    // By OAuth it is whoever installs the app.
    const owners = await askOwners(terminal, current['OWNERS'])
    if (owners !== '') values.OWNERS = owners
  }
  if (mode !== 'socket') {
    const database = command.database ?? (await askForDatabase(terminal, current['DATABASE_URL']))
    if (database !== null) values.DATABASE_URL = database
  }
  const feeds = (current['PRICE_FEEDS'] ?? '').trim()
  const isRenewing = await askToConfirm(
    terminal,
    'Read newer prices from public feeds, hourly and in the background?',
    feeds !== 'off',
  )
  if (isRenewing !== (feeds !== 'off')) values.PRICE_FEEDS = isRenewing ? 'all' : 'off'
  return { mode, address, values }
}

type EnteredValues = Readonly<Partial<Record<keyof Settings, string>>>

async function askUntilGood(
  terminal: PromptTerminal,
  name: PromptedName,
  current: CurrentValues,
  values: EnteredValues,
  pagePath: PagePath,
): Promise<string> {
  for (let existing = current[name]; ; existing = undefined) {
    const value = await askSecret(terminal, promptedVariable(name), pagePath, existing)
    const findings = await withSpinner(terminal, 'Checking', () => checkAnswer(name, value, current, values, pagePath))
    for (const finding of findings)
      terminal.output.write(`│  ${findingText(finding, true).replaceAll('\n', '\n│  ')}\n`)
    if (findings.every(({ verdict }) => verdict !== 'bad')) return value
    if (await askToConfirm(terminal, 'Use it all the same?', false)) return value
  }
}

/** What is to be said of one answer; nothing where it takes another answer to tell. */
async function checkAnswer(
  name: PromptedName,
  value: string,
  current: CurrentValues,
  values: EnteredValues,
  pagePath: PagePath,
): Promise<readonly SetupFinding[]> {
  const apiUrl = current['SLACK_API_URL'] ?? 'https://slack.com/api/'
  switch (name) {
    case 'SLACK_BOT_TOKEN':
      return (await checkBot(value, apiUrl, pagePath, null)).findings
    case 'SLACK_APP_TOKEN':
      return [await checkAppLevel(value, apiUrl, pagePathFor(appIdIn(value)))]
    case 'SLACK_SIGNING_SECRET':
      return checkSigning(value, values.SLACK_CLIENT_SECRET, pagePath)
    case 'SLACK_CLIENT_SECRET':
      return [await checkClient({ id: values.SLACK_CLIENT_ID ?? '', secret: value }, apiUrl, pagePath)]
    case 'SLACK_CLIENT_ID':
      return []
  }
}

async function askForDatabase(terminal: PromptTerminal, current: string | undefined): Promise<string | null> {
  for (;;) {
    const url = await askDatabase(terminal, current)
    if (url === null) return null
    const findings = await withSpinner(terminal, 'Checking', () => checkStore({ url, folder: '', keys: [] }))
    for (const finding of findings)
      terminal.output.write(`│  ${findingText(finding, true).replaceAll('\n', '\n│  ')}\n`)
    if (findings.every(({ verdict, subject }) => verdict !== 'bad' || subject !== 'DATABASE_URL')) return url
    if (await askToConfirm(terminal, 'Use it all the same?', false)) return url
  }
}
