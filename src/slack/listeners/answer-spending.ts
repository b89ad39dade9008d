/** "digest", "what did we spend this month?": answered out of what was reported and approved. */
import { laterMonthIn, type SpendingRequest, spendingRequestIn } from '../../language/spending-request.ts'
import type { ChannelWeek } from '../../conversation/channel-week.ts'
import { deliverEphemeral } from '../delivery/deliver.ts'
import { deliverOutcome } from '../delivery/deliver-outcome.ts'
import type { Destination } from '../delivery/post-methods.ts'
import { textMessage } from '../delivery/text-message.ts'
import { latestEstimates, weekStart } from '../jobs/weekly-digest.ts'
import { type LedgerScope, loadLedgerRows, loadMonth, monthOf, scopeFor } from '../ledger/load-ledger.ts'
import { loadChannelContext, workspaceRules } from '../request-context.ts'
import type { Services } from '../services.ts'
import { currentTeam } from '../request-scope.ts'
import { loadChannelSharing } from '../slack-connect.ts'
import { ask, type RequestSource } from '../worker/ask.ts'

/** False: the text asks something else. */
export async function answerIfSpending(
  text: string,
  destination: Destination,
  via: RequestSource,
  services: Services,
): Promise<boolean> {
  const { channel, client, user } = destination
  const asker = `${currentTeam()} ${channel} ${user}`
  const { moneyAsked } = services.processCache
  const later = moneyAsked.has(asker) ? laterMonthIn(text) : null
  const request = spendingRequestIn(text) ?? (later === null ? null : ({ kind: 'spent', month: later } as const))
  if (request === null) return false
  moneyAsked.set(asker, true)
  const scope = await askedScope(destination, services)
  if (scope === null) return true
  const requestContext = isDirectMessage(destination)
    ? { today: services.today(), rules: await workspaceRules(services), teamMeasurements: [] }
    : (await loadChannelContext(channel, client, services)).requestContext
  const week = await weekOf(request, scope, services)
  const outcome = await ask(services, via, { kind: 'digest', week }, requestContext)
  await deliverOutcome({ outcome, destination, rules: requestContext.rules }, services)
  return true
}

async function weekOf(request: SpendingRequest, scope: LedgerScope, services: Services): Promise<ChannelWeek> {
  const rows = await loadLedgerRows(scope, services)
  const name = monthOf(services, request.month)
  const month = await loadMonth(rows, scope, name, services)
  const runs = rows.flatMap(({ spent }) => (spent?.at.startsWith(name) === true ? [spent] : []))
  const asked = { month, runs, of: scope.of, asksLeft: request.kind === 'left' }
  const since = weekStart(services).slice(0, 10)
  if (request.kind !== 'digest' || scope.of !== 'channel') return { asked, since, estimates: [], runs: [] }
  // What was spent stands in the month: the week tells what moved.
  return { asked, since, estimates: await latestEstimates(scope.channel, services), runs: [] }
}

/** A person is asked by direct message. */
export const isDirectMessage = ({ isDirect, channel }: Destination): boolean =>
  isDirect === true || channel.startsWith('D')

/** Whose records are asked for; null: nothing of the team is said where another company reads, and the asker was told so. */
export async function askedScope(destination: Destination, services: Services): Promise<LedgerScope | null> {
  const { channel, client, user } = destination
  if (isDirectMessage(destination)) return scopeFor(user, client, services)
  if ((await loadChannelSharing(channel, client, services)) === 'own') return { of: 'channel', channel }
  await deliverEphemeral(textMessage(sharedChannelText), destination, services)
  return null
}

const sharedChannelText =
  'Another company reads along in this channel, or I cannot see whether one does, so I say nothing here of what your team spent. Ask in a channel of your own, or by direct message.'
