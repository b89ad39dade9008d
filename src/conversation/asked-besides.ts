/** A job with what its text asks besides: clauses with a word that was read for nothing. */
import { doubtIn } from '../language/inquiries/doubted-figure.ts'
import { clausesAsking, questionClauses } from '../language/question-clauses.ts'
import { wordsLeftOver } from '../language/resolution/unused-words.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation, JobInterpretation } from './interpretation.ts'
import type { InputKind, RequestContext } from './request.ts'

/** Unchanged where it asks nothing besides, or lacks more than its data. */
export function withQuestions(
  asked: Interpretation,
  text: string,
  inputKind: InputKind,
  { today }: RequestContext,
  { vocabulary }: EngineContext,
): Interpretation {
  if (asked.kind === 'start') {
    const { scenario } = asked
    const clauses = questionClauses(text, wordsLeftOver(scenario), vocabulary, today)
    // "Does that sound right?" has its verdict before the figures.
    const isAnswered = (clause: string): boolean =>
      (scenario.extras?.doubt !== undefined && doubtIn(clause, scenario) !== null) ||
      // “Does that fit the budget?”: the money of a period is judged with the runs that it is for.
      (scenario.extras?.periodBudget !== undefined && asksOfBudget.test(clause))
    return withThem(
      asked,
      clauses.filter((clause) => !isAnswered(clause)),
    )
  }
  // Of a job without data all that it says may be the question.
  if (asked.kind !== 'problem' || asked.problem.kind !== 'missing-data' || asked.partial?.scenario == null) return asked
  if (inputKind === 'message') return asked
  const clauses = clausesAsking(text)
  return withThem(asked, clauses.length === 0 && text.length <= maxWhole ? [text] : clauses)
}
const asksOfBudget = /\b(?:fits?|enough|covers?|afford\w*|within|inside|under|over|realistic|sufficient)\b/iu
/** "MFU for 70b on 64 h100": no question by its opening. */
const maxWhole = 40

const withThem = (asked: JobInterpretation, questions: readonly string[]): Interpretation =>
  questions.length === 0 ? asked : { ...asked, questions }
