/**
 * What is sent is sent once: noted before and after, so that neither a crash nor a connection that broke makes a
 * message appear twice. Where Slack cannot be asked whether it has a message, the asker is told instead.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { PostStart, Posts } from '../store/posts.ts'
import { currentWork, type Work } from './current.ts'
import { isUnsure } from './refusals.ts'
import type { Services } from './services.ts'

/** Where a message is; `ts` is empty where Slack does not say. */
export type Sent = { readonly channel: string; readonly ts: string }

export type Sending = {
  /** A channel, or another word for where it goes. */
  readonly to: string
  /** Sends it, marked with a text by which it can be found. */
  readonly send: (marker: string) => Promise<Sent>
  /** Looks for it where it should be: null where it is not, `unknown` where that cannot be seen. */
  readonly find: (marker: string, since: Date) => Promise<Sent | null | 'unknown'>
}

/** Slack may have posted the answer, or not, and does not say which. */
export class Unconfirmed extends Error {
  override readonly name = 'Unconfirmed'
  constructor(cause?: unknown) {
    super('Slack did not confirm that it posted the message', { cause })
  }
}

/** Another process has taken over what this one was working on. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver'
}

/** Throws `Unconfirmed`, `TakenOver`, or what Slack refused with. */
export async function sendOnce(
  sending: Sending,
  { store, tempo, inTurn }: Pick<Services, 'store' | 'tempo' | 'inTurn'>,
): Promise<Sent> {
  const work = currentWork()
  if (work === null || work.id === null) return sending.send('')
  await inTurn.goOn()
  const number = work.posts
  work.posts += 1
  const { posts } = store.of(work.team)
  const start = await posts.begin(work.id, number, sending.to, work.isFenced)
  if (start.is === 'lost') throw new TakenOver()
  if (start.is === 'posted') return start.posted
  return sendNoted(sending, start, work.id, number, posts, tempo.settling)
}

async function sendNoted(
  { send, find }: Sending,
  start: Exclude<PostStart, { is: 'lost' | 'posted' }>,
  id: NonNullable<Work['id']>,
  number: number,
  posts: Posts,
  settling: number,
): Promise<Sent> {
  const marker = `${id}/${number}`
  const noted = async (sent: Sent) => {
    await posts.done(id, number, sent)
    return sent
  }
  const found = async (since: Date, cause: unknown) => {
    const sent = await find(marker, since)
    if (sent === 'unknown') throw new Unconfirmed(cause)
    return sent
  }
  if (start.is === 'unsure') {
    const sent = await found(new Date(start.since), undefined)
    if (sent !== null) return noted(sent)
  }
  const begun = new Date()
  try {
    return await noted(await send(marker))
  } catch (error) {
    if (!isUnsure(error)) {
      await posts.withdraw(id, number)
      throw error
    }
    await sleep(settling)
    const sent = await found(begun, error)
    return noted(sent ?? (await sendAgain(send, marker)))
  }
}

/** It was not there: once more, and whatever comes of that holds. */
async function sendAgain(send: Sending['send'], marker: string): Promise<Sent> {
  try {
    return await send(marker)
  } catch (error) {
    throw isUnsure(error) ? new Unconfirmed(error) : error
  }
}
