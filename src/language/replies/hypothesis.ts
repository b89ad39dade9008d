/**
 * "What if we take 8B?", "what would it cost without quantizing?", "and on my own 4090, would it fit?": whatever reader
 * finds a change in a question about another plan, the plan stays, and the other is set beside it.
 */
import { circumstancesWith } from './asked-circumstance.ts'
import { asksOnlyIn, partsOfLine } from './asking-parts.ts'
import type { Question } from '../questions/question.ts'
import type { QuestionTopic } from '../questions/question-topic.ts'
import { limitFields } from '../../scenario/limit-fields.ts'
import { changedFields, type Scenario, type Spec } from '../../scenario/scenario.ts'
import { topicOf } from './matched-question.ts'
import { politeWish } from './polite-requests.ts'
import { covered } from './question-act.ts'
import type { ReplyCandidate } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const maxLength = 200

/** The plans side by side in place of a change that is only asked about; else the candidate as it is; null where nothing would differ. */
export function withoutSupposedChange(reply: Reply, candidate: ReplyCandidate): ReplyCandidate | null {
  const read = besideThePlan(reply, candidate)
  return read === candidate ? (underSupposition(reply, candidate) ?? candidate) : read
}

/** "Say it has only 6B tokens in the end. End date and price?": the figures under what is supposed; null where a change is wished. */
function underSupposition(reply: Reply, { act, ...rest }: ReplyCandidate): ReplyCandidate | null {
  if (act.kind !== 'amended' || act.changed.every((field) => limitFields.has(field)) || !opens.test(reply.line))
    return null
  const circumstances = circumstancesWith(act.scenario, reply)
  return circumstances === null
    ? null
    : {
        ...rest,
        isWeighed: true,
        act: { kind: 'question', topic: 'circumstance', subject: null, circumstances },
        reason: 'asks for figures under what is supposed',
      }
}
const opens =
  /^(?:(?:and|so|but|ok|well|hm+|now|then)[ ,]+){0,2}(?:say|suppos(?:e|ing)|assum(?:e|ing)|imagin(?:e|ing)|let'?s (?:say|assume|suppose|imagine)|let us (?:say|assume|suppose|imagine)|hypothetically|thinking aloud|were|should|had|given|in case)\b/u

/** The same without figures: both plans, or the question alone. */
function besideThePlan(reply: Reply, candidate: ReplyCandidate): ReplyCandidate | null {
  const { act } = candidate
  if ((act.kind !== 'amended' && act.kind !== 'asks') || politeWish(reply.line) !== null) return candidate
  // Limits change no plan that keeps to them: side by side there would be nothing to see.
  const ofLimits = act.changed.every((field) => limitFields.has(field))
  if (!ofLimits && isSupposed(reply)) return { ...candidate, ...beside(reply, act.scenario) }
  if (act.changed.length === 0 || 'asked' in act || !isOnlyAsked(reply)) return candidate
  const told = topicOf(reply)
  if (told !== null && (isTold(told) || ofLimits) && !ofOtherPlan.has(told.topic))
    return { ...candidate, act: covered(told, reply), reason: `only asks about ${told.topic}` }
  if (act.changed.every((field) => field === 'gpus') && isAmong(reply.scenario.spec.gpus, act.scenario.spec.gpus))
    return null
  if (!ofLimits) return { ...candidate, ...beside(reply, act.scenario) }
  const { deadlineHours, budgetUsd } = act.scenario.spec
  const [due, money] = [
    act.changed.includes('deadlineHours') ? deadlineHours : null,
    act.changed.includes('budgetUsd') ? budgetUsd : null,
  ]
  const args = { ...(due === null ? {} : { due }), ...(money === null ? {} : { money }), limit: 'whether' as const }
  return {
    ...candidate,
    act: { kind: 'question', topic: 'limit', subject: null, args },
    reason: 'only asks whether a limit is kept',
  }
}

/** "The requester specified AMD": the card of the plan is one of theirs. */
const isAmong = (held: Spec['gpus'], named: Spec['gpus']): boolean =>
  held !== null && named !== null && held.every((id) => named.includes(id))

/** By a phrase of its own, or as it is much like one. */
const isTold = ({ matched }: Question): boolean =>
  matched !== undefined && (matched.isExample !== true || matched.isLikely === true || matched.isApart === true)

/** Other plans are what these are about. */
const ofOtherPlan: ReadonlySet<QuestionTopic> = new Set<QuestionTopic>([
  'what-if',
  'what-fits',
  'cost',
  'time',
  'other',
])

/** "The cheapest secure option" is the cheapest of those. */
const superlative = /\b(?:cheapest|fastest|quickest|least expensive)\b/u

/** Both plans; a wish that only asks for a faster one is none. */
function beside({ scenario, line }: Reply, other: Scenario): Pick<ReplyCandidate, 'act' | 'reason'> {
  const objective = superlative.test(line) ? other.spec.objective : scenario.spec.objective
  const { spec } = other
  const alternatives = [scenario, { ...other, spec: { ...spec, objective } }]
  // The goal alone is no other plan: what is faster or cheaper is asked for.
  if (spec.objective !== objective && changedFields({ ...spec, objective }, scenario.spec).length === 0)
    return {
      act: { kind: 'question', topic: spec.objective === 'fastest' ? 'faster' : 'cheaper', subject: null },
      reason: `asks for what is ${spec.objective}`,
    }
  return { act: { kind: 'control', control: 'compare', alternatives }, reason: 'asks about another plan' }
}

/** A clause asks, and none besides it wishes: what would be read as a change is only named. */
function isOnlyAsked(reply: Reply): boolean {
  const { normalized, wording, typed, scenario, lastChanged, vocabulary } = reply
  const { intentPhrases } = vocabulary
  const line = normalized.text.toLowerCase().trim()
  if (line.length > maxLength) return false
  if (wording !== typed) return intentPhrases.asksInOthers.test(wording) && !intentPhrases.commands.test(line)
  const parts = partsOfLine(line)
  const isAsked = (part: string): boolean =>
    (asksOnlyIn(part, vocabulary) || intentPhrases.asksInOthers.test(part)) && !blames.test(part)
  return (
    parts.some(isAsked) &&
    parts.every((part) => {
      if (isAsked(part) || supposes.test(part) || !intentPhrases.commands.test(part)) return true
      const { act, likelyActs } = reply.readPart(part, scenario, lastChanged)
      return act.kind !== 'amended' || likelyActs.request < minRequest
    })
  )
}
/** "Who picked Falcon?" asks nothing. */
const blames =
  /^(?:and |but |so )?(?:who|why)(?: on earth| the hell| even)? (?:picked|chose|chooses|selected|decided|suggested|ordered|came up with|put|wanted|wants|thought)\b/u
const supposes = /^(?:and |then |but |so )*(?:if|suppose|supposing|say|assuming)\b/u
const minRequest = 0.5

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
  // "What if I take 16k, still fits?"
  const [first = '', ...behind] = line.split(clauseEnd)
  if (behind.some((part) => asksOfIt.test(part)) && intentPhrases.supposition.test(first)) return true
  return (
    isFirstOf(line.split(clauseEnd), opens) ||
    (line.includes('?') && isFirstOf(line.split(sentenceEnd), (part) => intentPhrases.verdict.test(part)))
  )
}

/** What is asked of what was supposed before. */
const asksOfIt = /^(?:(?:and|so|then) )?(?:still |does |do |would |will |is |are |how |what )[^,.;]{0,60}\?\W*$/u

const clauseEnd = /[.;:,!?]+\s+/u
const sentenceEnd = /[.;!?]+\s+/u
