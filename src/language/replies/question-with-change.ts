/** "How much with 3 epochs?", "does that work in Frankfurt too?": asks of the plan with other data, another length, another place. */
import { type SpecField, changedFields } from '../../scenario/scenario.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const asks =
  /^(?:how (?:much|long|expensive|many (?:hours|days))|what (?:would|does|will|do) (?:it|that|this|everything|the (?:price|cost|bill|time|whole [a-z]{3,9}|lot|run|job|thing)) (?:cost|take|come to|be|run us)|(?:does|would|could|can|will|is) (?:it|that|this)(?: also| still| even)* (?:work|run|go|fit|possible|available|doable|be done|be run))\b/u
/** Fields that the answers to such questions leave out. */
const unanswered: ReadonlySet<SpecField> = new Set(['tokens', 'sequenceLength', 'region', 'documentTokens'])
const maxLength = 100

/** Null where nothing is changed, or more than that. */
export function readQuestionWithChange(reply: Reply): ReplyCandidate | null {
  const { line, scenario, understanding } = reply
  if (
    line.length > maxLength ||
    !asks.test(reply.sentence) ||
    reply.vocabulary.intentPhrases.otherThanChange.test(line)
  )
    return null
  const { draft, slots } = understanding
  if (slots.length === 0 || draft.issues.length > 0) return null
  const next = draft.finish()
  const changed = changedFields(next.spec, scenario.spec)
  if (changed.length === 0 || !changed.every((field) => unanswered.has(field))) return null
  const alternatives = [scenario, next]
  return wholeReply(reply, { kind: 'control', control: 'compare', alternatives }, 'asks of the plan with a change')
}
