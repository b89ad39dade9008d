/** What a channel usually asks, out of what it asked before: the model asked most, and what mostly went with it. */
import { emptySpec, type SpecField, type Scenario, type Spec } from '../scenario/scenario.ts'

/** An estimate that was given; `thread` null: outside of any. Newest first. */
export type ChannelEstimate = { readonly scenario: Scenario; readonly thread: string | null }

export type UsualJob = {
  /** Everything in it is the channel's. */
  readonly scenario: Scenario
  /** Threads in which the model was asked for, of all that were looked at. */
  readonly times: number
  readonly of: number
  /** Fields that were said in at least half of them. */
  readonly fields: readonly SpecField[]
}

/** Fields besides model and data that can be a habit. Budgets and deadlines belong to one job. */
const habitFields = [
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
] as const satisfies readonly SpecField[]

/**
 * What a channel usually asks for, by its own history; null where nothing was asked yet. A thread counts once, as it stood
 * last. `idOfSize`: the model that a bare number of parameters is estimated as, which is then the same as its name.
 */
export function usualJobOf(
  history: readonly ChannelEstimate[],
  idOfSize: (params: number) => string | null = () => null,
): UsualJob | null {
  const complete = history.filter(({ scenario }) => scenario.spec.tokens !== null)
  const latestByThread = new Map(
    complete.toReversed().map((each, index) => [each.thread ?? `alone ${index}`, each.scenario]),
  )
  const scenarios = [...latestByThread.values()].toReversed()
  const groups = Map.groupBy(
    scenarios,
    ({ spec: { model, params } }) => model ?? (params === null ? null : (idOfSize(params) ?? params)),
  )
  // The newest of equals: the groups stand in the order of their newest member.
  const [largestGroup] = [...groups.values()].toSorted((one, other) => other.length - one.length)
  const [newest] = largestGroup ?? []
  if (largestGroup === undefined || newest === undefined) return null
  const spec: Spec = {
    ...emptySpec,
    model: newest.spec.model,
    variant: newest.spec.variant,
    params: newest.spec.params,
    tokens: medianTokens(largestGroup),
  }
  const setBy: Partial<Record<SpecField, 'channel'>> = { params: 'channel', tokens: 'channel' }
  if (newest.spec.model !== null) setBy.model = 'channel'
  if (newest.spec.variant !== null) setBy.variant = 'channel'
  const fields = habitFields.filter((field) => habitualValue(field, largestGroup) !== null)
  for (const field of fields) setBy[field] = 'channel'
  const habitValues = Object.fromEntries(fields.map((field) => [field, habitualValue(field, largestGroup)]))
  return {
    scenario: { spec: { ...spec, ...habitValues }, setBy, notes: [] },
    times: largestGroup.length,
    of: scenarios.length,
    fields,
  }
}

/** The median amount of data; of an even number the smaller one, which somebody did ask for. */
function medianTokens(scenarios: readonly Scenario[]): number | null {
  const sorted = scenarios.flatMap(({ spec }) => spec.tokens ?? []).toSorted((one, other) => one - other)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}

/** What at least half of them asked for; null where they did not. */
function habitualValue(field: SpecField, scenarios: readonly Scenario[]): Spec[SpecField] {
  const askedScenarios = scenarios.filter(({ setBy, spec }) => setBy[field] === 'asked' && spec[field] !== null)
  const groups = [...Map.groupBy(askedScenarios, ({ spec }) => JSON.stringify(spec[field])).values()]
  const [largestGroup] = groups.toSorted((one, other) => other.length - one.length)
  const [first] = largestGroup ?? []
  return largestGroup === undefined || first === undefined || largestGroup.length * 2 < scenarios.length
    ? null
    : first.spec[field]
}
