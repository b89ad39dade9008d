/** Several workspaces, organizations, tokens and codes. */
import { expect, test } from 'vitest'
import { ann, clientOf, demoWorkspace, general as channel, refusalOf, startDemoSlack } from './demo-slack.ts'

const client = { id: '1.2', secret: 'a client secret' }
const exchange = (code: string) => ({ client_id: client.id, client_secret: client.secret, code })

test('a code is exchanged once, by the right client, for a token that works in its workspace alone', async () => {
  const { slack, client: first } = await startDemoSlack({ client })
  const other = demoWorkspace('T0OTHER')
  slack.addWorkspace(other)
  const code = slack.installer.createCode({ workspace: other, token: 'xoxb-other', user: ann })
  const second = clientOf(slack, 'xoxb-other')
  expect(await refusalOf(second.auth.test())).toMatchObject({ error: 'invalid_auth' })

  const access = (args: ReturnType<typeof exchange>) => first.oauth.v2.access(args)
  expect(await refusalOf(access(exchange('guessed')))).toMatchObject({ error: 'invalid_code' })
  expect(await refusalOf(access({ ...exchange(code), client_secret: 'guessed' }))).toMatchObject({
    error: 'bad_client_secret',
  })
  expect(await access(exchange(code))).toMatchObject({
    access_token: 'xoxb-other',
    team: { id: 'T0OTHER' },
    enterprise: null,
    is_enterprise_install: false,
    scope: 'commands,chat:write,files:write',
    authed_user: { id: ann },
  })
  expect(await refusalOf(access(exchange(code)))).toMatchObject({ error: 'code_already_used' })

  expect(await second.auth.test()).toMatchObject({ team_id: 'T0OTHER' })
  await second.chat.postMessage({ channel, text: 'in the other' })
  await first.chat.postMessage({ channel, text: 'in the first' })
  expect(other.messages.map(({ text }) => text)).toEqual(['in the other'])
  expect(slack.workspace.messages.map(({ text }) => text)).toEqual(['in the first'])
})

test('a revoked token is answered with the reason, until the app is installed again', async () => {
  const { slack, client: bot } = await startDemoSlack()
  slack.installer.revoke(slack.botToken, 'account_inactive')
  expect(await refusalOf(bot.auth.test())).toMatchObject({ error: 'account_inactive' })
  const { workspace, botToken: token } = slack
  const code = slack.installer.createCode({ workspace, token, user: ann })
  await bot.oauth.v2.access(exchange(code))
  expect((await bot.auth.test()).ok).toBe(true)
})

test('an organization’s token works in each of its workspaces, as `team_id` says', async () => {
  const { slack } = await startDemoSlack()
  const organization = { enterprise: { id: 'E0', name: 'Org' }, isOrgInstall: true }
  const [one, two] = [demoWorkspace('T1', organization), demoWorkspace('T2', organization)]
  for (const workspace of [one, two]) slack.addWorkspace(workspace)
  const org = clientOf(slack, 'xoxb-org')
  const code = slack.installer.createCode({ workspace: one, token: 'xoxb-org', user: ann })
  expect(await org.oauth.v2.access(exchange(code))).toMatchObject({
    team: null,
    enterprise: { id: 'E0' },
    is_enterprise_install: true,
  })
  expect(await org.auth.test()).toMatchObject({ enterprise_id: 'E0', is_enterprise_install: true })
  await org.apiCall('chat.postMessage', { channel, text: 'two', team_id: 'T2' })
  await org.apiCall('chat.postMessage', { channel, text: 'one', team_id: 'T1' })
  expect([one, two].map(({ messages }) => messages.map(({ text }) => text))).toEqual([['one'], ['two']])
})

test('a response URL posts in the workspace that it was created for', async () => {
  const { slack } = await startDemoSlack()
  const other = demoWorkspace('T0OTHER')
  slack.addWorkspace(other)
  const url = slack.responseUrls.create(channel, ann, { workspace: other })
  await fetch(url, { method: 'POST', body: '{"text":"hello"}' })
  expect(other.messages).toMatchObject([{ text: 'hello', onlyFor: ann }])
  expect(slack.workspace.messages).toEqual([])
})
