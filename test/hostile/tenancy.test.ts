/** Whose a delivery is, Slack says outside of it: no field of a message or of a person leads into another workspace. */
import { expect, test } from 'vitest'
import { defaultsSchema } from '../../src/scenario/defaults.ts'
import { newDatabase } from '../store/databases.ts'
import { rowsOf } from '../store/database-rows.ts'
import { inTeam, install, oauth } from '../slack/install/install.ts'
import {
  channelMessage,
  command,
  directMessage,
  event,
  globalShortcut,
  homeOpened,
  homePress,
  mention,
  messageShortcut,
  press,
  submission,
} from '../slack/test-slack.ts'
import { realDependencies } from '../slack/real-engine.ts'
import { type RunningApp, runApp } from '../slack/running-app.ts'
import { foreignVariants, type Payload } from './foreign-fields.ts'
import { inBatches, seededRounds, timeoutFor } from './seeded-rounds.ts'

const job = '70b 2B tokens on 8 h100 sxm at lambda'
/** What an hour of a GPU costs whom. Nobody else has these prices. */
const priceBooks = { T1: 1.11, T2: 2.22, TE1: 1.33, TE2: 2.44 } as const
type Tenant = keyof typeof priceBooks
/** Whose payload names whom. */
const pairs: readonly (readonly [Tenant, Tenant])[] = [
  ['T1', 'T2'],
  ['TE1', 'TE2'],
  ['T1', 'TE2'],
  ['TE1', 'T2'],
]
const enterpriseOf = (tenant: Tenant) => (tenant.startsWith('TE') ? 'E1' : null)

type Send = (running: RunningApp, payload: Payload) => Promise<unknown>
type Kind = {
  readonly make: (running: RunningApp, tenant: Tenant, serial: number) => Payload
  readonly send: Send
  /** The fields by which Slack says whose it is. */
  readonly authoritative: readonly string[]
}

const asCommand: Send = ({ send }, payload) =>
  send.command(
    Object.fromEntries(
      Object.entries(payload).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
    ),
  )
const asEvent: Send = ({ send }, payload) => send.event(payload)
const asInteraction: Send = ({ send }, payload) => send.interaction(payload)

const inEnvelope = (tenant: Tenant) => {
  const outside = inTeam(tenant)
  const enterprise_id = enterpriseOf(tenant)
  const [authorization] = outside.authorizations
  return {
    ...outside,
    enterprise_id,
    authorizations: [{ ...authorization, enterprise_id, is_enterprise_install: enterprise_id !== null }],
  }
}
const eventFields = ['authorizations', 'authorizations.0.team_id', 'authorizations.0.team']
const interactive = (tenant: Tenant) => ({
  team: { id: tenant, domain: tenant },
  enterprise: enterpriseOf(tenant) === null ? null : { id: enterpriseOf(tenant) },
  is_enterprise_install: enterpriseOf(tenant) !== null,
  user: { id: 'U0ANN', name: 'ann', team_id: tenant },
})
const interactiveFields = ['team', 'team.id']
const channelOf = (tenant: Tenant) => `C${tenant}`

