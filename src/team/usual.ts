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
  const fields = habits.filter((field) => takeHabit(field, most, spec))
  for (const field of fields) said[field] = 'channel'
  return { scenario: { spec, said, notes: [] }, times: most.length, of: scenarios.length, fields }
}

/** The median amount of data; of an even number the smaller one, which somebody did ask for. */
function middle(scenarios: readonly Scenario[]): number | null {
  const sorted = scenarios.flatMap(({ spec }) => spec.tokens ?? []).toSorted((one, other) => one - other)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}

/** Sets the field where at least half asked for the same. */
function takeHabit<F extends Field>(field: F, scenarios: readonly Scenario[], spec: Spec): boolean {
  const asked = scenarios.filter(({ said, spec: own }) => said[field] === 'asked' && own[field] !== null)
  const groups = [...Map.groupBy(asked, ({ spec: own }) => JSON.stringify(own[field])).values()]
  const [most] = groups.toSorted((one, other) => other.length - one.length)
  const [first] = most ?? []
  if (most === undefined || first === undefined || most.length * 2 < scenarios.length) return false
  spec[field] = first.spec[field]
  return true
}
