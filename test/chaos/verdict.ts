/** What must hold whatever happened, counted. */
import { openStore } from '../../src/store/store.ts'
import { openDatabase } from '../../src/store/database.ts'
import { remembered, type Remembered } from '../../src/slack/remembered.ts'
import { answersIn, type Asked, isAnswered, type Stage } from './stage.ts'

export type Verdict = {
  readonly asked: number
  readonly acknowledged: number
  /** Not taken: nothing is owed. */
  readonly refused: number
  /** Acknowledged and without any answer. */
  readonly unanswered: readonly Asked[]
  /** Answered in the open more than once. */
  readonly twice: readonly Asked[]
  readonly threads: number
  /** Replies that were answered, and are no revision of their thread. */
  readonly lost: readonly Asked[]
  /** Rows of a team about a channel of the other. */
  readonly foreign: number
  readonly faults: readonly string[]
}

/** Reads the store, once the processes are done. */
export async function verdictOf({ asked, slack, place, faults }: Stage): Promise<Verdict> {
  const answers = answersIn(slack)
  const acknowledged = asked.filter(({ state }) => state === 'acknowledged')
  const replies = acknowledged.filter(({ thread, tokens }) => thread !== null && answers.byTokens.has(tokens))
  const store = await openStore<Remembered>(place, remembered)
  const lost: Asked[] = []
  for (const reply of replies) {
    const { team, channel, thread, tokens } = reply
    const history = await store.of(team).threads.history({ channel, thread: thread ?? '' })
    if (!history.some(({ spec }) => spec.tokens === tokens)) lost.push(reply)
  }
  await store.close()
  return {
    asked: asked.length,
    acknowledged: asked.filter(({ state }) => state === 'acknowledged' || state === 'told at once').length,
    refused: asked.filter(({ state }) => state === 'refused').length,
    unanswered: acknowledged.filter((one) => !isAnswered(one, answers)),
    twice: asked.filter(({ tokens }) => (answers.byTokens.get(tokens) ?? 0) > 1),
    threads: new Set(replies.map(({ thread }) => thread)).size,
    lost,
    foreign: await foreignRows(place),
    faults,
  }
}

/** Channels of the first team begin with CA, those of the second with CB. */
async function foreignRows(place: Stage['place']): Promise<number> {
  const db = await openDatabase(place)
  let foreign = 0
  for (const table of ['thread_turns', 'thread_revisions', 'posts', 'estimates'] as const) {
    const rows = await db.selectFrom(table).select(['team', 'channel']).execute()
    foreign += rows.filter(({ team, channel }) => channel.startsWith(team === 'T0FAKE' ? 'CB' : 'CA')).length
  }
  await db.destroy()
  return foreign
}

/** What is wrong, in words; empty: everything holds. */
export function complaintsOf({ unanswered, twice, lost, foreign, faults }: Verdict): readonly string[] {
  const say = (many: readonly Asked[], what: string) =>
    many.length === 0
      ? []
      : [
          `${many.length} ${what}: ${many
            .slice(0, 5)
            .map(({ tokens }) => `${tokens / 1e6}M`)
            .join(', ')}`,
        ]
  return [
    ...say(unanswered, 'acknowledged and not answered'),
    ...say(twice, 'answered twice'),
    ...say(lost, 'revisions lost'),
    ...(foreign === 0 ? [] : [`${foreign} rows of another team`]),
    ...faults,
  ]
}
