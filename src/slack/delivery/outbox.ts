/**
 * What is sent is sent once: noted before and after, so that neither a crash nor a connection that broke makes a
 * message appear twice. Where Slack cannot be asked whether it has a message, the asker is told instead.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { PostStart, Posts } from '../../store/posts.ts'
import { currentScope, type RequestScope } from '../request-scope.ts'
import { mayHaveSucceeded } from './slack-errors.ts'
import type { Services } from '../services.ts'

/** Where a message is; `ts` is empty where Slack does not say. */
export type MessageRef = { readonly channel: string; readonly ts: string }

export type OutgoingMessage = {
  /** A channel, or another word for where it goes. */
  readonly to: string
  /** Sends it, marked with a text by which it can be found. */
  readonly send: (marker: string) => Promise<MessageRef>
  /** Looks for it where it should be: null where it is not, `unknown` where that cannot be seen. */
  readonly find: (marker: string, since: Date) => Promise<MessageRef | null | 'unknown'>
}

/** Slack may have posted the answer, or not, and does not say which. */
export class UnconfirmedPost extends Error {
  override readonly name = 'Unconfirmed'
  constructor(cause?: unknown) {
    super('Slack did not confirm that it posted the message', { cause })
  }
}

/** Another process has taken over what this one was working on. */
export class LeaseLost extends Error {
  override readonly name = 'TakenOver'
}

/** Throws `UnconfirmedPost`, `LeaseLost`, or what Slack refused with. */
export async function sendOnce(
  message: OutgoingMessage,
  { store, timeouts, fairQueue }: Pick<Services, 'store' | 'timeouts' | 'fairQueue'>,
): Promise<MessageRef> {
  const scope = currentScope()
  if (scope === null || scope.id === null) return message.send('')
  await fairQueue.waitTurn()
  const index = scope.posts
  scope.posts += 1
  const { posts } = store.of(scope.team)
  const start = await posts.begin(scope.id, index, message.to, scope.isFenced)
  if (start.is === 'lost') throw new LeaseLost()
  if (start.is === 'posted') return start.posted
  return sendRecorded(message, start, scope.id, index, posts, timeouts.confirmationDelay)
}

async function sendRecorded(
  { send, find }: OutgoingMessage,
  start: Exclude<PostStart, { is: 'lost' | 'posted' }>,
  id: NonNullable<RequestScope['id']>,
  index: number,
  posts: Posts,
  confirmationDelay: number,
): Promise<MessageRef> {
  const marker = `${id}/${index}`
  const recordSent = async (sent: MessageRef) => {
    await posts.done(id, index, sent)
    return sent
  }
  const findSent = async (since: Date, cause: unknown) => {
    const sent = await find(marker, since)
    if (sent === 'unknown') throw new UnconfirmedPost(cause)
    return sent
  }
  if (start.is === 'unsure') {
    const sent = await findSent(new Date(start.since), undefined)
    if (sent !== null) return recordSent(sent)
  }
  const startedAt = new Date()
  try {
    return await recordSent(await send(marker))
  } catch (error) {
    if (!mayHaveSucceeded(error)) {
      await posts.withdraw(id, index)
      throw error
    }
    await sleep(confirmationDelay)
    const sent = await findSent(startedAt, error)
    return recordSent(sent ?? (await sendAgain(send, marker)))
  }
}

/** It was not there: once more, and whatever comes of that holds. */
async function sendAgain(send: OutgoingMessage['send'], marker: string): Promise<MessageRef> {
  try {
    return await send(marker)
  } catch (error) {
    throw mayHaveSucceeded(error) ? new UnconfirmedPost(error) : error
  }
}