const kinds: Readonly<Record<string, Kind>> = {
  command: {
    make: ({ responseUrl }, tenant, serial) =>
      command(job, responseUrl(channelOf(tenant)), {
        team_id: tenant,
        channel_id: channelOf(tenant),
        user_id: `U${serial}`,
        ...(tenant.startsWith('TE') ? { enterprise_id: 'E1' } : {}),
      }),
    send: asCommand,
    authoritative: ['team_id'],
  },
  mention: {
    make: (_, tenant) => event(mention(job, { channel: channelOf(tenant) }), inEnvelope(tenant)),
    send: asEvent,
    authoritative: eventFields,
  },
  'direct message': {
    make: (_, tenant) => event(directMessage(job), inEnvelope(tenant)),
    send: asEvent,
    authoritative: eventFields,
  },
  'reply in a thread of ours': {
    make: (_, tenant) =>
      event(
        channelMessage('9B tokens', { channel: channelOf(tenant), thread_ts: '1780000000.900001' }),
        inEnvelope(tenant),
      ),
    send: asEvent,
    authoritative: eventFields,
  },
  'home opened': {
    make: (_, tenant) => event(homeOpened(), inEnvelope(tenant)),
    send: asEvent,
    authoritative: eventFields,
  },
  'shortcut on the message of a bot': {
    make: ({ responseUrl }, tenant) => ({
      ...messageShortcut(job, responseUrl(channelOf(tenant)), { channel: { id: channelOf(tenant), name: 'c' } }),
      ...interactive(tenant),
      message: { type: 'message', bot_id: 'B0OTHER', app_id: 'A0FAKE', ts: `17800001${Math.random()}`, text: job },
    }),
    send: asInteraction,
    authoritative: interactiveFields,
  },
  'global shortcut': {
    make: (_, tenant) => ({ ...globalShortcut(), ...interactive(tenant) }),
    send: asInteraction,
    authoritative: interactiveFields,
  },
  'button under a message': {
    make: ({ responseUrl }, tenant, serial) => ({
      ...press(
        { action_id: 'amend_gpu', value: `on ${1 + (serial % 8)} h100s` },
        { channel: channelOf(tenant), ts: '1780000000.900001' },
        responseUrl(channelOf(tenant)),
      ),
      ...interactive(tenant),
    }),
    send: asInteraction,
    authoritative: interactiveFields,
  },
  'button on the home tab': {
    make: (_, tenant) => {
      const payload = homePress('try_example_0', job)
      return { ...payload, ...interactive(tenant), view: { ...Object(payload['view']), team_id: tenant } }
    },
    send: asInteraction,
    authoritative: [...interactiveFields, 'view.app_installed_team_id'],
  },
  'form of an estimate': {
    make: (_, tenant) => ({
      ...submission(
        { model: '70b', data: '2B tokens', gpus: { choices: ['h100-sxm'] }, providers: { choices: ['lambda'] } },
        {
          team_id: tenant,
          app_installed_team_id: tenant,
          private_metadata: JSON.stringify({ channel: channelOf(tenant) }),
        },
      ),
      ...interactive(tenant),
    }),
    send: asInteraction,
    authoritative: [...interactiveFields, 'view.app_installed_team_id'],
  },
  'workflow step': {
    make: (_, tenant, serial) =>
      event(
        {
          type: 'function_executed',
          function: { id: 'F1', callback_id: 'estimate_cost', title: 'x', type: 'app', app_id: 'A0FAKE' },
          inputs: { job, channel: channelOf(tenant), user: 'U0ANN' },
          function_execution_id: `Fx${serial}`,
          workflow_execution_id: 'Wx1',
          event_ts: `1780000200.${serial}`,
          bot_access_token: `xoxb-${(enterpriseOf(tenant) ?? tenant).toLowerCase()}`,
        },
        inEnvelope(tenant),
      ),
    send: asEvent,
    authoritative: eventFields,
  },
  'form of settings of the workspace': {
    make: (_, tenant, serial) => ({
      ...submission(
        { budgetUsd: String(1000 + serial) },
        {
          callback_id: 'settings',
          team_id: tenant,
          app_installed_team_id: tenant,
          private_metadata: JSON.stringify({ of: 'workspace', version: serial }),
        },
      ),
      ...interactive(tenant),
    }),
    send: asInteraction,
    authoritative: [...interactiveFields, 'view.app_installed_team_id'],
  },
  'form of settings': {
    make: (_, tenant, serial) => ({
      ...submission(
        { budgetUsd: String(1000 + serial) },
        {
          callback_id: 'settings',
          team_id: tenant,
          app_installed_team_id: tenant,
          private_metadata: JSON.stringify({ of: 'channel', version: 0, channel: `${channelOf(tenant)}${serial}` }),
        },
      ),
      ...interactive(tenant),
    }),
    send: asInteraction,
    authoritative: [...interactiveFields, 'view.app_installed_team_id'],
  },
}

/** Who has no team of its own in the payload, as where an organization installed: the person's, if that is one of the organization. */
const withoutTeam: Kind = {
  make: ({ responseUrl }, tenant, serial) => ({
    ...kinds['button under a message']?.make({ responseUrl } as RunningApp, tenant, serial),
    team: null,
  }),
  send: asInteraction,
  authoritative: ['user.team_id', 'team', 'team.id'],
}

