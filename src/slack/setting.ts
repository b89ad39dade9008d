/** Under which rules a channel is answered: what it and its workspace have settled, where nobody else reads along. */
import type { WebClient } from '@slack/web-api'
import type { Setting } from '../thread/held.ts'
import { noRules, type Dated, type Rules, rulesOf } from '../team/rules.ts'
import type { Settled } from '../store/team-settings.ts'
import type { Defaults } from '../scenario/defaults.ts'
import { currentTeam } from './current.ts'
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

export async function settingIn(channel: string, client: WebClient, services: Services): Promise<Setting> {
  return (await circumstancesIn(channel, client, services)).setting
}

/** What the workspace alone has settled. */
export async function workspaceRules({ store }: Services): Promise<Rules> {
  return rulesOf(dated(await store.of(currentTeam()).settings.read(null)), null)
}

const plainSetting = (today: string): Setting => ({ today, rules: noRules, own: [] })

const dated = (settled: Settled<Defaults> | null): Dated | null =>
  settled === null ? null : { defaults: settled.document, since: settled.changedAt.slice(0, 10) }
