/**
 * "How much more is on demand? If it's under $80 I'd rather sleep", "we have exactly 30 bucks, what's the chance it goes over?",
 * "how sure are you about the 24h?", "worst case, could it go over 300?", "what has to change so it's done by Thursday?": the
 * verdict on the sum or the time that is named.
 */
import { isKind } from '../lexicon/meanings.ts'
import type { Question } from '../questions/question.ts'
import { type QuestionArguments, questionArguments } from '../questions/question-arguments.ts'
import { limitFields } from '../../scenario/limit-fields.ts'
import { changedFields } from '../../scenario/scenario.ts'
import { timeIn } from './named-durations.ts'
import { asksInClause, asksInForm } from './question-forms.ts'
import { type ReplyCandidate, weighedReply, typedLine, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const onCondition =
  /\bif (?:it'?s?|that'?s?|this|the (?:difference|gap|extra|saving|savings))\b|\bif (?:under|over|less|more|below|above)\b/u
const ofSpotGap = /\b(?:on[- ]?demand|spot|preemptible)\b/u
const ofMore = /\b(?:more|extra|dearer|difference|gap|less|sav(?:e|es|ing|ings)|cheaper|cost|costs)\b/u
const asksOdds = /\b(?:chances?|odds|likely|likelihood|probab\w+|risk (?:of|that|it)|danger (?:of|that))\b/u
const asksSure =
  /\bhow (?:sure|confident|certain|safe|solid|firm|reliable|realistic)\b|\b(?:are|can) (?:you|we|i) (?:be )?(?:really |that |so )?(?:sure|confident|certain)\b|\bcan (?:i|we) (?:safely |really )?(?:promise|guarantee|count on)\b/u
const worst = /\bworst[ -]case\b/u
const passes =
  /\b(?:over|above|past|beyond|more than|exceeds?|longer than|later than|blow\w*|bust\w*|out of (?:budget|money)|miss\w*|late)\b/u
const keeps =
  /\b(?:under|below|within|inside|less than|stays?|keeps?|holds?|in time|done by|finish\w* (?:by|in|within))\b/u
const changes =
  /\bwhat (?:has|would have|needs?|must|do we (?:need|have)|do i (?:need|have)|does it (?:need|take)|would it (?:need|take)|else would|would) (?:to )?(?:(?:be )?(?:changed?|happen|take|do)|(?:it )?take)\b/u
const ofOther =
  /\b(?:memory|vram|preempt\w*|interrupt\w*|evict\w*|loss|converge\w*|quality|overfit\w*|accuracy|oom|tokens? per)\b/u
const [maxLength, maxChatter] = [170, 0.9]

/** Null where no sum and no time is named of which a verdict is asked. */
export function readAskedThreshold(reply: Reply): ReplyCandidate | null {
  const { scenario, understanding } = reply
  const line = typedLine(reply)
  if (line.length > maxLength || ofOther.test(line) || isLikelyChatter(reply, maxChatter)) return null
  if (!asksInForm(reply) && !asksInClause.test(line)) return null
  const { recognized, draft } = understanding
  if (recognized.mentions.some((mention) => isKind(mention, 'gpu', 'provider', 'model', 'instance'))) return null
  const said = questionArguments(recognized)
  const question = ofGap(line, said) ?? ofChange(line, reply) ?? ofLimit(line, said, reply)
  if (question === null) return null
  const changed = draft.issues.length > 0 ? [] : changedFields(draft.finish().spec, scenario.spec)
  const isOfOther = question.topic !== 'spot-gap' && changed.some((field) => !limitFields.has(field))
  return isOfOther ? null : weighedReply(reply, question, 'asks for the verdict on a sum or a time')
}

/** What on demand costs more, held against a sum. */
const ofGap = (line: string, { money: said, numbers = [] }: QuestionArguments): Question | null => {
  const bare = numbers.find(({ words }) => /^[\d,]+(?:\.\d+)?k?$/iu.test(words))?.value
  const money = said ?? bare
  return money !== undefined && onCondition.test(line) && ofSpotGap.test(line) && ofMore.test(line)
    ? { kind: 'question', topic: 'spot-gap', subject: null, args: { money } }
    : null
}

/** What it takes to be done in a time. */
function ofChange(line: string, { understanding: { draft }, scenario }: Reply): Question | null {
  if (!changes.test(line)) return null
  const named = draft.issues.length > 0 ? null : draft.finish().spec.deadlineHours
  const due = named !== null && named !== scenario.spec.deadlineHours ? named : timeIn(line)
  return due === null ? null : { kind: 'question', topic: 'faster', subject: null, args: { due, asksNeeded: true } }
}

/** How likely a limit is broken, or how surely it is kept. */
function ofLimit(line: string, said: QuestionArguments, reply: Reply): Question | null {
  const { budgetUsd, deadlineHours } = reply.scenario.spec
  const isSure = asksSure.test(line)
  const isOdds = asksOdds.test(line) && passes.test(line)
  const isWorst = worst.test(line) && passes.test(line)
  if (!isSure && !isOdds && !isWorst) return null
  const numbers = said.numbers ?? []
  const hours = numbers.find(({ words }) => /\d ?(?:h|hrs?|hours?|days?)$/iu.test(words))?.value ?? null
  const bare = numbers.find(({ words }) => /^[\d,]+(?:\.\d+)?k?$/iu.test(words))?.value ?? null
  const isBudget = bare !== null && (bare === budgetUsd || (passes.test(line) && deadlineHours !== bare))
  const money = said.money ?? (hours === null && isBudget ? bare : null)
  const time =
    hours ?? (bare !== null && bare === deadlineHours ? bare : money === null && isOdds ? timeIn(line) : null)
  if (money === null && time === null) return null
  // "How sure are you about that?" is of all figures.
  const isHeld = (money !== null && money === budgetUsd) || (time !== null && time === deadlineHours)
  if (isSure && !isHeld && !keeps.test(line) && !passes.test(line)) return null
  const args = { ...(money === null ? {} : { money }), ...(time === null ? {} : { due: time }) }
  if (isWorst) return { kind: 'question', topic: 'worst-case', subject: null, args }
  const also = isSure && said.due !== undefined && said.due !== time ? finish(said.due) : []
  return {
    kind: 'question',
    topic: 'odds',
    subject: null,
    args: { ...args, ...(isSure ? { asksSureOf: true as const } : {}) },
    ...(also.length === 0 ? {} : { also }),
  }
}
const finish = (due: number): readonly Question[] => [
  { kind: 'question', topic: 'finish', subject: null, args: { due } },
]
