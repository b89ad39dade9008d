/** Watches that are asked for and ended in a thread: kept only where something will be heard of what is watched. */
import type { Outcome } from '../../conversation/outcome.ts'
import { sentenceMessage, withAnswerBelow } from '../../presentation/content/message-content.ts'
import { formatUsd } from '../../presentation/format/number-format.ts'
import { renderMessage } from '../../presentation/slack/render-message.ts'
import type { WatchTarget } from '../../scenario/watch-target.ts'
import { deliverEphemeral, deliverMessage } from '../delivery/deliver.ts'
import type { MessageRef } from '../delivery/outbox.ts'
import type { Destination } from '../delivery/post-methods.ts'
import { textMessage } from '../delivery/text-message.ts'
import { currentScope, currentTeam } from '../request-scope.ts'
import type { Services } from '../services.ts'

/** Watches of one workspace that are looked at. */
export const maxWatches = 100

/** The confirmation that was posted. */
export async function deliverWatch(
  { target, scenario, content }: Extract<Outcome, { kind: 'watch' }>,
  destination: Destination,
  services: Services,
): Promise<MessageRef | null> {
  const { channel, thread, user } = destination
  const tell = (text: string) => replyToAsker(text, destination, services)
  if (thread === undefined)
    return tell(
      'Only you see this plan, so that I could not say it in a thread. Share it to the channel, and ask there.',
    )
  const refusal = refusalOf(target, services)
  if (refusal !== null) return tell(refusal)
  const { watches } = services.store.of(currentTeam())
  const open = await watches.open({ limit: maxWatches })
  if (open.length >= maxWatches && !open.some(({ id }) => id === currentScope()?.id))
    return tell(
      `${maxWatches} watches are kept for this workspace already: end one with "stop watching" in its thread.`,
    )
  // Of a plan's bill one sum is waited for: the last that was said.
  const replaced = open.filter(
    (one) =>
      one.channel === channel &&
      one.thread === thread &&
      one.id !== currentScope()?.id &&
      one.watch.target.kind === 'price' &&
      target.kind === 'price',
  )
  for (const { id } of replaced) await watches.end(id)
  await watches.add({ channel, thread, by: user, delivery: currentScope()?.id ?? null }, { target, scenario })
  const sums = replaced.flatMap(({ watch }) =>
    watch.target.kind === 'price' && target.kind === 'price' && watch.target.belowUsd !== target.belowUsd
      ? [formatUsd(watch.target.belowUsd)]
      : [],
  )
  const announced =
    sums.length === 0
      ? content
      : withAnswerBelow(content, sentenceMessage(`It takes the place of the watch for ${sums.join(' and ')}.`))
  return deliverMessage(renderMessage(announced), destination, services)
}

/** What no feed here will ever tell of is not promised; null where a feed does. */
export function refusalOf(target: WatchTarget, { renewedFeeds, feeds }: Services): string | null {
  if (target.kind === 'price')
    return renewedFeeds.length > 0
      ? null
      : 'Prices are not renewed here (PRICE_FEEDS is off), so that none would ever change. Nothing is watched.'
  const { provider } = target
  const reports = (each: Services['feeds'][number]) =>
    each.reportsStock && Object.values(each.providers).includes(provider)
  if (renewedFeeds.some(reports)) return null
  const able = feeds.filter(reports)
  const [first] = able
  if (first === undefined) return 'No price feed that I know reports the stock of that provider. Nothing is watched.'
  const settings = able
    .map(({ id, key }) => (key === null ? `PRICE_FEEDS with "${id}"` : `${key} (feed "${id}")`))
    .join(' or ')
  return `No feed that is read here reports that stock. Whoever operates me can set ${settings}; until then nothing is watched.`
}

/** "stop watching": everything that is watched in this thread. */
export async function endWatches(destination: Destination, services: Services): Promise<MessageRef | null> {
  const { channel, thread } = destination
  const { watches } = services.store.of(currentTeam())
  const open = thread === undefined ? [] : await watches.open({ channel, thread })
  let ended = 0
  for (const { id } of open) if (await watches.end(id)) ended += 1
  if (ended === 0) return replyToAsker('Nothing is watched in this thread.', destination, services)
  return deliverMessage(textMessage('Nothing is watched in this thread any more.'), destination, services)
}

/** For the asker alone, but where they are alone with the app. */
export const replyToAsker = (text: string, destination: Destination, services: Services): Promise<MessageRef | null> =>
  destination.isDirect === true
    ? deliverMessage(textMessage(text), destination, services)
    : deliverEphemeral(textMessage(text), destination, services)
