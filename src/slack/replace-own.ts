/** An answer that one person sees is replaced in its place by the next one. */
import { randomUUID } from 'node:crypto'
import { keyed } from '../reply/actions.ts'
import type { Said } from '../thread/held.ts'
import { currentWork } from './current.ts'
import { tellAsker } from './deliver.ts'
import { unseenThread } from './give-said.ts'
import { sendOnce } from './outbox.ts'
import type { Pressed } from './pressed.ts'
import { sendDrawn } from './rendering.ts'
import { ResponseRefused } from './refusals.ts'
import type { Services } from './services.ts'
import type { Place } from './ways.ts'

export type Replacing = {
  readonly said: Said
  readonly place: Place
  readonly pressed: Pressed
  /** The thread has the turn already. */
  readonly isKept: boolean
}

export async function replaceOwn({ said, place, pressed, isKept }: Replacing, services: Services): Promise<void> {
  const { respond } = place
  if (said.kind === 'silence') return
  if ((said.kind !== 'plan' && said.kind !== 'no plan') || respond === undefined) {
    await tellAsker(said.message, place, services)
    return
  }
  const work = currentWork()
  const key = pressed.key ?? work?.id ?? randomUUID()
  const message = keyed(said.message, key)
  const send = () =>
    sendDrawn(message, services, async ({ text, blocks }) => {
      const shown = blocks.length === 0 ? { text } : { text, blocks: [...blocks] }
      const response = await respond({ response_type: 'ephemeral', replace_original: true, ...shown })
      const refused = /"error": *"(\w+)"/.exec(await response.text())?.[1]
      if (refused !== undefined) throw new ResponseRefused(refused)
      return { channel: '', ts: '' }
    })
  // What only the asker sees may rather be seen twice than not at all.
  await sendOnce({ to: 'asker', send, find: async () => null }, services)
  if (isKept || work === null) return
  const thread = { channel: pressed.channel, thread: unseenThread(key) }
  await services.store.of(work.team).threads.turn(thread, { delivery: work.id, by: pressed.user }, () => said.held)
}
