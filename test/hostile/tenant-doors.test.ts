/** The ways in beside Slack's events: addresses of our own and jobs. None of them leads into another workspace either. */
import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { mcpRoute, slackbotAccessOf } from '../../src/mcp-route.ts'
import { addressOf, createRouteServer, startListening } from '../../src/slack/http/route-server.ts'
import type { DatabaseLocation } from '../../src/store/database.ts'
import { readSources } from '../architecture/source-graph.ts'
import { oauth } from '../slack/install/install.ts'
import { type RunningApp, settingsFor } from '../slack/running-app.ts'
import { command, signingSecret, user } from '../slack/test-slack.ts'
import { jobsDue } from '../store/database-rows.ts'
import { foreignVariants, type Payload, throughoutCount } from './foreign-fields.ts'
import {
  contentsOfAll,
  pairs,
  type Planted,
  plantedApp,
  plantRuns,
  tenants,
  violationsBetween,
} from './planted-tenants.ts'
import { inBatches, seededRounds, timeoutFor } from './seeded-rounds.ts'
import { plantedApproval } from './tenant-controls.ts'
import { channelOf, enterpriseOf, job, priceBooks, type PlantedTenant } from './tenant-payloads.ts'

type Own = Readonly<Record<PlantedTenant, Planted>>
type Site = { readonly running: RunningApp; readonly own: Own; readonly mcp: string }

/** Everywhere in the address where a workspace could be named too. */
const queryOf = (other: PlantedTenant): string =>
  new URLSearchParams({ team: other, team_id: other, enterprise_id: enterpriseOf(other) ?? '' }).toString()

type AddressKind = {
  readonly make: (tenant: PlantedTenant, own: Own) => Payload
  readonly authoritative: readonly string[]
  /** What it answers. */
  readonly send: (site: Site, payload: Payload, tenant: PlantedTenant, other: PlantedTenant) => Promise<string>
  /** What shows that the workspace's own was reached. */
  readonly reaches: (tenant: PlantedTenant) => string
}

const post = async (address: string, headers: Record<string, string>, body: string): Promise<string> => {
  const response = await fetch(address, { method: 'POST', headers, body })
  return `${response.status} ${await response.text()}`
}

/** Addresses at which something of a workspace is kept or told. */
const addressKinds: Readonly<Record<string, AddressKind>> = {
  '/slack/run-progress': {
    make: (tenant, own) => ({ step: 1200, total: 4000, elapsed_seconds: 72_000, run: own[tenant].run }),
    authoritative: [],
    send: ({ running, own }, payload, tenant, other) =>
      post(
        `${running.app.address}/slack/run-progress?${queryOf(other)}&run=${own[other].run}`,
        { authorization: `Bearer ${own[tenant].token}`, 'x-team-id': other },
        JSON.stringify(payload),
      ),
    reaches: () => '"says":"Noted."',
  },
  '/mcp': {
    // What is unknown beside these or among the arguments is refused; in here it is passed over.
    make: (tenant) => ({
      name: 'estimate_fine_tuning',
      _meta: { slack: { team_id: tenant, user_id: 'U0ANN' } },
    }),
    authoritative: ['_meta.slack.team_id'],
    send: ({ mcp }, payload, _, other) => {
      const params = { ...payload, arguments: { job } }
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params })
      const time = Math.floor(Date.now() / 1000)
      const signature = createHmac('sha256', signingSecret).update(`v0:${time}:${body}`).digest('hex')
      const signed = { 'x-slack-request-timestamp': String(time), 'x-slack-signature': `v0=${signature}` }
      const type = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
      return post(`${mcp}/mcp?${queryOf(other)}`, { ...type, ...signed, 'x-team-id': other }, body)
    },
    reaches: (tenant) => `"usdPerGpuHour":${priceBooks[tenant]}`,
  },
  '/slack/install': {
    make: () => ({}),
    authoritative: [],
    send: async ({ running: { app, slack } }, _, tenant, other) => {
      const start = await fetch(`${app.address}/slack/install?${queryOf(other)}`, { redirect: 'manual' })
      const state = new URL(start.headers.get('location') ?? '').searchParams.get('state') ?? ''
      const workspace = slack.workspaces.get(tenant)
      if (workspace === undefined) throw new Error('not a workspace')
      const token = `xoxb-${(enterpriseOf(tenant) ?? tenant).toLowerCase()}`
      const code = slack.installer.createCode({ workspace, token, user })
      const cookie = (start.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
      const back = `${app.address}/slack/oauth_redirect?code=${code}&state=${state}&${queryOf(other)}`
      return (await fetch(back, { headers: { cookie } })).text()
    },
    reaches: () => '/gpucost 70b 2B tokens',
  },
}
/** The way back of an installation is walked with it; the events have a table of their own. */
const walkedElsewhere = ['/slack/oauth_redirect', '/slack/events']
/** They say nothing of anybody. */
const ofNobody = ['/healthz', '/readyz', '/metrics']

