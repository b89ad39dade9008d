/**
 * What is trained for, and what that settles: prompts and responses of reinforcement learning, the method of
 * pretraining.
 */
import { formatRounded, quoted } from '../../scenario/format-values.ts'
import { usualSamples } from '../../catalog/training-objective.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { DataQuantities } from './data-quantities.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'
import { assumeRolloutsOfNamed, rowsOfNamed } from './rollouts-of-dataset.ts'
import { rolloutLengths } from './rollout-lengths.ts'
import { numberOf } from './training-numbers.ts'
import { checkLimit } from './value-limits.ts'

/** The model writes the data of such a task itself. */
export const isGenerating = (task: Spec['task'], { objectives }: Pick<Vocabulary, 'objectives'>): boolean =>
  task !== null && objectives.get(task)?.generates === true

/** Sets prompts, lengths, samples and the tokens they make. Examples and steps times the batch are prompts. */
export function resolveGeneration(draft: Draft, data: DataQuantities, input: ResolverInput): void {
  const task = draft.get('task')
  const samples = numberOf(draft, input, 'samplesPerPrompt', 'numbers of samples a prompt')
  const { prompt, response } = rolloutLengths(draft, data, input)
  const cap = numberOf(draft, input, 'responseCap', 'caps of a response')
  const stated = numberOf(draft, input, 'prompts', 'numbers of prompts') ?? data.examples
  const listed = stated === null && data.steps === null && data.tokens === null ? rowsOfNamed(draft, input) : null
  const ofSteps = data.steps === null ? null : promptsOfSteps(draft, data, samples?.value ?? null, input.vocabulary)
  const steps = data.steps?.value ?? stepsBefore(draft)
  // "1000 steps, 16 prompts": fewer prompts than steps are those of each step, in a thread that has its steps too.
  const isOfStep = stated !== null && steps !== null && ofSteps === null && stated.value < steps
  const ofStep = isOfStep ? stated.value : data.steps === null ? (data.globalBatch?.value ?? null) : null
  const isUsual = data.steps !== null && stated === null && ofSteps === null && data.batch === null
  const usual = isUsual ? usualPrompts(draft, samples?.value ?? null, input.vocabulary) : null
  const eachStep = ofStep ?? usual
  const prompts = eachStep !== null && steps !== null ? eachStep * steps : (stated?.value ?? ofSteps ?? listed)
  if (eachStep !== null) draft.set('globalBatch', eachStep)
  if (usual !== null)
    draft.addRemark(
      'globalBatch',
      `${quoted(data.steps?.words ?? '')}: ${formatRounded(usual)} prompts a step are assumed, as many as loops usually take: say “64 prompts a step”.`,
    )
  if (samples !== null) draft.set('samplesPerPrompt', samples.value)
  if (prompt !== null) draft.set('promptTokens', prompt.value)
  if (cap !== null) setCap(draft, cap, response)
  if (response !== null) draft.set('responseTokens', response.value)
  // In a thread it stays what was said.
  else if (data.length !== null) draft.set('responseTokens', data.length.value)
  if (prompts !== null) draft.set('prompts', prompts)
  if (cap === null && response === null && data.length === null) assumeRolloutsOfNamed(draft, input)
  if (stated !== null && /\bpairs?\b/i.test(stated.words))
    draft.addRemark('prompts', `${quoted(stated.words)} are read as prompts: their answers are written in training.`)
  const total = draft.get('prompts')
  if (total === null || data.tokens !== null || task === null) return
  const objective = input.vocabulary.objectives.get(task)
  const each = draft.get('samplesPerPrompt') ?? usualSamples(objective)
  const lengths = {
    prompt: draft.get('promptTokens') ?? input.vocabulary.usualPromptTokens,
    response: draft.get('responseTokens') ?? data.length?.value ?? objective?.typicalTokens.base ?? 0,
  }
  const epochs = data.epochs?.value ?? 1
  const tokens = Math.round(total * epochs * each * (lengths.prompt + lengths.response))
  if (!checkLimit(draft, 'tokens', tokens, stated?.words ?? data.steps?.words ?? '')) return
  draft.set('tokens', tokens)
  const assumed = assumedAnswers(draft, data, each, lengths.response)
  if (assumed !== null) draft.addRemark('responseTokens', assumed)
  draft.addRemark(
    'tokens',
    `${formatRounded(total)} prompts × ${each} samples of ${lengths.prompt} + ${formatRounded(lengths.response)} tokens${epochs === 1 ? '' : ` × ${formatRounded(epochs)} epochs`}: ${formatRounded(tokens)} tokens are generated and trained on.`,
  )
}

