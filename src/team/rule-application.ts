/** A question meets the rules of its channel: defaults fill what nobody said, and what was said goes before them. */
import type { Catalog } from '../catalog/catalog.ts'
import { ownServersId } from '../offers/owned-offers.ts'
import type { Defaults } from '../scenario/defaults.ts'
import { formatList } from '../scenario/format-values.ts'
import type { SpecField, Remark, Scenario, Spec } from '../scenario/scenario.ts'
import { trainingMethodsOf } from '../recommend/search/search-space.ts'
import type { MethodPolicy } from './method-policy.ts'
import type { TeamRules } from './team-rules.ts'

/** Scenarios of which the best answer is taken; none of them possible: the next list is tried. */
export type ScenarioAttempts = readonly (readonly Scenario[])[]

/** What rules speak of: ways of training, and providers by their names. */
type RuleCatalog = Pick<Catalog, 'methods' | 'providers' | 'training'>

/**
 * The scenario under the rules. First with the preferred providers, then with all that are allowed; each time once for
 * every way of training that the policy allows. Without rules it is the scenario alone.
 */
export function applyRules(
  asked: Scenario,
  rules: TeamRules,
  policy: MethodPolicy | null,
  catalog: RuleCatalog,
): ScenarioAttempts {
  const { defaults, by: defaultsSetBy } = rules
  const nameOf = (id: string) => catalog.providers.get(id)?.name ?? id
  const withDefaults = fillDefaults(asked, rules)
  const ownProvider = defaults.ownGpus === null ? [] : [ownServersId]
  const areProvidersOpen = withDefaults.setBy.providers === undefined && withDefaults.spec.providers === null
  const preferred = areProvidersOpen ? allowedProviders(defaults.preferredProviders, defaults.providers) : null
  const attempts: Scenario[] = []
  if (preferred !== null) {
    attempts.push(
      withField(
        withDefaults,
        'providers',
        [...preferred, ...ownProvider],
        defaultsSetBy.preferredProviders ?? 'channel',
      ),
    )
  }
  const open =
    areProvidersOpen && defaults.providers !== null
      ? withField(
          withDefaults,
          'providers',
          [...defaults.providers, ...ownProvider],
          defaultsSetBy.providers ?? 'channel',
        )
      : withDefaults
  const fallback = `No plan at ${formatList((preferred ?? []).map(nameOf), 'or')}, which this ${defaultsSetBy.preferredProviders ?? 'channel'} prefers: others are shown`
  attempts.push(preferred === null ? open : withRemark(open, 'providers', fallback))
  return attempts.map((scenario) => {
    const withRemarks = remarkExcludedProviders(scenario, rules, nameOf)
    return policy === null ? [withRemarks] : applyPolicy(withRemarks, policy, catalog)
  })
}

/** A scenario that was amended: it keeps what it has, and hears where it leaves what is allowed. */
export function remarkViolations(scenario: Scenario, rules: TeamRules, { providers }: RuleCatalog): Scenario {
  return remarkExcludedProviders(scenario, rules, (id) => providers.get(id)?.name ?? id)
}

/** The scenario once for each way of training that the policy allows and the question leaves open. */
export function applyPolicy(scenario: Scenario, policy: MethodPolicy, catalog: RuleCatalog): readonly Scenario[] {
  const { spec } = scenario
  const policyName = policy.name === null ? `the ${policy.by}'s policy` : `the ${policy.by}'s policy for ${policy.name}`
  const trainingMethods = policy.ways.filter((trainingMethod) => isMethodOpen(spec, trainingMethod, catalog))
  if (trainingMethods.length === 0)
    return [withRemark(scenario, 'weights', `Not what ${policyName} allows: ${policy.words}`)]
  return trainingMethods.map((trainingMethod) => {
    const fills = (field: 'method' | 'weights') => trainingMethod[field] !== null && spec[field] === null
    const withMethod = fills('method') ? withField(scenario, 'method', trainingMethod.method, policy.by) : scenario
    const withWeights = fills('weights')
      ? withField(withMethod, 'weights', trainingMethod.weights, policy.by)
      : withMethod
    return trainingMethods.length > 1
      ? withRemark(withWeights, 'weights', `By ${policyName}: ${policy.words}`)
      : withWeights
  })
}

