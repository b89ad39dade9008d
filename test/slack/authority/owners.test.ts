/** Who the owners are: at first whoever installed the app or whom OWNERS names, then whom an owner names. */
import { expect, test } from 'vitest'
import { validateView } from 'local-slack/block-kit/validator'
import type { CannedAnswer } from 'local-slack/faults'
import type { FilledInputs } from 'local-slack/payload-builders'
import { chatWith } from '../chat-driver.ts'
import { install, oauth } from '../install/install.ts'
import { event, homePress, mention, submission } from '../test-slack.ts'
import { realDependencies } from '../real-engine.ts'
import { type RunningApp, runApp } from '../running-app.ts'
import { withDatabase } from '../../store/database-rows.ts'
import { newDatabase } from '../../store/databases.ts'

const by = (user: string, team = 'T0FAKE') => ({ user: { id: user, name: 'x', team_id: team }, team: { id: team } })

async function submitWorkspace(
  running: RunningApp,
  user: string,
  filled: FilledInputs,
  team = 'T0FAKE',
): Promise<string> {
  const version = (await running.services.store.of(team).settings.read(null))?.version ?? 0
  const payload = submission(
    filled,
    {
      callback_id: 'settings',
      private_metadata: JSON.stringify({ of: 'workspace', version }),
      team_id: team,
      app_installed_team_id: team,
    },
    by(user, team),
  )
  const { body } = await running.send.interaction(payload)
  await expect.poll(() => running.services.store.inbox.open()).toBe(0)
  return body
}

/** Where somebody was told of a change, in order. */
const noticesIn = ({ slack }: RunningApp) =>
  slack.workspace.messages.filter(({ text }) => /^<@U0\w+> changed how/.test(text)).map(({ channel }) => channel)

test('with nobody named every change of the workspace is refused, with how to name somebody', async () => {
  const running = await runApp(realDependencies())
  expect(await submitWorkspace(running, 'U0ANN', { budgetUsd: '7' })).toContain('the setting OWNERS')
  expect(await running.services.store.of('T0FAKE').settings.read(null)).toBeNull()
})

test('the form of the workspace shows the owners; one of them hands it on, everybody concerned is told, and it is kept', async () => {
  const running = await runApp(realDependencies(), { OWNERS: 'U0ANN,U0BOB' })
  const { slack, send, services } = running
  await send.interaction(homePress('open_workspace_settings'))
  await expect.poll(() => slack.workspace.openedViews).toHaveLength(1)
  const [form] = slack.workspace.openedViews
  expect(validateView(Object(form))).toEqual([])
  expect(JSON.stringify(form)).toContain('Owners: <@U0ANN>, <@U0BOB>')
  await chatWith(running).command('settings workspace owners')
  expect(JSON.stringify(slack.workspace.openedViews.at(-1))).toContain('"initial_users":["U0ANN","U0BOB"]')
  expect(await submitWorkspace(running, 'U0ANN', { owners: { users: [] } })).toContain('Somebody must own')
  expect(await submitWorkspace(running, 'U0EVE', { owners: { users: ['U0EVE'] } })).toContain('Only an owner')
  expect(await submitWorkspace(running, 'U0ANN', { owners: { users: ['U0CFO', 'U0BOB'] } })).toBe('')
  await expect.poll(() => noticesIn(running)).toEqual(['D0BOB', 'D0CFO'])
  const [told] = slack.workspace.messages.filter(({ text }) => text.includes('changed how gpucost answers'))
  expect(told?.text).toBe('<@U0ANN> changed how gpucost answers for the whole workspace: owners.')
  expect(await submitWorkspace(running, 'U0ANN', { budgetUsd: '7' })).toContain('Only an owner')
  expect(await submitWorkspace(running, 'U0CFO', { budgetUsd: '7' })).toBe('')
  const audit = await services.store.of('T0FAKE').audit.recent({})
  expect(audit.map(({ by: user, action }) => [user, action])).toEqual([
    ['U0CFO', 'settings'],
    ['U0ANN', 'owners'],
  ])
})

test('whoever installed it is the first owner; installing it again makes nobody one', async () => {
  const running = await runApp(realDependencies(), oauth)
  await install(running, { team: 'T1', token: 'xoxb-one' })
  expect(await submitWorkspace(running, 'U0EVE', { budgetUsd: '7' }, 'T1')).toContain('ask <@U0ANN>')
  expect(await submitWorkspace(running, 'U0ANN', { budgetUsd: '7' }, 'T1')).toBe('')
  await install(running, { team: 'T1', token: 'xoxb-two', installer: 'U0EVE' })
  expect(await submitWorkspace(running, 'U0EVE', { budgetUsd: '9' }, 'T1')).toContain('ask <@U0ANN>')
})

test('whom OWNERS names since wins a workspace back; whom its owners took off their list does not', async () => {
  const location = await newDatabase('SQLite')
  const running = await runApp(realDependencies(), { OWNERS: 'U0ANN' }, location)
  expect(await submitWorkspace(running, 'U0ANN', { owners: { users: ['U0BOB'] } })).toBe('')
  // U0BOB leaves.
  const later = await runApp(realDependencies(), { OWNERS: 'U0ANN,U0CFO' }, location)
  expect(await submitWorkspace(later, 'U0ANN', { budgetUsd: '7' })).toContain('ask <@U0BOB>')
  expect(await submitWorkspace(later, 'U0CFO', { owners: { users: ['U0CFO', 'U0ANN'] } })).toBe('')
  expect(await submitWorkspace(later, 'U0ANN', { budgetUsd: '7' })).toBe('')
})

