/** Every failure that a set-up can have, in the words in which it is told. */
import { describe, expect, test } from 'vitest'
import { checkAppLevel } from '../../src/setup/check-app-level.ts'
import { checkBot } from '../../src/setup/check-bot.ts'
import { checkClient } from '../../src/setup/check-client.ts'
import { checkSigning } from '../../src/setup/check-signing.ts'
import { pagePathFor, appIdIn } from '../../src/setup/slack-pages.ts'
import { findingText } from '../../src/setup/format-findings.ts'
import type { SetupFinding } from '../../src/setup/finding.ts'
import {
  allScopes,
  type TestAnswer,
  closedPort,
  connects,
  startAnsweringSlack,
  refused,
  signedIn,
} from './answering-slack.ts'

const pagePath = pagePathFor('A0ACME')
const findingsText = (findings: readonly SetupFinding[]) =>
  findings.map((finding) => findingText(finding, false)).join('\n')
const reinstall =
  'Install App (https://api.slack.com/apps/A0ACME/install-on-team): "Install to Workspace", then copy the Bot User OAuth Token.'

async function botFindings(answer: TestAnswer, token = 'xoxb-1', appId: string | null = null): Promise<string> {
  const { url } = await startAnsweringSlack({ 'auth.test': answer })
  return findingsText((await checkBot(token, url, pagePath, appId)).findings).replaceAll(url, 'API')
}

describe('the bot token', () => {
  test('that is good is told with its workspace and its scopes', async () => {
    expect(await botFindings(signedIn())).toBe(
      'ok    SLACK_BOT_TOKEN: Slack knows it: the bot gpucost in the workspace Acme.\n' +
        'ok    scopes: It has every scope that the app needs: app_mentions:read, chat:write, commands, im:history.',
    )
    expect(await botFindings(signedIn(allScopes, { is_enterprise_install: true }))).toContain('in an organization.')
  })

  test.each([
    ['xoxp-1', 'This is a user token, and a bot token is needed.'],
    ['xapp-1', 'This is an app-level token, and a bot token is needed.'],
    ['xoxe.xoxb-1', 'This is a token that expires, or a configuration token, and a bot token is needed.'],
    ['hello', 'This is no token, and a bot token is needed.'],
  ])('%s is told by its looks, without asking Slack', async (token, said) => {
    const api = await startAnsweringSlack({})
    expect(findingsText((await checkBot(token, api.url, pagePath, null)).findings)).toBe(
      `wrong SLACK_BOT_TOKEN: ${said}\n      Do: ${reinstall}`,
    )
    expect(api.calls).toEqual([])
  })

  test.each([
    ['invalid_auth', 'Slack does not know it ("invalid_auth").', `Copy it again, whole. ${reinstall}`],
    ['not_authed', 'Slack does not know it ("not_authed").', `Copy it again, whole. ${reinstall}`],
    [
      'account_inactive',
      'The app was removed from the workspace ("account_inactive").',
      `Install it again. ${reinstall}`,
    ],
    ['token_revoked', 'It was revoked ("token_revoked").', `Install the app again. ${reinstall}`],
    [
      'token_expired',
      'It has expired: token rotation is on for this app, and it cannot be turned off again ("token_expired").',
      `Create a new app from the manifest, which leaves rotation off. ${reinstall}`,
    ],
    ['not_allowed_token_type', 'It is a token of another kind ("not_allowed_token_type").', reinstall],
    ['missing_scope', 'It lacks a scope ("missing_scope").', reinstall],
    [
      'org_login_required',
      'The organization is being moved ("org_login_required").',
      'Wait until Slack has finished, then check again.',
    ],
    [
      'team_access_not_granted',
      'The organization has not given this app a workspace ("team_access_not_granted").',
      'Let an organization admin add it to the workspace: Organization settings > Integrations > Installed apps.',
    ],
    [
      'ekm_access_denied',
      'The organization has withdrawn its encryption key ("ekm_access_denied").',
      'Ask its admins.',
    ],
    ['access_denied', 'The workspace does not let the app in ("access_denied").', 'Ask its admins to approve the app.'],
    ['ratelimited', 'Slack is being asked too often ("ratelimited").', 'Wait a minute, then check again.'],
    ['fatal_error', 'Slack has trouble at the moment ("fatal_error").', 'See https://slack-status.com.'],
    ['never_heard_of', 'Slack refuses it ("never_heard_of").', reinstall],
  ])('%s', async (word, said, todo) => {
    expect(await botFindings(refused(word))).toBe(`wrong SLACK_BOT_TOKEN: ${said}\n      Do: ${todo}`)
  })

  const network =
    'Do: Check the network of this machine. Behind a proxy set HTTPS_PROXY and NODE_USE_ENV_PROXY=1, here and for the app.'

  test('a server that is not Slack, is in trouble, limits, or is not there', async () => {
    expect(await botFindings({ body: '<html>Sign in to the hotel network</html>' })).toBe(
      `wrong SLACK_BOT_TOKEN: What answered is not Slack’s Web API.\n      ${network}`,
    )
    expect(await botFindings({ status: 502, body: 'no' })).toBe(
      'wrong SLACK_BOT_TOKEN: Slack (API) answered with HTTP status 502.\n      Do: See https://slack-status.com.',
    )
    expect(await botFindings({ status: 429, headers: { 'retry-after': '30' } })).toContain(
      'asked too often ("ratelimited")',
    )
    const port = await closedPort()
    const { findings } = await checkBot('xoxb-1', `http://127.0.0.1:${port}/api/`, pagePath, null)
    expect(findingsText(findings)).toBe(
      `wrong SLACK_BOT_TOKEN: Slack (http://127.0.0.1:${port}/api/) was not reached (connect ECONNREFUSED 127.0.0.1:${port}).\n      ${network}`,
    )
  })

  test('of a person, or of another app than the app-level token, is not taken', async () => {
    expect(await botFindings(signedIn(allScopes, { bot_id: undefined }))).toBe(
      `wrong SLACK_BOT_TOKEN: It speaks for a person, not for the bot.\n      Do: ${reinstall}`,
    )
    expect(await botFindings(signedIn(allScopes, { app_id: 'A0OTHER' }), 'xoxb-1', 'A0ACME')).toContain(
      'wrong SLACK_BOT_TOKEN: It belongs to the app A0OTHER, and SLACK_APP_TOKEN to the app A0ACME.\n      Do: Take both from one app.',
    )
  })

  test('missing scopes are named with what they are for, where to add them, and that the app must be installed again', async () => {
    expect(await botFindings(signedIn(['chat:write', 'im:history', 'identify', 'users:read.email']))).toBe(
      'ok    SLACK_BOT_TOKEN: Slack knows it: the bot gpucost in the workspace Acme.\n' +
        'wrong scopes: Missing: app_mentions:read, commands. Without app_mentions:read the bot does not hear @gpucost. Without commands there is no /gpucost.\n' +
        '      Do: OAuth & Permissions > Scopes (https://api.slack.com/apps/A0ACME/oauth): add app_mentions:read, commands under Bot Token Scopes. ' +
        'Then Install App (https://api.slack.com/apps/A0ACME/install-on-team): "Reinstall to Workspace", and copy the token again.\n' +
        'note  scopes: Optional and not granted: channels:history, channels:read, files:read, files:write, groups:history, groups:read, users:read. ' +
        'Without a history scope, replies in threads need @gpucost, and answers lost on the way are not looked for. ' +
        'Without a read scope, channels are taken to be shared with other companies. ' +
        'Without files:read it does not count files of training data. Without files:write charts and tables are told in words. Without users:read only those whom OWNERS or an owner names change the settings of the workspace.\n' +
        'note  scopes: More than the app needs: users:read.email. They can be taken away again.',
    )
  })

  test('scopes that Slack does not tell are not guessed', async () => {
    expect(await botFindings(signedIn(null))).toContain(
      'note  scopes: Slack did not say which scopes the token has, so they could not be compared.',
    )
  })
})

