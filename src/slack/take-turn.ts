/** One turn in a thread that is known: what it makes of the thread is kept, then said. */
import type { WebClient } from '@slack/web-api'
import type { ThreadPlace } from '../store/threads.ts'
import type { Held, Said, Setting } from '../thread/held.ts'
import { currentTeam, currentWork } from './current.ts'
import { withPinned } from './pinned.ts'
import type { Services } from './services.ts'
import { settingIn } from './setting.ts'

export type Asked = {
  readonly thread: ThreadPlace
  readonly client: WebClient
  readonly user: string
  /** What the thread is asked, as it stands when its turn comes. */
  readonly ask: (held: Held, setting: Setting) => Promise<Said>
}

export type Taken = { readonly said: Said; readonly setting: Setting }

/**
 * Null where the thread is not known. Where somebody else's turn came first, the question is asked again of what that
 * one left; after a crash it is asked again of what it was asked of, so that the same is said.
 */
export async function takeTurn({ thread, client, user, ask }: Asked, services: Services): Promise<Taken | null> {
  const { threads } = services.store.of(currentTeam())
  const setting = await settingIn(thread.channel, client, services, thread.thread)
  const sayTo = async (held: Held) => {
    return ask(await withPinned(held, services), setting)
  }
  let said: Said | null = null
  const turn = await threads.turn(thread, { delivery: currentWork()?.id ?? null, by: user }, async (now) => {
    said = now === null ? null : await sayTo(now)
    return said !== null && 'held' in said ? said.held : null
  })
  if (turn.isReplay && turn.before !== null) said = await sayTo(turn.before)
  return said === null ? null : { said, setting }
}
