/**
 * "Estimate GPU cost" on a message: reads it, shows which words it used, and answers in its thread; privately where the
 * bot may not post. What it cannot find it asks for in the form, filled with what it found.
 */
import type { App, MessageShortcut } from '@slack/bolt'
import { recognizedTextLine } from '../../../presentation/content/messages/recognized-text-line.ts'
import type { Outcome } from '../../../conversation/outcome.ts'
import { ask } from '../../worker/ask.ts'
import { deliverEphemeral } from '../../delivery/deliver.ts'
import { deliverOutcome } from '../../delivery/deliver-outcome.ts'
import { writePrivateMetadata } from '../views/private-metadata.ts'
import type { Services } from '../../services.ts'
import { loadRequestContext } from '../../request-context.ts'
import type { Destination } from '../../delivery/post-methods.ts'
import { openModal } from '../views/open-modal.ts'
import { textMessage } from '../../delivery/text-message.ts'

/** Registers the message shortcut `estimate_from_message`. */
export function registerEstimateFromMessage(app: App, services: Services): void {
  app.shortcut<MessageShortcut>(
    { callback_id: 'estimate_from_message', type: 'message_action' },
    async ({ ack, shortcut, client, respond }) => {
      await ack()
      const { message, channel, user, trigger_id: trigger } = shortcut
      const root: unknown = message['thread_ts']
      const thread = typeof root === 'string' ? root : message.ts
      const destination = { client, channel: channel.id, user: user.id, thread, respond }
      const requestContext = await loadRequestContext(channel.id, client, services)
      const request = { kind: 'job', text: message.text ?? '', inputKind: 'message' } as const
      const outcome = await ask(services, 'message-shortcut', request, requestContext)
      if (outcome.kind === 'problem') return openPrefilledForm(outcome, destination, trigger, services)
      await deliverOutcome({ outcome, destination, rules: requestContext.rules }, services)
    },
  )
}

async function openPrefilledForm(
  { problem, partial }: Extract<Outcome, { kind: 'problem' }>,
  destination: Destination,
  trigger: string,
  services: Services,
): Promise<void> {
  if (problem.kind === 'nothing' || problem.kind === 'help') {
    const text = `${problem.message} To describe a run in a form, use the shortcut “New GPU cost estimate”.`
    return void (await deliverEphemeral(textMessage(text), destination, services))
  }
  const scenario = partial?.scenario ?? null
  const note = [recognizedTextLine(partial?.phrases ?? []), problem.message].filter((part) => part !== '').join('. ')
  const metadata = writePrivateMetadata(
    { channel: destination.channel, ...(destination.thread === undefined ? {} : { root: destination.thread }) },
    scenario,
  )
  const view = services.views.estimateForm(
    { kind: 'new', scenario: scenario, privateMetadata: metadata, note, destination: null },
    services.today(),
  )
  await openModal(view, trigger, destination, services)
}