describe('the app-level token', () => {
  const make =
    'Basic Information > App-Level Tokens (https://api.slack.com/apps/A0ACME/general): "Generate Token and Scopes", add the scope connections:write, "Generate".'
  const says = async (answer: TestAnswer, greeting?: object | null, token = 'xapp-1-A0ACME-1-x') => {
    const { url } = await startAnsweringSlack({ 'apps.connections.open': answer }, greeting)
    return findingText(await checkAppLevel(token, url, pagePath), false).replaceAll(/127\.0\.0\.1:\d+/g, 'HOST')
  }

  test('that is good has a connection opened, greeted and closed', async () => {
    expect(await says(connects)).toBe('ok    SLACK_APP_TOKEN: Slack opens a Socket Mode connection for it.')
  })
  test('of another kind, unknown, or without its scope', async () => {
    expect(await says(connects, undefined, 'xoxb-1')).toBe(
      `wrong SLACK_APP_TOKEN: This is a bot token, and an app-level token is needed.\n      Do: ${make}`,
    )
    expect(await says(refused('invalid_auth'))).toBe(
      `wrong SLACK_APP_TOKEN: Slack does not know it ("invalid_auth").\n      Do: Copy it again, whole. ${make}`,
    )
    expect(await says(refused('missing_scope'))).toBe(
      `wrong SLACK_APP_TOKEN: It lacks the scope connections:write.\n      Do: Make a new one. ${make}`,
    )
  })
  test('of an app with Socket Mode turned off', async () => {
    expect(await says(connects, { type: 'disconnect', reason: 'link_disabled' })).toBe(
      'wrong SLACK_APP_TOKEN: Socket Mode is off for this app.\n' +
        '      Do: Socket Mode (https://api.slack.com/apps/A0ACME/socket-mode): turn on "Enable Socket Mode".',
    )
  })
  test('whose connection is not let through', async () => {
    const remedy = 'Do: Let this machine open wss:// connections to *.slack.com, or connect over HTTP instead.'
    expect(await says(connects, null)).toBe(
      `wrong SLACK_APP_TOKEN: Slack takes the token, but the WebSocket to HOST is closed again at once.\n      ${remedy}`,
    )
    expect(await says({ body: { ok: true, url: 'ws://127.0.0.1:9/' } })).toBe(
      `wrong SLACK_APP_TOKEN: Slack takes the token, but the WebSocket to HOST does not open.\n      ${remedy}`,
    )
  })
  test('names its app, so that every place is a link', () => {
    expect(appIdIn('xapp-1-A012ABCD0A0-123-abc')).toBe('A012ABCD0A0')
    expect(appIdIn('xoxb-1')).toBeNull()
    expect(pagePathFor(null)('general')).toBe('https://api.slack.com/apps > your app > Basic Information')
  })
})

