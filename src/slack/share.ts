/** "Share to channel": the whole plan that holds now, as a message of its own, where its replies are heard. */
import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { actionIds } from '../reply/actions.ts'
import { conversationInput } from '../reply/form/inputs.ts'
import { formState } from '../reply/form/state.ts'
import { sharedBy } from '../reply/shared.ts'
import { currentScenario } from '../scenario/conversation.ts'
import type { Scenario } from '../scenario/spec.ts'
import { consult } from './consult.ts'
import { tellAsker } from './deliver.ts'
import { giveSaid } from './give-said.ts'
import { forgotten, heldOf } from './held-of.ts'
import { memoOf, memoText, scenarioIn } from './memo.ts'
import { placeOf } from './press-amendment.ts'
import { pressedOn } from './pressed.ts'
import type { Services } from './services.ts'
import { settingIn } from './setting.ts'
import type { Place } from './ways.ts'
import { openWindow } from './windows.ts'
import { words } from './words.ts'

const callbackId = 'share_estimate'
const placeId = 'place'

export function listenForSharing(app: App, services: Services): void {
  app.action<BlockAction>(actionIds.share, async ({ ack, body, client, respond }) => {
    await ack()
    const pressed = pressedOn(body)
    if (pressed === null) return
    const place = placeOf(pressed, client, respond)
    const found = await heldOf(pressed, services)
    if (found === null) return void (await tellAsker(words(forgotten), place, services))
    const scenario = currentScenario(found.held.conversation)
    const isInChannel = !pressed.isUnseen && pressed.root === pressed.ts
    // It stands in this channel already, or this is no channel: then somewhere else is meant.
    if (isInChannel || pressed.isDirect) return openWindow(window(scenario), pressed.trigger, place, services)
    await share(
      scenario,
      { client, channel: pressed.channel, user: pressed.user, respond, fallback: 'in_channel' },
      services,
    )
  })
  app.view<ViewSubmitAction>(
    { callback_id: callbackId, type: 'view_submission' },
    async ({ ack, view, body, client, respond }) => {
      const channel = formState(view.state.values).conversation(placeId)
      const scenario = scenarioIn(memoOf(view.private_metadata))
      if (channel === null) return ack({ response_action: 'errors', errors: { [placeId]: 'Choose a channel.' } })
      await ack()
      const answer = (body.response_urls ?? []).length > 0 ? { respond } : {}
      const place = { client, channel, user: body.user.id, ...answer, fallback: 'in_channel' } as const
      if (scenario === null) return void (await tellAsker(words(forgotten), place, services))
      await share(scenario, place, services)
    },
  )
}

/** Answered anew under the rules of where it goes: what one channel has settled says nothing in another. */
async function share(scenario: Scenario, place: Place, services: Services): Promise<void> {
  const setting = await settingIn(place.channel, place.client, services)
  const own = asked(scenario)
  const said = await consult(services, 'button', 'startFrom', own, null, setting)
  const shown = 'message' in said ? { ...said, message: sharedBy(said.message, place.user) } : said
  await giveSaid({ said: shown, place, rules: setting.rules }, services)
}

/** The scenario without what a channel or workspace filled in. */
function asked({ spec, said, ...rest }: Scenario): Scenario {
  const isDefault = (field: string) => Object.entries(said).some(([name, by]) => name === field && by !== 'asked')
  const open = Object.fromEntries(Object.keys(spec).flatMap((field) => (isDefault(field) ? [[field, null]] : [])))
  return {
    ...rest,
    spec: { ...spec, ...open },
    said: Object.fromEntries(Object.entries(said).filter(([, by]) => by === 'asked')),
  }
}

function window(scenario: Scenario): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: memoText({}, scenario),
    title: { type: 'plain_text', text: 'Share the estimate' },
    submit: { type: 'plain_text', text: 'Share' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      conversationInput(
        placeId,
        { label: 'Where?', hint: 'The estimate is worked out anew under the settings of that channel.' },
        null,
      ),
    ],
  }
}
