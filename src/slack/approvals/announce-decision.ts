/**
 * Tells what became of a request: where it stands, whoever asked, and the run that begins there. By a job that is added in
 * the transaction of the decision: a process that ends between the two loses nothing of it.
 */
import type { WebClient } from '@slack/web-api'
import * as z from 'zod'
import { formatUsd } from '../../presentation/format/number-format.ts'
import type { NewJob } from '../../store/jobs.ts'
import { deliverMessage, deliverNotice } from '../delivery/deliver.ts'
import { UnconfirmedPost } from '../delivery/outbox.ts'
import { isTransient, slackErrorCode } from '../delivery/slack-errors.ts'
import { textMessage } from '../delivery/text-message.ts'
import type { JobDefinition } from '../jobs/scheduler.ts'
import type { ClientProvider } from '../jobs/weekly-digest.ts'
import { currentTeam } from '../request-scope.ts'
import { recordApproval } from '../runs/record-approval.ts'
import type { Services } from '../services.ts'
import { loadChannelSharing } from '../slack-connect.ts'
import { decisionMessage, replacePosted, type StoredApproval } from './posted-requests.ts'

const kind = 'decision'
const payloadSchema = z.object({
  /** Of the approval. */
  id: z.string(),
  /** Where the request stands. */
  refs: z.array(z.object({ channel: z.string(), ts: z.string() })),
  /** A sentence more about the decision; '' for none. */
  note: z.string(),
})
type DecisionPayload = z.infer<typeof payloadSchema>

/** The job that announces a decision; `refs`: the messages that show the request. To be added in its transaction. */
export function newDecisionJob(
  { id, refs, note }: Omit<DecisionPayload, 'refs'> & { readonly refs: readonly DecisionPayload['refs'][number][] },
  { now }: Pick<Services, 'now'>,
): NewJob {
  const team = currentTeam()
  const payload = { id, refs: [...refs], note } satisfies DecisionPayload
  return { kind, key: `${team} ${id}`, team, payload, runAt: new Date(now()).toISOString() }
}

/** Retries seven times; then the decision stands, unannounced. */
export function decisionJob(clientOf: ClientProvider): JobDefinition {
  return {
    kind,
    // As notices of changed settings: eleven hours.
    attempts: 7,
    run: async (job, services) => {
      const client = await clientOf(currentTeam())
      const { id, refs, note } = payloadSchema.parse(job.payload)
      const approval = await services.store.of(currentTeam()).approvals.read(id)
      if (client === null || approval === null || approval.decision === null) return
      await announceDecision(approval, refs, note, client, services)
      const { is, by } = approval.decision
      if (is === 'approved') await recordApproval(approval, by, client, services)
    },
  }
}

/** The request shows it; where it was deleted, or stands out of the sight of whoever asked, they are told. */
async function announceDecision(
  approval: StoredApproval,
  refs: DecisionPayload['refs'],
  note: string,
  client: WebClient,
  services: Services,
): Promise<void> {
  const message = decisionMessage(approval, note)
  if (message === null) return
  const shown = await replacePosted(refs, message, client, services)
  const { by, channel, thread, usd, decision } = approval
  if (by === '' || by === decision?.by) return
  const isInThread = thread !== null && refs.some((ref) => ref.channel === channel)
  try {
    if (isInThread && (await loadChannelSharing(channel, client, services)) === 'own') {
      // An edited message notifies nobody; a deleted one says nothing.
      const word = decision?.is === 'approved' ? 'approved' : 'declined'
      const short = textMessage(`<@${by}>: <@${decision?.by}> ${word} the plan at ${formatUsd(usd)}.`)
      const destination = { client, channel, thread, user: decision?.by ?? '' }
      await deliverMessage(shown === 0 ? message : short, destination, services)
    } else await deliverNotice(textMessage(message.text), { client, user: by }, services)
  } catch (error) {
    const refused = slackErrorCode(error)
    if (error instanceof UnconfirmedPost || refused === undefined || isTransient(error)) throw error
    services.log.warn({ reason: refused }, 'whoever asked could not be told of a decision')
  }
}