type JobPayload = (tenant: PlantedTenant, other: PlantedTenant, own: Own) => Payload
/** Jobs of one workspace, whose payloads name what is another's. */
const teamJobs: Readonly<Record<string, JobPayload>> = {
  digest: (_, other) => ({ channel: channelOf(other) }),
  'run-card': (_, other, own) => ({ run: own[other].run }),
  repricing: (_, other, own) => ({ run: own[other].run }),
  'request repricing': () => ({ approval: plantedApproval }),
  'watch-met': (_, other, own) => ({
    watch: own[other].watch,
    by: 'U0BOB',
    channel: channelOf(other),
    thread: '1780000000.900001',
    says: 'It costs less.',
  }),
  notice: () => ({ person: 'U0ANN', text: 'Something was changed.' }),
  decision: (_, other) => ({
    id: plantedApproval,
    refs: [{ channel: channelOf(other), ts: '1780000000.900001' }],
    note: '',
  }),
}
/** Jobs that go through all workspaces, or, after a uninstallation, through those that it names. */
const jobsOfAll = ['digests', 'repricings', 'retention']
const uninstallation = 'forget'

async function openSite(): Promise<Site & { readonly location: DatabaseLocation }> {
  const { running, location } = await plantedApp()
  const { services, slack } = running
  // A card is changed at the end of its half minute: for this app each of them is over.
  Object.assign(services, { now: () => Date.now() - 60_000 })
  const { cli } = sharedApp()
  const dependencies = { engine: services.engine, known: cli.known, documents: cli.documents, today: services.today }
  const access = slackbotAccessOf(settingsFor(slack, oauth).settings, services)
  const server = createRouteServer([mcpRoute(null, access, dependencies, services.log)])
  await startListening(server, { port: 0, host: '127.0.0.1' })
  onTestFinished(() => void server.close())
  const own = await plantRuns(running)
  return { running, location, own, mcp: addressOf(server) }
}

test('every address of the source is in a table, and the health of the app tells nothing of anybody', async () => {
  const named = new Set<string>()
  for (const text of readSources(join(import.meta.dirname, '../..'), 'src').values())
    for (const [, path = ''] of text.matchAll(/'(\/(?:slack\/[\w-]+|mcp|healthz|readyz|metrics))'/g)) named.add(path)
  named.add('/slack/events')
  expect([...named].toSorted()).toEqual([...Object.keys(addressKinds), ...walkedElsewhere, ...ofNobody].toSorted())
  const { running } = await plantedApp()
  await running.send.command(command(job, running.responseUrl('CT1'), { team_id: 'T1', channel_id: 'CT1' }))
  await expect.poll(() => running.services.store.inbox.open()).toBe(0)
  for (const path of ofNobody) {
    const text = await (await fetch(`${running.app.address}${path}`)).text()
    // Seconds and bytes of the process itself are of nobody, and any number.
    const ofPeople = text.replaceAll(/^(?:process|nodejs)_\w+(?:\{[^}\n]*\})? [\d.e+-]+$/gmu, '')
    expect(ofPeople).not.toMatch(/\bT1\b|CT1|U0ANN|1\.11|70b|xoxb/)
  }
})

