/** Under which rules a channel is answered: what it and its workspace have settled, where nobody else reads along. */
import type { WebClient } from '@slack/web-api'
import type { Setting } from '../thread/held.ts'
import { noRules, type Dated, type Rules, rulesOf } from '../team/rules.ts'
import type { Settled } from '../store/team-settings.ts'
import type { Defaults } from '../scenario/defaults.ts'
import { currentTeam, currentWork } from './current.ts'
import type { Services } from './services.ts'
import { type Sharing, sharingOf } from './sharing.ts'

export type Circumstances = {
  readonly setting: Setting
  /** Null: nothing is settled, so nobody was asked. */
  readonly sharing: Sharing | null
}

/** Nothing of a team's settings where another company reads along, or may. */
export async function circumstancesIn(channel: string, client: WebClient, services: Services): Promise<Circumstances> {
  const today = services.today()
  const { workspace, channel: own } = await services.store.of(currentTeam()).settings.forChannel(channel)
  if (workspace === null && own === null) return { setting: plainSetting(today), sharing: null }
  const sharing = await sharingOf(channel, client, services)
  const rules = sharing === 'own' ? rulesOf(dated(workspace), dated(own)) : noRules
  return { setting: { ...plainSetting(today), rules }, sharing }
}

/** In a thread, with what was measured in it. */
export async function settingIn(
  channel: string,
  client: WebClient,
  services: Services,
  thread: string | null = null,
): Promise<Setting> {
  const { setting, sharing } = await circumstancesIn(channel, client, services)
  const own = await measuredRuns(services)
  const inThread = own.filter((run) => run.channel === channel && run.thread === thread)
  const kept = own.filter((run) => run.run.isKept && !inThread.includes(run))
  // What a team measured is its own: not for those who read along.
  const isOwn = kept.length > 0 && (sharing ?? (await sharingOf(channel, client, services))) === 'own'
  const runs = [...(isOwn ? kept : []), ...inThread]
  return { ...setting, own: runs.flatMap(({ run }) => run.own ?? []) }
}

/** What the team measured and had remembered. */
export async function rememberedRuns(services: Services): Promise<Setting['own']> {
  return (await measuredRuns(services)).flatMap(({ run }) => (run.isKept ? (run.own ?? []) : []))
}

/** Reports that are looked through; older ones are of older software. */
const mostReports = 200

/** The oldest first; a report that is being answered is not among its own grounds. */
async function measuredRuns({ store }: Services) {
  const recent = await store.of(currentTeam()).runs.recent({ limit: mostReports })
  return recent.filter(({ id, run }) => run.own !== null && id !== currentWork()?.id).toReversed()
}

/** What the workspace alone has settled. */
export async function workspaceRules({ store }: Services): Promise<Rules> {
  return rulesOf(dated(await store.of(currentTeam()).settings.read(null)), null)
}

const plainSetting = (today: string): Setting => ({ today, rules: noRules, own: [] })

const dated = (settled: Settled<Defaults> | null): Dated | null =>
  settled === null ? null : { defaults: settled.document, since: settled.changedAt.slice(0, 10) }
