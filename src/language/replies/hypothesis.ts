/**
 * "What if we take 8B?", "what would it cost without quantizing?", "and on my own 4090, would it fit?": whatever reader
 * finds a change in a question about another plan, the plan stays, and the other is set beside it.
 */
import type { SpecField } from '../../scenario/scenario.ts'
import type { ReplyCandidate } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** Limits change no plan that keeps to them: side by side there would be nothing to see. */
const limits: ReadonlySet<SpecField> = new Set(['budgetUsd', 'deadlineHours'])
const maxLength = 200

/** The plans side by side in place of a change that is only asked about; else the candidate as it is. */
export function withoutSupposedChange(reply: Reply, candidate: ReplyCandidate): ReplyCandidate {
  const { act } = candidate
  if (act.kind !== 'amended' && act.kind !== 'asks') return candidate
  if (act.changed.every((field) => limits.has(field)) || !isSupposed(reply)) return candidate
  const alternatives = [reply.scenario, act.scenario]
  return { ...candidate, act: { kind: 'control', control: 'compare', alternatives }, reason: 'supposes another plan' }
}

/** Another plan is asked about, and nothing is wished before. */
function isSupposed({ typed, understand, vocabulary: { intentPhrases, replyWords } }: Reply): boolean {
  // What is said around a change is left off the plain text.
  const line = typed.toLowerCase()
  if (line.length > maxLength) return false
  const isFirstOf = (parts: readonly string[], isAsked: (part: string) => boolean): boolean => {
    const at = parts.findIndex(isAsked)
    return at >= 0 && understand(parts.slice(0, at).join(', ')).slots.length === 0
  }
  const opens = (part: string): boolean => intentPhrases.hypothesis.test(replyWords.openers.sentenceOf(part.trim()))
  return (
    isFirstOf(line.split(clauseEnd), opens) ||
    (line.includes('?') && isFirstOf(line.split(sentenceEnd), (part) => intentPhrases.verdict.test(part)))
  )
}

const clauseEnd = /[.;:,!?]+\s+/u
const sentenceEnd = /[.;!?]+\s+/u
