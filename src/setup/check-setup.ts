/** A set-up from end to end, in the order in which things must be right: each finding as soon as it is known. */
import { isMultiWorkspace, readSettings, type Settings } from '../settings.ts'
import { checkAppLevel } from './check-app-level.ts'
import { checkBot } from './check-bot.ts'
import { checkClient } from './check-client.ts'
import { checkAddress, checkProcess } from './check-process.ts'
import { checkSigning } from './check-signing.ts'
import { checkStore } from './check-store.ts'
import { bad, type SetupFinding, good } from './finding.ts'
import { pagePathFor, type PagePath, appIdIn } from './slack-pages.ts'
import { type PromptedName, promptedVariable, promptedNames } from './prompted-variables.ts'

export type EnvironmentVariables = Readonly<Record<string, string | undefined>>

/** `address`: where Slack reaches the app, to be tried too; null: not given. */
export async function* checkSetup(
  environment: EnvironmentVariables,
  address: string | null,
): AsyncGenerator<SetupFinding> {
  const result = readSettings(environment)
  const appId = appIdIn(environment['SLACK_APP_TOKEN'])
  const pagePath = pagePathFor(appId)
  if (!result.ok) {
    for (const validationError of result.errors) yield settingsErrorFinding(validationError, pagePath)
    return
  }
  const { settings, transport } = result
  if (transport === null) {
    yield bad(
      'Slack',
      'No Slack variable is set, so npm start opens a local Slack in the browser instead.',
      'Run npm run setup, which asks for what is needed; or set the variables.',
    )
  }
  const { SLACK_APP_TOKEN: appToken, SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: secret } = settings
  if (botToken !== undefined) yield* (await checkBot(botToken, settings.SLACK_API_URL, pagePath, appId)).findings
  yield* clientFindings(settings, pagePath)
  if (appToken !== undefined) yield await checkAppLevel(appToken, settings.SLACK_API_URL, pagePath)
  const signing = transport === 'http' && secret !== undefined ? secret : null
  if (signing !== null) yield* await checkSigning(signing, settings.SLACK_CLIENT_SECRET, pagePath)
  const { DATABASE_URL: url, DATA_DIR: folder, TOKEN_ENCRYPTION_KEY: keys = [] } = settings
  yield* await checkStore({ url, folder, keys })
  if (settings.PORT !== 0) yield* await checkProcess(settings.PORT, signing)
  if (address !== null && signing !== null) yield* await checkAddress(address, signing, pagePath)
}

async function* clientFindings(settings: Settings, pagePath: PagePath): AsyncGenerator<SetupFinding> {
  if (!isMultiWorkspace(settings)) return
  const { SLACK_CLIENT_ID: id = '', SLACK_CLIENT_SECRET: secret = '', SLACK_STATE_SECRET: state = '' } = settings
  yield await checkClient({ id, secret }, settings.SLACK_API_URL, pagePath)
  yield state.length < 16
    ? bad('SLACK_STATE_SECRET', 'It is short enough to be guessed.', 'Make one with openssl rand -hex 32.')
    : good('SLACK_STATE_SECRET', 'Long enough.')
}

/** A validationError of the settings, with the way to the thing in Slack's pages where it comes from there. */
function settingsErrorFinding(validationError: string, pagePath: PagePath): SetupFinding {
  const [, name = 'settings', rest = ''] = /^([A-Z_]+) (.*)$/s.exec(validationError) ?? []
  const isPrompted = (text: string): text is PromptedName => promptedNames.some((each) => each === text)
  const message = /^(?:is|must) /.test(rest) ? `It ${rest}` : validationError
  return bad(
    name,
    message,
    isPrompted(name)
      ? `${promptedVariable(name).where(pagePath)}. Put it into .env, or run npm run setup.`
      : 'Correct it in .env, or in the environment.',
  )
}
