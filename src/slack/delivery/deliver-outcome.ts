/** Delivers an outcome and stores it: the thread that replies will amend, the estimate, the report, the approval. */
import { randomUUID } from 'node:crypto'
import { withThreadKey } from '../../presentation/slack/thread-key.ts'
import { withKeepQuestion } from '../../presentation/slack/messages/keep-question.ts'
import { renderMessage } from '../../presentation/slack/render-message.ts'
import type { AnsweredScenario } from '../../presentation/content/advisor-answer.ts'
import type { Outcome } from '../../conversation/outcome.ts'
import type { ThreadState } from '../../conversation/thread-state.ts'
import { contentWithOffer } from '../approvals/offer-approval.ts'
import { currentScope } from '../request-scope.ts'
import { deliverMessage, deliverEphemeral } from './deliver.ts'
import { deliverFile } from './deliver-file.ts'
import { storeReport } from './store-report.ts'
import { deliverRunCallback } from '../runs/run-callback.ts'
import { deliverRunNews, recordBill } from '../runs/run-news.ts'
import { deliverWatch, endWatches, refusalOf, replyToAsker } from '../watches/deliver-watch.ts'
import { markEarlierPlan } from './mark-earlier.ts'
import type { MessageRef } from './outbox.ts'
import { isStoreError } from '../../store/store-error.ts'
import { recordQuestion } from '../asked-questions.ts'
import type { AppDocuments } from '../document-schemas.ts'
import type { Services } from '../services.ts'
import { loadChannelSharing } from '../slack-connect.ts'
import type { Destination } from './post-methods.ts'
import type { TeamRules } from '../../team/team-rules.ts'

/** An outcome, and whom it is for. */
export type OutcomeDelivery = {
  readonly outcome: Outcome
  readonly destination: Destination
  readonly rules: TeamRules
  /** The asker alone sees a plan too. */
  readonly isPrivate?: boolean
  /** The thread has the turn already. */
  readonly isTurnStored?: boolean
}

/** Throws where nothing reached the asker. */
export async function deliverOutcome(delivery: OutcomeDelivery, services: Services): Promise<MessageRef | null> {
  const { outcome, destination, rules, isPrivate = false, isTurnStored = false } = delivery
  const isPublic = !isPrivate || destination.isDirect === true
  switch (outcome.kind) {
    case 'ignored':
      return null
    case 'asks': {
      const { thread } = destination
      const message = renderMessage(outcome.content)
      // The writer alone is asked; what is pressed changes the thread.
      return deliverEphemeral(thread === undefined ? message : withThreadKey(message, thread), destination, services)
    }
    case 'problem':
      return destination.isDirect === true
        ? deliverMessage(renderMessage(outcome.content), destination, services)
        : deliverEphemeral(renderMessage(outcome.content), destination, services)
    case 'answer': {
      const stock = outcome.detail?.kind === 'known' ? outcome.detail.stock : undefined
      const refusal = stock === undefined ? null : refusalOf(stock, services)
      if (refusal !== null) return replyToAsker(refusal, destination, services)
      if (!isPublic || destination.thread === undefined)
        return deliverEphemeral(renderMessage(outcome.content), destination, services)
      const sent = await deliverMessage(renderMessage(outcome.content), destination, services)
      const { thread } = outcome
      if (thread !== undefined && !isTurnStored) {
        const ref = threadRefOf(sent, destination, '')
        recordQuestion(outcome, ref, services)
        await tryStoring(services, () => storeThread(thread, ref, destination, services))
      }
      return sent
    }
    case 'file':
      return deliverFile(outcome, destination, services)
    case 'report': {
      const sent = await deliverMessage(await messageOfReport(outcome, destination, services), destination, services)
      await tryStoring(services, () => storeReport(outcome, destination, services))
      await recordBill(outcome, destination, services)
      return sent
    }
    case 'run': {
      const sent = await deliverRunNews(outcome, destination, services)
      const { followUp } = outcome
      return followUp === undefined
        ? sent
        : deliverOutcome({ outcome: followUp, destination, rules, isPrivate }, services)
    }
    case 'run callback':
      return deliverRunCallback(destination, services)
    case 'watch':
      return deliverWatch(outcome, destination, services)
    case 'watch end':
      return endWatches(destination, services)
    case 'plan':
    case 'infeasible': {
      const key = currentScope()?.id ?? randomUUID()
      const scopeId = currentScope()?.id ?? null
      const content =
        outcome.kind === 'plan'
          ? await contentWithOffer(outcome, rules, destination, scopeId, services)
          : outcome.content
      const message = withThreadKey(renderMessage(content), key)
      // Nothing meets a first question: the asker asks again, and nobody else needs to read it.
      const isEphemeral = !isPublic || (outcome.kind === 'infeasible' && destination.thread === undefined)
      const sent = await (isEphemeral
        ? deliverEphemeral(message, destination, services)
        : deliverMessage(message, destination, services))
      await tryStoring(services, async () => {
        if (outcome.kind === 'plan' && !isEphemeral) await markEarlierPlan(outcome, destination, services)
        if (!isTurnStored) await storeThread(outcome.thread, threadRefOf(sent, destination, key), destination, services)
        if (outcome.kind === 'plan') await storeEstimate(outcome.answer, sent, destination, services)
      })
      if (outcome.kind !== 'plan') return sent
      if (sent !== null && rules.defaults.picture === true && !isTurnStored) {
        await deliverFile(
          services.engine.exportFile('chart', outcome.answer, services.today()),
          destinationInThread(destination, sent),
          services,
        )
      }
      if (outcome.followUp !== undefined) {
        const place = sent === null || isEphemeral ? destination : destinationInThread(destination, sent)
        await deliverOutcome({ outcome: outcome.followUp, destination: place, rules, isPrivate }, services)
      }
      return sent
    }
  }
}

