/**
 * Brings a message to where it belongs, once: to the channel or thread, where it can be replied to, or to the asker
 * alone. Where one way is closed the next is tried, down to a direct message.
 */
import type { SlackMessage } from '../../presentation/slack/slack-message.ts'
import { currentScope } from '../request-scope.ts'
import { findPostedMessage } from './find-posted.ts'
import { withInvitation, withContextLine } from './invitation.ts'
import { type MessageRef, paceOf, sendOnce } from './outbox.ts'
import { isLeaseLost } from '../lease-guard.ts'
import { isTransient, slackErrorKind, slackErrorCode } from './slack-errors.ts'
import type { Services } from '../services.ts'
import { type Destination, postMessage, postToResponseUrl, postEphemeral } from './post-methods.ts'

/** A message of the channel or thread, or else whatever comes closest; null: it is seen, and cannot be replied to. */
export async function deliverMessage(
  message: SlackMessage,
  destination: Destination,
  services: Services,
): Promise<MessageRef | null> {
  const sent = await sendOnce(
    {
      to: destination.channel,
      pacedIn: destination.channel,
      send: (marker) => postWithFallback(message, destination, services, marker),
      find: (marker, since) => findPostedMessage(destination.client, destination, marker, since, services.log),
      takeBack: async ({ channel, ts }) => void (await destination.client.chat.delete({ channel, ts })),
    },
    services,
  )
  return sent.ts === '' ? null : sent
}

/** The asker alone: through the response address, in the channel, or by direct message. */
export async function deliverEphemeral(
  message: SlackMessage,
  destination: Destination,
  services: Services,
): Promise<null> {
  const { respond, pressedIn } = destination
  const attempts = [
    ...(respond === undefined ? [] : [() => postToResponseUrl(message, { respond, pressedIn }, 'ephemeral', services)]),
    () => postEphemeral(message, destination, services),
    ...(destination.channel === destination.user ? [] : [() => postDirectMessage(message, destination, services, '')]),
  ]
  // What only the asker sees may rather be seen twice than not at all.
  await sendOnce({ to: 'asker', send: () => firstSuccessful(attempts, services), find: async () => null }, services)
  return null
}

/** A direct message that may rather be seen twice than not at all. */
export async function deliverNotice(
  message: SlackMessage,
  { client, user }: Pick<Destination, 'client' | 'user'>,
  services: Services,
): Promise<void> {
  const destination = directMessageTo({ client, user, channel: user })
  const send = (marker: string) => postWithFallback(message, destination, services, marker)
  await sendOnce({ to: user, pacedIn: user, send, find: async () => null }, services)
}

const tokenRevokedLine =
  'Slack no longer accepts my token here, so I could not post this as a message. ' +
  'Ask whoever manages apps in your workspace to install gpucost again.'

async function postWithFallback(
  message: SlackMessage,
  destination: Destination,
  services: Services,
  marker: string,
): Promise<MessageRef> {
  try {
    return await postMessage(message, destination, services, marker)
  } catch (error) {
    const errorKind = slackErrorKind(error)
    countError(error, services)
    if (errorKind === 'uninvited') {
      return respondOrDirectMessage(
        withInvitation(message, destination.channel),
        destination.fallback ?? 'ephemeral',
        destination,
        services,
        marker,
      )
    }
    if (errorKind === 'signed out') {
      return respondOrDirectMessage(
        withContextLine(message, tokenRevokedLine),
        'ephemeral',
        destination,
        services,
        marker,
      )
    }
    if (errorKind === 'closed') return respondOrDirectMessage(message, 'ephemeral', destination, services, marker)
    throw error
  }
}

/** A direct message is a place for replies too. */
async function respondOrDirectMessage(
  message: SlackMessage,
  visibility: 'in_channel' | 'ephemeral',
  destination: Destination,
  services: Services,
  marker: string,
): Promise<MessageRef> {
  const { respond, pressedIn } = destination
  if (respond === undefined) return postDirectMessage(message, destination, services, marker)
  try {
    return await postToResponseUrl(message, { respond, pressedIn }, visibility, services)
  } catch (error) {
    if (slackErrorKind(error) === undefined) throw error
    countError(error, services)
    return postDirectMessage(message, destination, services, marker)
  }
}

async function firstSuccessful(
  attempts: readonly (() => Promise<MessageRef>)[],
  services: Services,
): Promise<MessageRef> {
  const errors: unknown[] = []
  for (const attempt of attempts) {
    try {
      return await attempt()
    } catch (error) {
      countError(error, services)
      if (isLeaseLost(error)) throw error
      errors.push(error)
    }
  }
  // One that passes is tried again later.
  throw errors.find(isTransient) ?? errors.at(-1)
}

/** One workspace by its token is the whole app; one of many is looked up again. */
function dropToken({ authorizer, health }: Services): void {
  const scope = currentScope()
  if (authorizer === null) health.report('token', 'Slack no longer accepts SLACK_BOT_TOKEN.')
  else if (scope !== null) authorizer.forget({ team: scope.team, enterprise: scope.enterprise })
}

function countError(error: unknown, services: Services): void {
  const errorCode = slackErrorCode(error)
  if (errorCode !== undefined) services.metrics.refused(errorCode)
  if (slackErrorKind(error) === 'signed out') dropToken(services)
}

/** At the pace of that conversation, unless it is the very one whose turn it is. */
function postDirectMessage(
  message: SlackMessage,
  destination: Destination,
  services: Services,
  marker: string,
): Promise<MessageRef> {
  const post = () => postMessage(message, directMessageTo(destination), services, marker)
  const { channel, user } = destination
  return channel === user ? post() : services.rateLimiter.schedule(paceOf(user), post)
}

function directMessageTo({ client, user }: Destination): Destination {
  return { client, user, channel: user, isDirect: true }
}
