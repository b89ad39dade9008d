/** A question meets the rules of its channel: defaults fill what nobody said, and what was said goes before them. */
import { ownServers } from '../offers/owned.ts'
import type { Defaults } from '../scenario/defaults.ts'
import { list } from '../scenario/spell.ts'
import type { Field, Remark, Scenario, Spec } from '../scenario/spec.ts'
import type { Vocabulary } from '../scenario/vocabulary.ts'
import { waysOf } from '../recommend/space.ts'
import type { Policy } from './policy.ts'
import type { Rules } from './rules.ts'

/** Scenarios of which the best answer is taken; none of them possible: the next list is tried. */
export type Attempts = readonly (readonly Scenario[])[]

/**
 * The scenario under the rules. First with the preferred providers, then with all that are allowed; each time once for
 * every way of training that the policy allows. Without rules it is the scenario alone.
 */
export function underRules(
  asked: Scenario,
  rules: Rules,
  policy: Policy | null,
  providers: Vocabulary['providers'],
): Attempts {
  const { defaults, by } = rules
  const nameOf = (id: string) => providers.get(id)?.name ?? id
  const plain = besides(asked, rules)
  const own = defaults.ownGpus === null ? [] : [ownServers]
  const openProviders = plain.said.providers === undefined && plain.spec.providers === null
  const preferred = openProviders ? within(defaults.preferredProviders, defaults.providers) : null
  const lists: Scenario[] = []
  if (preferred !== null) {
    lists.push(filled(plain, 'providers', [...preferred, ...own], by.preferredProviders ?? 'channel'))
  }
  const open =
    openProviders && defaults.providers !== null
      ? filled(plain, 'providers', [...defaults.providers, ...own], by.providers ?? 'channel')
      : plain
  const fallback = `No plan at ${list((preferred ?? []).map(nameOf), 'or')}, which this ${by.preferredProviders ?? 'channel'} prefers: others are shown`
  lists.push(preferred === null ? open : remarked(open, 'providers', fallback))
  return lists.map((scenario) => {
    const checked = remarks(scenario, rules, nameOf)
    return policy === null ? [checked] : under(checked, policy)
  })
}

/** A scenario that was amended: it keeps what it has, and hears where it leaves what is allowed. */
export function checked(scenario: Scenario, rules: Rules, providers: Vocabulary['providers']): Scenario {
  return remarks(scenario, rules, (id) => providers.get(id)?.name ?? id)
}

/** The scenario once for each way of training that the policy allows and the question leaves open. */
export function under(scenario: Scenario, policy: Policy): readonly Scenario[] {
  const { spec } = scenario
  const called = policy.name === null ? `the ${policy.by}'s policy` : `the ${policy.by}'s policy for ${policy.name}`
  const ways = policy.ways.filter((way) => isOpen(spec, way))
  if (ways.length === 0) return [remarked(scenario, 'weights', `Not what ${called} allows: ${policy.words}`)]
  return ways.map((way) => {
    const fills = (field: 'method' | 'weights') => way[field] !== null && spec[field] === null
    const method = fills('method') ? filled(scenario, 'method', way.method, policy.by) : scenario
    const both = fills('weights') ? filled(method, 'weights', way.weights, policy.by) : method
    return ways.length > 1 ? remarked(both, 'weights', `By ${called}: ${policy.words}`) : both
  })
}

/** Whether a way contradicts nothing that the question says, and can be trained at all. */
function isOpen(spec: Spec, way: Pick<Spec, 'method' | 'weights'>): boolean {
  const agrees = (field: 'method' | 'weights') =>
    spec[field] === null || way[field] === null || spec[field] === way[field]
  const both = { method: spec.method ?? way.method, weights: spec.weights ?? way.weights }
  return agrees('method') && agrees('weights') && waysOf({ ...spec, ...both }).length > 0
}

/** Defaults that fill one field each. */
const simple = ['excludedProviders', 'stack', 'pricing', 'objective', 'budgetUsd'] as const satisfies readonly (Field &
  keyof Defaults)[]

function besides(asked: Scenario, { defaults, by }: Rules): Scenario {
  return simple.reduce((scenario: Scenario, field) => {
    const value = defaults[field]
    const isSaid = scenario.said[field] !== undefined || scenario.spec[field] !== null
    return value === null || isSaid ? scenario : filled(scenario, field, value, by[field] ?? 'channel')
  }, asked)
}

function within(preferred: readonly string[] | null, allowed: readonly string[] | null): readonly string[] | null {
  const both = allowed === null ? preferred : (preferred?.filter((id) => allowed.includes(id)) ?? null)
  return both === null || both.length === 0 ? null : both
}

function remarks(scenario: Scenario, { defaults, by }: Rules, nameOf: (id: string) => string): Scenario {
  const { spec, said } = scenario
  const allowed = defaults.providers
  const outside =
    said.providers !== 'asked' || allowed === null
      ? []
      : (spec.providers ?? []).filter((id) => id !== ownServers && !allowed.includes(id))
  if (outside.length === 0) return scenario
  const whom = list(outside.map(nameOf), 'and')
  const only = list((allowed ?? []).map(nameOf), 'and')
  return remarked(
    scenario,
    'providers',
    `${whom} is outside of what this ${by.providers ?? 'channel'} allows: ${only}`.replace(
      /^(.* and .*) is /,
      '$1 are ',
    ),
  )
}

function filled<F extends Field>(scenario: Scenario, field: F, value: Spec[F], by: 'channel' | 'workspace'): Scenario {
  return { ...scenario, spec: { ...scenario.spec, [field]: value }, said: { ...scenario.said, [field]: by } }
}

/** The scenario with some fields open again, as if nobody had spoken of them. */
export function reopened(scenario: Scenario, fields: readonly Field[]): Scenario {
  const isOpen = (field: Field | null) => field !== null && fields.includes(field)
  const said = Object.fromEntries(
    Object.entries(scenario.said).filter(([field]) => !fields.some((one) => one === field)),
  )
  const spec = fields.reduce((open: Spec, field) => ({ ...open, [field]: null }), scenario.spec)
  const remarks = scenario.remarks?.filter(({ field }) => !isOpen(field))
  if (remarks === undefined) return { ...scenario, spec, said }
  return { ...scenario, spec, said, remarks, notes: remarks.map(({ text }) => text) }
}

/** Adds a sentence that goes when the field is asked anew. */
export function remarked(scenario: Scenario, field: Field, text: string): Scenario {
  if (scenario.notes.includes(text)) return scenario
  const known: readonly Remark[] = scenario.remarks ?? scenario.notes.map((note) => ({ field: null, text: note }))
  const remarks = [...known, { field, text }]
  return { ...scenario, remarks, notes: remarks.map((remark) => remark.text) }
}
