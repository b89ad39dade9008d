/** What is answered the same whatever the plan is: what a word means, and what is not known. */
import type { QuestionContext } from './question-context.ts'

export const fixedAnswer = ({ matched }: QuestionContext): readonly string[] => matched?.says ?? []
