/**
 * Slack Connect: whether another company reads along in a channel. Nothing of a team's own prices or history belongs
 * there. Events say it; for a command the channel is looked up, where the workspace lets us look.
 */
import type { WebClient } from '@slack/web-api'
import { currentTeam } from './request-scope.ts'
import type { ChannelMessage, Envelope } from './inbox/envelope.ts'
import { slackErrorCode } from './delivery/slack-errors.ts'
import type { Services } from './services.ts'

/** `unknown` is to be treated as shared. */
export type ChannelSharing = 'own' | 'shared' | 'unknown'

type SharingDependencies = Pick<Services, 'store' | 'processCache'>

/** Keeps what a delivery says about its workspace and its channel. */
export async function recordEnvelope({ store, processCache }: SharingDependencies, envelope: Envelope): Promise<void> {
  const { team, enterprise, channel, isShared } = envelope
  const { workspace } = store.of(team)
  if (processCache.teams.get(team) !== (enterprise ?? '')) {
    await workspace.recordSeen(enterprise)
    processCache.teams.set(team, enterprise ?? '')
  }
  if (isShared === null || channel === null) return
  const key = `${team} ${channel}`
  if (processCache.isShared.get(key) === isShared) return
  await workspace.recordShared(channel, isShared)
  rememberSharing(processCache, key, isShared)
}

/** That a channel is shared reaches one replica, and the others by the database: none of them relies on "own" for longer. */
const ownForMs = 60_000
/** Seconds for which what the database says of an own channel needs no asking. */
const ownForSeconds = 3600

/** Keeps whether another company is in a channel. */
export function rememberSharing({ isShared: known }: Services['processCache'], key: string, isShared: boolean): void {
  known.set(key, isShared, isShared ? {} : { ttl: ownForMs })
}

/** Asks Slack at most once an hour for a channel that no event has told of. */
export async function loadChannelSharing(
  channel: string,
  client: WebClient,
  { store, processCache, log }: Services,
): Promise<ChannelSharing> {
  const team = currentTeam()
  const key = `${team} ${channel}`
  const { workspace } = store.of(team)
  const remembered = processCache.isShared.get(key) ?? (await workspace.isShared(channel, ownForSeconds))
  if (remembered !== null) {
    rememberSharing(processCache, key, remembered)
    return remembered ? 'shared' : 'own'
  }
  try {
    const { channel: info } = await client.conversations.info({ channel })
    const isShared = info?.is_ext_shared === true || info?.is_pending_ext_shared === true
    await workspace.recordShared(channel, isShared)
    rememberSharing(processCache, key, isShared)
    return isShared ? 'shared' : 'own'
  } catch (error) {
    log.debug({ reason: slackErrorCode(error) ?? 'unreachable' }, 'it is not known who reads along in a channel')
    return 'unknown'
  }
}

/** Whether people's talk is in a thread of ours. */
export async function isOwnThread(
  { store, processCache }: SharingDependencies,
  team: string,
  { channel, thread }: Pick<ChannelMessage, 'channel' | 'thread'>,
): Promise<boolean> {
  if (thread === null) return false
  const key = `${team} ${channel} ${thread}`
  if (processCache.threads.has(key)) return true
  if (!(await store.of(team).threads.has({ channel, thread }))) return false
  processCache.threads.set(key, true)
  return true
}

/**
 * Whether that thread may be one of ours which is not known yet: a message of ours is posted in the channel, or just was.
 * Asked after `isOwnThread`, between which two the thread can have become known: then nothing is unconfirmed any more.
 */
export async function mayBecomeOwnThread(
  services: SharingDependencies,
  team: string,
  message: ChannelMessage,
): Promise<boolean> {
  const { channel, thread, isBelowAppMessage } = message
  if (thread === null || !isBelowAppMessage) return false
  if (await services.store.of(team).posts.mayBe({ channel, ts: thread })) return true
  return isOwnThread(services, team, message)
}
