/**
 * A question to which data/answers has an answer of its own: that is given where it likely serves, and likelier than what is
 * done with the reply otherwise. How likely, is told by what speaks for each, as people marked both of some hundred questions.
 */
import type { ParticularAnswer } from '../../catalog/particular-answers.ts'
import { tasksOf } from '../../catalog/training-method.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { AnswerMatch } from '../lexicon/answer-index.ts'
import { askingPart } from '../questions/asking-part.ts'
import { type Question, detailsOf } from '../questions/question.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { isNotUnderstood, mayGiveWay } from './judged-reply.ts'
import { maxChatterOfUnknown } from './matched-question.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import { type ReplyEvidence, candidateEvidence } from './reply-evidence.ts'
import type { Reply } from './reply-input.ts'

/** From these chances on it is given; what may be wished gives way where the answer is so much likelier. */
const least = { serves: 0.5, overAnswer: 0, overChange: 0.3 } as const
/** Less is like it by chance. */
const [leastLikeness, fewestWords, maxLength] = [0.12, 2, 240]

/** The candidate, or the answer that data/answers has. */
export function withParticularAnswer(reply: Reply, candidate: ReplyCandidate): ReplyCandidate {
  if (reply.isPart || !mayGiveWay(reply, candidate)) return candidate
  const match = matchOf(reply)
  if (match === null) return candidate
  const chances = reply.vocabulary.questionCues.answerJudge(particularEvidence(reply, candidate, match))
  const isChange = candidate.act.kind !== 'question' && !isNotUnderstood(candidate)
  const over = isChange ? least.overChange : least.overAnswer
  return chances.words >= Math.max(least.serves, chances.rules + over) ? answered(reply, match) : candidate
}

/** What no other reader takes, in the form of a question, and hardly said among people. */
export function readParticularQuestion(reply: Reply): ReplyCandidate | null {
  const { question, chatter } = reply.likelyActs
  if (reply.isPart || !asksInForm(reply) || chatter > (reply.isAddressed ? 1 : maxChatterOfUnknown)) return null
  const match = matchOf(reply)
  return match === null || match.likeness < surely || question < least.serves ? null : answered(reply, match)
}
const surely = 0.4

/** As a whole, or in the part that asks, whichever is liker; null where hardly anything is like it, or it is asked of no such plan. */
function matchOf({ plain, scenario, vocabulary: { questionCues } }: Reply): AnswerMatch | null {
  const { text } = plain
  if (text.length > maxLength || text.split(' ').length < fewestWords) return null
  const { particular, plainly } = questionCues
  const part = askingPart(text)
  const matches = [text, ...(part === null || part === text ? [] : [part])].flatMap(
    (one) => particular.likest(plainly(one)) ?? [],
  )
  const [likest] = matches.toSorted((one, other) => other.likeness - one.likeness)
  return likest === undefined || likest.likeness < leastLikeness || !isOfPlan(likest.answer, scenario) ? null : likest
}

/** What speaks for the answer, and for what is done otherwise. */
export const particularEvidence = (
  reply: Reply,
  candidate: ReplyCandidate,
  { likeness, margin }: AnswerMatch,
): ReplyEvidence => ({
  ...candidateEvidence(reply, candidate),
  likeness,
  margin: Math.log(margin + smallest),
  'likeness, squared': likeness ** 2,
})
const smallest = 0.01

function answered(reply: Reply, { answer }: AnswerMatch): ReplyCandidate {
  const { recognized, allSlots } = reply.understanding
  const id = `answer ${answer.id}`
  const matched = { id, says: answer.says, particular: answer, isExample: true, isLikely: true } as const
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  const question: Question = {
    kind: 'question',
    topic: 'fixed',
    subject,
    ...detailsOf(questionArguments(recognized), matched),
  }
  return { ...wholeReply(reply, question, `asks “${answer.id}”`), reader: 'particular-question' }
}

/** Whether a plan is one of those of which it is asked; what the scenario does not tell holds. */
const isOfPlan = ({ only }: ParticularAnswer, scenario: Scenario): boolean =>
  only?.some((condition) => {
    const isNegated = condition.startsWith('not ')
    const holds = ofScenario[isNegated ? condition.slice(4) : condition]?.(scenario)
    return holds === undefined || holds !== isNegated
  }) !== false

const ofScenario: Readonly<Record<string, (scenario: Scenario) => boolean>> = {
  rl: ({ spec }) => tasksOf('reinforcement').has(spec.task),
  dpo: ({ spec }) => ['dpo', 'orpo', 'kto', 'simpo'].includes(spec.task ?? ''),
  reward: ({ spec }) => spec.task === 'reward',
  embedding: ({ spec }) => spec.task === 'embedding',
  pretrain: ({ spec }) => spec.task === 'pretrain',
  vision: ({ spec }) => spec.imageCount !== null,
  owned: ({ spec }) => spec.owned === true,
  budget: ({ spec }) => spec.budgetUsd !== null,
  deadline: ({ spec }) => spec.deadlineHours !== null,
}
