/** "We have 20k GPU-hours on Leonardo": from then on the plan is on that machine, and set against those hours. */
import { changedFields } from '../../scenario/scenario.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** Null where no hours of their own are told of. */
export function readStatedAllocation(reply: Reply): ReplyCandidate | null {
  const found = reply.thread?.allocatedIn(reply.typed, reply.scenario) ?? null
  if (found === null) return null
  const more = found.rest === '' ? null : reply.readAs(found.rest, found.scenario)
  const scenario = more?.kind === 'amended' ? more.scenario : found.scenario
  const changed = changedFields(scenario.spec, reply.scenario.spec)
  return wholeReply(reply, { kind: 'amended', scenario, changed }, 'tells of hours of their own')
}
