/** "Would 8 be quicker? Show me 8", "…, if so that's what I want", "…, keep the rest": what is asked about first is wished at the end. */
import { changedFields } from '../../scenario/scenario.ts'
import type { ReplyCandidate } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const decides =
  /\bif (?:so|yes|yeah|that works|possible|it (?:does|fits|works|is|would))\b[^?]{0,30}\b(?:want|take|have|do|go|use|switch|pick|rather|prefer|like|yes)\b[^?]{0,20}$|\b(?:keep|leave) (?:the rest|everything else|all else|the other things)\b|\beverything else (?:stays|remains|as (?:it )?is|the same|unchanged)\b|\bshow me (?:\d{1,4}|that|it|those|that one)\W*$/iu

/** The change in place of both plans side by side, where the text ends in a decision for it; else the candidate as it is. */
export function withDecision(reply: Reply, candidate: ReplyCandidate): ReplyCandidate {
  const { act } = candidate
  if (act.kind !== 'control' || act.control !== 'compare' || !decides.test(reply.line)) return candidate
  const [held, wished, ...others] = act.alternatives ?? []
  if (held !== reply.scenario || wished === undefined || others.length > 0) return candidate
  const changed = changedFields(wished.spec, held.spec)
  if (changed.length === 0) return candidate
  return { ...candidate, act: { kind: 'amended', scenario: wished, changed }, reason: 'decides for what it asks about' }
}
