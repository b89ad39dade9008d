/** Modals that users submit or close. */
import { flattenBlocks } from '../block-kit/block-ids.ts'
import { type ViewResponseUrl, viewClosedPayload, viewSubmissionPayload } from '../delivery/interaction-payloads.ts'
import { asObject, asObjects, asString, type JsonObject, parseJsonObject } from '../json.ts'
import type { LocalSlack } from '../local-slack.ts'
import { viewJson } from '../web-api/view-json.ts'
import { addModal, closeModals, replaceModal, viewError } from '../web-api/views.ts'
import type { OpenModal } from '../workspace/workspace.ts'
import { type ActionContext, actorOf, deliverInteraction } from './action-context.ts'

export type SubmissionResult =
  | { readonly is: 'accepted' }
  /** Messages by block id. */
  | { readonly is: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly is: 'failed' }

/** `state`: what the inputs hold, by block and action. */
export async function submitModal(
  slack: LocalSlack,
  user: string,
  id: string,
  state: JsonObject,
): Promise<SubmissionResult> {
  const { workspace } = slack
  const modal = workspace.modals.find((each) => each.user === user && each.id === id)
  if (modal === undefined) return { is: 'failed' }
  const actor = { user, trigger: slack.createTriggerId({ user, channel: modal.channel, modal: id }) }
  const view = viewJson(workspace, modal, state)
  const payload = viewSubmissionPayload(workspace, actor, view, responseUrlsFor(slack, modal, state))
  const label = `submission ${asString(modal.view['callback_id'])}`
  const response = await slack.deliver(label, payload, (sender, signal) => sender.interaction(payload, { signal }))
  return response === null ? { is: 'failed' } : applyAcknowledgement(slack, modal, parseJsonObject(response.body) ?? {})
}

/** Without a `response_action` the modal closes. */
function applyAcknowledgement(slack: LocalSlack, modal: OpenModal, acknowledgement: JsonObject): SubmissionResult {
  const { workspace } = slack
  const { id, user, channel } = modal
  const responseAction = acknowledgement['response_action']
  const view = asObject(acknowledgement['view'])
  if (responseAction === 'errors') {
    const errors = Object.entries(asObject(acknowledgement['errors']))
    return { is: 'errors', errors: Object.fromEntries(errors.map(([block, message]) => [block, asString(message)])) }
  }
  const error = responseAction === 'update' || responseAction === 'push' ? viewError(view) : null
  if (error !== null) {
    slack.exchanges.recordRefusal(`response_action ${asString(responseAction)}`, view, error)
    return { is: 'failed' }
  }
  if (responseAction === 'update') replaceModal(workspace, workspace.modals.indexOf(modal), view)
  else if (responseAction === 'push') addModal(workspace, { user, channel, previous: id }, view)
  else if (responseAction === 'clear') closeModals(workspace, user)
  else closeModals(workspace, user, id)
  return { is: 'accepted' }
}

/** Closes a modal without submitting it. The app is told if the view asked for it. */
export async function closeModal(slack: LocalSlack, context: ActionContext, id: string): Promise<void> {
  const { workspace } = slack
  const modal = workspace.modals.find((each) => each.user === context.user && each.id === id)
  if (modal === undefined) return
  closeModals(workspace, context.user, id)
  if (modal.view['notify_on_close'] !== true) return
  const payload = viewClosedPayload(workspace, actorOf(slack, context), modal, false)
  await deliverInteraction(slack, context, 'modal closed', payload)
}

/** One for each input with `response_url_enabled` in which a conversation was chosen. */
function responseUrlsFor(slack: LocalSlack, modal: OpenModal, state: JsonObject): readonly ViewResponseUrl[] {
  return flattenBlocks(asObjects(modal.view['blocks'])).flatMap((block) => {
    const element = asObject(block['element'])
    if (element['response_url_enabled'] !== true) return []
    const [block_id, action_id] = [asString(block['block_id']), asString(element['action_id'])]
    const chosen = asObject(asObject(state[block_id])[action_id])
    const channel_id = asString(chosen['selected_conversation']) || asString(chosen['selected_channel'])
    if (channel_id === '') return []
    return [{ block_id, action_id, channel_id, response_url: slack.responseUrls.create(channel_id, modal.user) }]
  })
}
