/** Questions about the estimate, answered only for the words that the answer uses. */
import { questionIn } from '../questions/question.ts'
import type { Question } from '../questions/question.ts'
import type { QuestionTopic } from '../questions/question-topic.ts'
import { type SpecField, changedFields } from '../../scenario/scenario.ts'
import { inLightOfPlan } from '../questions/in-light-of-plan.ts'
import { questionCoverage } from '../questions/question-coverage.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** Null where the reply is no question about a plan. */
export function readQuestion(reply: Reply): ReplyCandidate | null {
  const { recognized, allSlots } = reply.understanding
  const question = questionIn(recognized, allSlots, reply.vocabulary, reply.isAddressed)
  return question === null ? null : wholeReply(reply, covered(question, reply), `asks about ${question.topic}`)
}

/** The question with the words that its answer leaves out; where they are as many as those it uses, it is unknown. */
export function covered(read: Question, reply: Reply): Question {
  const { understanding, vocabulary, scenario } = reply
  const question = withAsked(inLightOfPlan(read, scenario), reply)
  // What it is taken for is told by the plan, not by its words.
  if (question.topic !== read.topic) return question
  const { unused, isMisread } = questionCoverage(question, understanding.recognized, vocabulary)
  if (unused.length === 0) return question
  return isMisread ? (knownQuestion(reply) ?? unknownQuestion(unused)) : { ...question, unused }
}

/** Topics that are about a change which the question names, and the fields that it may change. */
const askedFields: Partial<Record<QuestionTopic, ReadonlySet<SpecField>>> = {
  headroom: new Set(['sequenceLength', 'batch', 'loraRank', 'weights', 'method']),
  place: new Set(['region']),
}

/** "Is there room to double the sequence length?": of the plan with that. */
function withAsked(question: Question, { understanding: { draft }, scenario }: Reply): Question {
  const fields = askedFields[question.topic]
  if (fields === undefined || draft.issues.length > 0) return question
  const asked = draft.finish()
  const changed = changedFields(asked.spec, scenario.spec)
  return changed.length > 0 && changed.every((field) => fields.has(field)) ? { ...question, asked } : question
}

/** What holds whatever the plan is, where it answers the reply; null where nothing is known of it. */
export function knownQuestion({ thread, plain }: Reply): Question | null {
  const known = thread?.generalAnswerIn(plain.text) ?? null
  return known === null || known.beforePlan === true
    ? null
    : { kind: 'question', topic: 'fixed', subject: null, matched: { id: known.id, says: [...known.says] } }
}

const quotedList = (words: readonly string[]): string => words.map((each) => `“${each}”`).join(', ')

export const unknownId = 'unknown'

/** A question to the app has an answer, be it that the answer is not known. `words`: what it asks about. */
export const unknownQuestion = (words: readonly string[]): Question => ({
  kind: 'question',
  topic: 'fixed',
  subject: null,
  matched: {
    id: unknownId,
    says: [
      words.length === 0
        ? 'I do not know that.'
        : `I cannot answer that: ${quotedList(words)} ${words.length > 1 ? 'are' : 'is'} outside what I estimate.`,
      'I can say what the plan takes in time, money and memory, why it was chosen, what its figures rest on, and what another would take: “why not A100?”, “show the math”.',
    ],
  },
})
