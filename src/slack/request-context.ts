/** Under which rules a channel is answered: what it and its workspace have settled, where nobody else reads along. */
import type { WebClient } from '@slack/web-api'
import type { RequestContext } from '../conversation/request.ts'
import { billedPlan } from '../team/run-state.ts'
import { noRules, type DatedDefaults, type TeamRules, teamRulesOf } from '../team/team-rules.ts'
import type { StoredSettings } from '../store/team-settings.ts'
import type { Defaults } from '../scenario/defaults.ts'
import { currentTeam, currentScope } from './request-scope.ts'
import type { Services } from './services.ts'
import { type ChannelSharing, loadChannelSharing } from './slack-connect.ts'

export type ChannelContext = {
  readonly requestContext: RequestContext
  /** Null: nothing is settled, so nobody was asked. */
  readonly sharing: ChannelSharing | null
}

/**
 * Nothing of a team's settings shows where another company reads along, or may. Who must approve holds there too: it is
 * asked for by direct message.
 */
export async function loadChannelContext(
  channel: string,
  client: WebClient,
  services: Services,
): Promise<ChannelContext> {
  const today = services.today()
  const { workspace, channel: channelSettings } = await services.store.of(currentTeam()).settings.forChannel(channel)
  if (workspace === null && channelSettings === null) return { requestContext: defaultContext(today), sharing: null }
  const sharing = await loadChannelSharing(channel, client, services)
  const ownRules = teamRulesOf(datedDefaults(workspace), datedDefaults(channelSettings))
  const rules = sharing === 'own' ? ownRules : withApprovalAlone(ownRules)
  return { requestContext: { ...defaultContext(today), rules }, sharing }
}

/** In a thread, with what was measured in it; `until`, an ISO time: without what was told later. */
export async function loadRequestContext(
  channel: string,
  client: WebClient,
  services: Services,
  thread: string | null = null,
  until: string | null = null,
): Promise<RequestContext> {
  const { requestContext, sharing } = await loadChannelContext(channel, client, services)
  const measurements = (await reportedMeasurements(services)).filter(({ at }) => until === null || at <= until)
  const threadRuns = measurements.filter((run) => run.channel === channel && run.thread === thread)
  const keptRuns = measurements.filter((run) => run.run.isKept && !threadRuns.includes(run))
  // What a team measured is its own: not for those who read along.
  const isOwnChannel =
    keptRuns.length > 0 && (sharing ?? (await loadChannelSharing(channel, client, services))) === 'own'
  const runs = [...(isOwnChannel ? keptRuns : []), ...threadRuns]
  return {
    ...requestContext,
    teamMeasurements: runs.flatMap(({ run }) => run.own ?? []),
    ...(await runOfThread({ channel, thread }, services)),
    hasWatch:
      thread !== null &&
      (await services.store.of(currentTeam()).watches.open({ channel, thread, limit: 1 })).length > 0,
  }
}

/** For what is looked at without anybody asking: of a channel's own only where it is known that nobody else reads along. */
export async function loadUnattendedContext(channel: string, services: Services): Promise<RequestContext> {
  const { settings, workspace } = services.store.of(currentTeam())
  const today = services.today()
  if ((await workspace.isShared(channel)) !== false) return defaultContext(today)
  const stored = await settings.forChannel(channel)
  const rules = teamRulesOf(datedDefaults(stored.workspace), datedDefaults(stored.channel))
  return { today, rules, teamMeasurements: await keptMeasurements(services) }
}

async function runOfThread(
  { channel, thread }: { readonly channel: string; readonly thread: string | null },
  { store }: Services,
): Promise<Pick<RequestContext, 'hasRun' | 'hasBegunRun' | 'plannedRun'>> {
  const run = thread === null ? null : await store.of(currentTeam()).planRuns.read({ channel, thread })
  if (run === null) return { hasRun: false }
  const { phase } = run.state
  const hasEnded = phase === 'done' || phase === 'stopped'
  return { hasRun: !hasEnded, hasBegunRun: phase !== 'approved', plannedRun: billedPlan(run.state) }
}

/** What the team measured and had remembered. */
export async function keptMeasurements(services: Pick<Services, 'store'>): Promise<RequestContext['teamMeasurements']> {
  return (await reportedMeasurements(services)).flatMap(({ run }) => (run.isKept ? (run.own ?? []) : []))
}

/** Reports that are looked through; older ones are of older software. */
const maxReports = 200

/** The oldest first; a report that is being answered is not among its own grounds. */
async function reportedMeasurements({ store }: Pick<Services, 'store'>) {
  const recent = await store.of(currentTeam()).runs.recent({ limit: maxReports })
  return recent.filter(({ id, run }) => run.own !== null && id !== currentScope()?.id).toReversed()
}

/** What the workspace alone has settled. */
export async function workspaceRules({ store }: Pick<Services, 'store'>): Promise<TeamRules> {
  return teamRulesOf(datedDefaults(await store.of(currentTeam()).settings.read(null)), null)
}

const withApprovalAlone = ({ defaults: { approval } }: TeamRules): TeamRules => ({
  ...noRules,
  defaults: { ...noRules.defaults, approval },
})

const defaultContext = (today: string): RequestContext => ({ today, rules: noRules, teamMeasurements: [] })

const datedDefaults = (stored: StoredSettings<Defaults> | null): DatedDefaults | null =>
  stored === null ? null : { defaults: stored.document, since: stored.changedAt.slice(0, 10) }
