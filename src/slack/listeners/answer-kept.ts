/** Questions about what is kept for the team: its money, watches, approvals, how far off the estimates were. */
import { type KeptQuestion, keptQuestionIn } from '../../language/kept-question.ts'
import type { KeptRecords } from '../../presentation/content/messages/kept-message.ts'
import { renderMessage } from '../../presentation/slack/render-message.ts'
import { estimateErrors } from '../../team/ledger.ts'
import { deliverEphemeral, deliverMessage } from '../delivery/deliver.ts'
import type { Destination } from '../delivery/post-methods.ts'
import { loadLedgerRows, type LedgerScope } from '../ledger/load-ledger.ts'
import { currentTeam } from '../request-scope.ts'
import type { Services } from '../services.ts'
import { maxWatches } from '../watches/deliver-watch.ts'
import type { RequestSource } from '../worker/ask.ts'
import { answerIfSpending, askedScope, isDirectMessage } from './answer-spending.ts'

const maxApprovals = 100

/** False: the text asks something else. */
export async function answerIfKept(
  text: string,
  destination: Destination,
  via: RequestSource,
  services: Services,
): Promise<boolean> {
  if (await answerIfSpending(text, destination, via, services)) return true
  const question = keptQuestionIn(text)
  if (question === null) return false
  const scope = await askedScope(destination, services)
  if (scope === null) return true
  const { channel, user } = destination
  const records = await recordsFor(question, scope, via === 'reply' ? destination : { channel, user }, services)
  const message = renderMessage(services.views.keptAnswer(records, services.today()))
  // As the digest: in a thread everybody reads it, elsewhere whoever asked.
  await (isDirectMessage(destination) || destination.thread !== undefined
    ? deliverMessage(message, destination, services)
    : deliverEphemeral(message, destination, services))
  return true
}

async function recordsFor(
  question: KeptQuestion,
  scope: LedgerScope,
  { channel, thread, user }: Pick<Destination, 'channel' | 'thread' | 'user'>,
  services: Services,
): Promise<KeptRecords> {
  const { watches, approvals } = services.store.of(currentTeam())
  switch (question) {
    case 'watches': {
      const place = scope.of === 'channel' ? { channel, ...(thread === undefined ? {} : { thread }) } : { by: user }
      const open = await watches.open({ ...place, limit: maxWatches })
      return { kind: 'watches', watches: open.map(({ watch, ...origin }) => ({ ...origin, ...watch })) }
    }
    case 'approvals': {
      const place = scope.of === 'channel' ? { channel } : {}
      const asked = await approvals.recent({ ...place, limit: maxApprovals })
      const seen = asked.filter(
        ({ by, content }) => scope.of !== 'person' || by === user || content.deciders.includes(user),
      )
      return { kind: 'approvals', approvals: seen.map(({ content, ...rest }) => ({ ...content, ...rest })) }
    }
    case 'estimate-errors': {
      const rows = await loadLedgerRows(scope, services)
      return {
        kind: 'estimate-errors',
        byPerson: estimateErrors(rows, 'person'),
        byStack: estimateErrors(rows, 'stack'),
      }
    }
  }
}
