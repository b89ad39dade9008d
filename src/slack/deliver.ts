/**
 * Brings a message to where it belongs, once: to the channel or thread, where it can be replied to, or to the asker
 * alone. Where one way is closed the next is tried, down to a direct message.
 */
import type { Message } from '../reply/message.ts'
import { currentWork } from './current.ts'
import { findPosted } from './find-posted.ts'
import { invitation, withLine } from './invitation.ts'
import { type Sent, sendOnce } from './outbox.ts'
import { obstacleOf, refusal } from './refusals.ts'
import type { Services } from './services.ts'
import { type Place, post, respondWith, whisper } from './ways.ts'

/** A message of the channel or thread, or else whatever comes closest; null: it is seen, and cannot be replied to. */
export async function postAnswer(message: Message, place: Place, services: Services): Promise<Sent | null> {
  const sent = await sendOnce(
    {
      to: place.channel,
      send: (marker) => postOrElse(message, place, services, marker),
      find: (marker, since) => findPosted(place.client, place, marker, since, services.log),
    },
    services,
  )
  return sent.ts === '' ? null : sent
}

/** The asker alone: through the response address, in the channel, or by direct message. */
export async function tellAsker(message: Message, place: Place, services: Services): Promise<null> {
  const { respond } = place
  const ways = [
    ...(respond === undefined ? [] : [() => respondWith(message, respond, 'ephemeral', services)]),
    () => whisper(message, place, services),
    ...(place.channel === place.user ? [] : [() => post(message, directly(place), services, '')]),
  ]
  // What only the asker sees may rather be seen twice than not at all.
  await sendOnce({ to: 'asker', send: () => firstThatWorks(ways, services), find: async () => null }, services)
  return null
}

const signedOutLine =
  'Slack no longer accepts my token here, so I could not post this as a message. ' +
  'Ask whoever manages apps in your workspace to install gpucost again.'

async function postOrElse(message: Message, place: Place, services: Services, marker: string): Promise<Sent> {
  try {
    return await post(message, place, services, marker)
  } catch (error) {
    const obstacle = obstacleOf(error)
    count(error, services)
    if (obstacle === 'uninvited') {
      return respondOrDirect(invitation(message, place.channel), place.fallback ?? 'ephemeral', place, services, marker)
    }
    if (obstacle === 'signed out') {
      return respondOrDirect(withLine(message, signedOutLine), 'ephemeral', place, services, marker)
    }
    if (obstacle === 'closed') return respondOrDirect(message, 'ephemeral', place, services, marker)
    throw error
  }
}

/** A direct message is a place for replies too. */
async function respondOrDirect(
  message: Message,
  seenBy: 'in_channel' | 'ephemeral',
  place: Place,
  services: Services,
  marker: string,
): Promise<Sent> {
  const { respond } = place
  if (respond === undefined) return post(message, directly(place), services, marker)
  try {
    return await respondWith(message, respond, seenBy, services)
  } catch (error) {
    if (obstacleOf(error) === undefined) throw error
    count(error, services)
    return post(message, directly(place), services, marker)
  }
}

async function firstThatWorks(ways: readonly (() => Promise<Sent>)[], services: Services): Promise<Sent> {
  let last: unknown
  for (const way of ways) {
    try {
      return await way()
    } catch (error) {
      count(error, services)
      last = error
    }
  }
  throw last
}

/** One workspace by its token is the whole app; one of many is looked up again. */
function forgetToken({ tenancy, health }: Services): void {
  const work = currentWork()
  if (tenancy === null) health.report('token', 'Slack no longer accepts SLACK_BOT_TOKEN.')
  else if (work !== null) tenancy.drop({ team: work.team, enterprise: work.enterprise })
}

function count(error: unknown, services: Services): void {
  const word = refusal(error)
  if (word !== undefined) services.metrics.refused(word)
  if (obstacleOf(error) === 'signed out') forgetToken(services)
}

function directly({ client, user }: Place): Place {
  return { client, user, channel: user, isDirect: true }
}
