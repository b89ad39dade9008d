/**
 * Threads: every revision of a conversation, and what was shown after each turn. Turns are added, never changed,
 * so that two replies at once lose nothing and a turn that is made again after a crash is recognised.
 */
import * as z from 'zod'
import { addTurn } from './add-turn.ts'
import { type Clock, timeAt } from './clock.ts'
import type { Database } from './database.ts'
import { TooManyConflicts } from './store-error.ts'
import { readDocument, writeDocument } from './document.ts'
import type { TurnRow } from './tables.ts'

export type ThreadRef = { readonly channel: string; readonly thread: string }

/** What a turn leaves behind: the conversation, the recommendation shown last, the prices it rested on. */
export type ThreadSnapshot<Scenario, Shown, Pin> = {
  readonly conversation: { readonly revisions: readonly Scenario[]; readonly position: number }
  readonly shown: Shown | null
  readonly pins: readonly Pin[]
}

export type StoredThread<Scenario, Shown, Pin> = ThreadSnapshot<Scenario, Shown, Pin> & {
  /** Turns so far. */
  readonly version: number
  readonly by: string | null
  /** ISO time of the last turn. */
  readonly at: string
}

export type TurnResult<State> = {
  readonly before: State | null
  /** Equal to `before` where nothing changed. */
  readonly after: State | null
  /** The turn of this delivery was made before: a crash came between it and its answer. */
  readonly isReplay: boolean
}

export type TurnOrigin = { readonly delivery: string | null; readonly by: string | null }

export type Threads<Scenario, Shown, Pin> = {
  readonly has: (ref: ThreadRef) => Promise<boolean>
  readonly read: (ref: ThreadRef) => Promise<StoredThread<Scenario, Shown, Pin> | null>
  /**
   * Adds what `change` makes of the thread as it stands; null: nothing. Where another turn came first, `change` is
   * asked again with that one. A delivery makes one turn in a thread, however often this is called for it.
   */
  readonly addTurn: (
    ref: ThreadRef,
    origin: TurnOrigin,
    change: (
      current: StoredThread<Scenario, Shown, Pin> | null,
    ) => ThreadSnapshot<Scenario, Shown, Pin> | null | Promise<ThreadSnapshot<Scenario, Shown, Pin> | null>,
  ) => Promise<TurnResult<StoredThread<Scenario, Shown, Pin>>>
  /** Every scenario that ever held in the thread, the oldest first, undone ones too. */
  readonly history: (ref: ThreadRef) => Promise<readonly Scenario[]>
}

/** Turns that may come first before a turn is given up. */
const maxConflicts = 50
const revisionNumbers = z.array(z.int())

type ThreadSchemas<Scenario, Shown, Pin> = {
  readonly scenario: z.ZodType<Scenario>
  readonly shown: z.ZodType<Shown>
  readonly pin: z.ZodType<Pin>
}