test(
  'addresses: no field, query or header leads into another workspace',
  async () => {
    const site = await openSite()
    const { running, location, own } = site
    const violations: string[] = []
    for (const [name, kind] of Object.entries(addressKinds)) {
      for (const [tenant, other] of pairs) {
        const [before, callsBefore] = [await contentsOfAll(location), running.slack.calls.length]
        const foreign = { team: other, enterprise: enterpriseOf(other) }
        const variants = foreignVariants(kind.make(tenant, own), foreign, new Set(kind.authoritative))
        const answers: string[] = []
        await inBatches(seededRounds(8), 4, async ({ number, random }) => {
          const chosen = number < throughoutCount ? number : random.below(variants.length)
          answers.push(await kind.send(site, variants[chosen]?.payload ?? {}, tenant, other))
        })
        // What an address has set in motion is this workspace's, and ends before the next one is looked at.
        await expect.poll(() => jobsDue(location), { timeout: 60_000 }).toBe(0)
        const after = await contentsOfAll(location)
        const where = `${name}, ${tenant} with ${other}`
        const calls = running.slack.calls.slice(callsBefore)
        violations.push(...violationsBetween({ tenant, before, after, calls, where, answers }))
        if (!answers.join('\n').replaceAll('\\"', '"').includes(kind.reaches(tenant)))
          violations.push(`${where}: nothing of its own was reached: ${answers[0]?.slice(0, 300)}`)
      }
    }
    expect(violations).toEqual([])
  },
  timeoutFor(1000),
)

test('a token of a run leads to that run, whatever is said beside it', async () => {
  const { running, own, location } = await openSite()
  const before = await contentsOfAll(location)
  // The id of one, the secret of another.
  const mixed = `gpr_${own.T2.run}_${own.T1.token.slice(-43)}`
  for (const token of [mixed, own.T1.run, `${own.T1.token} ${own.T2.token}`])
    expect(
      await post(`${running.app.address}/slack/run-progress`, { authorization: `Bearer ${token}` }, '{"step":5}'),
    ).toMatch(/^401/)
  expect(await contentsOfAll(location)).toEqual(before)
})

test(
  'jobs: what one of a workspace names of another is not found',
  async () => {
    const { running, location, own } = await openSite()
    const { store } = running.services
    const kinds = new Set<string>()
    const { take } = store.jobs
    Object.assign(store.jobs, {
      take: (asked: readonly string[], ...rest: [number, number]) => {
        for (const kind of asked) kinds.add(kind)
        return take(asked, ...rest)
      },
    })
    await expect
      .poll(() => [...kinds].toSorted())
      .toEqual([...Object.keys(teamJobs), ...jobsOfAll, uninstallation].toSorted())
    const violations: string[] = []
    const run = async (tenant: PlantedTenant, where: string, payloads: readonly Payload[], kind: string) => {
      const [before, callsBefore] = [await contentsOfAll(location), running.slack.calls.length]
      for (const [index, payload] of payloads.entries()) {
        const team = kind === uninstallation ? null : tenant
        await store.jobs.add({ kind, key: `${where} ${index}`, team, payload, runAt: '2026-01-01T00:00:00.000Z' })
      }
      await expect.poll(() => jobsDue(location), { timeout: 60_000 }).toBe(0)
      const after = await contentsOfAll(location)
      const calls = running.slack.calls.slice(callsBefore)
      violations.push(...violationsBetween({ tenant, before, after, calls, where }))
    }
    for (const [kind, make] of Object.entries(teamJobs)) {
      for (const [tenant, other] of pairs.slice(0, 2)) {
        const foreign = { team: other, enterprise: enterpriseOf(other) }
        const named = foreignVariants(make(tenant, other, own), foreign, new Set()).slice(0, 4)
        const itself = foreignVariants(make(tenant, tenant, own), foreign, new Set()).slice(0, 4)
        const payloads = [...named, ...itself].map(({ payload }) => payload)
        await run(tenant, `${kind}, ${tenant} with ${other}`, payloads, kind)
      }
    }
    const at = new Date(Date.now() + 60_000).toISOString()
    await run('T1', `${uninstallation}, T1`, [{ team: 'T1', enterprise: null, at, team_id: 'T2' }], uninstallation)
    expect(violations).toEqual([])
    expect(await store.teams()).not.toContain('T1')
    expect(tenants.filter((tenant) => tenant !== 'T1')).toEqual(await store.teams())
  },
  timeoutFor(1000),
)