async function plantedApp() {
  const location = await newDatabase('SQLite')
  const running = await runApp(realDependencies(), oauth, location)
  await install(running, { team: 'T1', token: 'xoxb-t1' })
  await install(running, { team: 'T2', token: 'xoxb-t2' })
  for (const team of ['TE1', 'TE2']) await install(running, { team, organization: 'E1', token: 'xoxb-e1' })
  for (const [tenant, usdPerGpuHour] of Object.entries(priceBooks)) {
    const { settings, workspace, threads } = running.services.store.of(tenant)
    const priceBook = [{ provider: 'lambda', gpu: 'h100-sxm', pricing: null, usdPerGpuHour, discount: null }]
    await workspace.recordSeen(tenant.startsWith('TE') ? 'E1' : null)
    await settings.write(null, defaultsSchema.parse({ priceBook }), 'U0LEAD', 0)
    for (const owner of Object.keys(priceBooks)) {
      for (const each of running.slack.workspaces.values()) each.addChannel(`C${owner}`)
      await workspace.recordShared(`C${owner}`, false)
    }
    await workspace.recordShared('D0BOT', false)
    // A thread under the same channel and time in every workspace: whoever mixes them up finds one.
    const rules = { ...defaultsSchema.parse({ priceBook }) }
    const started = running.services.engine.handle(
      { kind: 'text', text: job, inputKind: 'command' },
      {
        today: running.services.today(),
        rules: { defaults: rules, by: { priceBook: 'workspace' }, policies: [], since: '2026-11-01' },
        teamMeasurements: [],
      },
    )
    if (started.kind !== 'plan') throw new Error('no plan')
    for (const owner of Object.keys(priceBooks)) {
      await threads.addTurn(
        { channel: `C${owner}`, thread: '1780000000.900001' },
        { delivery: null, by: 'U0LEAD' },
        () => started.thread,
      )
    }
  }
  return { running, location }
}

/** An organization's app is told in its events for which workspace it received them. */
const inOrganization: Kind = {
  make: (_, tenant) => {
    const outside = inEnvelope(tenant)
    const authorizations = outside.authorizations.map((authorization) => ({ ...authorization, team_id: null }))
    return event(mention(job, { channel: channelOf(tenant) }), { ...outside, context_team_id: tenant, authorizations })
  },
  send: asEvent,
  authoritative: ['authorizations', 'context_team_id', 'authorizations.0.team_id'],
}

const ofOrganizations: Readonly<Record<string, Kind>> = {
  'button without a team': withoutTeam,
  'event without a team in its authorization': inOrganization,
}
const allKinds = Object.entries({ ...kinds, ...ofOrganizations })