/** The threads of one team; documents are checked by their schemas when they are read, and what does not fit throws. */
export function threadsOf<Scenario, Shown, Pin>(
  db: Database,
  team: string,
  schemas: ThreadSchemas<Scenario, Shown, Pin>,
  clock: Clock,
): Threads<Scenario, Shown, Pin> {
  type State = StoredThread<Scenario, Shown, Pin>
  type Loaded = { readonly thread: State; readonly numberOf: ReadonlyMap<string, number> }

  const turnsIn = ({ channel, thread }: ThreadRef) =>
    db.selectFrom('thread_turns').where('team', '=', team).where('channel', '=', channel).where('thread', '=', thread)
  const revisionsIn = ({ channel, thread }: ThreadRef) =>
    db
      .selectFrom('thread_revisions')
      .where('team', '=', team)
      .where('channel', '=', channel)
      .where('thread', '=', thread)

  async function load(row: TurnRow | undefined): Promise<Loaded | null> {
    if (row === undefined) return null
    const where = `thread ${row.channel} ${row.thread}`
    const line = readDocument(revisionNumbers, row.line, where)
    const rows = await revisionsIn(row)
      .where('number', 'in', [...line, -1])
      .select(['number', 'scenario'])
      .execute()
    const scenarios = new Map(
      rows.map(({ number, scenario }) => [number, readDocument(schemas.scenario, scenario, where)]),
    )
    const revisions = line.map((number) => {
      const scenario = scenarios.get(number)
      if (scenario === undefined) throw new Error(`${where} has no revision ${number}`)
      return scenario
    })
    const thread = {
      conversation: { revisions, position: row.position },
      shown: row.shown === null ? null : readDocument(schemas.shown, row.shown, where),
      pins: readDocument(z.array(schemas.pin), row.pins, where),
      version: row.version,
      by: row.by_user,
      at: row.at,
    }
    const texts = revisions.map((scenario) => writeDocument(schemas.scenario, scenario))
    return { thread, numberOf: new Map(line.map((number, index) => [texts[index] ?? '', number])) }
  }

  const loadNewest = async (ref: ThreadRef) =>
    load(await turnsIn(ref).selectAll().orderBy('version', 'desc').limit(1).executeTakeFirst())

  async function turnOfDelivery(delivery: string, ref: ThreadRef): Promise<TurnResult<State> | null> {
    const row = await turnsIn(ref).where('delivery', '=', delivery).selectAll().executeTakeFirst()
    if (row === undefined) return null
    const earlier = turnsIn(ref)
      .where('version', '=', row.version - 1)
      .selectAll()
    const [before, after] = [await load(await earlier.executeTakeFirst()), await load(row)]
    return { before: before?.thread ?? null, after: after?.thread ?? null, isReplay: true }
  }

  /** What the thread holds now; null where another turn came first. */
  async function tryAddTurn(
    ref: ThreadRef,
    current: Loaded | null,
    next: ThreadSnapshot<Scenario, Shown, Pin>,
    origin: TurnOrigin,
  ): Promise<State | null> {
    const { channel, thread } = ref
    const { position, revisions } = next.conversation
    if (revisions[position] === undefined) throw new RangeError(`no revision at ${position} of ${revisions.length}`)
    const texts = revisions.map((scenario) => writeDocument(schemas.scenario, scenario))
    const newTexts = [...new Set(texts)].filter((text) => current?.numberOf.has(text) !== true)
    // A thread without a turn has no revision; whoever adds both meanwhile has the turn that this one wants.
    const first = current === null ? 0 : await numberAfterLast(ref)
    const rows = newTexts.map((scenario, index) => ({ team, channel, thread, number: first + index, scenario }))
    const numberOf = new Map([
      ...(current?.numberOf ?? []),
      ...rows.map(({ scenario, number }) => [scenario, number] as const),
    ])
    const turn = {
      team,
      channel,
      thread,
      version: (current?.thread.version ?? 0) + 1,
      delivery: origin.delivery,
      by_user: origin.by,
      at: timeAt(clock),
      line: JSON.stringify(texts.map((text) => numberOf.get(text))),
      position,
      shown: next.shown === null ? null : writeDocument(schemas.shown, next.shown),
      pins: writeDocument(z.array(schemas.pin), [...next.pins]),
    }
    const isAdded = await addTurn(db, turn, rows)
    return isAdded ? { ...next, version: turn.version, by: origin.by, at: turn.at } : null
  }

  async function numberAfterLast(ref: ThreadRef): Promise<number> {
    const last = await revisionsIn(ref)
      .select(({ fn }) => fn.max('number').as('number'))
      .executeTakeFirst()
    return (last?.number ?? -1) + 1
  }

  return {
    has: async (ref) => (await turnsIn(ref).select('version').limit(1).executeTakeFirst()) !== undefined,
    read: async (ref) => (await loadNewest(ref))?.thread ?? null,
    addTurn: async (ref, origin, change) => {
      for (let attempt = 0; attempt < maxConflicts; attempt += 1) {
        const current = await loadNewest(ref)
        const replayedTurn =
          current === null || origin.delivery === null ? null : await turnOfDelivery(origin.delivery, ref)
        if (replayedTurn !== null) return replayedTurn
        const next = await change(current?.thread ?? null)
        if (next === null) return { before: current?.thread ?? null, after: current?.thread ?? null, isReplay: false }
        const after = await tryAddTurn(ref, current, next, origin)
        if (after !== null) return { before: current?.thread ?? null, after, isReplay: false }
      }
      throw new TooManyConflicts(`thread ${ref.channel} ${ref.thread}: ${maxConflicts} other turns came first`)
    },
    history: async (ref) => {
      const rows = await revisionsIn(ref).select('scenario').orderBy('number').execute()
      return rows.map(({ scenario }) => readDocument(schemas.scenario, scenario, `thread ${ref.channel} ${ref.thread}`))
    },
  }
}
