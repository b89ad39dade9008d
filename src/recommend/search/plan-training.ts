/** The objective, optimizer, adapter and kernels of a question, as plans carry them. */
import { type ObjectiveFacts, type TrainingObjective, usualSamples } from '../../catalog/training-objective.ts'
import type { PlanTraining } from '../../estimate/plan-training.ts'
import type { Plan } from '../../estimate/plan.ts'
import type { Spec } from '../../scenario/scenario.ts'

/** The fields of a question that plain supervised training does not have. */
type TrainingFields = Pick<
  Spec,
  | 'task'
  | 'adapter'
  | 'optimizer'
  | 'attentionKernel'
  | 'fusedLoss'
  | 'compile'
  | 'imageCount'
  | 'imageTokens'
  | 'promptTokens'
  | 'responseTokens'
  | 'samplesPerPrompt'
  | 'globalBatch'
  | 'tokens'
> &
  Partial<Pick<Spec, 'responseCap' | 'reference'>>

/** null where the question asks for plain supervised training with the optimizer and kernels of the software. */
export function planTraining(
  asked: TrainingFields,
  method: Plan['method'],
  facts: ObjectiveFacts,
): PlanTraining | null {
  const adapter = method === 'full' || asked.adapter === null ? null : (facts.adapters.get(asked.adapter) ?? null)
  const optimizer = asked.optimizer === null ? undefined : facts.optimizers.get(asked.optimizer)
  const { attentionKernel: attention, fusedLoss, compile } = asked
  const isPlain =
    (asked.task === null || asked.task === 'sft' || asked.task === 'pretrain') &&
    asked.imageCount === null &&
    adapter === null &&
    optimizer === undefined &&
    [attention, fusedLoss, compile].every((kernel) => kernel === null)
  const objective = facts.objectives.get(asked.task ?? 'sft')
  if (isPlain || objective === undefined) return null
  return {
    objective,
    adapter,
    optimizer: asked.optimizer === null || optimizer === undefined ? null : { id: asked.optimizer, facts: optimizer },
    kernels: { attention, fusedLoss, compile },
    imageShare: imageShareOf(asked, facts),
    rollout: objective.generates ? rolloutLengths(asked, objective, facts) : null,
    globalBatch: asked.globalBatch,
    ...referenceOf(asked.reference ?? null, objective),
    facts: facts.rollout,
  }
}

/** As the objective has it, unless it was said: what is written beforehand is still a pass. */
function referenceOf(
  asked: Spec['reference'],
  { referencePasses: { base } }: TrainingObjective,
): Pick<PlanTraining, 'referencePasses' | 'holdsReference'> {
  const referencePasses = asked === 'none' ? 0 : asked === 'model' ? Math.max(1, base) : base
  return { referencePasses, holdsReference: referencePasses > 0 && asked !== 'cached' }
}

function imageShareOf({ imageCount, imageTokens, tokens }: TrainingFields, { rollout }: ObjectiveFacts): number {
  if (imageCount === null) return 0
  const all = imageCount * (imageTokens ?? rollout.imageTokens.base)
  return tokens === null ? 0.5 : Math.min(1, all / tokens)
}

function rolloutLengths(asked: TrainingFields, objective: TrainingObjective, { rollout }: ObjectiveFacts) {
  const responseTokens = asked.responseTokens ?? objective.typicalTokens.base
  return {
    promptTokens: asked.promptTokens ?? rollout.promptTokens.base,
    responseTokens,
    cap: Math.max(responseTokens, asked.responseCap ?? rollout.capOverMean.base * responseTokens),
    samplesPerPrompt: asked.samplesPerPrompt ?? usualSamples(objective),
  }
}
