/** Objectives that are read and not estimated: their passes and rollouts are no supervised fine-tuning. */
import type { Spec } from '../../scenario/scenario.ts'
import type { Infeasible } from '../recommendation.ts'
import { specToCommand } from './spec-to-command.ts'

const names: Readonly<Record<NonNullable<Spec['task']>, string | null>> = {
  sft: null,
  pretrain: null,
  dpo: 'DPO',
  orpo: 'ORPO',
  kto: 'KTO',
  simpo: 'SimPO',
  reward: 'A reward model',
  grpo: 'GRPO',
  rloo: 'RLOO',
  ppo: 'PPO',
  embedding: 'An embedding model',
  classification: 'A classifier',
  distill: 'Distillation',
}

/** null where the objective is estimated. */
export function unestimatedTask(spec: Spec): Infeasible | null {
  const name = spec.task === null ? null : names[spec.task]
  if (name === null) return null
  return {
    kind: 'infeasible',
    message: `${name} is understood, and not estimated yet: its passes are other than those of supervised fine-tuning. For the same tokens supervised, leave it out.`,
    terms: [spec.task ?? ''],
    suggestions: [
      specToCommand({
        ...spec,
        task: null,
        prompts: null,
        samplesPerPrompt: null,
        promptTokens: null,
        responseTokens: null,
      }),
    ],
    nearest: [],
  }
}
