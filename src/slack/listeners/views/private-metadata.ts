/** The private metadata of a modal: written when it opens, validated when it is submitted. */
import * as z from 'zod'
import { emptySpec, type Scenario, type Provenance } from '../../../scenario/scenario.ts'

const privateMetadataSchema = z.object({
  /** Where it was opened. */
  channel: z.string().optional(),
  /** The thread it is about, and the message under which answers to it belong; '' for none. */
  thread: z.string().optional(),
  root: z.string().optional(),
  /** The response address of an answer that the presser alone sees. */
  respond: z.url().optional(),
  /** The scenario that the form was filled with: its fields, and who said them other than the asker. */
  spec: z.record(z.string(), z.unknown()).optional(),
  said: z.record(z.string(), z.string()).optional(),
  /** Settings: the version that was changed, and whose they are. */
  version: z.int().optional(),
  of: z.enum(['channel', 'workspace']).optional(),
})
export type PrivateMetadata = z.infer<typeof privateMetadataSchema>

/** Slack keeps no more of it. */
const maxLength = 3000

/** Without the scenario where both would not fit: the form is then read as a new one. */
export function writePrivateMetadata(metadata: PrivateMetadata, scenario: Scenario | null): string {
  const json = JSON.stringify({
    ...metadata,
    ...(scenario === null ? {} : { spec: filledFields(scenario), said: scenario.setBy }),
  })
  return json.length <= maxLength ? json : JSON.stringify(metadata)
}

/** What the form was opened with; empty where the text is of no form of ours. */
export function readPrivateMetadata(text: string): PrivateMetadata {
  try {
    return privateMetadataSchema.catch({}).parse(JSON.parse(text))
  } catch {
    return {}
  }
}

/** The scenario that the form was filled with. */
export function scenarioFromMetadata({ spec, said: storedProvenance = {} }: PrivateMetadata): Scenario | null {
  if (spec === undefined) return null
  const provenance = Object.fromEntries(
    Object.entries(storedProvenance).filter(([field, by]) => field in emptySpec && isProvenance(by)),
  )
  return { spec: { ...emptySpec, ...spec }, setBy: provenance, notes: [] }
}

const isProvenance = (by: string): by is Provenance => by === 'asked' || by === 'channel' || by === 'workspace'

const filledFields = ({ spec }: Scenario): Record<string, unknown> =>
  Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== null))
