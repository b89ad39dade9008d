/**
 * What is sent is sent once: noted before and after, so that neither a crash nor a connection that broke makes a
 * message appear twice. Where Slack cannot be asked whether it has a message, the asker is told instead.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { PostFence, PostStart, Posts } from '../../store/posts.ts'
import { currentScope, type RequestScope, runWithoutLease } from '../request-scope.ts'
import { isLeaseLost, LeaseLost } from '../lease-guard.ts'
import { mayHaveSucceeded, slackErrorCode } from './slack-errors.ts'
import type { Services } from '../services.ts'

/** Where a message is; `ts` is empty where Slack does not say. */
export type MessageRef = { readonly channel: string; readonly ts: string }

export type OutgoingMessage = {
  /** A channel, or another word for where it goes. */
  readonly to: string
  /** The channel whose pace it keeps; absent: it has none. */
  readonly pacedIn?: string
  /** Sends it, marked with a text by which it can be found. */
  readonly send: (marker: string) => Promise<MessageRef>
  /**
   * Looks for it where it should be: null where it is not, `unknown` where that cannot be seen, `unreachable` where it
   * cannot be seen now. */
  readonly find: (marker: string, since: Date) => Promise<MessageRef | null | 'unknown' | 'unreachable'>
  /** Takes back what was sent though it was there already; absent where that cannot be done. */
  readonly takeBack?: (sent: MessageRef) => Promise<void>
}

/** Slack may have posted the answer, or not, and does not say which. */
export class UnconfirmedPost extends Error {
  override readonly name = 'Unconfirmed'
  /** A later look cannot tell either. */
  readonly isFinal: boolean
  constructor(isFinal: boolean, cause?: unknown) {
    super('Slack did not confirm that it posted the message', { cause })
    this.isFinal = isFinal
  }
}

/** Throws `UnconfirmedPost`, `LeaseLost`, or what Slack refused with. */
export function sendOnce(message: OutgoingMessage, services: OutboxServices): Promise<MessageRef> {
  return services.tracing.inSpan('post', {}, () => sendInTurn(message, services))
}

type OutboxServices = Pick<Services, 'store' | 'timeouts' | 'fairQueue' | 'rateLimiter' | 'tracing' | 'log'>

async function sendInTurn(message: OutgoingMessage, services: OutboxServices): Promise<MessageRef> {
  const { store, fairQueue, rateLimiter } = services
  const scope = currentScope()
  const { pacedIn } = message
  const inItsTurn = (send: () => Promise<MessageRef>) =>
    pacedIn === undefined ? send() : rateLimiter.schedule(paceOf(pacedIn), send, scope?.lease?.isLost)
  if (scope === null || scope.id === null) return inItsTurn(() => message.send(''))
  const { id, team, lease } = scope
  const index = scope.posts
  scope.posts += 1
  await fairQueue.waitTurn()
  scope.onAnswered?.()
  const isSetAside = pacedIn !== undefined && rateLimiter.mustWait(paceOf(pacedIn))
  const fence = lease === undefined ? null : { holder: lease.holder, isSetAside }
  const settingAside =
    fence?.isSetAside === true ? store.inbox.setAside({ team, id, holder: fence.holder }) : Promise.resolve()
  // It is waited for in its turn.
  settingAside.catch(() => undefined)
  return inItsTurn(async () => {
    await settingAside
    const { posts } = store.of(team)
    const askedAt = performance.now()
    // Only now: while it waited, another process may have taken it over.
    const start = await posts.begin(id, index, message.to, fence)
    if (start.is === 'lost') {
      lease?.lose()
      throw new LeaseLost()
    }
    lease?.confirm(askedAt)
    if (start.is === 'posted') return start.posted
    return sendRecorded(message, { start, id, index, fence, posts }, services)
  })
}

/** The queue of a channel of the workspace that is being worked for. */
export const paceOf = (channel: string): string => `${currentScope()?.team ?? ''} ${channel}`

type BegunPost = {
  readonly start: Exclude<PostStart, { is: 'lost' | 'posted' }>
  readonly id: NonNullable<RequestScope['id']>
  readonly index: number
  readonly fence: PostFence
  readonly posts: Posts
}

async function sendRecorded(
  { send, find, takeBack }: OutgoingMessage,
  { start, id, index, fence, posts }: BegunPost,
  { timeouts, log }: OutboxServices,
): Promise<MessageRef> {
  const marker = `${id}/${index}`
  /** Two processes can have sent it, where one was stopped as its bytes left: the one that was noted first stays. */
  const recordSent = async (sent: MessageRef) => {
    const counted = await posts.done(id, index, sent)
    if (counted.ts === sent.ts || sent.ts === '' || takeBack === undefined) return counted
    log.warn({ request: id }, 'a message was posted twice: the second one is taken back')
    // Whoever holds the delivery by now.
    await runWithoutLease(() => takeBack(sent)).catch((error: unknown) => {
      log.error({ request: id, reason: slackErrorCode(error) ?? 'unreached' }, 'it could not be taken back')
    })
    return counted
  }
  const findSent = async (since: Date, cause: unknown) => {
    const sent = await find(marker, since)
    if (sent === 'unknown' || sent === 'unreachable') throw new UnconfirmedPost(sent === 'unknown', cause)
    return sent
  }
  if (start.is === 'unsure') {
    const sent = await findSent(new Date(start.since), undefined)
    if (sent !== null) return recordSent(sent)
  }
  try {
    return await recordSent(await send(marker))
  } catch (error) {
    if (isLeaseLost(error)) throw error
    if (!mayHaveSucceeded(error)) {
      await posts.withdraw(id, index, fence)
      throw error
    }
    await sleep(timeouts.confirmationDelay)
    const sent = await findSent(new Date(start.since), error)
    return recordSent(sent ?? (await sendAgain(send, marker)))
  }
}

/** It was not there: once more, and whatever comes of that holds. */
async function sendAgain(send: OutgoingMessage['send'], marker: string): Promise<MessageRef> {
  try {
    return await send(marker)
  } catch (error) {
    throw mayHaveSucceeded(error) ? new UnconfirmedPost(false, error) : error
  }
}
