/**
 * "Swap in qwen3 8b. And three passes, not two", "two cards, and spot": a reader of one clause or of one value leaves out what
 * else is wished. Where the grammar reads the whole reply as a change that has all of that and more, the whole is made.
 */
import { type Scenario, changedFields } from '../../scenario/scenario.ts'
import { readLikelyChange } from './likely-change.ts'
import { namedFields } from './named-wish.ts'
import type { ReplyAct } from './reply-act.ts'
import type { ReplyCandidate } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** From here on the whole is surely wished. */
const minRequest = 0.85

/** The candidate, or the fuller change in its place. */
export function withWholeWish(reply: Reply, candidate: ReplyCandidate): ReplyCandidate {
  const { act } = candidate
  if (act.kind !== 'amended' || act.changed.length === 0 || act.asked !== undefined) return candidate
  // "Use H200 and make it 3 runs": the number is taken already.
  if (act.scenario.series !== reply.scenario.series) return candidate
  if (reply.likelyActs.request < minRequest) return candidate
  const whole = reply.amendment.kind === 'amended' ? reply.amendment : readLikelyChange(reply)?.act
  if (whole?.kind !== 'amended' || whole.changed.length <= act.changed.length) return candidate
  const hasAll = act.changed.every(
    (field) => JSON.stringify(whole.scenario.spec[field]) === JSON.stringify(act.scenario.spec[field]),
  )
  // Numbers that may be of what was before are not taken in: "I said 2 billion, but it's 200 million".
  const more = whole.changed.filter((field) => !act.changed.includes(field))
  // "Drop the A100 requirement" lifts it, and rules nothing out.
  if (more.some((field) => field.startsWith('excluded'))) return candidate
  const isNamed =
    more.every((field) => namedFields.has(field) || field === 'gpuCount' || field === 'nodes') &&
    (!more.includes('params') || (more.includes('model') && whole.scenario.spec.model !== null))
  return hasAll && isNamed ? { ...candidate, act: whole } : candidate
}

/** Whether a part is asked about only as it might not be meant, where the whole reply surely wishes: to the app it is clear. */
export function isClearOfWhole(
  part: string,
  { scenario: asked }: Extract<ReplyAct, { kind: 'asks' }>,
  scenario: Scenario,
  { likelyActs, readAs, understanding }: Reply,
): boolean {
  // "Bob needs 2 of the 8 cards, so 6": the parts contradict one another.
  if (likelyActs.request < minRequest || understanding.draft.issues.length > 0) return false
  const read = readAs(part, scenario)
  return read.kind === 'amended' && changedFields(read.scenario.spec, asked.spec).length === 0
}
