/** Four workspaces with a price book each, two of them of one organization; and what has crossed between them. */
import { defaultsSchema } from '../../src/scenario/defaults.ts'
import type { DatabaseLocation } from '../../src/store/database.ts'
import { install, oauth } from '../slack/install/install.ts'
import { realDependencies } from '../slack/real-engine.ts'
import { runApp, type RunningApp } from '../slack/running-app.ts'
import { createRunToken, hashToken } from '../../src/slack/runs/run-token.ts'
import { newRun } from '../../src/team/run-state.ts'
import { noRules } from '../../src/team/team-rules.ts'
import { contentsOf } from '../store/database-rows.ts'
import { newDatabase } from '../store/databases.ts'
import { plantedApproval } from './tenant-controls.ts'
import { enterpriseOf, job, priceBooks, type PlantedTenant } from './tenant-payloads.ts'

/** Whose payload names whom. */
export const pairs: readonly [readonly [PlantedTenant, PlantedTenant], ...(readonly [PlantedTenant, PlantedTenant])[]] =
  [
    ['T1', 'T2'],
    ['TE1', 'TE2'],
    ['T1', 'TE2'],
    ['TE1', 'T2'],
  ]

export const tenants = Object.keys(priceBooks) as PlantedTenant[]

/** In all of them the same ids: whoever mixes them up finds something. */
export async function plantedApp() {
  const location = await newDatabase('SQLite')
  const running = await runApp(realDependencies(), oauth, location)
  await install(running, { team: 'T1', token: 'xoxb-t1' })
  await install(running, { team: 'T2', token: 'xoxb-t2' })
  for (const team of ['TE1', 'TE2']) await install(running, { team, organization: 'E1', token: 'xoxb-e1' })
  for (const [tenant, usdPerGpuHour] of Object.entries(priceBooks)) {
    const { settings, workspace, threads, approvals } = running.services.store.of(tenant)
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
    const { summary, scenario } = { summary: 'a plan', scenario: started.answer.scenario }
    const asked = { estimate: null, plannedBy: 'U0BOB', note: '', deciders: ['U0ANN'], delivery: 'd', messages: [] }
    await approvals.request(
      { channel: `C${tenant}`, thread: '1780000000.900001', by: 'U0BOB', delivery: null },
      { approver: 'U0ANN', usd: 1e6, content: { summary, scenario, ...asked } },
      plantedApproval,
    )
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

/** The bot token of a workspace, or of its organization. */
const tokenOf = (tenant: PlantedTenant): string => `xoxb-${(enterpriseOf(tenant) ?? tenant).toLowerCase()}`

/** Every row of every workspace, as it lies in the database. */
export const contentsOfAll = async (location: DatabaseLocation): Promise<Record<PlantedTenant, string>> => {
  const contents = await Promise.all(tenants.map(async (team) => [team, await contentsOf(location, team)] as const))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one for each of them
  return Object.fromEntries(contents) as Record<PlantedTenant, string>
}

type Observed = {
  /** Whose payloads were sent. */
  readonly tenant: PlantedTenant
  readonly before: Record<PlantedTenant, string>
  readonly after: Record<PlantedTenant, string>
  /** Of Slack's methods. */
  readonly calls: readonly { readonly method: string; readonly token?: string | undefined; readonly args: unknown }[]
  readonly where: string
  /** What was answered on the spot. */
  readonly answers?: readonly string[]
}

/** What became of the others: a row that changed, a price that was said, a token that was used. */
export function violationsBetween({ tenant, before, after, calls, where, answers = [] }: Observed): readonly string[] {
  const said = JSON.stringify([calls.map(({ args }) => args), answers])
  const violations = tenants
    .filter((team) => team !== tenant)
    .flatMap((team) => [
      ...(before[team] === after[team] ? [] : [`${where}: rows of ${team}: ${before[team]} became ${after[team]}`]),
      ...(pricePattern(priceBooks[team]).test(said) ? [`${where}: the price of ${team} was said`] : []),
      ...(said.includes(markOf(team)) ? [`${where}: the run of ${team} was shown`] : []),
    ])
  const foreign = calls.find(({ token }) => token !== undefined && token !== tokenOf(tenant))
  if (foreign !== undefined) violations.push(`${where}: ${foreign.method} was called with ${foreign.token}`)
  return violations
}

/** By these words its run is recognised wherever it is shown. */
const markOf = (tenant: PlantedTenant): string => `the run of ${tenant.toLowerCase()} alone`

/** "$2.22" in words, or 2.22 as data. */
const pricePattern = (usd: number): RegExp => new RegExp(`[$:]${String(usd).replace('.', '\\.')}(?!\\d)`)

/** What each has of its own: a run that its trainer tells of by a token, and something that somebody waits for. */
export type Planted = { readonly run: string; readonly token: string; readonly watch: string }

/** A run and a watch in the thread of every workspace. */
export async function plantRuns({ services }: RunningApp): Promise<Readonly<Record<PlantedTenant, Planted>>> {
  const planted: Partial<Record<PlantedTenant, Planted>> = {}
  for (const tenant of tenants) {
    const { threads, planRuns, watches } = services.store.of(tenant)
    const ref = { channel: `C${tenant}`, thread: '1780000000.900001' }
    const thread = await threads.read(ref)
    const planned =
      thread && services.engine.plannedRun(thread, { today: services.today(), rules: noRules, teamMeasurements: [] })
    const [revision] = thread?.conversation.revisions ?? []
    if (!planned || revision === undefined) throw new Error('no plan')
    const marked = { ...planned, job: markOf(tenant), plan: markOf(tenant) }
    const state = { ...newRun(marked, new Date(services.now()).toISOString()), approvedBy: 'U0ANN' }
    const run = await planRuns.change(ref, { by: 'U0BOB', card: ref.thread }, () => ({ state, hasEnded: false }))
    const token = createRunToken(run?.id ?? '')
    await planRuns.setToken(run?.id ?? '', hashToken(token))
    const waiting = { target: { kind: 'price', belowUsd: 1 }, scenario: revision } as const
    const watch = await watches.add({ ...ref, by: 'U0BOB', delivery: null }, waiting)
    planted[tenant] = { run: run?.id ?? '', token, watch }
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one for each of them
  return planted as Record<PlantedTenant, Planted>
}
