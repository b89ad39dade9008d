/** Installing by OAuth in workspaces and organizations, and leaving them: real Bolt, signed HTTP, a fake Slack. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { loadOwners } from '../../../src/slack/authority/owners.ts'
import { openServices } from '../../../src/slack/open-services.ts'
import { runInScope } from '../../../src/slack/request-scope.ts'
import { inTeam, install, oauth } from './install.ts'
import { command, event, mention } from '../test-slack.ts'
import { type RunningApp, runApp, settingsFor } from '../running-app.ts'
import { tinyDependencies } from '../tiny-engine.ts'
import { rowsOf, withDatabase } from '../../store/database-rows.ts'
import { databaseKinds, newDatabase } from '../../store/databases.ts'

const one = { team: 'T1', token: 'xoxb-one' }
const two = { team: 'T2', token: 'xoxb-two' }
const now = () => Math.floor(Date.now() / 1000)
const tokensUsed = ({ slack }: RunningApp) => slack.callsOf('chat.postMessage').map(({ token }) => token)

test('the way to Slack carries scopes and a state, and the way back ends on a page that says what to type', async () => {
  const running = await runApp({}, oauth)
  const start = await fetch(`${running.app.address}/slack/install`, { redirect: 'manual' })
  const { searchParams } = new URL(start.headers.get('location') ?? '')
  expect(searchParams.get('client_id')).toBe('1.2')
  expect(searchParams.get('scope')?.split(',')).toEqual(
    expect.arrayContaining(['commands', 'chat:write', 'im:history']),
  )
  expect(searchParams.get('state')?.length).toBeGreaterThan(20)
  const page = await install(running, one)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('/gpucost 70b 2B tokens')
})

test('each workspace is answered with its own token, without asking the network before the acknowledgement', async () => {
  const running = await runApp({}, oauth)
  await install(running, one)
  await install(running, two)
  const asked = running.slack.callsOf('auth.test').length
  const { send, responseUrl } = running
  await send.command(command('70b 2B tokens', responseUrl(), { team_id: 'T1' }))
  await send.event(event(mention('8b 1B tokens'), inTeam('T2')))
  await expect.poll(() => new Set(tokensUsed(running))).toEqual(new Set(['xoxb-one', 'xoxb-two']))
  expect(running.slack.callsOf('auth.test')).toHaveLength(asked)
  const store = running.services.store
  await expect.poll(() => store.of('T1').estimates.recent({})).toMatchObject([{ scenario: { spec: { params: 70e9 } } }])
  await expect.poll(() => store.of('T2').estimates.recent({})).toMatchObject([{ scenario: { spec: { params: 8e9 } } }])
})

test('an organization’s installation answers in each of its workspaces, whose rows stay apart', async () => {
  const running = await runApp({}, oauth)
  await install(running, { team: 'T1', organization: 'E1', token: 'xoxb-org' })
  const { send, responseUrl, services } = running
  const organization = { enterprise_id: 'E1', is_enterprise_install: 'true' }
  await send.command(command('70b 2B tokens', responseUrl(), { team_id: 'T1', ...organization }))
  const authorizations = [{ enterprise_id: 'E1', team_id: null, user_id: 'U0BOT', is_enterprise_install: true }]
  await send.event(event(mention('8b 1B tokens'), { team_id: 'T2', authorizations }))
  await expect.poll(() => tokensUsed(running)).toEqual(['xoxb-org', 'xoxb-org'])
  await expect.poll(() => services.store.teams('E1')).toEqual(['T1', 'T2'])
  await expect.poll(() => services.store.of('T1').estimates.recent({})).toHaveLength(1)

  const uninstall = event({ type: 'app_uninstalled' }, { team_id: 'T1', authorizations, event_time: now() })
  await send.event(uninstall)
  await expect.poll(() => services.store.teams()).toEqual([])
  await expect.poll(() => services.store.installations.ids()).toEqual(new Set())
})

test('a workspace that never installed is told so, and costs one look into the database', async () => {
  const running = await runApp({}, oauth)
  const { send, slack, responseUrl } = running
  expect((await send.command(command('70b', responseUrl(), { team_id: 'T9' }))).status).toBe(200)
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect(slack.workspace.messages[0]?.text).toContain('no valid installation in this workspace')
})

test.each([
  ['a state of nobody', (address: string) => fetch(`${address}/slack/oauth_redirect?code=c&state=forged`)],
  ['a code that Slack does not know', null],
  [
    'somebody who changed their mind',
    (address: string) => fetch(`${address}/slack/oauth_redirect?error=access_denied`),
  ],
])('%s installs nothing', async (_, visit) => {
  const running = await runApp({}, oauth)
  const { app, slack, services } = running
  const start = await fetch(`${app.address}/slack/install`, { redirect: 'manual' })
  const state = new URL(start.headers.get('location') ?? '').searchParams.get('state')
  const cookie = (start.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const unknown = () => fetch(`${app.address}/slack/oauth_redirect?code=no&state=${state}`, { headers: { cookie } })
  const page = await (visit ?? unknown)(app.address)
  expect(page.status).toBe(400)
  expect(await page.text()).toContain('start again')
  expect(await services.store.installations.ids()).toEqual(new Set())
  expect(slack.callsOf('auth.test')).toEqual([])
})

test('a state that was given to another browser installs nothing', async () => {
  const { app, slack, services } = await runApp({}, oauth)
  const start = await fetch(`${app.address}/slack/install`, { redirect: 'manual' })
  const state = new URL(start.headers.get('location') ?? '').searchParams.get('state') ?? ''
  const code = slack.installer.createCode({ workspace: slack.workspace, token: 'xoxb-one', user: 'U0ANN' })
  const page = await fetch(`${app.address}/slack/oauth_redirect?code=${code}&state=${state}`)
  expect(page.status).toBe(400)
  expect(await services.store.installations.ids()).toEqual(new Set())
})

test('a replica and a restart know what another process installed, and tokens lie encrypted', async () => {
  const running = await runApp({}, oauth)
  const replica = await running.replica()
  await install(running, one)
  await replica.send.command(command('70b 2B tokens', replica.responseUrl(), { team_id: 'T1' }))
  await expect.poll(() => tokensUsed(running)).toEqual(['xoxb-one'])
  const restarted = await running.replica()
  await restarted.send.command(command('8b 2B tokens', restarted.responseUrl(), { team_id: 'T1' }))
  await expect.poll(() => tokensUsed(running)).toEqual(['xoxb-one', 'xoxb-one'])
  expect(running.logged() + replica.logged() + restarted.logged()).not.toMatch(/xoxb-|client-secret|state-secret/)
})

test('a token that Slack no longer accepts is forgotten, and found again when the workspace installs anew', async () => {
  const running = await runApp({}, oauth)
  const { send, slack, responseUrl, app } = running
  await install(running, one)
  slack.installer.revoke('xoxb-one', 'token_revoked')
  await send.command(command('70b 2B tokens', responseUrl(), { team_id: 'T1' }))
  await expect.poll(() => slack.workspace.messages[0]?.text ?? '').toContain('install gpucost again')
  // The other workspaces are still served.
  expect((await fetch(`${app.address}/readyz`)).status).toBe(200)
  await install(running, { ...one, token: 'xoxb-anew' })
  await send.command(command('8b 2B tokens', responseUrl(), { team_id: 'T1' }))
  await expect.poll(() => tokensUsed(running).at(-1)).toBe('xoxb-anew')
})

describe.each(databaseKinds)('leaving, in %s', (kind) => {
  test.each([
    ['app_uninstalled', { type: 'app_uninstalled' }],
    ['tokens_revoked', { type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } }],
  ])('%s deletes every row of the workspace, and no row of another', async (_, inner) => {
    const location = await newDatabase(kind)
    const running = await runApp({}, oauth, location)
    const { send, responseUrl, app } = running
    await install(running, one)
    await install(running, two)
    for (const team of ['T1', 'T2']) {
      await send.command(command('70b 2B tokens', responseUrl(), { team_id: team }))
      await expect.poll(() => running.services.store.of(team).estimates.recent({})).toHaveLength(1)
    }
    await expect.poll(() => running.services.store.inbox.open()).toBe(0)
    const others = await rowsOf(location, 'T2')
    expect(others['installations']).toBe(1)
    await send.event(event(inner, { ...inTeam('T1'), event_time: now() }))
    await expect.poll(async () => [...new Set(Object.values(await rowsOf(location, 'T1')))]).toEqual([0])
    expect(await rowsOf(location, 'T2')).toEqual(others)
    expect((await fetch(`${app.address}/readyz`)).status).toBe(200)
    await send.command(command('70b 2B tokens', responseUrl(), { team_id: 'T1' }))
    await expect.poll(() => running.slack.workspace.messages.at(-1)?.text).toContain('no valid installation')
  })
})

test('an uninstallation that arrives again after the workspace came back deletes nothing', async () => {
  const running = await runApp({}, oauth)
  const { send, services, logged } = running
  await install(running, one)
  await send.event(event({ type: 'app_uninstalled' }, { ...inTeam('T1'), event_time: now() - 600 }))
  await expect.poll(logged).toContain('a clean-up from before')
  expect(await services.store.installations.ids()).toEqual(new Set(['T1']))
})

test('a row that cannot be read is installed over: it is counted until then, and nobody owns the workspace by it', async () => {
  const location = await newDatabase('SQLite')
  const running = await runApp({}, oauth, location)
  const { send, services, responseUrl } = running
  const bad = { id: 'T1', team: 'T1', enterprise: null, sealed: 'v1.gone.AAAA.BBBB', changed_at: '2026-11-24' }
  await withDatabase(location, (db) => db.insertInto('installations').values(bad).execute())
  const restarted = await running.replica()
  expect(await restarted.services.metrics.text()).toContain('gpucost_unreadable_installations 1')
  for (const installer of ['U0EVE', 'U0ANN']) expect((await install(running, { ...one, installer })).status).toBe(200)
  await restarted.services.authorizer?.refresh()
  expect(await restarted.services.metrics.text()).toContain('gpucost_unreadable_installations 0')
  await send.command(command('70b 2B tokens', responseUrl(), { team_id: 'T1' }))
  await expect.poll(() => tokensUsed(running)).toEqual(['xoxb-one'])
  expect(await services.store.of('T1').owners.list()).toEqual([])
  const scope = { team: 'T1', enterprise: null, id: null, attempt: 1, posts: 0, outcome: 'answered' } as const
  const owners = (firstOwners: readonly string[]) =>
    runInScope({ ...scope }, () => loadOwners({ ...services, firstOwners }))
  expect([await owners([]), await owners(['U0OPS'])]).toEqual([[], ['U0OPS']])
})

test('a key that opens nothing stops the start and says what to do where it is lost; then every workspace installs again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-lost-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const running = await runApp({}, oauth, { folder })
  await install(running, one)
  const lost = { ...oauth, TOKEN_ENCRYPTION_KEY: '1'.repeat(64), DATA_DIR: folder, LOG_LEVEL: 'silent' }
  const start = (environment: Record<string, string>) =>
    openServices(settingsFor(running.slack, environment).settings, tinyDependencies, () => '2026-11-24')
  await expect(start(lost)).rejects.toThrow('UNREADABLE_INSTALLATIONS=skip')
  const services = await start({ ...lost, UNREADABLE_INSTALLATIONS: 'skip' })
  await services.store.close()
  const again = await runApp({}, lost, { folder })
  expect((await install(again, { ...one, token: 'xoxb-anew' })).status).toBe(200)
  expect(await again.services.store.of('T1').owners.list()).toMatchObject([{ user: 'U0ANN' }])
})

test('a user’s own token that is revoked deletes nothing', async () => {
  const running = await runApp({}, oauth)
  await install(running, one)
  await running.send.event(event({ type: 'tokens_revoked', tokens: { oauth: ['U0ANN'] } }, inTeam('T1')))
  await running.send.command(command('70b 2B tokens', running.responseUrl(), { team_id: 'T1' }))
  await expect.poll(() => tokensUsed(running)).toEqual(['xoxb-one'])
})
