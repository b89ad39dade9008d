/** The set-up, asked step by step: each answer is checked with Slack before the next question. */
import type { Settings } from '../settings.ts'
import { checkAppLevel } from './check-app-level.ts'
import { checkBot } from './check-bot.ts'
import { checkClient } from './check-client.ts'
import { checkSigning } from './check-signing.ts'
import { checkStore } from './check-store.ts'
import { creationLink } from './creation.ts'
import type { Finding } from './finding.ts'
import type { Wish } from './command-line.ts'
import { type Mode, needs } from './modes.ts'
import { at, appIdIn, type At } from './pages.ts'
import {
  askAddress,
  askDatabase,
  askMode,
  askSecret,
  askToGoOn,
  during,
  type Screen,
  showCreation,
} from './questions.ts'
import { findingText } from './report.ts'
import { type AskedName, askedFor } from './variables.ts'

export type Answers = {
  readonly mode: Mode
  readonly address: string | null
  readonly values: Readonly<Partial<Record<keyof Settings, string>>>
}

type Present = Readonly<Record<string, string | undefined>>

/** `present`: what is set already. Throws `LeftOff`. */
export async function interview(screen: Screen, wish: Wish, present: Present, now: Mode | null): Promise<Answers> {
  const mode = wish.mode ?? (await askMode(screen, now))
  const address = mode === 'socket' ? null : (wish.address ?? (await askAddress(screen)))
  showCreation(screen, creationLink(address))
  const values: Partial<Record<keyof Settings, string>> = {}
  for (const name of needs[mode].asked) {
    const pages = at(appIdIn(values.SLACK_APP_TOKEN ?? present['SLACK_APP_TOKEN']))
    values[name] = await untilGood(screen, name, present, values, pages)
  }
  if (mode !== 'socket') {
    const database = wish.database ?? (await goodDatabase(screen, present['DATABASE_URL']))
    if (database !== null) values.DATABASE_URL = database
  }
  return { mode, address, values }
}

type Values = Readonly<Partial<Record<keyof Settings, string>>>

async function untilGood(
  screen: Screen,
  name: AskedName,
  present: Present,
  values: Values,
  pages: At,
): Promise<string> {
  for (let kept = present[name]; ; kept = undefined) {
    const value = await askSecret(screen, askedFor(name), pages, kept)
    const findings = await during(screen, 'Checking', () => tried(name, value, present, values, pages))
    for (const finding of findings) screen.output.write(`│  ${findingText(finding, true).replaceAll('\n', '\n│  ')}\n`)
    if (findings.every(({ verdict }) => verdict !== 'bad')) return value
    if (await askToGoOn(screen, 'Use it all the same?', false)) return value
  }
}

/** What is to be said of one answer; nothing where it takes another answer to tell. */
async function tried(
  name: AskedName,
  value: string,
  present: Present,
  values: Values,
  pages: At,
): Promise<readonly Finding[]> {
  const apiUrl = present['SLACK_API_URL'] ?? 'https://slack.com/api/'
  switch (name) {
    case 'SLACK_BOT_TOKEN':
      return (await checkBot(value, apiUrl, pages, null)).findings
    case 'SLACK_APP_TOKEN':
      return [await checkAppLevel(value, apiUrl, at(appIdIn(value)))]
    case 'SLACK_SIGNING_SECRET':
      return checkSigning(value, values.SLACK_CLIENT_SECRET, pages)
    case 'SLACK_CLIENT_SECRET':
      return [await checkClient({ id: values.SLACK_CLIENT_ID ?? '', secret: value }, apiUrl, pages)]
    case 'SLACK_CLIENT_ID':
      return []
  }
}

async function goodDatabase(screen: Screen, present: string | undefined): Promise<string | null> {
  for (;;) {
    const url = await askDatabase(screen, present)
    if (url === null) return null
    const findings = await during(screen, 'Checking', () => checkStore({ url, folder: '', keys: [] }))
    for (const finding of findings) screen.output.write(`│  ${findingText(finding, true).replaceAll('\n', '\n│  ')}\n`)
    if (findings.every(({ verdict, subject }) => verdict !== 'bad' || subject !== 'DATABASE_URL')) return url
    if (await askToGoOn(screen, 'Use it all the same?', false)) return url
  }
}
