/** That data may be of people, said beside the answers that no plan is of: kinds of models with speeds of their own, jobs side by side. */
import { isSensitiveDataRemark, sensitiveDataRemark } from '../scenario/sensitive-data.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { withGeneralAnswers } from './interpretation-extras.ts'

/** A plan has the remark of its own. */
export function withDataOfPeople(answer: Interpretation, text: string, { vocabulary }: EngineContext): Interpretation {
  const isTraining =
    answer.kind === 'comparison' ||
    (answer.kind === 'inquiry' && (answer.inquiry.kind === 'samples' || answer.inquiry.kind === 'encoding'))
  if (!isTraining || answer.generalAnswers?.some(isSensitiveDataRemark) === true) return answer
  const found = vocabulary.sensitiveWords.find(text.toLowerCase().match(/[\p{L}\p{N}]+|-/gu) ?? [])
  return found === null ? answer : withGeneralAnswers(answer, [sensitiveDataRemark(found.word, found.isOfPatients)])
}