/** Most of the time is writing answers: how many and how long they were taken, where nobody says; null: both are said. */
function assumedAnswers(draft: Draft, data: DataQuantities, each: number, tokens: number): string | null {
  const isLengthSaid = draft.get('responseTokens') !== null || data.length !== null
  const isCountSaid = draft.get('samplesPerPrompt') !== null || each < 2
  if (isLengthSaid && isCountSaid) return null
  const length = `${formatRounded(tokens)} tokens`
  const what = isCountSaid
    ? `Answers of ${length}`
    : `${each} answers a prompt${isLengthSaid ? '' : `, ${length} each,`}`
  return `${what} are assumed: the time goes with them.`
}

type SaidLength = { readonly value: number; readonly words: string }

/** Most responses end before they have to. */
const shareOfCap = 0.5

/** The most that a response may be: a step waits for it and memory holds it. Alone it tells the mean as well. */
function setCap(draft: Draft, cap: SaidLength, response: SaidLength | null): void {
  const mean = response?.value ?? draft.get('responseTokens')
  const before = draft.get('responseCap')
  const isAssumed = mean === null || mean === Math.round((before ?? NaN) * shareOfCap)
  const isAlone = response === null && (isAssumed || cap.value < mean)
  draft.set('responseCap', cap.value)
  if (isAlone) {
    // Below a mean that was told it cuts most of them: they end where they have to.
    const usual = isAssumed ? Math.max(1, Math.round(cap.value * shareOfCap)) : cap.value
    draft.set('responseTokens', usual)
    draft.addRemark(
      'responseTokens',
      `Responses of ${formatRounded(usual)} tokens on average are assumed, as ${quoted(cap.words)} is the longest that they may be; say the mean, such as “avg ${formatRounded(usual)}”.`,
    )
  } else if (mean !== null && cap.value < mean)
    draft.addIssue(
      'conflict',
      `A cap of ${formatRounded(cap.value)} tokens is below the mean of ${formatRounded(mean)}: responses cannot be longer than their cap.`,
      [cap.words],
    )
  else
    draft.addRemark(
      'responseCap',
      `${quoted(cap.words)} is the longest that a response may be: the mean one counts in tokens and dollars, and a step waits for its longest.`,
    )
}

/** Of a thread's job whose prompts are whole batches: they were said as steps. Null: they were not, or it begins here. */
function stepsBefore({ base }: Draft): number | null {
  if (base?.spec.prompts == null || base.spec.globalBatch === null) return null
  const steps = base.spec.prompts / base.spec.globalBatch
  return Number.isInteger(steps) ? steps : null
}

/** Prompts of a step where nobody said them: its usual responses over the samples of each. */
function usualPrompts(draft: Draft, samples: number | null, vocabulary: Vocabulary): number {
  return Math.max(1, Math.round(vocabulary.usualResponses / samplesOf(draft, samples, vocabulary)))
}

/** Prompts of all steps: of the batch of prompts, or of the samples that the GPUs train on, as TRL counts. */
function promptsOfSteps(
  draft: Draft,
  { steps, globalBatch, batch, accumulation }: DataQuantities,
  samples: number | null,
  vocabulary: Vocabulary,
): number | null {
  const task = draft.get('task')
  const gpus = draft.get('gpuCount')
  if (steps === null || task === null) return null
  const promptsOfStep = globalBatch?.value ?? (draft.base === null ? null : draft.get('globalBatch'))
  if (promptsOfStep !== null) return steps.value * promptsOfStep
  const each = samplesOf(draft, samples, vocabulary)
  if (batch === null || gpus === null) return null
  return Math.max(1, Math.round((steps.value * batch.value * (accumulation?.value ?? 1) * gpus) / each))
}

/** Answers to each prompt: said now, or before, or as many as the objective usually takes. */
const samplesOf = (draft: Draft, said: number | null, { objectives }: Vocabulary): number =>
  said ?? draft.get('samplesPerPrompt') ?? usualSamples(objectives.get(draft.get('task') ?? ''))