/** A measurement asks whether it may be remembered, unless another company reads along. */
async function messageOfReport(
  { content, measurement }: Extract<Outcome, { kind: 'report' }>,
  destination: Destination,
  services: Services,
) {
  const message = renderMessage(content)
  const run = currentScope()?.id ?? null
  if (measurement === null || run === null) return message
  const sharing = await loadChannelSharing(destination.channel, destination.client, services)
  return sharing === 'shared' ? message : withKeepQuestion(message, run, null)
}

/** The thread of an answer that cannot be replied to: its buttons carry the key. */
export const ephemeralThread = (key: string): string => `unseen ${key}`

/** An answer that came by another way than asked has a thread of its own. */
function threadRefOf(
  sent: MessageRef | null,
  destination: Destination,
  key: string,
): { channel: string; thread: string } {
  if (sent === null) return { channel: destination.channel, thread: ephemeralThread(key) }
  const root = sent.channel === destination.channel ? destination.thread : undefined
  return { channel: sent.channel, thread: root ?? sent.ts }
}

function destinationInThread(destination: Destination, sent: MessageRef): Destination {
  const { respond: _, ...rest } = destination
  return {
    ...rest,
    channel: sent.channel,
    thread: (sent.channel === destination.channel ? destination.thread : undefined) ?? sent.ts,
  }
}

async function storeThread(
  state: ThreadState,
  threadRef: { channel: string; thread: string },
  { user }: Destination,
  { store }: Services,
): Promise<void> {
  const scope = currentScope()
  if (scope === null) return
  await store.of(scope.team).threads.addTurn(threadRef, { delivery: scope.id, by: user }, () => state)
}

/** Keeps the plan under the id of the delivery that it answers: the button that asks for its approval has it too. */
export async function storeEstimate(
  { scenario, recommendation }: AnsweredScenario,
  sent: MessageRef | null,
  destination: Destination,
  { store, today }: Services,
): Promise<void> {
  const scope = currentScope()
  if (scope === null) return
  const thread = sent === null ? null : threadRefOf(sent, destination, '').thread
  await store
    .of(scope.team)
    .estimates.add(
      { channel: sent?.channel ?? destination.channel, thread, by: destination.user, delivery: scope.id },
      { scenario, headline: headlineOf(recommendation, today()), message: sent?.ts ?? null },
    )
}

/** The asker has the answer. What could not be kept is kept when this is worked on again, which posts nothing more. */
async function tryStoring({ log, fairQueue }: Services, store: () => Promise<void>): Promise<void> {
  try {
    await fairQueue.waitTurn()
    await store()
  } catch (error) {
    log.error({ error: error instanceof Error ? error.name : typeof error }, 'an answer could not be kept')
    const scope = currentScope()
    if (scope !== null) scope.outcome = isStoreError(error) ? 'postponed' : 'untold'
  }
}

function headlineOf({ best }: AnsweredScenario['recommendation'], today: string): AppDocuments['headline'] {
  const { gpu, gpuCount, provider, tier, pricing, allInUsd: usd, hours, tokensPerSecond } = best
  return { gpu, gpuCount, provider, tier, pricing, usd, hours, tokensPerSecond: tokensPerSecond.p50, today }
}
