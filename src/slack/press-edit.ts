/** "Edit…" under an answer: the whole form, filled with the plan that holds; sent, it is the thread's next revision. */
import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt'
import { actionIds } from '../reply/actions.ts'
import { formIds } from '../reply/form/form.ts'
import { currentScenario } from '../scenario/conversation.ts'
import { consult } from './consult.ts'
import { tellAsker } from './deliver.ts'
import { giveSaid } from './give-said.ts'
import { forgotten, heldOf } from './held-of.ts'
import { type Memo, memoOf, memoText, scenarioIn } from './memo.ts'
import { placeOf } from './press-amendment.ts'
import { pressedOn } from './pressed.ts'
import { readFilledForm } from './read-form.ts'
import type { Services } from './services.ts'
import { settingIn } from './setting.ts'
import { takeTurn } from './take-turn.ts'
import type { Scenario } from '../scenario/spec.ts'
import { openWindow } from './windows.ts'
import { words } from './words.ts'

export function listenForEdits(app: App, services: Services): void {
  app.action<BlockAction>(actionIds.edit, async ({ ack, body, client, respond }) => {
    await ack()
    const pressed = pressedOn(body)
    if (pressed === null) return
    const place = placeOf(pressed, client, respond)
    const found = await heldOf(pressed, services)
    if (found === null) return void (await tellAsker(words(forgotten), place, services))
    const scenario = currentScenario(found.held.conversation)
    const { channel, root, isUnseen } = pressed
    const memo = {
      channel,
      ...(found.thread === null ? {} : { thread: found.thread.thread }),
      ...(isUnseen ? {} : { root }),
    }
    const start = { kind: 'edit', scenario, memo: memoText(memo, scenario), note: '', place: null } as const
    await openWindow(services.desk.form(start, services.today()), pressed.trigger, place, services)
  })
  app.view<ViewSubmitAction>({ callback_id: formIds.edit, type: 'view_submission' }, async (submission) => {
    const { view, body, client } = submission
    const memo = memoOf(view.private_metadata)
    const scenario = await readFilledForm(submission, scenarioIn(memo), services)
    if (scenario !== null) await answerEdit(scenario, memo, body.user.id, client, services)
  })
}

async function answerEdit(
  scenario: Scenario,
  { channel, thread, root }: Memo,
  user: string,
  client: Parameters<typeof placeOf>[1],
  services: Services,
): Promise<void> {
  // A form that was opened on an answer for one person is answered to that person.
  const at = channel ?? user
  const place = {
    client,
    channel: at,
    user,
    isDirect: at.startsWith('D') || at === user,
    ...(root === undefined ? {} : { thread: root }),
  }
  const isPrivate = root === undefined
  const taken =
    channel === undefined || thread === undefined
      ? null
      : await takeTurn(
          {
            thread: { channel, thread },
            client,
            user,
            ask: (held, setting) => consult(services, 'form', 'revise', held, scenario, setting),
          },
          services,
        )
  const setting = taken?.setting ?? (await settingIn(at, client, services))
  const said = taken?.said ?? (await consult(services, 'form', 'startFrom', scenario, null, setting))
  await giveSaid({ said, place, rules: setting.rules, isPrivate, isKept: taken !== null }, services)
}
