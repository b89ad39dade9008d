/**
 * What is trained for, and what that settles: prompts and responses of reinforcement learning, the method of
 * pretraining.
 */
import { formatRounded } from '../../scenario/format-values.ts'
import type { TaskId } from '../../catalog/training-method.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { DataQuantities } from './data-quantities.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'
import { numberOf } from './training-numbers.ts'
import { checkLimit } from './value-limits.ts'

/** Tokens and samples of a prompt where nobody said them. */
const assumedPrompt = 256
const assumedResponse = 1024
const assumedSamples: Readonly<Partial<Record<TaskId, number>>> = { grpo: 8, rloo: 4, ppo: 1 }

/** The model writes the data of such a task itself. */
export const isGenerating = (task: Spec['task'], { objectives }: Pick<Vocabulary, 'objectives'>): boolean =>
  task !== null && objectives.get(task)?.generates === true

/** Sets prompts, lengths, samples and the tokens they make. Examples and steps times the batch are prompts. */
export function resolveGeneration(draft: Draft, data: DataQuantities, input: ResolverInput): void {
  const task = draft.get('task')
  const samples = numberOf(draft, input, 'samplesPerPrompt', 'numbers of samples a prompt')
  const prompt = numberOf(draft, input, 'promptTokens', 'lengths of a prompt')
  const response = numberOf(draft, input, 'responseTokens', 'lengths of a response')
  const stated = numberOf(draft, input, 'prompts', 'numbers of prompts') ?? data.examples
  const ofSteps = data.steps === null ? null : promptsOfSteps(draft, data, samples?.value ?? null)
  const { steps } = data
  // "1000 steps, 16 prompts": fewer prompts than steps are those of each step.
  const isOfStep = stated !== null && steps !== null && stated.value < steps.value && ofSteps === null
  const prompts = isOfStep ? stated.value * steps.value : (stated?.value ?? ofSteps)
  if (isOfStep) draft.set('globalBatch', stated.value)
  if (samples !== null) draft.set('samplesPerPrompt', samples.value)
  if (prompt !== null) draft.set('promptTokens', prompt.value)
  if (response !== null) draft.set('responseTokens', response.value)
  // In a thread it stays what was said.
  else if (draft.base !== null && data.length !== null) draft.set('responseTokens', data.length.value)
  if (prompts !== null) draft.set('prompts', prompts)
  const total = draft.get('prompts')
  if (total === null || data.tokens !== null || task === null) return
  const each = draft.get('samplesPerPrompt') ?? assumedSamples[task] ?? 1
  const lengths = {
    prompt: draft.get('promptTokens') ?? assumedPrompt,
    response: draft.get('responseTokens') ?? data.length?.value ?? assumedResponse,
  }
  const epochs = data.epochs?.value ?? 1
  const tokens = Math.round(total * epochs * each * (lengths.prompt + lengths.response))
  if (!checkLimit(draft, 'tokens', tokens, stated?.words ?? data.steps?.words ?? '')) return
  draft.set('tokens', tokens)
  draft.addRemark(
    'tokens',
    `${formatRounded(total)} prompts × ${each} samples of ${lengths.prompt} + ${formatRounded(lengths.response)} tokens${epochs === 1 ? '' : ` × ${formatRounded(epochs)} epochs`}: ${formatRounded(tokens)} tokens are generated and trained on.`,
  )
}

/** Prompts of all steps: of the batch of prompts, or of the samples that the GPUs train on, as TRL counts. */
function promptsOfSteps(
  draft: Draft,
  { steps, globalBatch, batch, accumulation }: DataQuantities,
  samples: number | null,
): number | null {
  const task = draft.get('task')
  const gpus = draft.get('gpuCount')
  if (steps === null || task === null) return null
  const promptsOfStep = globalBatch?.value ?? (draft.base === null ? null : draft.get('globalBatch'))
  if (promptsOfStep !== null) return steps.value * promptsOfStep
  const each = samples ?? draft.get('samplesPerPrompt') ?? assumedSamples[task] ?? 1
  if (batch === null || gpus === null) return null
  return Math.max(1, Math.round((steps.value * batch.value * (accumulation?.value ?? 1) * gpus) / each))
}