test('an owner reads who changed what; others do not', async () => {
  const running = await runApp(realDependencies(), { OWNERS: 'U0ANN' })
  await submitWorkspace(running, 'U0ANN', { budgetUsd: '7', approvalUsd: '100', approver: { user: 'U0CFO' } })
  // The approver is told of it by itself.
  await expect.poll(() => running.slack.workspace.messages.some(({ channel }) => channel === 'D0CFO')).toBe(true)
  const { command } = chatWith(running)
  const [shown] = await command('settings log')
  expect(shown).toMatchObject({ onlyFor: 'U0ANN' })
  expect(shown?.text).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d UTC <@U0ANN> changed budget, approvals of the workspace/m)
  await command('settings log', { user_id: 'U0EVE' })
  const told = () => running.slack.calls.filter(({ args }) => JSON.stringify(args).includes('Only an owner'))
  await expect.poll(told).toHaveLength(1)
})

test('the approver of before and the one of now hear that approvals changed', async () => {
  const running = await runApp(realDependencies(), { OWNERS: 'U0ANN' })
  await submitWorkspace(running, 'U0ANN', { approvalUsd: '100', approver: { user: 'U0CFO' } })
  await submitWorkspace(running, 'U0ANN', { approvalUsd: '100', approver: { user: 'U0CTO' } })
  await expect.poll(() => noticesIn(running)).toEqual(['D0CFO', 'D0CFO', 'D0CTO'])
})

test.each<[string, CannedAnswer]>([
  ['broken', { status: 500 }],
  ['limiting', { status: 429, headers: { 'retry-after': '90' } }],
  ['in trouble', { body: { ok: false, error: 'internal_error' } }],
])('Slack is %s as a change is to be told: it is told once that has passed', async (_, answer) => {
  const location = await newDatabase('SQLite')
  const running = await runApp(realDependencies(), { OWNERS: 'U0ANN,U0BOB' }, location)
  running.slack.answerWith('chat.postMessage', answer)
  expect(await submitWorkspace(running, 'U0ANN', { budgetUsd: '7' })).toBe('')
  await expect.poll(running.logged, { timeout: 5000 }).toContain('a job failed and is tried again')
  expect(noticesIn(running)).toEqual([])
  running.slack.answerWith('chat.postMessage', null)
  await withDatabase(location, (db) => db.updateTable('jobs').set({ run_at: '2026-11-24' }).execute())
  await expect.poll(() => noticesIn(running)).toEqual(['D0BOB'])
})

test.each<FilledInputs>([
  { budgetUsd: '7' },
  { owners: { users: ['U0CFO'] } },
  { budgetUsd: '7', owners: { users: ['U0CFO'] } },
])(
  'a process dies after it wrote %j and before it told: whoever takes over tells, and takes the change for made',
  async (filled) => {
    const running = await runApp(realDependencies(), { OWNERS: 'U0ANN,U0BOB' })
    let failures = 0
    const dieOnce = <T extends unknown[], R>(write: (...args: T) => Promise<R>) => {
      return async (...args: T): Promise<R> => {
        const written = await write(...args)
        if (failures > 0) return written
        failures += 1
        throw Object.assign(new Error('Connection terminated'), { code: 'ECONNRESET' })
      }
    }
    const { store } = running.services
    const of: typeof store.of = (team) => {
      const { settings, owners, ...rest } = store.of(team)
      return {
        ...rest,
        settings: { ...settings, write: dieOnce(settings.write) },
        owners: { ...owners, replace: dieOnce(owners.replace) },
      }
    }
    Object.assign(running.services, { store: { ...store, of } })
    expect(await submitWorkspace(running, 'U0ANN', filled)).toBe('')
    expect(failures).toBe(1)
    const names = [...('budgetUsd' in filled ? ['budget'] : []), ...('owners' in filled ? ['owners'] : [])].join(', ')
    const answers = running.slack.workspace.messages.filter(({ onlyFor }) => onlyFor === 'U0ANN')
    expect(answers.map(({ text }) => text)).toEqual([
      expect.stringContaining(`Saved for the whole workspace: ${names}.`),
    ])
    await expect.poll(() => noticesIn(running)).toEqual('owners' in filled ? ['D0BOB', 'D0CFO'] : ['D0BOB'])
  },
)

test('however many owners there are, whoever approves is told first', async () => {
  const many = Array.from({ length: 22 }, (_, index) => `U0OWN${index}`)
  const running = await runApp(realDependencies(), { OWNERS: ['U0ANN', ...many].join(',') })
  await submitWorkspace(running, 'U0ANN', { approvalUsd: '100', approver: { user: 'U0CFO' } })
  await expect.poll(() => noticesIn(running), { timeout: 15_000 }).toHaveLength(23)
  expect(noticesIn(running)[0]).toBe('D0CFO')
})

test('that an owner cannot be written to undoes nothing', async () => {
  const running = await runApp(realDependencies(), { OWNERS: 'U0ANN,U0BOB' })
  running.slack.failNext('chat.postMessage', { kind: 'refused', error: 'user_not_found' }, 4)
  expect(await submitWorkspace(running, 'U0ANN', { budgetUsd: '7' })).toBe('')
  expect(await running.services.store.of('T0FAKE').settings.read(null)).toMatchObject({ document: { budgetUsd: 7 } })
  await running.send.event(event(mention('70b 2B tokens')))
  await expect.poll(() => running.slack.workspace.messages.some(({ channel }) => channel === 'C0HOME')).toBe(true)
})
