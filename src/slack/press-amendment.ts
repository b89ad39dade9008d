/** The controls under an answer that change it: each carries the words that a person would have typed. */
import type { App, BlockAction, RespondFn } from '@slack/bolt'
import { amendmentActions } from '../reply/actions.ts'
import { consult } from './consult.ts'
import { tellAsker } from './deliver.ts'
import { giveSaid } from './give-said.ts'
import { forgotten, heldOf } from './held-of.ts'
import { type Pressed, pressedOn } from './pressed.ts'
import { replaceOwn } from './replace-own.ts'
import type { Services } from './services.ts'
import { settingIn } from './setting.ts'
import { takeTurn } from './take-turn.ts'
import type { Place } from './ways.ts'
import { words } from './words.ts'

export function listenForAmendmentPresses(app: App, services: Services): void {
  app.action<BlockAction>(amendmentActions, async ({ ack, body, client, respond }) => {
    await ack()
    const pressed = pressedOn(body)
    if (pressed !== null && pressed.value !== '') await amend(pressed, placeOf(pressed, client, respond), services)
  })
}

/** Where an answer to the press belongs. */
export function placeOf(pressed: Pressed, client: Place['client'], respond: RespondFn): Place {
  const { channel, user, root, isUnseen, isDirect } = pressed
  const place = { client, channel, user, respond, isDirect }
  return isUnseen ? place : { ...place, thread: root }
}

async function amend(pressed: Pressed, place: Place, services: Services): Promise<void> {
  const found = await heldOf(pressed, services)
  if (found === null) return void (await tellAsker(words(forgotten), place, services))
  const { held, thread } = found
  const from = { client: place.client, user: pressed.user }
  const taken =
    thread === null
      ? null
      : await takeTurn(
          {
            ...from,
            thread,
            ask: (now, setting) => consult(services, 'button', 'turn', now, pressed.value, true, setting),
          },
          services,
        )
  const setting = taken?.setting ?? (await settingIn(pressed.channel, place.client, services))
  const said = taken?.said ?? (await consult(services, 'button', 'turn', held, pressed.value, true, setting))
  if (pressed.isUnseen) return replaceOwn({ said, place, pressed, isKept: taken !== null }, services)
  await giveSaid({ said, place, rules: setting.rules, isKept: taken !== null }, services)
}
