/**
 * Checks the bot token: whether Slack accepts it, which app it belongs to, and whether it has the manifest's scopes.
 */
import manifest from '../../manifest.json' with { type: 'json' }
import { bad, type SetupFinding, good, note } from './finding.ts'
import type { PagePath } from './slack-pages.ts'
import { describeRefusal, webClient } from '../slack/install/slack-call.ts'
import { promptedVariable, tokenKind } from './prompted-variables.ts'

const subject = 'SLACK_BOT_TOKEN'
const { bot: needed, bot_optional: optional } = manifest.oauth_config.scopes

export type BotCheck = {
  readonly appId: string | null
  readonly findings: readonly SetupFinding[]
}

/** `appId`: the app that the other tokens belong to, where that is known. */
export async function checkBot(
  token: string,
  apiUrl: string,
  pagePath: PagePath,
  appId: string | null,
): Promise<BotCheck> {
  const howToCopy = `${promptedVariable(subject).where(pagePath)}.`
  const singleFinding = (finding: SetupFinding): BotCheck => ({ appId: null, findings: [finding] })
  const validationError = promptedVariable(subject).validationError(token)
  if (validationError !== null) {
    return singleFinding(
      bad(subject, `This is ${tokenKind(token) ?? 'no token'}, and a bot token is needed.`, howToCopy),
    )
  }
  try {
    const identity = await webClient(token, apiUrl).auth.test()
    if (identity.bot_id === undefined)
      return singleFinding(bad(subject, 'It speaks for a person, not for the bot.', howToCopy))
    const workspace =
      identity.is_enterprise_install === true
        ? 'an organization'
        : `the workspace ${identity.team ?? identity.team_id ?? ''}`
    const findings = [
      good(subject, `Slack knows it: the bot ${identity.user ?? identity.user_id ?? ''} in ${workspace}.`),
    ]
    const botAppId = identity.app_id ?? null
    if (botAppId !== null && appId !== null && botAppId !== appId) {
      findings.push(
        bad(
          subject,
          `It belongs to the app ${botAppId}, and SLACK_APP_TOKEN to the app ${appId}.`,
          'Take both from one app.',
        ),
      )
    }
    return { appId: botAppId, findings: [...findings, ...scopeFindings(identity.response_metadata?.scopes, pagePath)] }
  } catch (error) {
    const { message, todo } = describeRefusal(error, apiUrl, howToCopy)
    return singleFinding(bad(subject, `${capitalize(message)}.`, todo))
  }
}

function scopeFindings(granted: readonly string[] | undefined, pagePath: PagePath): SetupFinding[] {
  const scopesSubject = 'scopes'
  if (granted === undefined) {
    return [note(scopesSubject, 'Slack did not say which scopes the token has, so they could not be compared.')]
  }
  const missing = needed.filter((scope) => !granted.includes(scope))
  const withheld = optional.filter((scope) => !granted.includes(scope))
  const extra = granted.filter((scope) => ![...needed, ...optional].includes(scope) && scope !== 'identify')
  const findings =
    missing.length > 0
      ? [
          bad(
            scopesSubject,
            `Missing: ${missing.join(', ')}. ${missing.map((scope) => effectsOfMissing[scope] ?? '').join(' ')}`.trim(),
            `${pagePath('oauth', 'Scopes')}: add ${missing.join(', ')} under Bot Token Scopes. ` +
              `Then ${pagePath('install-on-team')}: "Reinstall to Workspace", and copy the token again.`,
          ),
        ]
      : [good(scopesSubject, `It has every scope that the app needs: ${needed.join(', ')}.`)]
  if (withheld.length > 0) {
    const effects = withheld
      .map((scope) => effectsOfMissing[scope] ?? '')
      .filter((reason, index, all) => all.indexOf(reason) === index)
    findings.push(note(scopesSubject, `Optional and not granted: ${withheld.join(', ')}. ${effects.join(' ')}`))
  }
  if (extra.length > 0) {
    findings.push(note(scopesSubject, `More than the app needs: ${extra.join(', ')}. They can be taken away again.`))
  }
  return findings
}

/** What does not work without the scope. */
const effectsOfMissing: Readonly<Record<string, string>> = {
  'app_mentions:read': 'Without app_mentions:read the bot does not hear @gpucost.',
  'chat:write': 'Without chat:write it cannot post an answer.',
  commands: 'Without commands there is no /gpucost.',
  'im:history': 'Without im:history it does not hear direct messages.',
  'channels:history':
    'Without a history scope, replies in threads need @gpucost, and answers lost on the way are not looked for.',
  'groups:history':
    'Without a history scope, replies in threads need @gpucost, and answers lost on the way are not looked for.',
  'channels:read': 'Without a read scope, channels are taken to be shared with other companies.',
  'files:read': 'Without files:read it does not count files of training data.',
  'files:write': 'Without files:write charts and tables are told in words.',
  'users:read': 'Without users:read only those whom OWNERS or an owner names change the settings of the workspace.',
  'groups:read': 'Without a read scope, channels are taken to be shared with other companies.',
}

/** Text with a capital first letter. */
export const capitalize = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
