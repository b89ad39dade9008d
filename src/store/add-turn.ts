/** A turn of a thread with the revisions that are new in it: all of it is added, or nothing where another came first. */
import { type Database, supportsWritableCte } from './database.ts'
import { relaxedCommit } from './relaxed-commit.ts'
import type { RevisionRow, TurnRow } from './tables.ts'

/** False where the thread has a turn of that version, or of that delivery. */
export async function addTurn(db: Database, turn: TurnRow, revisions: readonly RevisionRow[]): Promise<boolean> {
  const added = await (supportsWritableCte(db)
    ? addInOneStatement(db, turn, revisions)
    : addInTransaction(db, turn, revisions))
  return added !== undefined
}

const insertTurn = (db: Pick<Database, 'insertInto'>, turn: TurnRow) =>
  db
    .insertInto('thread_turns')
    .values(turn)
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')

function addInTransaction(db: Database, turn: TurnRow, revisions: readonly RevisionRow[]) {
  return db.transaction().execute(async (tx) => {
    const added = await insertTurn(tx, turn).executeTakeFirst()
    if (added !== undefined && revisions.length > 0) await tx.insertInto('thread_revisions').values(revisions).execute()
    return added
  })
}

function addInOneStatement(db: Database, turn: TurnRow, [first, ...rest]: readonly RevisionRow[]) {
  if (first === undefined) return insertTurn(db, turn).executeTakeFirst()
  return db
    .with('turn', (also) => insertTurn(also, turn))
    .with('kept', (also) => {
      const row = ({ team, channel, thread, number, scenario }: RevisionRow) =>
        also
          .selectFrom('turn')
          .select((is) => [
            is.val(team).as('team'),
            is.val(channel).as('channel'),
            is.val(thread).as('thread'),
            is.cast<number>(is.val(number), 'integer').as('number'),
            is.val(scenario).as('scenario'),
          ])
      const rows = rest.reduce((all, revision) => all.unionAll(row(revision)), row(first))
      return also
        .insertInto('thread_revisions')
        .columns(['team', 'channel', 'thread', 'number', 'scenario'])
        .expression(rows)
    })
    .selectFrom('turn')
    .select(['version', relaxedCommit])
    .executeTakeFirst()
}
