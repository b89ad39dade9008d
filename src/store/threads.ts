/**
 * Threads: every revision of a conversation, and what was shown after each turn. Turns are added, never changed,
 * so that two replies at once lose nothing and a turn that is made again after a crash is recognised.
 */
import * as z from 'zod'
import { addTurn } from './add-turn.ts'
import { type Clock, timeAt } from './clock.ts'
import type { Database } from './database.ts'
import { read, write } from './document.ts'
import type { TurnRow } from './tables.ts'

export type ThreadPlace = { readonly channel: string; readonly thread: string }

/** What a turn leaves behind: the conversation, the recommendation shown last, the prices it rested on. */
export type ThreadState<Scenario, Shown, Pin> = {
  readonly conversation: { readonly revisions: readonly Scenario[]; readonly position: number }
  readonly shown: Shown | null
  readonly pins: readonly Pin[]
}

export type Held<Scenario, Shown, Pin> = ThreadState<Scenario, Shown, Pin> & {
  /** Turns so far. */
  readonly version: number
  readonly by: string | null
  /** ISO time of the last turn. */
  readonly at: string
}

export type Turn<State> = {
  readonly before: State | null
  /** Equal to `before` where nothing changed. */
  readonly after: State | null
  /** The turn of this delivery was made before: a crash came between it and its answer. */
  readonly isReplay: boolean
}

export type TurnMaker = { readonly delivery: string | null; readonly by: string | null }

export type Threads<Scenario, Shown, Pin> = {
  readonly knows: (place: ThreadPlace) => Promise<boolean>
  readonly read: (place: ThreadPlace) => Promise<Held<Scenario, Shown, Pin> | null>
  /**
   * Adds what `change` makes of the thread as it stands; null: nothing. Where another turn came first, `change` is
   * asked again with that one. A delivery makes one turn in a thread, however often this is called for it.
   */
  readonly turn: (
    place: ThreadPlace,
    maker: TurnMaker,
    change: (
      now: Held<Scenario, Shown, Pin> | null,
    ) => ThreadState<Scenario, Shown, Pin> | null | Promise<ThreadState<Scenario, Shown, Pin> | null>,
  ) => Promise<Turn<Held<Scenario, Shown, Pin>>>
  /** Every scenario that ever held in the thread, the oldest first, undone ones too. */
  readonly history: (place: ThreadPlace) => Promise<readonly Scenario[]>
}

/** Turns that may come first before a turn is given up. */
const patience = 50
const numbers = z.array(z.int())

type Shapes<Scenario, Shown, Pin> = {
  readonly scenario: z.ZodType<Scenario>
  readonly shown: z.ZodType<Shown>
  readonly pin: z.ZodType<Pin>
}

