/** What a channel usually asks, out of what it asked before: the model asked most, and what mostly went with it. */
import { emptySpec, type Field, type Scenario, type Spec } from '../scenario/spec.ts'

/** An estimate that was given; `thread` null: outside of any. Newest first. */
export type Earlier = { readonly scenario: Scenario; readonly thread: string | null }

export type Usual = {
  /** Everything in it is the channel's. */
  readonly scenario: Scenario
  /** Threads in which the model was asked for, of all that were looked at. */
  readonly times: number
  readonly of: number
  /** Fields that were said in at least half of them. */
  readonly fields: readonly Field[]
}

/** Fields besides model and data that can be a habit. Budgets and deadlines belong to one job. */
const habits = [
  'method',
  'weights',
  'loraRank',
  'sequenceLength',
  'gpus',
  'gpuCount',
  'providers',
  'pricing',
  'objective',
  'stack',
] as const satisfies readonly Field[]

/** Null where nothing was asked yet. A thread counts once, as it stood last. */
export function usualOf(history: readonly Earlier[]): Usual | null {
  const known = history.filter(({ scenario }) => scenario.spec.tokens !== null)
  const last = new Map(known.toReversed().map((each, index) => [each.thread ?? `alone ${index}`, each.scenario]))
  const scenarios = [...last.values()].toReversed()
  const groups = Map.groupBy(scenarios, ({ spec }) => spec.model ?? spec.params)
  // The newest of equals: the groups stand in the order of their newest member.
  const [most] = [...groups.values()].toSorted((one, other) => other.length - one.length)
  const [newest] = most ?? []
  if (most === undefined || newest === undefined) return null
  const spec: Spec = { ...emptySpec, model: newest.spec.model, params: newest.spec.params, tokens: middle(most) }
  const said: Partial<Record<Field, 'channel'>> = { params: 'channel', tokens: 'channel' }
  if (newest.spec.model !== null) said.model = 'channel'
  const fields = habits.filter((field) => habitOf(field, most) !== null)
  for (const field of fields) said[field] = 'channel'
  const own = Object.fromEntries(fields.map((field) => [field, habitOf(field, most)]))
  return { scenario: { spec: { ...spec, ...own }, said, notes: [] }, times: most.length, of: scenarios.length, fields }
}

/** The median amount of data; of an even number the smaller one, which somebody did ask for. */
function middle(scenarios: readonly Scenario[]): number | null {
  const sorted = scenarios.flatMap(({ spec }) => spec.tokens ?? []).toSorted((one, other) => one - other)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}

/** What at least half of them asked for; null where they did not. */
function habitOf(field: Field, scenarios: readonly Scenario[]): Spec[Field] {
  const asked = scenarios.filter(({ said, spec }) => said[field] === 'asked' && spec[field] !== null)
  const groups = [...Map.groupBy(asked, ({ spec }) => JSON.stringify(spec[field])).values()]
  const [most] = groups.toSorted((one, other) => other.length - one.length)
  const [first] = most ?? []
  return most === undefined || first === undefined || most.length * 2 < scenarios.length ? null : first.spec[field]
}
