/** What must hold whatever happened, counted. */
import { openStore } from '../../src/store/store.ts'
import { openDatabase } from '../../src/store/database.ts'
import { documentSchemas, type AppDocuments } from '../../src/slack/document-schemas.ts'
import type { ChaosHarness } from './chaos-harness.ts'
import { openDeliveries } from './open-deliveries.ts'
import { answersIn, isAnswered, type SentRequest } from './sent-requests.ts'

export type InvariantReport = {
  readonly requests: number
  readonly acknowledged: number
  /** Not taken: nothing is owed. */
  readonly refused: number
  /** Acknowledged and without any answer. */
  readonly unanswered: readonly SentRequest[]
  /** What the inbox still holds as open: not lost, and not answered in the time of the scene. */
  readonly stillOpen: number
  /** Answered in the open more than once. */
  readonly duplicates: readonly SentRequest[]
  readonly threads: number
  /** Replies that were answered, and are no revision of their thread. */
  readonly lost: readonly SentRequest[]
  /** Rows of a team about a channel of the other. */
  readonly foreign: number
  /** Times that somebody was told that something went wrong. */
  readonly apologies: number
  readonly faults: readonly string[]
}

/** Reads the store, once the processes are done. */
export async function checkInvariants(
  { requests, slack, database, faults }: ChaosHarness,
  isApologyFree: boolean,
): Promise<InvariantReport> {
  const answers = answersIn(slack)
  const acknowledged = requests.filter(({ state }) => state === 'acknowledged')
  const replies = acknowledged.filter(({ thread, tokens }) => thread !== null && answers.byTokens.has(tokens))
  const store = await openStore<AppDocuments>(database, documentSchemas)
  const lost: SentRequest[] = []
  for (const reply of replies) {
    const { team, channel, thread, tokens } = reply
    const history = await store.of(team).threads.history({ channel, thread: thread ?? '' })
    if (!history.some(({ spec }) => spec.tokens === tokens)) lost.push(reply)
  }
  await store.close()
  return {
    requests: requests.length,
    acknowledged: requests.filter(({ state }) => state === 'acknowledged' || state === 'told at once').length,
    refused: requests.filter(({ state }) => state === 'refused').length,
    unanswered: acknowledged.filter((request) => !isAnswered(request, answers)),
    stillOpen: await openDeliveries(database),
    duplicates: requests.filter(({ tokens }) => (answers.byTokens.get(tokens)?.length ?? 0) > 1),
    threads: new Set(replies.map(({ thread }) => thread)).size,
    lost,
    foreign: await foreignRows(database),
    apologies: answers.apologies,
    faults:
      isApologyFree && answers.apologies > 0 ? [...faults, `${answers.apologies} apologies before the answer`] : faults,
  }
}

/** Channels of the first team begin with CA, those of the second with CB. */
async function foreignRows(database: ChaosHarness['database']): Promise<number> {
  const db = await openDatabase(database)
  let foreign = 0
  for (const table of ['thread_turns', 'thread_revisions', 'posts', 'estimates'] as const) {
    const rows = await db.selectFrom(table).select(['team', 'channel']).execute()
    foreign += rows.filter(({ team, channel }) => channel.startsWith(team === 'T0FAKE' ? 'CB' : 'CA')).length
  }
  await db.destroy()
  return foreign
}

/** What is wrong, in words; empty: everything holds. */
export function violationsOf({
  unanswered,
  stillOpen,
  duplicates,
  lost,
  foreign,
  faults,
}: InvariantReport): readonly string[] {
  const describe = (many: readonly SentRequest[], what: string) =>
    many.length === 0
      ? []
      : [
          `${many.length} ${what}: ${many
            .slice(0, 5)
            .map(({ tokens, thread }) => `${tokens / 1e6}M${thread === null ? '' : ' in a thread'}`)
            .join(', ')}`,
        ]
  return [
    ...describe(unanswered, `acknowledged and not answered, of which ${stillOpen} are still open in the inbox`),
    ...describe(duplicates, 'answered twice'),
    ...describe(lost, 'revisions lost'),
    ...(foreign === 0 ? [] : [`${foreign} rows of another team`]),
    ...faults,
  ]
}
