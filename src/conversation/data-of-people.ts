/** That data may be of people, said beside the answers that no plan is of: kinds of models with speeds of their own, jobs side by side. */
import { staysInHouse } from '../language/text/refused-cloud.ts'
import { isSensitiveDataRemark, sensitiveDataRemark } from '../scenario/sensitive-data.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { withExtras, withGeneralAnswers } from './interpretation-extras.ts'

const nothingIsSent =
  'It stays on your machine, as you ask. The adapter may repeat what it was trained on: take names out of the data all the same, and keep it as you keep them.'

/** A plan on one's own cards whose data may not go elsewhere is set against no rent. */
function withoutRent(answer: Extract<Interpretation, { kind: 'start' }>): Interpretation {
  const { scenario } = answer
  const notes = scenario.notes.filter((note) => !isSensitiveDataRemark(note))
  const remarks = scenario.remarks?.filter((remark) => !isSensitiveDataRemark(remark.text))
  const kept = { ...answer, scenario: { ...scenario, notes, ...(remarks === undefined ? {} : { remarks }) } }
  return withGeneralAnswers(withExtras(kept, { staysHere: true }), [nothingIsSent])
}

/** Questions of what some data train. */
const peopleKinds: ReadonlySet<string> = new Set(['samples', 'encoding', 'budget'])

/** A plan has the remark of its own. */
export function withDataOfPeople(answer: Interpretation, text: string, { vocabulary }: EngineContext): Interpretation {
  if (answer.kind === 'start' && answer.scenario.spec.owned === true && staysInHouse(text)) return withoutRent(answer)
  const isTraining = answer.kind === 'comparison' || (answer.kind === 'inquiry' && peopleKinds.has(answer.inquiry.kind))
  if (!isTraining || answer.generalAnswers?.some(isSensitiveDataRemark) === true) return answer
  const found = vocabulary.sensitiveWords.find(text.toLowerCase().match(/[\p{L}\p{N}]+|-/gu) ?? [])
  return found === null ? answer : withGeneralAnswers(answer, [sensitiveDataRemark(found.word, found.kind)])
}
