/** What a window of ours must know again when it is sent: kept in it, checked when it comes back. */
import * as z from 'zod'
import { emptySpec, type Scenario, type Speaker } from '../scenario/spec.ts'

const memo = z.object({
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
export type Memo = z.infer<typeof memo>

/** Slack keeps no more of it. */
const longest = 3000

/** Without the scenario where both would not fit: the form is then read as a new one. */
export function memoText(kept: Memo, scenario: Scenario | null): string {
  const whole = JSON.stringify({
    ...kept,
    ...(scenario === null ? {} : { spec: known(scenario), said: scenario.said }),
  })
  return whole.length <= longest ? whole : JSON.stringify(kept)
}

export function memoOf(text: string): Memo {
  try {
    return memo.catch({}).parse(JSON.parse(text))
  } catch {
    return {}
  }
}

/** The scenario that the form was filled with. */
export function scenarioIn({ spec, said = {} }: Memo): Scenario | null {
  if (spec === undefined) return null
  const speakers = Object.fromEntries(Object.entries(said).filter(([field, by]) => field in emptySpec && isSpeaker(by)))
  return { spec: { ...emptySpec, ...spec }, said: speakers, notes: [] }
}

const isSpeaker = (by: string): by is Speaker => by === 'asked' || by === 'channel' || by === 'workspace'

const known = ({ spec }: Scenario): Record<string, unknown> =>
  Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== null))
