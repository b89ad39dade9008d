/** The scenario as message metadata, so that a thread can be taken up again from its message alone. */
import type { SlackMessage } from '../slack-message.ts'
import { emptySpec, type Scenario, specSchema } from '../../../scenario/scenario.ts'

/** Slack allows lower-case letters and underscores here. */
const scenarioEventType = 'gpucost_scenario'

type MetadataPayload = NonNullable<SlackMessage['metadata']>['event_payload']

/** The spec without its nulls, flat: Slack takes strings, numbers and booleans, so lists are joined by commas. */
export function scenarioPayload({ spec }: Scenario): MetadataPayload {
  const payload: MetadataPayload = {}
  for (const [field, value] of Object.entries(spec)) {
    if (value !== null) payload[field] = Array.isArray(value) ? value.join(',') : value
  }
  return payload
}

export function scenarioMetadata(scenario: Scenario): NonNullable<SlackMessage['metadata']> {
  return { event_type: scenarioEventType, event_payload: scenarioPayload(scenario) }
}

/** The scenario that a payload says, all of it asked for; null where it says none. */
export function scenarioFromPayload(payload: unknown): Scenario | null {
  const entries = Object.entries(Object(payload)).flatMap(([field, value]) =>
    field in emptySpec ? [[field, listFields.has(field) ? String(value).split(',') : value] as const] : [],
  )
  const parsed = specSchema.safeParse({ ...emptySpec, ...Object.fromEntries(entries) })
  if (!parsed.success || parsed.data.tokens === null || parsed.data.params === null) return null
  const setBy = Object.fromEntries(entries.map(([field]) => [field, 'asked' as const]))
  return { spec: parsed.data, setBy, notes: [] }
}

const listFields: ReadonlySet<string> = new Set(['gpus', 'excludedGpus', 'providers', 'excludedProviders'])
