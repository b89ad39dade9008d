/** "New GPU cost estimate" from anywhere in Slack: the whole form, and a place to answer in. */
import type { App, GlobalShortcut, ViewSubmitAction } from '@slack/bolt'
import { estimateFormIds } from '../../../presentation/slack/forms/estimate-form.ts'
import { readFormState } from '../../../presentation/slack/forms/form-state.ts'
import { ask } from '../../worker/ask.ts'
import { deliverOutcome } from '../../delivery/deliver-outcome.ts'
import { readPrivateMetadata, scenarioFromMetadata } from '../views/private-metadata.ts'
import { readFormSubmission } from '../views/form-submission.ts'
import type { Services } from '../../services.ts'
import { loadRequestContext } from '../../request-context.ts'

/** Opens the form. A trigger lives for three seconds, so nothing comes before it. */
export function registerNewEstimate(app: App, services: Services): void {
  app.shortcut<GlobalShortcut>(
    { callback_id: estimateFormIds.new, type: 'shortcut' },
    async ({ ack, shortcut, client }) => {
      await ack()
      await client.views.open({ trigger_id: shortcut.trigger_id, view: newEstimateForm(services) })
    },
  )
  app.view<ViewSubmitAction>({ callback_id: estimateFormIds.new, type: 'view_submission' }, async (submission) => {
    const { view, body, client } = submission
    const metadata = readPrivateMetadata(view.private_metadata)
    const scenario = await readFormSubmission(submission, scenarioFromMetadata(metadata), services)
    if (scenario === null) return
    const user = body.user.id
    const channel =
      metadata.channel ?? readFormState(view.state.values).conversation(estimateFormIds.destination) ?? user
    const respond = (body.response_urls ?? []).length > 0 ? { respond: submission.respond } : {}
    const thread = metadata.root === undefined ? {} : { thread: metadata.root }
    const destination = { client, channel: channel, user, ...thread, ...respond, isDirect: channel === user } as const
    const requestContext = await loadRequestContext(channel, client, services)
    const outcome = await ask(services, 'form', { kind: 'scenario', scenario, thread: null }, requestContext)
    await deliverOutcome(
      { outcome, destination: { ...destination, fallback: 'in_channel' }, rules: requestContext.rules },
      services,
    )
  })
}

/** Empty; the conversation that is open is chosen to answer in. */
export const newEstimateForm = ({ views, today }: Services) =>
  views.estimateForm(
    { kind: 'new', scenario: null, privateMetadata: '{}', note: '', destination: { conversation: null } },
    today(),
  )
