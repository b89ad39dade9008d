/** "Is Mixtral not kinda dated?": the plan with the model that is set beside it, where the question names none. */
import type { Catalog } from '../catalog/catalog.ts'
import type { Question } from '../language/questions/question.ts'
import { comparedModel, newerModels, siblingOf, smallerModels } from '../recommend/advice/other-models.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** The question with the plan on a newer or a smaller model, or on one of the size that it names; as it is where it names one, or there is none. */
export function withOtherModel(question: Question, scenario: Scenario, catalog: Catalog): Question {
  const asks = question.args?.asksModel
  if (question.topic === 'fixed' && ofSize.has(question.matched?.id ?? '') && question.asked === undefined)
    return withNamedSize(question, scenario, catalog)
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

/** Questions about the same job on a model of another size. */
const ofSize: ReadonlySet<string> = new Set(['bigger-model', 'bigger-beats'])
/** Nearer than this a size that is named is that of the plan. */
const sameSize = 0.15

/** The plan on a model of the size that is named; of several on the one that is farthest from it. */
function withNamedSize(question: Question, { spec, ...rest }: Scenario, catalog: Catalog): Question {
  const own = (spec.model === null ? undefined : catalog.models.get(spec.model)?.shape.params) ?? spec.params
  if (own === null) return question
  const { sizes = [], timesSize } = question.args ?? {}
  const named = [...sizes, ...(timesSize === undefined ? [] : [own * timesSize])]
  const apart = (params: number): number => Math.abs(Math.log(params / own))
  const [params] = named.filter((one) => apart(one) > sameSize).toSorted((one, other) => apart(other) - apart(one))
  if (params === undefined) return question
  const asked = { ...spec, model: null, variant: null, params, budgetUsd: null, deadlineHours: null }
  return { ...question, asked: { ...rest, spec: asked } }
}
