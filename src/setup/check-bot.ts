/** The bot token: whether Slack knows it, whose it is, and whether it may do what the manifest asks for. */
import manifest from '../../manifest.json' with { type: 'json' }
import { bad, type Finding, good, note } from './finding.ts'
import type { At } from './pages.ts'
import { refusedBy, webClient } from './slack-call.ts'
import { askedFor, kindOf } from './variables.ts'

const subject = 'SLACK_BOT_TOKEN'
const { bot: needed, bot_optional: optional } = manifest.oauth_config.scopes

export type Identity = {
  readonly appId: string | null
  readonly findings: readonly Finding[]
}

/** `appId`: the app that the other tokens belong to, where that is known. */
export async function checkBot(token: string, apiUrl: string, at: At, appId: string | null): Promise<Identity> {
  const copyAgain = `${askedFor(subject).where(at)}.`
  const alone = (finding: Finding): Identity => ({ appId: null, findings: [finding] })
  const complaint = askedFor(subject).complaint(token)
  if (complaint !== null) {
    return alone(bad(subject, `This is ${kindOf(token) ?? 'no token'}, and a bot token is needed.`, copyAgain))
  }
  try {
    const who = await webClient(token, apiUrl).auth.test()
    if (who.bot_id === undefined) return alone(bad(subject, 'It speaks for a person, not for the bot.', copyAgain))
    const whose =
      who.is_enterprise_install === true ? 'an organization' : `the workspace ${who.team ?? who.team_id ?? ''}`
    const findings = [good(subject, `Slack knows it: the bot ${who.user ?? who.user_id ?? ''} in ${whose}.`)]
    const known = who.app_id ?? null
    if (known !== null && appId !== null && known !== appId) {
      findings.push(
        bad(
          subject,
          `It belongs to the app ${known}, and SLACK_APP_TOKEN to the app ${appId}.`,
          'Take both from one app.',
        ),
      )
    }
    return { appId: known, findings: [...findings, ...scopeFindings(who.response_metadata?.scopes, at)] }
  } catch (error) {
    const { said, todo } = refusedBy(error, apiUrl, copyAgain)
    return alone(bad(subject, `${sentence(said)}.`, todo))
  }
}

function scopeFindings(granted: readonly string[] | undefined, at: At): Finding[] {
  const about = 'scopes'
  if (granted === undefined) {
    return [note(about, 'Slack did not say which scopes the token has, so they could not be compared.')]
  }
  const missing = needed.filter((scope) => !granted.includes(scope))
  const withheld = optional.filter((scope) => !granted.includes(scope))
  const more = granted.filter((scope) => ![...needed, ...optional].includes(scope) && scope !== 'identify')
  const findings =
    missing.length > 0
      ? [
          bad(
            about,
            `Missing: ${missing.join(', ')}. ${missing.map((scope) => reasons[scope] ?? '').join(' ')}`.trim(),
            `${at('oauth', 'Scopes')}: add ${missing.join(', ')} under Bot Token Scopes. ` +
              `Then ${at('install-on-team')}: "Reinstall to Workspace", and copy the token again.`,
          ),
        ]
      : [good(about, `It has every scope that the app needs: ${needed.join(', ')}.`)]
  if (withheld.length > 0) {
    const lost = withheld
      .map((scope) => reasons[scope] ?? '')
      .filter((reason, index, all) => all.indexOf(reason) === index)
    findings.push(note(about, `Optional and not granted: ${withheld.join(', ')}. ${lost.join(' ')}`))
  }
  if (more.length > 0) {
    findings.push(note(about, `More than the app needs: ${more.join(', ')}. They can be taken away again.`))
  }
  return findings
}

/** What does not work without the scope. */
const reasons: Readonly<Record<string, string>> = {
  'app_mentions:read': 'Without app_mentions:read the bot does not hear @gpucost.',
  'chat:write': 'Without chat:write it cannot post an answer.',
  commands: 'Without commands there is no /gpucost.',
  'im:history': 'Without im:history it does not hear direct messages.',
  'channels:history':
    'Without a history scope, replies in threads need @gpucost, and answers lost on the way are not looked for.',
  'groups:history':
    'Without a history scope, replies in threads need @gpucost, and answers lost on the way are not looked for.',
  'channels:read': 'Without a read scope, channels are taken to be shared with other companies.',
  'files:write': 'Without files:write charts and tables are told in words.',
  'groups:read': 'Without a read scope, channels are taken to be shared with other companies.',
}

export const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
