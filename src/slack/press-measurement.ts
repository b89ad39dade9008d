/** "Yes, remember it" and "Only in this thread" under a measurement: what was decided is kept, and the message says so. */
import type { App, BlockAction } from '@slack/bolt'
import type { KnownBlock } from '@slack/types'
import * as z from 'zod'
import { askingToKeep, measurementActions } from '../reply/measured.ts'
import { currentTeam } from './current.ts'
import { tellAsker } from './deliver.ts'
import { placeOf } from './press-amendment.ts'
import { pressedOn } from './pressed.ts'
import { sendDrawn } from './rendering.ts'
import type { Services } from './services.ts'
import { words } from './words.ts'

export function listenForMeasurements(app: App, services: Services): void {
  for (const [action, isKept] of [
    [measurementActions.keep, true],
    [measurementActions.drop, false],
  ] as const) {
    app.action<BlockAction>(action, async ({ ack, body, client, respond }) => {
      await ack()
      const pressed = pressedOn(body)
      if (pressed === null) return
      const { value: run, user, channel, ts } = pressed
      const isKnown = await services.store.of(currentTeam()).runs.revise(run, (known) => ({ ...known, isKept }))
      if (!isKnown) {
        return void (await tellAsker(
          words('This measurement is no longer kept.'),
          placeOf(pressed, client, respond),
          services,
        ))
      }
      const shown = messageOf(body)
      if (shown === null) return
      await sendDrawn(askingToKeep(shown, run, { isKept, by: user }), services, ({ text, blocks }) =>
        client.chat.update({ channel, ts, text, blocks: [...blocks] }),
      )
    })
  }
}

const shownBlocks = z.array(
  z.custom<KnownBlock>((block) => z.looseObject({ type: z.string() }).safeParse(block).success),
)
const shownMessage = z.looseObject({ text: z.string().catch(''), blocks: shownBlocks })

/** The message as Slack hands it back. */
function messageOf({ message }: BlockAction): { text: string; blocks: KnownBlock[] } | null {
  const read = shownMessage.safeParse(message)
  return read.success ? { text: read.data.text, blocks: read.data.blocks } : null
}
