/** `/gpucost recommend`: what this channel trains, learned from what was approved and measured, at today's prices. */
import type { ChannelHabits } from '../../../conversation/channel-habits.ts'
import { estimateErrors } from '../../../team/ledger.ts'
import type { ChannelEstimate } from '../../../team/usual-job.ts'
import { loadLedgerRows } from '../../ledger/load-ledger.ts'
import { ask } from '../../worker/ask.ts'
import { currentTeam } from '../../request-scope.ts'
import { deliverEphemeral } from '../../delivery/deliver.ts'
import { deliverOutcome } from '../../delivery/deliver-outcome.ts'
import type { Services } from '../../services.ts'
import { loadChannelContext } from '../../request-context.ts'
import { loadChannelSharing } from '../../slack-connect.ts'
import { textMessage } from '../../delivery/text-message.ts'
import type { Destination } from '../../delivery/post-methods.ts'

/** Days of history that say what is usual. */
const historyDays = 180

/** Nothing of the team's own is said in a channel that another company shares. */
export async function answerRecommendCommand(destination: Destination, services: Services): Promise<void> {
  const { channel, client } = destination
  const { requestContext, sharing } = await loadChannelContext(channel, client, services)
  if ((sharing ?? (await loadChannelSharing(channel, client, services))) !== 'own') {
    await deliverEphemeral(textMessage(sharedChannelText), destination, services)
    return
  }
  const outcome = await ask(
    services,
    'command',
    { kind: 'usual', habits: await habitsOf(channel, services) },
    requestContext,
  )
  const { rules } = requestContext
  await deliverOutcome({ outcome, destination, rules, isPrivate: rules.defaults.answers === 'private' }, services)
}

async function habitsOf(channel: string, services: Services): Promise<ChannelHabits> {
  const { estimates, runs, pinnedJobs } = services.store.of(currentTeam())
  const pinned = await pinnedJobs.read(channel)
  const since = new Date(services.now() - historyDays * 86_400_000).toISOString()
  const rows = await loadLedgerRows({ of: 'channel', channel }, services)
  const reports = await runs.recent({ channel, since, limit: 1000 })
  const measured = new Set(reports.flatMap(({ thread }) => thread ?? []))
  const proven = rows.flatMap(({ status, estimate, approval, thread }): readonly ChannelEstimate[] => {
    const isApproved = status !== 'spent' && approval?.decision?.is === 'approved'
    const isProven = isApproved || status === 'spent' || (thread !== null && measured.has(thread))
    // What was approved, where it is not the plan that the thread went on to.
    const scenario = (isApproved ? approval?.content.scenario : undefined) ?? estimate?.scenario
    return isProven && scenario !== undefined ? [{ scenario, thread }] : []
  })
  return {
    pinned: pinned === null ? null : { scenario: pinned.scenario, by: pinned.by, on: pinned.at.slice(0, 10) },
    proven,
    asked: await estimates.recent({ channel, since, limit: 200 }),
    error: estimateErrors(rows, 'channel')[0] ?? null,
  }
}

const sharedChannelText =
  'Another company reads along in this channel, or I cannot see whether one does, so I answer nothing here out of what your team asked before. ' +
  'Ask in a channel of your own.'
