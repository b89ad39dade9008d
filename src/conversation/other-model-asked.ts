/** "Is Mixtral not kinda dated?": the plan with the model that is set beside it, where the question names none. */
import type { Catalog } from '../catalog/catalog.ts'
import type { Question } from '../language/questions/question.ts'
import { comparedModel, newerModels, siblingOf, smallerModels } from '../recommend/advice/other-models.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** The question with the plan on a newer or a smaller model; as it is where it names one, or there is none. */
export function withOtherModel(question: Question, scenario: Scenario, catalog: Catalog): Question {
  const asks = question.args?.asksModel
  if ((asks !== 'newer' && asks !== 'smaller') || question.asked !== undefined) return question
  const { spec, ...rest } = scenario
  const model = spec.model === null ? undefined : catalog.models.get(spec.model)
  const params = model?.shape.params ?? spec.params
  if (params === null) return question
  const than = comparedModel(model, params)
  const sibling = asks === 'smaller' && question.args?.ofFamily === true ? siblingOf(than, catalog) : undefined
  const [found] = asks === 'newer' ? newerModels(than, catalog) : smallerModels(than, catalog)
  const other = sibling ?? found
  if (other === undefined) return question
  const asked = {
    ...spec,
    model: other.id,
    params: other.shape.params,
    variant: null,
    budgetUsd: null,
    deadlineHours: null,
  }
  return { ...question, asked: { ...rest, spec: asked } }
}
