/** "New GPU cost estimate" from anywhere in Slack: the whole form, and a place to answer in. */
import type { App, GlobalShortcut, ViewSubmitAction } from '@slack/bolt'
import { formIds } from '../reply/form/form.ts'
import { formState } from '../reply/form/state.ts'
import { consult } from './consult.ts'
import { giveSaid } from './give-said.ts'
import { memoOf, scenarioIn } from './memo.ts'
import { readFilledForm } from './read-form.ts'
import type { Services } from './services.ts'
import { settingIn } from './setting.ts'

/** Opens the form. A trigger lives for three seconds, so nothing comes before it. */
export function listenForNewEstimate(app: App, services: Services): void {
  app.shortcut<GlobalShortcut>({ callback_id: formIds.new, type: 'shortcut' }, async ({ ack, shortcut, client }) => {
    await ack()
    await client.views.open({ trigger_id: shortcut.trigger_id, view: newForm(services) })
  })
  app.view<ViewSubmitAction>({ callback_id: formIds.new, type: 'view_submission' }, async (submission) => {
    const { view, body, client } = submission
    const memo = memoOf(view.private_metadata)
    const scenario = await readFilledForm(submission, scenarioIn(memo), services)
    if (scenario === null) return
    const user = body.user.id
    const chosen = memo.channel ?? formState(view.state.values).conversation(formIds.place) ?? user
    const respond = (body.response_urls ?? []).length > 0 ? { respond: submission.respond } : {}
    const thread = memo.root === undefined ? {} : { thread: memo.root }
    const place = { client, channel: chosen, user, ...thread, ...respond, isDirect: chosen === user } as const
    const setting = await settingIn(chosen, client, services)
    const said = await consult(services, 'form', 'startFrom', scenario, null, setting)
    await giveSaid({ said, place: { ...place, fallback: 'in_channel' }, rules: setting.rules }, services)
  })
}

/** Empty; the conversation that is open is chosen to answer in. */
export const newForm = ({ desk, today }: Services) =>
  desk.form({ kind: 'new', scenario: null, memo: '{}', note: '', place: { conversation: null } }, today())
