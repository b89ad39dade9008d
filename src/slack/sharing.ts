/**
 * Slack Connect: whether another company reads along in a channel. Nothing of a team's own prices or history belongs
 * there. Events say it; for a command the channel is looked up, where the workspace lets us look.
 */
import type { WebClient } from '@slack/web-api'
import { currentTeam } from './current.ts'
import type { Envelope } from './envelope.ts'
import { refusal } from './refusals.ts'
import type { Services } from './services.ts'

/** `unknown` is to be treated as shared. */
export type Sharing = 'own' | 'shared' | 'unknown'

type Needed = Pick<Services, 'store' | 'familiar'>

/** Keeps what a delivery says about its workspace and its channel. */
export async function learnFrom({ store, familiar }: Needed, envelope: Envelope): Promise<void> {
  const { team, enterprise, channel, isShared } = envelope
  const { workspace } = store.of(team)
  if (familiar.teams.get(team) !== (enterprise ?? '')) {
    await workspace.seen(enterprise)
    familiar.teams.set(team, enterprise ?? '')
  }
  if (isShared === null || channel === null) return
  const key = `${team} ${channel}`
  if (familiar.isShared.get(key) === isShared) return
  await workspace.noteShared(channel, isShared)
  familiar.isShared.set(key, isShared)
}

/** Asks Slack at most once an hour for a channel that no event has told of. */
export async function sharingOf(
  channel: string,
  client: WebClient,
  { store, familiar, log }: Services,
): Promise<Sharing> {
  const team = currentTeam()
  const key = `${team} ${channel}`
  const { workspace } = store.of(team)
  const known = familiar.isShared.get(key) ?? (await workspace.isShared(channel))
  if (known !== null) {
    familiar.isShared.set(key, known)
    return known ? 'shared' : 'own'
  }
  try {
    const { channel: found } = await client.conversations.info({ channel })
    const isShared = found?.is_ext_shared === true || found?.is_pending_ext_shared === true
    familiar.isShared.set(key, isShared)
    return isShared ? 'shared' : 'own'
  } catch (error) {
    log.debug({ reason: refusal(error) ?? 'unreachable' }, 'it is not known who reads along in a channel')
    return 'unknown'
  }
}

/** Whether people's talk is in a thread of ours. */
export async function heedsTalk(
  { store, familiar }: Needed,
  team: string,
  { channel, thread }: NonNullable<Envelope['talk']>,
): Promise<boolean> {
  if (thread === null) return false
  const key = `${team} ${channel} ${thread}`
  if (familiar.threads.has(key)) return true
  if (!(await store.of(team).threads.knows({ channel, thread }))) return false
  familiar.threads.set(key, true)
  return true
}
