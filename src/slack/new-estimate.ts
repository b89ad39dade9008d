/** "New GPU cost estimate" from anywhere in Slack: a form of one question and one place to answer in. */
import type { App, GlobalShortcut, ViewSubmitAction } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import type { Answer } from '../advise.ts'
import { consultNow } from './consult.ts'
import { giveAnswer } from './give-answer.ts'
import type { Services } from './services.ts'

const callbackId = 'new_estimate'

/** Opens the form. A trigger lives for three seconds, so nothing comes before it. */
export function listenForNewEstimate(app: App, services: Services): void {
  app.shortcut<GlobalShortcut>({ callback_id: callbackId, type: 'shortcut' }, async ({ ack, shortcut, client }) => {
    await ack()
    await client.views.open({ trigger_id: shortcut.trigger_id, view: form })
  })
  app.view<ViewSubmitAction>({ callback_id: callbackId, type: 'view_submission' }, async (submission) => {
    const { ack, view, body, client } = submission
    let answer: Answer
    try {
      answer = consultNow(services, 'form', view.state.values['job']?.['text']?.value ?? '')
    } catch (fault) {
      // Unacknowledged, the form would hang; closed, the failure handler can say what happened.
      await ack()
      throw fault
    }
    if (answer.kind === 'problem') {
      await ack({ response_action: 'errors', errors: { job: answer.problem.message } })
      return
    }
    await ack()
    const user = body.user.id
    const chosen = view.state.values['place']?.['conversation']?.selected_conversation ?? undefined
    const respond = (body.response_urls ?? []).length > 0 ? { respond: submission.respond } : {}
    await giveAnswer(answer, { client, channel: chosen ?? user, user, ...respond, fallback: 'in_channel' }, services)
  })
}

const form: ModalView = {
  type: 'modal',
  callback_id: callbackId,
  title: { type: 'plain_text', text: 'New GPU cost estimate' },
  submit: { type: 'plain_text', text: 'Estimate' },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [
    {
      type: 'input',
      block_id: 'job',
      label: { type: 'plain_text', text: 'Which fine-tuning job?' },
      hint: { type: 'plain_text', text: 'Model and training data; also method, GPUs, provider, budget or deadline.' },
      element: {
        type: 'plain_text_input',
        action_id: 'text',
        focus_on_load: true,
        max_length: 1000,
        placeholder: { type: 'plain_text', text: '70b 2B tokens under $2000' },
      },
    },
    {
      type: 'input',
      block_id: 'place',
      optional: true,
      label: { type: 'plain_text', text: 'Where should the answer go?' },
      hint: { type: 'plain_text', text: 'Leave this empty to get it as a direct message.' },
      element: {
        type: 'conversations_select',
        action_id: 'conversation',
        default_to_current_conversation: true,
        response_url_enabled: true,
      },
    },
  ],
}
