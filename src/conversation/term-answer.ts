/** What a word of the trade means, where that is all that is asked. */
import type { GeneralAnswer } from '../language/inquiries/general-inquiry.ts'
import { asksForMeaning, likeliestQuestion } from '../language/lexicon/question-cues.ts'
import type { EngineContext } from './engine-context.ts'

/** "Whats an epoch": the meaning of a word of the trade, and nothing else. */
export function termIn(text: string, { vocabulary }: EngineContext): GeneralAnswer | null {
  // The phrases of all questions are laid out when one is asked: half of what reading a first text takes.
  const isAsked = text.length <= maxTermQuestion && asksForMeaning(text)
  const answer = isAsked ? likeliestQuestion(text, vocabulary.questionCues) : null
  return answer?.says === undefined || !answer.id.startsWith('term ')
    ? null
    : { id: answer.id, says: answer.says, beside: false }
}
const maxTermQuestion = 80
