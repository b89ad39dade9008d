/** The question that all words of a reply tell, whatever the rules do with it. */
import { rememberedOf } from '../../once.ts'
import type { MatchedQuestion } from '../lexicon/question-cues.ts'
import { lacksArguments } from '../questions/needed-arguments.ts'
import { type LikeliestOfText, likeliestOf } from '../questions/likeliest-of-text.ts'
import { type Question, detailsOf } from '../questions/question.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { subjectOf } from '../questions/subject.ts'
import { answeredTopicOf } from '../questions/topic-of-text.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { covered, unknownId, wordingOf } from './question-act.ts'
import type { Reply } from './reply-input.ts'

export type ToldByWords = { readonly likely: LikeliestOfText; readonly told: MatchedQuestion }

/** Null where they tell none. Several judges ask it of the same reply. */
export const toldByWords = rememberedOf((reply: Reply): ToldByWords | null => {
  const { questionCues } = reply.vocabulary
  const likely = likeliestOf(reply.plain.text, wordingOf(reply) ?? reply.plain.text, reply.namedTopic, questionCues)
  const told = likely === null ? undefined : questionCues.questions.get(likely.id)
  if (likely === null || told === undefined) return null
  return { likely, told }
})

/**
 * The question as it is answered; null where it is told by its form alone, must bring along what is not there, or leaves out
 * most words of the reply.
 */
export function questionTold(reply: Reply, told: MatchedQuestion): Question | null {
  if (isOfForm(told)) return null
  const topic = answeredTopicOf(told)
  const { recognized, allSlots } = reply.understanding
  const args = questionArguments(recognized)
  if (topic === null || lacksArguments(topic, args)) return null
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  const matched: MatchedQuestion = { ...told, isExample: true, isLikely: true }
  const asked = covered({ kind: 'question', topic, subject, ...detailsOf(args, matched) }, reply)
  return asked.matched?.id === unknownId ? null : asked
}

/** Told by its form, or no question to the app. */
const isOfForm = ({ id, isForm, isTalk, topic }: MatchedQuestion): boolean =>
  id === unknownId || isForm === true || isTalk === true || topic === 'what-if'
