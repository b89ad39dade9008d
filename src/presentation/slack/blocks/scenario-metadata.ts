/** The scenario as message metadata, so that a thread can be taken up again from its message alone. */
import type { SlackMessage } from '../slack-message.ts'
import { emptySpec, type Scenario, specSchema } from '../../../scenario/scenario.ts'

/** Slack allows lower-case letters and underscores here. */
const scenarioEventType = 'gpucost_scenario'

type MetadataPayload = NonNullable<SlackMessage['metadata']>['event_payload']

/** The spec without its nulls, flat: Slack takes strings, numbers and booleans, so lists are joined by commas and a shape is JSON. */
export function scenarioPayload({ spec }: Scenario): MetadataPayload {
  const payload: MetadataPayload = {}
  for (const [field, value] of Object.entries(spec)) {
    if (value !== null)
      payload[field] = Array.isArray(value)
        ? value.join(',')
        : typeof value === 'object'
          ? JSON.stringify(value)
          : value
  }
  return payload
}

/** The metadata of a message that shows the scenario. */
export function scenarioMetadata(scenario: Scenario): NonNullable<SlackMessage['metadata']> {
  return { event_type: scenarioEventType, event_payload: scenarioPayload(scenario) }
}

/** The scenario that a payload says, all of it asked for; null where it says none. */
export function scenarioFromPayload(payload: unknown): Scenario | null {
  const entries = Object.entries(Object(payload)).flatMap(([field, value]) =>
    field in emptySpec ? [[field, fromFlat(field, value)] as const] : [],
  )
  const parsed = specSchema.safeParse({ ...emptySpec, ...Object.fromEntries(entries) })
  if (!parsed.success || parsed.data.tokens === null || parsed.data.params === null) return null
  const setBy = Object.fromEntries(entries.map(([field]) => [field, 'asked' as const]))
  return { spec: parsed.data, setBy, notes: [] }
}

function fromFlat(field: string, value: unknown): unknown {
  if (listFields.has(field)) return String(value).split(',')
  if (field !== 'shape') return value
  try {
    return JSON.parse(String(value))
  } catch {
    return undefined
  }
}

const listFields: ReadonlySet<string> = new Set([
  'gpus',
  'excludedGpus',
  'providers',
  'excludedProviders',
  'certificates',
])
