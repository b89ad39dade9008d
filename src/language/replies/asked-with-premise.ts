/**
 * "I've got $300. How many examples is that?", "Why that card? Everyone says 4090": a question, and beside it what it is asked
 * of. What is told there is no change of the plan: the question has it as an argument.
 */
import type { QuestionTopic } from '../questions/question-topic.ts'
import { askingPart } from '../questions/asking-part.ts'
import { topicOf } from './matched-question.ts'
import { covered, unknownId } from './question-act.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** From here on it is said between people; the same where it is a question but for a word or two. */
const [maxChatter, maxChatterOfSure] = [0.5, 0.97]
/** A request for a change, whatever is asked beside it. */
const minRequest = 0.75

/** Topics that take what stands beside the question: a sum, a number of runs, a GPU, how far a run is. */
const premised: ReadonlySet<QuestionTopic> = new Set([
  'affordable',
  'runs',
  'worst-case',
  'lost-run',
  'recovery',
  'deposit',
  'runs-for-money',
  'over-budget',
  'rate-total',
  'run-locally',
  'currency',
  'taxes',
  'epoch-split',
  'largest-model',
  'own',
  'why',
  'why-not',
])

/** Null where the text is one sentence, or its question is of another topic. */
export function readAskedWithPremise(reply: Reply): ReplyCandidate | null {
  const { plain, likelyActs, isAddressed } = reply
  if (askingPart(plain.text.trim()) === null) return null
  const question = topicOf(reply)
  if (question === null) return null
  const { topic, matched } = question
  const isSure = matched?.isSure === true
  const isTold = matched?.isExample !== true || matched.isLikely === true
  if (!isTold || !(premised.has(topic) || topic === 'fixed')) return null
  const { chatter, request } = likelyActs
  if (!isAddressed && chatter > (isSure ? maxChatterOfSure : maxChatter)) return null
  if (!isSure && request > minRequest) return null
  const act = covered(question, reply)
  // Of much that is told before the question hardly a word is of its topic.
  const asked = act.matched?.id === unknownId ? question : act
  return wholeReply(reply, asked, `asks about ${topic}, and tells of what`)
}
