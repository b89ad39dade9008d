/** "Details" under an answer: every figure of the plan that holds now, opened in a window. */
import type { App, BlockAction } from '@slack/bolt'
import { actionIds } from '../reply/actions.ts'
import { tellAsker } from './deliver.ts'
import { forgotten, heldOf } from './held-of.ts'
import { placeOf } from './press-amendment.ts'
import { pressedOn } from './pressed.ts'
import type { Services } from './services.ts'
import { settingIn } from './setting.ts'
import { openWindow } from './windows.ts'
import { words } from './words.ts'

export function listenForDetails(app: App, services: Services): void {
  app.action<BlockAction>(actionIds.details, async ({ ack, body, client, respond }) => {
    await ack()
    const pressed = pressedOn(body)
    if (pressed === null) return
    const place = placeOf(pressed, client, respond)
    const found = await heldOf(pressed, services)
    const setting = await settingIn(pressed.channel, client, services, found?.thread?.thread ?? null)
    const view = found === null ? null : services.desk.details(found.held, setting)
    const missing =
      found === null ? forgotten : 'No plan meets the question as it stands now, so there is none to open.'
    if (view === null) return void (await tellAsker(words(missing), place, services))
    await openWindow(view, pressed.trigger, place, services)
  })
}
