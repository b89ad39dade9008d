/** How likely each answer of the rules is to each question, from how often it was given to lines that ask it. */
import type { AnsweredQuestions } from '../../catalog/answered-questions.ts'

export type AnswerOdds = {
  /** How likely the rules answer the question so. */
  readonly chanceOf: (answer: string, question: string) => number
  /** Whether labelled lines ask it. */
  readonly isAsked: (question: string) => boolean
  /** Whether the rules answer the question so now and then: it may be as good an answer. */
  readonly isGivenTo: (answer: string, question: string) => boolean
  /** Whether the rules answer many of its lines so: it is as good an answer. */
  readonly isUsualFor: (answer: string, question: string) => boolean
}

/**
 * The share of replies that the rules take for something that has nothing to do with what they ask; of a hundred questions
 * of two writers it was some twenty. An answer that is given often is then given wrongly as often.
 */
const shareAmiss = 0.15
/** So many lines that had another answer are added to each question: what few lines tell is told by halves. */
const linesAdded = 3
/** From this share of the lines of a question on an answer is given to it now and then. */
const leastGiven = 0.02
/** The same of one that is usual for it. */
const leastUsual = 0.2
const tiny = 1e-9

/** What the counts of data/reader/answered-questions.json tell; chances are between 0 and 1. */
export function answerOdds({ questions, answers }: Pick<AnsweredQuestions, 'questions' | 'answers'>): AnswerOdds {
  const given = new Map(
    Object.entries(answers).map(([answer, counts]) => [
      answer,
      Object.values(counts).reduce((sum, one) => sum + one, 0),
    ]),
  )
  const isGiven =
    (share: number) =>
    (answer: string, question: string): boolean =>
      (answers[answer]?.[question] ?? 0) >= share * (questions[question] ?? 0) + tiny
  const all = [...given.values()].reduce((sum, one) => sum + one, 0)
  return {
    chanceOf: (answer, question) => {
      const rightly = (answers[answer]?.[question] ?? 0) / ((questions[question] ?? 0) + linesAdded)
      return (1 - shareAmiss) * rightly + shareAmiss * (((given.get(answer) ?? 0) + 1) / all)
    },
    isAsked: (question) => questions[question] !== undefined,
    isGivenTo: isGiven(leastGiven),
    isUsualFor: isGiven(leastUsual),
  }
}
