/** What is done with a reply, by a name that stays the same whoever reads it: the topic, or the sentences that answer it. */
import { lately, rememberedOf } from '../../once.ts'
import { askingPart } from '../questions/asking-part.ts'
import type { AnswerOdds } from '../lexicon/answer-odds.ts'
import type { MatchedQuestion, QuestionCues } from '../lexicon/question-cues.ts'
import type { Question } from '../questions/question.ts'
import { unknownId } from './question-act.ts'
import type { ReplyCandidate } from './reply-candidate.ts'

/** Readers that take what is likeliest, or what a word of a topic tells; all others read a form. */
export const readersByWords: ReadonlySet<string> = new Set([
  'likely-asked',
  'likely-meant',
  'likely-question',
  'question',
  'question-behind',
  'asked-with-premise',
  'version-gap',
])

/** The name of what is done with a reply: of a question its answer, else the kind of act and who read it. */
export const answerName = ({ act, reader = '' }: ReplyCandidate): string =>
  act.kind === 'question' ? answerNameOfQuestion(act) : `${act.kind} ${reader}`

/** The same of what answers a question. */
export const answerNameOfQuestion = ({ topic, matched }: Pick<Question, 'topic' | 'matched'>): string =>
  topic === 'fixed' ? `says ${matched?.id ?? unknownId}` : `topic ${topic}`

/** The same of a question of data/questions. */
export const answerNameOf = ({ id, topic, says }: MatchedQuestion): string =>
  says === undefined ? `topic ${topic ?? id}` : `says ${id}`

/** Sentences of a question that no labelled line asks: the classifier cannot tell it. */
export const isUnlearned = ({ act }: ReplyCandidate, { isAsked }: AnswerOdds): boolean =>
  act.kind === 'question' && act.topic === 'fixed' && act.matched !== undefined && !isAsked(act.matched.id)

/** The places of the questions that an answer is given to now and then, in the order of the classifier. */
const labelsOf = rememberedOf(({ classifier, answerOdds }: QuestionCues) =>
  lately((answer): readonly number[] =>
    classifier.ids.flatMap((id, label) => (answerOdds.isGivenTo(answer, id) ? [label] : [])),
  ),
)

/** How likely the words of a text make the questions that are answered so now and then, together: as a whole, or in the part that asks. */
export function supportOf(texts: readonly string[], answer: string, questionCues: QuestionCues): number {
  const { classifier, plainly } = questionCues
  const parts = texts.flatMap((text) => askingPart(text) ?? [])
  const labels = labelsOf(questionCues)(answer)
  const supports = [...new Set([...texts, ...parts])].map((text) => {
    const shares = classifier.sharesOf(plainly(text.slice(0, 240))) ?? []
    return labels.reduce((sum, label) => sum + (shares[label] ?? 0), 0)
  })
  return Math.max(...supports)
}
