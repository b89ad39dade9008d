/** The scenario as message metadata, so that a thread can be taken up again from its message alone. */
import type { Message } from './message.ts'
import { emptySpec, type Scenario, specSchema } from '../scenario/spec.ts'

/** Slack allows lower-case letters and underscores here. */
const scenarioEvent = 'gpucost_scenario'

type Payload = NonNullable<Message['metadata']>['event_payload']

/** The spec without its nulls, flat: Slack takes strings, numbers and booleans, so lists are joined by commas. */
export function payloadOf({ spec }: Scenario): Payload {
  const payload: Payload = {}
  for (const [field, value] of Object.entries(spec)) {
    if (value !== null) payload[field] = Array.isArray(value) ? value.join(',') : value
  }
  return payload
}

export function metadataOf(scenario: Scenario): NonNullable<Message['metadata']> {
  return { event_type: scenarioEvent, event_payload: payloadOf(scenario) }
}

/** The scenario that a payload says, all of it asked for; null where it says none. */
export function scenarioOf(payload: unknown): Scenario | null {
  const given = Object.entries(Object(payload)).flatMap(([field, value]) =>
    field in emptySpec ? [[field, lists.has(field) ? String(value).split(',') : value] as const] : [],
  )
  const read = specSchema.safeParse({ ...emptySpec, ...Object.fromEntries(given) })
  if (!read.success || read.data.tokens === null || read.data.params === null) return null
  const said = Object.fromEntries(given.map(([field]) => [field, 'asked' as const]))
  return { spec: read.data, said, notes: [] }
}

const lists: ReadonlySet<string> = new Set(['gpus', 'excludedGpus', 'providers', 'excludedProviders'])