test(
  'every kind of payload, every field that could name another workspace: no figure and no row crosses',
  async () => {
    const { running, location } = await plantedApp()
    const { slack, services } = running
    const violations: string[] = []
    const everything = allKinds.flatMap(([name, kind]) =>
      pairs.flatMap(([tenant, other]) =>
        name in ofOrganizations && !tenant.startsWith('TE') ? [] : [{ name, kind, tenant, other }],
      ),
    )
    const rowsOfAll = async () =>
      Object.fromEntries(
        await Promise.all(
          Object.keys(priceBooks).map(async (team) => [team, JSON.stringify(await rowsOf(location, team))]),
        ),
      )
    let serial = 0
    for (const { name, kind, tenant, other } of everything) {
      const before = await rowsOfAll()
      const callsBefore = slack.calls.length
      const shownBefore = [...slack.workspaces.values()].reduce((sum, { homeViews }) => sum + homeViews.size, 0)
      const variants = foreignVariants(
        kind.make(running, tenant, 0),
        { team: other, enterprise: enterpriseOf(other) },
        new Set(kind.authoritative),
      )
      const rounds = seededRounds(8)
      await inBatches(rounds, 8, async ({ random }) => {
        const chosen = random.below(variants.length)
        serial += 1
        const made = foreignVariants(
          kind.make(running, tenant, serial),
          { team: other, enterprise: enterpriseOf(other) },
          new Set(kind.authoritative),
        )[chosen]
        if (made !== undefined) await kind.send(running, made.payload)
      })
      await expect.poll(() => services.store.inbox.open(), { timeout: 30_000 }).toBe(0)
      const calls = slack.calls.slice(callsBefore)
      const said = JSON.stringify(calls.map(({ args }) => args))
      const where = `${name}, ${tenant} with ${other}`
      const after = await rowsOfAll()
      for (const team of Object.keys(priceBooks) as Tenant[]) {
        if (team === tenant) continue
        if (before[team] !== after[team])
          violations.push(`${where}: rows of ${team}: ${before[team]} became ${after[team]}`)
        if (said.includes(`$${priceBooks[team]}`)) violations.push(`${where}: the price of ${team} was said`)
      }
      const token = `xoxb-${(enterpriseOf(tenant) ?? tenant).toLowerCase()}`
      const foreignToken = calls.find((call) => call.token !== undefined && call.token !== token)
      if (foreignToken !== undefined)
        violations.push(`${where}: ${foreignToken.method} was called with ${foreignToken.token}`)
      if (calls.length === 0 && shownBefore === 0) violations.push(`${where}: nothing happened at all`)
    }
    expect(violations).toEqual([])
  },
  timeoutFor(3000),
)

test('a person of another company presses a button of ours: it is ours, and the channel counts as shared', async () => {
  const { running } = await plantedApp()
  const { slack, send, services, responseUrl } = running
  // Slack names the workspace that the app posted for, and the person's own beside it.
  const payload = {
    ...press(
      { action_id: 'amend_4bit', value: '4-bit' },
      { channel: 'CT1', ts: '1780000000.900001' },
      responseUrl('CT1'),
    ),
    ...interactive('T1'),
    user: { id: 'U0EVE', name: 'eve', team_id: 'T2' },
  }
  await send.interaction(payload)
  await expect.poll(() => services.store.inbox.open()).toBe(0)
  expect(slack.calls.filter(({ method }) => method === 'chat.postMessage').map(({ token }) => token)).toEqual([
    'xoxb-t1',
  ])
  expect(await services.store.of('T1').workspace.isShared('CT1')).toBe(true)
  const said = [...slack.workspaces.values()].map(({ messages }) => messages)
  expect(said.flat()).not.toEqual([])
  expect(JSON.stringify(said)).not.toContain('$1.11')
})

test.each([
  ['team_id', { team_id: 'T2', authorizations: [{ enterprise_id: 'E1', team_id: null }] }],
  [
    'context_team_id',
    { team_id: 'TE1', context_team_id: 'T2', authorizations: [{ enterprise_id: 'E1', team_id: null }] },
  ],
  ['team_id without an authorization', { team_id: 'T2', enterprise_id: 'E1', authorizations: [] }],
])('an organization’s event whose %s is a workspace that is not of it is the organization’s', async (_, outside) => {
  const { running, location } = await plantedApp()
  const before = JSON.stringify(await rowsOf(location, 'T2'))
  await running.send.event(event(mention(job, { channel: 'CTE1' }), outside))
  await expect.poll(() => running.services.store.inbox.open()).toBe(0)
  const { calls } = running.slack
  expect(calls.filter(({ method }) => method === 'chat.postMessage').map(({ token }) => token)).toEqual(['xoxb-e1'])
  expect(JSON.stringify(calls)).not.toContain('$2.22')
  expect(JSON.stringify(await rowsOf(location, 'T2'))).toBe(before)
})

test('a workspace of an organization of which nobody has heard is a tenant of its own from its first event on', async () => {
  const { running } = await plantedApp()
  const authorizations = [{ enterprise_id: 'E1', team_id: null }]
  const outside = { team_id: 'TE3', context_team_id: 'TE3', enterprise_id: 'E1', authorizations }
  await running.send.event(event(mention(job, { channel: 'CTE1' }), outside))
  await expect.poll(() => running.services.store.teams('E1')).toContain('TE3')
})