export function threadsOf<Scenario, Shown, Pin>(
  db: Database,
  team: string,
  shapes: Shapes<Scenario, Shown, Pin>,
  clock: Clock,
): Threads<Scenario, Shown, Pin> {
  type State = Held<Scenario, Shown, Pin>
  type Loaded = { readonly held: State; readonly numberOf: ReadonlyMap<string, number> }

  const turnsIn = ({ channel, thread }: ThreadPlace) =>
    db.selectFrom('thread_turns').where('team', '=', team).where('channel', '=', channel).where('thread', '=', thread)
  const revisionsIn = ({ channel, thread }: ThreadPlace) =>
    db
      .selectFrom('thread_revisions')
      .where('team', '=', team)
      .where('channel', '=', channel)
      .where('thread', '=', thread)

  async function load(row: TurnRow | undefined): Promise<Loaded | null> {
    if (row === undefined) return null
    const where = `thread ${row.channel} ${row.thread}`
    const line = read(numbers, row.line, where)
    const rows = await revisionsIn(row)
      .where('number', 'in', [...line, -1])
      .select(['number', 'scenario'])
      .execute()
    const scenarios = new Map(rows.map(({ number, scenario }) => [number, read(shapes.scenario, scenario, where)]))
    const revisions = line.map((number) => {
      const scenario = scenarios.get(number)
      if (scenario === undefined) throw new Error(`${where} has no revision ${number}`)
      return scenario
    })
    const held = {
      conversation: { revisions, position: row.position },
      shown: row.shown === null ? null : read(shapes.shown, row.shown, where),
      pins: read(z.array(shapes.pin), row.pins, where),
      version: row.version,
      by: row.by_user,
      at: row.at,
    }
    const texts = revisions.map((scenario) => JSON.stringify(scenario))
    return { held, numberOf: new Map(line.map((number, index) => [texts[index] ?? '', number])) }
  }

  const newest = async (place: ThreadPlace) =>
    load(await turnsIn(place).selectAll().orderBy('version', 'desc').limit(1).executeTakeFirst())

  async function madeBy(delivery: string, place: ThreadPlace): Promise<Turn<State> | null> {
    const row = await turnsIn(place).where('delivery', '=', delivery).selectAll().executeTakeFirst()
    if (row === undefined) return null
    const earlier = turnsIn(place)
      .where('version', '=', row.version - 1)
      .selectAll()
    const [before, after] = [await load(await earlier.executeTakeFirst()), await load(row)]
    return { before: before?.held ?? null, after: after?.held ?? null, isReplay: true }
  }

  /** What the thread holds now; null where another turn came first. */
  async function add(
    place: ThreadPlace,
    now: Loaded | null,
    next: ThreadState<Scenario, Shown, Pin>,
    maker: TurnMaker,
  ): Promise<State | null> {
    const { channel, thread } = place
    const { position, revisions } = next.conversation
    if (revisions[position] === undefined) throw new RangeError(`no revision at ${position} of ${revisions.length}`)
    const texts = revisions.map((scenario) => write(shapes.scenario, scenario))
    const fresh = [...new Set(texts)].filter((text) => now?.numberOf.has(text) !== true)
    // A thread without a turn has no revision; whoever adds both meanwhile has the turn that this one wants.
    const first = now === null ? 0 : await numberAfterLast(place)
    const rows = fresh.map((scenario, index) => ({ team, channel, thread, number: first + index, scenario }))
    const numberOf = new Map([
      ...(now?.numberOf ?? []),
      ...rows.map(({ scenario, number }) => [scenario, number] as const),
    ])
    const turn = {
      team,
      channel,
      thread,
      version: (now?.held.version ?? 0) + 1,
      delivery: maker.delivery,
      by_user: maker.by,
      at: timeAt(clock),
      line: JSON.stringify(texts.map((text) => numberOf.get(text))),
      position,
      shown: next.shown === null ? null : write(shapes.shown, next.shown),
      pins: write(z.array(shapes.pin), [...next.pins]),
    }
    const isAdded = await addTurn(db, turn, rows)
    return isAdded ? { ...next, version: turn.version, by: maker.by, at: turn.at } : null
  }

  async function numberAfterLast(place: ThreadPlace): Promise<number> {
    const last = await revisionsIn(place)
      .select(({ fn }) => fn.max('number').as('number'))
      .executeTakeFirst()
    return (last?.number ?? -1) + 1
  }

  return {
    knows: async (place) => (await turnsIn(place).select('version').limit(1).executeTakeFirst()) !== undefined,
    read: async (place) => (await newest(place))?.held ?? null,
    turn: async (place, maker, change) => {
      for (let attempt = 0; attempt < patience; attempt += 1) {
        const now = await newest(place)
        const made = now === null || maker.delivery === null ? null : await madeBy(maker.delivery, place)
        if (made !== null) return made
        const next = await change(now?.held ?? null)
        if (next === null) return { before: now?.held ?? null, after: now?.held ?? null, isReplay: false }
        const after = await add(place, now, next, maker)
        if (after !== null) return { before: now?.held ?? null, after, isReplay: false }
      }
      throw new Error(`thread ${place.channel} ${place.thread}: ${patience} other turns came first`)
    },
    history: async (place) => {
      const rows = await revisionsIn(place).select('scenario').orderBy('number').execute()
      return rows.map(({ scenario }) => read(shapes.scenario, scenario, `thread ${place.channel} ${place.thread}`))
    },
  }
}
