/** Whose a delivery is, Slack says outside of it: no field of a message or of a person leads into another workspace. */
import { expect, test } from 'vitest'
import { contentsOf } from '../store/database-rows.ts'
import { event, mention, press } from '../slack/test-slack.ts'
import { foreignVariants, throughoutCount } from './foreign-fields.ts'
import { inBatches, seededRounds, timeoutFor } from './seeded-rounds.ts'
import { registerListeners } from '../../src/slack/listeners/register-listeners.ts'
import { contentsOfAll, pairs, plantedApp, violationsBetween } from './planted-tenants.ts'
import { uninstallations, otherKinds, reachedByKinds } from './tenant-controls.ts'
import { allKinds, enterpriseOf, interactive, job, ofOrganizations, type PlantedTenant } from './tenant-payloads.ts'

/** The names under which the app registers its listeners, as Bolt is told them. */
function registeredListeners(): readonly string[] {
  const names: string[] = []
  const nameOf = (constraint: unknown) =>
    constraint instanceof RegExp ? constraint.source : (Object(constraint).callback_id ?? constraint)
  const recorder = new Proxy(
    {},
    { get: (_, kind) => (constraint: unknown) => void names.push(`${String(kind)} ${nameOf(constraint)}`) },
  )
  const anything: object = new Proxy(() => undefined, { get: () => anything, apply: () => anything })
  Reflect.apply(registerListeners, null, [recorder, anything])
  return [...new Set(names)]
}

test('every listener that the app registers is reached by a kind of payload of the table below', () => {
  const reached = [...reachedByKinds, ...Object.keys(otherKinds), ...Object.keys(uninstallations)]
  expect(registeredListeners().toSorted()).toEqual(reached.toSorted())
})

test(
  'every kind of payload, every field that could name another workspace: no figure and no row crosses',
  async () => {
    const { running, location } = await plantedApp()
    const { slack, services } = running
    const violations: string[] = []
    const common = allKinds.flatMap(([name, kind]) =>
      pairs.flatMap(([tenant, other]) =>
        name in ofOrganizations && !tenant.startsWith('TE') ? [] : [{ name, kind, tenant, other }],
      ),
    )
    // What is pressed, filled and told seldom: one workspace each, in turn.
    const seldom = Object.entries(otherKinds).flatMap(([name, kind], index) => {
      const [tenant, other] = pairs[index % pairs.length] ?? pairs[0]
      return [{ name, kind, tenant, other }]
    })
    const last = Object.entries(uninstallations).map(([name, kind], index) => {
      const [tenant, other]: readonly [PlantedTenant, PlantedTenant] = index === 0 ? ['T2', 'TE1'] : ['T1', 'TE2']
      return { name, kind, tenant, other }
    })
    const everything = [...common, ...seldom, ...last]
    let serial = 0
    for (const { name, kind, tenant, other } of everything) {
      const before = await contentsOfAll(location)
      const callsBefore = slack.calls.length
      const shownBefore = [...slack.workspaces.values()].reduce((sum, { homeViews }) => sum + homeViews.size, 0)
      const variants = foreignVariants(
        kind.make(running, tenant, 0),
        { team: other, enterprise: enterpriseOf(other) },
        new Set(kind.authoritative),
      )
      const rounds = seededRounds(name in otherKinds || name in uninstallations ? 3 : 5)
      await inBatches(rounds, 8, async ({ number, random }) => {
        const chosen = number < throughoutCount ? number : random.below(variants.length)
        serial += 1
        const made = foreignVariants(
          kind.make(running, tenant, serial),
          { team: other, enterprise: enterpriseOf(other) },
          new Set(kind.authoritative),
        )[chosen]
        if (made !== undefined) await kind.send(running, made.payload)
      })
      await expect.poll(() => services.store.inbox.open(), { timeout: 120_000 }).toBe(0)
      const calls = slack.calls.slice(callsBefore)
      const where = `${name}, ${tenant} with ${other}`
      const after = await contentsOfAll(location)
      violations.push(...violationsBetween({ tenant, before, after, calls, where }))
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
  const before = await contentsOf(location, 'T2')
  await running.send.event(event(mention(job, { channel: 'CTE1' }), outside))
  await expect.poll(() => running.services.store.inbox.open()).toBe(0)
  const { calls } = running.slack
  expect(calls.filter(({ method }) => method === 'chat.postMessage').map(({ token }) => token)).toEqual(['xoxb-e1'])
  expect(JSON.stringify(calls)).not.toContain('$2.22')
  expect(await contentsOf(location, 'T2')).toBe(before)
})

test('a workspace of an organization of which nobody has heard is a tenant of its own from its first event on', async () => {
  const { running } = await plantedApp()
  const authorizations = [{ enterprise_id: 'E1', team_id: null }]
  const outside = { team_id: 'TE3', context_team_id: 'TE3', enterprise_id: 'E1', authorizations }
  await running.send.event(event(mention(job, { channel: 'CTE1' }), outside))
  await expect.poll(() => running.services.store.teams('E1')).toContain('TE3')
})
