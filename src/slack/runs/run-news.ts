/** News of a run that somebody told in its thread: kept, shown on the card, and confirmed to whoever told it. */
import type { Outcome } from '../../conversation/outcome.ts'
import { runCardMessage } from '../../presentation/content/messages/run-card.ts'
import { plainLine } from '../../presentation/content/message-content.ts'
import { runRefusalText } from '../../presentation/content/messages/run-refusal.ts'
import { deliverEphemeral, deliverMessage } from '../delivery/deliver.ts'
import type { Destination } from '../delivery/post-methods.ts'
import { textMessage } from '../delivery/text-message.ts'
import type { RunState } from '../../team/run-state.ts'
import { currentTeam } from '../request-scope.ts'
import { loadRequestContext } from '../request-context.ts'
import type { Services } from '../services.ts'
import { recordRunEvent, recordRunSpeed } from './record-run-event.ts'
import { showRunCard } from './run-card.ts'

/** Records the news and shows it on the card of the run; how the run goes is answered with what is known of it. */
export async function deliverRunNews(
  { event, plan }: Extract<Outcome, { kind: 'run' }>,
  destination: Destination,
  services: Services,
): Promise<null> {
  const { channel, thread, user, client } = destination
  if (thread === undefined) return replyToReporter(unseenText, destination, services)
  const ref = { channel, thread }
  if (event === null) {
    const known = await services.store.of(currentTeam()).planRuns.read(ref)
    const text = known === null ? runRefusalText({ kind: 'not running' }) : runWordsTo(known.state, user)
    return replyToReporter(text, destination, services)
  }
  const recorded = await recordRunEvent(ref, event, { by: user, plan }, services)
  if ('refusal' in recorded) return replyToReporter(runRefusalText(recorded.refusal), destination, services)
  const { run } = recorded
  if (event.kind === 'progress')
    await recordRunSpeed(run, await loadRequestContext(channel, client, services, thread), services)
  const { isNew } = await showRunCard(ref, client, services)
  const where = isNew ? ' The message that showed it is gone: the card below goes on.' : ''
  return replyToReporter(`Noted. ${runWordsTo(run.state, user)}${where}`, destination, services)
}

/** "8 × H100 SXM at Lambda: running 30%. Done Thursday 07:40 UTC, $709 of $2,365." */
function runWordsTo(state: RunState, user: string): string {
  const [heading, ...more] = runCardMessage({ state, startedBy: user, newsSource: 'pasted' }).text
  return [heading, ...more.slice(0, 1)].flatMap((each) => (each === undefined ? [] : [plainLine(each)])).join('. ')
}

/** The bill ends the run, unless it is said to be only what was spent so far. */
export async function recordBill(
  { report, planned }: Extract<Outcome, { kind: 'report' }>,
  { channel, thread, user, client }: Destination,
  services: Services,
): Promise<void> {
  if (report.kind !== 'spent' || report.isSoFar === true || thread === undefined) return
  const ref = { channel, thread }
  const event = { kind: 'finished', elapsedHours: null, usd: report.usd } as const
  const recorded = await recordRunEvent(ref, event, { by: user, plan: planned }, services)
  if ('run' in recorded) await showRunCard(ref, client, services)
}

const unseenText =
  'Only you see this plan, so that nobody could follow its run. Share it to the channel, and reply there when it begins.'

/** Whoever told it alone is answered: everybody sees the card. */
async function replyToReporter(text: string, destination: Destination, services: Services): Promise<null> {
  const message = textMessage(text)
  if (destination.isDirect === true) await deliverMessage(message, destination, services)
  else await deliverEphemeral(message, destination, services)
  return null
}