/** Whether a way contradicts nothing that the question says, and can be trained at all. */
function isMethodOpen(spec: Spec, trainingMethod: Pick<Spec, 'method' | 'weights'>, catalog: RuleCatalog): boolean {
  const agrees = (field: 'method' | 'weights') =>
    spec[field] === null || trainingMethod[field] === null || spec[field] === trainingMethod[field]
  const both = { method: spec.method ?? trainingMethod.method, weights: spec.weights ?? trainingMethod.weights }
  return agrees('method') && agrees('weights') && trainingMethodsOf({ ...spec, ...both }, catalog).length > 0
}

/** Defaults that fill one field each. */
const defaultedFields = [
  'excludedProviders',
  'stack',
  'pricing',
  'objective',
  'budgetUsd',
] as const satisfies readonly (SpecField & keyof Defaults)[]

function fillDefaults(asked: Scenario, { defaults, by: defaultsSetBy }: TeamRules): Scenario {
  return defaultedFields.reduce((scenario: Scenario, field) => {
    const value = defaults[field]
    const isSet = scenario.setBy[field] !== undefined || scenario.spec[field] !== null
    return value === null || isSet ? scenario : withField(scenario, field, value, defaultsSetBy[field] ?? 'channel')
  }, asked)
}

function allowedProviders(
  preferred: readonly string[] | null,
  allowed: readonly string[] | null,
): readonly string[] | null {
  const both = allowed === null ? preferred : (preferred?.filter((id) => allowed.includes(id)) ?? null)
  return both === null || both.length === 0 ? null : both
}

function remarkExcludedProviders(
  scenario: Scenario,
  { defaults, by: defaultsSetBy }: TeamRules,
  nameOf: (id: string) => string,
): Scenario {
  const { spec, setBy } = scenario
  const allowed = defaults.providers
  const excluded =
    setBy.providers !== 'asked' || allowed === null
      ? []
      : (spec.providers ?? []).filter((id) => id !== ownServersId && !allowed.includes(id))
  if (excluded.length === 0) return scenario
  const whom = formatList(excluded.map(nameOf), 'and')
  const only = formatList((allowed ?? []).map(nameOf), 'and')
  return withRemark(
    scenario,
    'providers',
    `${whom} is outside of what this ${defaultsSetBy.providers ?? 'channel'} allows: ${only}`.replace(
      /^(.* and .*) is /,
      '$1 are ',
    ),
  )
}

function withField<F extends SpecField>(
  scenario: Scenario,
  field: F,
  value: Spec[F],
  by: 'channel' | 'workspace',
): Scenario {
  return { ...scenario, spec: { ...scenario.spec, [field]: value }, setBy: { ...scenario.setBy, [field]: by } }
}

/** The scenario with some fields open again, as if nobody had spoken of them. */
export function reopenFields(scenario: Scenario, fields: readonly SpecField[]): Scenario {
  const isOpen = (field: SpecField | null) => field !== null && fields.includes(field)
  const setBy = Object.fromEntries(
    Object.entries(scenario.setBy).filter(([field]) => !fields.some((one) => one === field)),
  )
  const spec = fields.reduce((open: Spec, field) => ({ ...open, [field]: null }), scenario.spec)
  const remarks = scenario.remarks?.filter(({ field }) => !isOpen(field))
  if (remarks === undefined) return { ...scenario, spec, setBy }
  return { ...scenario, spec, setBy, remarks, notes: remarks.map(({ text }) => text) }
}

/** Adds a sentence that goes when the field is asked anew. */
export function withRemark(scenario: Scenario, field: SpecField, text: string): Scenario {
  if (scenario.notes.includes(text)) return scenario
  const remarksSoFar: readonly Remark[] =
    scenario.remarks ?? scenario.notes.map((note) => ({ field: null, text: note }))
  const remarks = [...remarksSoFar, { field, text }]
  return { ...scenario, remarks, notes: remarks.map((remark) => remark.text) }
}
