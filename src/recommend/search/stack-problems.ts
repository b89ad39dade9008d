/** What speaks against a stack for a job: a model without a recipe, a GPU it does not run on, an end of its development. */
import type { Catalog } from '../../catalog/catalog.ts'
import { type Gpu, hasArmHost } from '../../catalog/gpu.ts'
import type { ModelShape } from '../../catalog/model.ts'
import type { Stack } from '../../catalog/stack.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { TrainingMethod } from './search-space.ts'

/** The model of a job as training code sees it. */
export type TrainedModel = { readonly name: string; readonly trainedAs: string }

/**
 * A model of the catalog, or one of stated dimensions: code for the usual decoders trains that. So it does where a mere
 * size is trained from scratch or in a format that few recipes have: any architecture will do.
 */
export function trainedModelOf(
  spec: Pick<Spec, 'model' | 'task' | 'weights'>,
  { id, shape }: { readonly id: string | null; readonly shape: ModelShape },
  { models }: Pick<Catalog, 'models'>,
): TrainedModel {
  const isFree = spec.model === null && (spec.task === 'pretrain' || spec.weights === 'fp8')
  const model = id === null || isFree ? undefined : models.get(id)
  if (model !== undefined) return model
  const trainedAs = shape.latent === null ? (shape.moe === null ? 'llama3' : 'qwen3-moe') : 'deepseek-v3'
  return { name: 'this model', trainedAs }
}

/** Whether it has code or a recipe of its own for the model. */
export const hasOwnRecipe = ({ facts: { models } }: Stack, { trainedAs }: TrainedModel): boolean =>
  models.own.includes(trainedAs)

/** Sentences, the gravest first and without a full stop; none where the stack is right for the job. */
export function stackProblems(
  stack: Stack,
  spec: Pick<Spec, 'task' | 'adapter'>,
  model: TrainedModel,
  trainingMethod: TrainingMethod,
  gpu: Gpu,
): readonly string[] {
  return [
    maintenanceProblem(stack),
    modelProblem(stack, model),
    acceleratorProblem(stack, trainingMethod, gpu),
    jobProblem(stack, spec, trainingMethod),
  ].filter((problem) => problem !== null)
}

function maintenanceProblem({ name, facts: { maintained } }: Stack): string | null {
  if (maintained.status !== 'ended') return null
  return `${name}: no longer developed${maintained.since === null ? '' : ` since ${maintained.since}`}`
}

function modelProblem(stack: Stack, model: TrainedModel): string | null {
  const { models } = stack.facts
  if (models.own.includes(model.trainedAs)) return null
  if (models.refused.includes(model.trainedAs)) return `${stack.name} has no ${model.name} recipe`
  return models.generic ? null : `No ${model.name} recipe of ${stack.name} is on record`
}

function acceleratorProblem({ name, facts }: Stack, { weights }: TrainingMethod, gpu: Gpu): string | null {
  const { hardware, quantization } = facts
  if (gpu.peak.bf16 === null && (hardware.bf16Required === true || hardware.fp16 === false))
    return `${name} needs bf16, which the ${gpu.name} does not have`
  const capability = gpu.architecture.computeCapability?.base
  const quantizer = weights === 'int8' || weights === 'nf4' ? quantization.minComputeCapability[weights] : 0
  const needed = Math.max(hardware.minComputeCapability ?? 0, quantizer)
  if (capability !== undefined && capability < needed)
    return `${name} needs compute capability ${needed.toFixed(1)}${quantizer === needed ? ` for ${weights === 'int8' ? '8-bit' : '4-bit'} weights` : ''}, the ${gpu.name} has ${capability.toFixed(1)}`
  if (hasArmHost(gpu) && hardware.arm === false)
    return `${name} does not run on the ARM processors beside the ${gpu.name}`
  return null
}

/** Tasks that are other tasks to the software. */
export const taskOfSoftware: Readonly<Record<string, string>> = { classification: 'reward', rloo: 'grpo' }

function jobProblem(
  { name, facts }: Stack,
  { task, adapter }: Pick<Spec, 'task' | 'adapter'>,
  { method }: TrainingMethod,
) {
  const objective = task === null ? 'sft' : (taskOfSoftware[task] ?? task)
  if (!facts.objectives.has.includes(objective)) return `${name} has no ${task ?? 'supervised fine-tuning'} on record`
  if (method !== 'full' && adapter !== null && facts.adapters.has[adapter] === 'no') return `${name} has no ${adapter}`
  return null
}
