/** Delivers what was said and keeps it: the thread that replies will amend, the estimate, the report, the approval. */
import { randomUUID } from 'node:crypto'
import { keyed } from '../reply/actions.ts'
import { askingToKeep } from '../reply/measured.ts'
import type { Answered, Held, Said } from '../thread/held.ts'
import { askApproval } from './ask-approval.ts'
import { currentWork } from './current.ts'
import { postAnswer, tellAsker } from './deliver.ts'
import { giveFile } from './give-file.ts'
import { keepReport } from './keep-report.ts'
import type { Sent } from './outbox.ts'
import type { Remembered } from './remembered.ts'
import type { Services } from './services.ts'
import { sharingOf } from './sharing.ts'
import type { Place } from './ways.ts'
import type { Rules } from '../team/rules.ts'

/** What is given, and to whom. */
export type Giving = {
  readonly said: Said
  readonly place: Place
  readonly rules: Rules
  /** The asker alone sees a plan too. */
  readonly isPrivate?: boolean
  /** The thread has the turn already. */
  readonly isKept?: boolean
}

/** Throws where no way to the asker was open. */
export async function giveSaid(giving: Giving, services: Services): Promise<Sent | null> {
  const { said, place, rules, isPrivate = false, isKept = false } = giving
  const isSeen = !isPrivate || place.isDirect === true
  switch (said.kind) {
    case 'silence':
      return null
    case 'problem':
      return place.isDirect === true
        ? postAnswer(said.message, place, services)
        : tellAsker(said.message, place, services)
    case 'words':
      return isSeen && place.thread !== undefined
        ? postAnswer(said.message, place, services)
        : tellAsker(said.message, place, services)
    case 'file':
      return giveFile(said, place, services)
    case 'report': {
      const sent = await postAnswer(await asking(said, place, services), place, services)
      await keeping(services, () => keepReport(said, place, services))
      return sent
    }
    case 'plan':
    case 'no plan': {
      const key = currentWork()?.id ?? randomUUID()
      const message = keyed(said.message, key)
      // Nothing meets a first question: the asker asks again, and nobody else needs to read it.
      const isForAsker = !isSeen || (said.kind === 'no plan' && place.thread === undefined)
      const sent = await (isForAsker ? tellAsker(message, place, services) : postAnswer(message, place, services))
      await keeping(services, async () => {
        if (!isKept) await keepThread(said.held, threadOf(sent, place, key), place, services)
        if (said.kind === 'plan') await keepEstimate(said.answered, sent, place, services)
      })
      if (said.kind === 'plan' && sent !== null) {
        const below = inThread(place, sent)
        await askApproval(said.answered, rules, below, services)
        if (rules.defaults.picture === true && !isKept) {
          await giveFile(services.desk.file('chart', said.answered, services.today()), below, services)
        }
      }
      return sent
    }
  }
}

/** A measurement asks whether it may be remembered, unless another company reads along. */
async function asking({ message, own }: Extract<Said, { kind: 'report' }>, place: Place, services: Services) {
  const run = currentWork()?.id ?? null
  if (own === null || run === null) return message
  const sharing = await sharingOf(place.channel, place.client, services)
  return sharing === 'shared' ? message : askingToKeep(message, run, null)
}

/** The thread of an answer that cannot be replied to: its buttons carry the key. */
export const unseenThread = (key: string): string => `unseen ${key}`

/** An answer that came by another way than asked has a thread of its own. */
function threadOf(sent: Sent | null, place: Place, key: string): { channel: string; thread: string } {
  if (sent === null) return { channel: place.channel, thread: unseenThread(key) }
  const root = sent.channel === place.channel ? place.thread : undefined
  return { channel: sent.channel, thread: root ?? sent.ts }
}

function inThread(place: Place, sent: Sent): Place {
  const { respond: _, ...rest } = place
  return {
    ...rest,
    channel: sent.channel,
    thread: (sent.channel === place.channel ? place.thread : undefined) ?? sent.ts,
  }
}

async function keepThread(
  held: Held,
  place: { channel: string; thread: string },
  { user }: Place,
  { store }: Services,
): Promise<void> {
  const work = currentWork()
  if (work === null) return
  await store.of(work.team).threads.turn(place, { delivery: work.id, by: user }, () => held)
}

async function keepEstimate(
  { scenario, recommendation }: Answered,
  sent: Sent | null,
  place: Place,
  { store, today }: Services,
): Promise<void> {
  const work = currentWork()
  if (work === null) return
  const thread = sent === null ? null : threadOf(sent, place, '').thread
  await store
    .of(work.team)
    .estimates.add(
      { channel: sent?.channel ?? place.channel, thread, by: place.user, delivery: work.id },
      { scenario, headline: headlineOf(recommendation, today()) },
    )
}

/** The asker has the answer. What could not be kept is kept when this is worked on again, which posts nothing more. */
async function keeping({ log, inTurn }: Services, keep: () => Promise<void>): Promise<void> {
  try {
    await inTurn.goOn()
    await keep()
  } catch (error) {
    log.error({ error: error instanceof Error ? error.name : typeof error }, 'an answer could not be kept')
    const work = currentWork()
    if (work !== null) work.outcome = 'untold'
  }
}

function headlineOf({ best }: Answered['recommendation'], today: string): Remembered['headline'] {
  const { gpu, gpuCount, provider, tier, pricing, usd, hours, tokensPerSecond } = best
  return { gpu, gpuCount, provider, tier, pricing, usd, hours, tokensPerSecond: tokensPerSecond.p50, today }
}
