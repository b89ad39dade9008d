/** Which fields of a plan news of a kind may change. */
import type { NewsField } from '../../catalog/news-model.ts'
import type { SpecField } from '../../scenario/scenario.ts'

export const fieldsOfNews: Readonly<Partial<Record<NewsField, readonly SpecField[]>>> = {
  data: ['tokens', 'prompts'],
  length: ['tokens', 'documentTokens', 'sequenceLength', 'responseTokens', 'responseCap'],
  epochs: ['tokens'],
  budget: ['budgetUsd'],
  deadline: ['deadlineHours'],
  gpus: ['gpus', 'excludedGpus', 'gpuCount', 'owned'],
  count: ['gpuCount', 'nodes', 'gpus'],
  owned: ['owned', 'gpus', 'gpuCount', 'nodes'],
  provider: ['providers', 'excludedProviders', 'tier'],
  region: ['region', 'hosting'],
  hosting: ['hosting'],
  pricing: ['pricing'],
  model: ['model', 'params', 'variant'],
  size: ['params', 'model'],
  method: ['method', 'weights', 'adapter', 'task'],
  precision: ['precision', 'weights'],
  context: ['sequenceLength', 'documentTokens'],
}
