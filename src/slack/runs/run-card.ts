/**
 * The card of a run: the message of its plan, edited in place. A new one is posted only where that message is gone or
 * cannot be edited, and is the card from then on.
 */
import type { WebClient } from '@slack/web-api'
import { runCardMessage } from '../../presentation/content/messages/run-card.ts'
import { renderMessage } from '../../presentation/slack/render-message.ts'
import type { SlackMessage } from '../../presentation/slack/slack-message.ts'
import { withKeepQuestion } from '../../presentation/slack/messages/keep-question.ts'
import type { PlanRun } from '../../store/plan-runs.ts'
import type { ThreadRef } from '../../store/threads.ts'
import type { RunState } from '../../team/run-state.ts'
import { deliverMessage } from '../delivery/deliver.ts'
import { editMessage } from '../delivery/edit-message.ts'
import { currentTeam } from '../request-scope.ts'
import type { Services } from '../services.ts'
import { loadChannelSharing } from '../slack-connect.ts'

/** Of others that change the run at the same time. */
const maxChanges = 3

/** The id under which the speed of a run is kept among what the team measured. */
export const measurementOfRun = (run: string): string => `run ${run}`

/** Shows the run as it stands now. `isNew`: the card that it had was gone, and another one was posted. */
export async function showRunCard(
  thread: ThreadRef,
  client: WebClient,
  services: Services,
): Promise<{ readonly isNew: boolean }> {
  const { planRuns } = services.store.of(currentTeam())
  let isNew = false
  for (let change = 0; change < maxChanges; change += 1) {
    const run = await planRuns.read(thread)
    if (run === null) return { isNew }
    isNew = (await showOnce(run, client, services)) || isNew
    // Two people at once: whoever edits last shows what both told.
    if ((await planRuns.read(thread))?.version === run.version) return { isNew }
  }
  return { isNew }
}

/** True where a new message had to be posted. */
async function showOnce(run: PlanRun<RunState>, client: WebClient, services: Services): Promise<boolean> {
  const message = await cardOf(run, client, services)
  const { channel, cardTs } = run
  const isEdited = cardTs !== null && (await editMessage({ channel, ts: cardTs }, message, client, services))
  if (isEdited) return false
  const posted = await deliverMessage(message, { client, channel, user: run.by, thread: run.thread }, services)
  if (posted !== null) await services.store.of(currentTeam()).planRuns.setCard(run.id, posted.ts)
  return cardTs !== null
}

async function cardOf(run: PlanRun<RunState>, client: WebClient, services: Services): Promise<SlackMessage> {
  const { state, channel, thread, by } = run
  const newsSource = services.publicUrl === null ? 'pasted' : 'webhook'
  const message = renderMessage(runCardMessage({ state, startedBy: by === '' ? null : by, newsSource: newsSource }))
  if (state.phase !== 'done' && state.phase !== 'stopped') return message
  const id = measurementOfRun(run.id)
  const measured = (await services.store.of(currentTeam()).runs.recent({ channel, thread })).find(
    (each) => each.id === id,
  )
  if (measured === undefined || measured.run.own === null) return message
  if ((await loadChannelSharing(channel, client, services)) === 'shared') return message
  return withKeepQuestion(message, id, null)
}