describe('the signing secret', () => {
  const secret = '0123456789abcdef0123456789abcdef'
  const again =
    'Copy it again: Basic Information > App Credentials (https://api.slack.com/apps/A0ACME/general): "Show" beside Signing Secret.'

  test('that looks like one is tried on the receiver of the app', async () => {
    expect(findingsText(await checkSigning(secret, undefined, pagePath))).toBe(
      'ok    SLACK_SIGNING_SECRET: A request signed with it is taken, and one signed otherwise refused. Only Slack can show that it is Slack’s.',
    )
  })
  test.each([
    ['xoxb-1', 'This is a bot token.'],
    ['a1B2c3D4e5F6a7B8c9D0e1F2', 'This looks like the Verification Token, which is not used any more.'],
  ])('%s is something else', async (pasted, said) => {
    expect(findingsText(await checkSigning(pasted, undefined, pagePath))).toBe(
      `wrong SLACK_SIGNING_SECRET: ${said}\n      Do: ${again}`,
    )
  })
  test('that is the client secret is not taken, and one of unusual looks is, with a note', async () => {
    expect(findingsText(await checkSigning(secret, secret, pagePath))).toBe(
      `wrong SLACK_SIGNING_SECRET: It is the same text as SLACK_CLIENT_SECRET.\n      Do: ${again}`,
    )
    expect(findingsText(await checkSigning('odd', undefined, pagePath))).toMatch(
      /^note {2}SLACK_SIGNING_SECRET: It does not look like one of Slack’s\. It is 32 hexadecimal digits \(0-9, a-f\)\.\n.*\nok /,
    )
  })
})

describe('client id and secret', () => {
  const client = { id: '1.2', secret: '0123456789abcdef0123456789abcdef' }
  const says = async (answer: TestAnswer, given: Partial<typeof client> = {}) => {
    const { url } = await startAnsweringSlack({ 'oauth.v2.access': answer })
    return findingText(await checkClient({ ...client, ...given }, url, pagePath), false)
  }
  const place = 'Basic Information > App Credentials (https://api.slack.com/apps/A0ACME/general)'

  test('are known to Slack where only the code is wrong', async () => {
    expect(await says(refused('invalid_code'))).toBe(
      'ok    SLACK_CLIENT_SECRET: Slack knows it, and it belongs to SLACK_CLIENT_ID.',
    )
  })
  test('are told apart where one of them is wrong', async () => {
    expect(await says(refused('invalid_client_id'))).toBe(
      `wrong SLACK_CLIENT_ID: Slack does not know it ("invalid_client_id").\n      Do: Copy it again: ${place}.`,
    )
    expect(await says(refused('bad_client_secret'))).toBe(
      'wrong SLACK_CLIENT_SECRET: It does not belong to SLACK_CLIENT_ID ("bad_client_secret").\n' +
        `      Do: Copy it again, and not the signing secret: ${place}: "Show" beside Client Secret.`,
    )
    expect(await says(refused('fatal_error'))).toContain('Slack has trouble at the moment')
    expect(await says(refused('invalid_code'), { id: 'A0ACME' })).toContain(
      'wrong SLACK_CLIENT_ID: It does not look like one. It is two numbers with a dot between them.',
    )
    expect(await says(refused('invalid_code'), { secret: 'xoxb-1' })).toContain(
      'wrong SLACK_CLIENT_SECRET: It does not look like one. This is a bot token.',
    )
    expect(await says({ body: { ok: true } })).toContain('Slack took a code that is none, so nothing is known of it.')
  })
})
