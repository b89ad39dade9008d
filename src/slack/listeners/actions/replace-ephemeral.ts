/** An answer that one person sees is replaced in its place by the next one. */
import { randomUUID } from 'node:crypto'
import type { Outcome } from '../../../conversation/outcome.ts'
import { renderMessage } from '../../../presentation/slack/render-message.ts'
import { withThreadKey } from '../../../presentation/slack/thread-key.ts'
import { currentScope } from '../../request-scope.ts'
import { deliverEphemeral } from '../../delivery/deliver.ts'
import { contentWithOffer } from '../../approvals/offer-approval.ts'
import { ephemeralThread, storeEstimate } from '../../delivery/deliver-outcome.ts'
import type { TeamRules } from '../../../team/team-rules.ts'
import { sendOnce } from '../../delivery/outbox.ts'
import type { ActionPayload } from './action-payload.ts'
import { sendWithFallback } from '../../delivery/rendering-fallback.ts'
import { ResponseRefused } from '../../delivery/slack-errors.ts'
import type { Services } from '../../services.ts'
import type { Destination } from '../../delivery/post-methods.ts'

export type EphemeralReplacement = {
  readonly outcome: Outcome
  readonly destination: Destination
  readonly action: ActionPayload
  readonly rules: TeamRules
  /** The thread has the turn already. */
  readonly isTurnStored: boolean
}

/** Through the response URL of the click; what is no plan is posted beside it. */
export async function replaceEphemeral(
  { outcome, destination, action, rules, isTurnStored }: EphemeralReplacement,
  services: Services,
): Promise<void> {
  const { respond } = destination
  if (outcome.kind === 'ignored') return
  if ((outcome.kind !== 'plan' && outcome.kind !== 'infeasible') || respond === undefined) {
    await deliverEphemeral(renderMessage(outcome.content), destination, services)
    return
  }
  const scope = currentScope()
  const key = action.key ?? scope?.id ?? randomUUID()
  const content =
    outcome.kind === 'plan'
      ? await contentWithOffer(outcome, rules, destination, scope?.id ?? null, services)
      : outcome.content
  const message = withThreadKey(renderMessage(content), key)
  const send = () =>
    sendWithFallback(message, services, async ({ text, blocks }) => {
      const content = blocks.length === 0 ? { text } : { text, blocks: [...blocks] }
      const response = await respond({ response_type: 'ephemeral', replace_original: true, ...content })
      const errorCode = /"error": *"(\w+)"/.exec(await response.text())?.[1]
      if (errorCode !== undefined) throw new ResponseRefused(errorCode)
      return { channel: '', ts: '' }
    })
  // What only the asker sees may rather be seen twice than not at all.
  await sendOnce({ to: 'asker', send, find: async () => null }, services)
  if (scope === null) return
  const thread = { channel: action.channel, thread: ephemeralThread(key) }
  if (!isTurnStored) {
    await services.store
      .of(scope.team)
      .threads.addTurn(thread, { delivery: scope.id, by: action.user }, () => outcome.thread)
  }
  if (outcome.kind === 'plan') await storeEstimate(outcome.answer, null, destination, services)
}
