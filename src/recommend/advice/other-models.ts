/** Models that are newer or smaller than one, and made for the same: by what is on record and remembered of their age. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Model } from '../../catalog/model.ts'
import { modelAgeOf } from '../../catalog/model-ages.ts'

type Models = Pick<Catalog, 'models' | 'modelAges'>
/** A model to compare with: the one of the plan, or its size alone. */
export type ComparedModel = {
  readonly model?: Model | undefined
  readonly params: number
  readonly activeParams: number
}

/** The model of a plan as one to compare with; one that the catalog lacks has `params` parameters. */
export const comparedModel = (model: Model | undefined, params: number): ComparedModel =>
  model === undefined
    ? { params, activeParams: params }
    : { model, params: model.shape.params, activeParams: model.shape.activeParams }

const kindOf = ({ id, trainedAs, usualTask, vision }: Model): string =>
  /rerank/u.test(id)
    ? 'reranker'
    : usualTask === 'embedding' || /^(?:esm|electra)/u.test(id)
      ? `embedding ${trainedAs}`
      : usualTask !== undefined
        ? 'classification'
        : /cod(?:e|er)|devstral/u.test(id)
          ? 'code'
          : /-vl-|vision/u.test(id) || (vision !== undefined && /^qwen.*vl/u.test(id))
            ? 'vision'
            : 'text'

/** Shares of the parameters: the largest that is of like size, and the smallest. */
const [mostOfNewer, leastOfNewer, leastOfSmaller] = [1.3, 0.25, 0.05]
/** A smaller one is told of a large model by less than this share of it, of one that is small already by more. */
const mostOfSmaller = (params: number): number => (params > 20e9 ? 0.3 : 0.6)
const shown = 3

/** Much tuned models of the same kind that are newer than `than`, the nearest in size and the newest first, one of each maker. */
export function newerModels(than: ComparedModel, catalog: Models): readonly Model[] {
  const since = than.model === undefined ? '2025' : (modelAgeOf(than.model.id, catalog.modelAges)?.released ?? '2025')
  return usualOfKind(than, catalog)
    .filter(
      ({ id, shape }) =>
        (modelAgeOf(id, catalog.modelAges)?.released ?? '') > since &&
        shape.params <= mostOfNewer * than.params &&
        shape.params >= leastOfNewer * than.params &&
        shape.activeParams <= mostOfNewer * than.activeParams,
    )
    .toSorted((one, other) => distance(one, than, catalog) - distance(other, than, catalog))
    .filter(onePerMaker)
    .slice(0, shown)
}

/** Much tuned models of the same kind with less than half its parameters, the largest first; of its own family before others. */
export function smallerModels(than: ComparedModel, catalog: Models): readonly Model[] {
  const own = smallerOf(usualOfKind(than, catalog), than)
  const some = own.length > 0 ? own : smallerOf(usualOfKind({ ...than, model: undefined }, catalog), than)
  const ofFamily = some.filter(({ family }) => family === than.model?.family)
  return [...ofFamily, ...some].filter(onePerMaker).slice(0, shown)
}

/** The largest of its family and kind that has at most half its parameters. */
export const siblingOf = (than: ComparedModel, { models }: Models): Model | undefined =>
  [...models.values()]
    .filter(
      (model) =>
        than.model !== undefined &&
        model.family === than.model.family &&
        kindOf(model) === kindOf(than.model) &&
        model.shape.params <= than.params / 2,
    )
    .toSorted((one, other) => other.shape.params - one.shape.params)[0]

const smallerOf = (models: readonly Model[], than: ComparedModel): readonly Model[] =>
  models
    .filter(
      ({ shape }) =>
        shape.params <= mostOfSmaller(than.params) * than.params &&
        shape.params >= leastOfSmaller * than.params &&
        shape.activeParams < than.activeParams,
    )
    .toSorted((one, other) => other.shape.params - one.shape.params)

const usualOfKind = (than: ComparedModel, { models, modelAges }: Models): readonly Model[] =>
  [...models.values()].filter(
    (model) =>
      modelAgeOf(model.id, modelAges)?.usual === true &&
      model.id !== than.model?.id &&
      kindOf(model) === (than.model === undefined ? 'text' : kindOf(than.model)),
  )

/** What a year of age counts against a model, as a difference of sizes does. */
const ofYear = 0.3
/** A mixture of experts is near to a dense model that it computes like, or that it is as large as. */
function distance({ id, shape }: Model, { params, activeParams }: ComparedModel, { modelAges }: Models): number {
  const year = Number(modelAgeOf(id, modelAges)?.released.slice(0, 4))
  const ofSize = Math.abs(Math.log(shape.params / params)) + Math.abs(Math.log(shape.activeParams / activeParams)) / 4
  return ofSize - ofYear * year
}

const makerOf = ({ id }: Model): string => /^[a-z]+/u.exec(id)?.[0] ?? id
const onePerMaker = (model: Model, at: number, all: readonly Model[]): boolean =>
  all.findIndex((one) => makerOf(one) === makerOf(model)) === at
