/** Mean lengths of the sequences of a row: said, or what its objective usually has below the cap. Tokens. */
import type { ObjectiveFacts, TrainingObjective } from '../catalog/training-objective.ts'
import { compiledObjectiveFormulas } from './formulas/compiled.ts'
import type { ObjectiveConfig } from './residuals/objective-config.ts'

export type ObjectiveLengths = {
  /** Of one trained sequence: prompt and answer, images among them. */
  readonly trained: number
  /** Of the longest in a batch, which memory must hold. */
  readonly longest: number
  /** Image tokens of one sequence. */
  readonly imageTokens: number
  readonly prompt: number
  readonly response: number
  /** What was assumed, in words. */
  readonly assumed: readonly string[]
}

/** Longest sequence of a batch over the mean, where lengths vary. */
const LONGEST_OVER_MEAN = 2

/**
 * Mean and longest sequence in tokens, and what had to be assumed, in words. A length that is given holds; otherwise
 * the objective and the cap on lengths decide. `imageTokens`: those of the images of one example that stand in its sequence.
 */
export function objectiveLengths(
  config: ObjectiveConfig,
  objective: TrainingObjective,
  facts: ObjectiveFacts,
  imageTokens: number,
): ObjectiveLengths {
  const { rollout } = facts
  if (objective.generates || config.generation?.responseTokens != null)
    return generatedLengths(config, objective, facts, imageTokens)
  const cap = config.sequenceLength ?? null
  const said = config.averageTokens ?? null
  if (said !== null)
    return { ...plain(said, cap, imageTokens, []), longest: Math.max(said, Math.min(cap ?? 0, 4 * said)) }
  if (config.images != null && config.packed !== true && objective.family !== 'preference') {
    const perExample = config.method === 'projector-only' ? rollout.captionTokens : rollout.textTokens
    const text = imageTokens + perExample.base
    const trained = cap === null ? text : Math.min(cap, text)
    return plain(trained, cap, imageTokens, [`sequences of ${Math.round(trained)} tokens assumed`])
  }
  if (objective.id === 'sft' || objective.id === 'pretrain') {
    const trained = cap ?? objective.typicalTokens.base
    return plain(trained, trained, imageTokens, cap === null ? [`sequences of ${trained} tokens assumed`] : [])
  }
  // A pack is full: with pairs it holds both sides.
  if (config.packed === true && cap !== null)
    return plain(objective.family === 'preference' ? cap / 2 : cap, cap, imageTokens, [])
  const typical = objective.typicalTokens.base + imageTokens
  const trained = cap === null ? typical : Math.min(typical, Math.max(1, objective.capShare.base * cap))
  return plain(trained, cap, imageTokens, [`sequences of ${Math.round(trained)} tokens assumed`])
}

const plain = (
  trained: number,
  cap: number | null,
  imageTokens: number,
  assumed: readonly string[],
): ObjectiveLengths => ({
  trained,
  longest: Math.max(trained, Math.min(cap ?? Infinity, LONGEST_OVER_MEAN * trained)),
  imageTokens: Math.min(imageTokens, trained),
  prompt: trained,
  response: 0,
  assumed,
})

function generatedLengths(
  config: ObjectiveConfig,
  objective: TrainingObjective,
  { rollout }: ObjectiveFacts,
  imageTokens: number,
): ObjectiveLengths {
  const said = config.generation ?? {}
  const assumed: string[] = []
  const total = said.averageTokens ?? config.averageTokens ?? null
  const cap = said.maxTotalTokens ?? config.sequenceLength ?? null
  const promptCap = said.maxPromptTokens ?? (cap === null ? Infinity : cap / 2)
  const prompt =
    said.promptTokens ?? Math.min(rollout.promptTokens.base, 0.75 * promptCap, (total ?? Infinity) / 2) + imageTokens
  let response = said.responseTokens ?? (total === null ? null : Math.max(1, total - prompt))
  if (response === null) {
    const responseCap = said.maxResponseTokens ?? (cap === null ? Infinity : cap - Math.min(prompt, cap / 2))
    const natural = (reasonsAtLength(config.model.name) ? rollout.reasoningTokens : objective.typicalTokens).base
    response =
      responseCap === Infinity ? natural : compiledObjectiveFormulas.cappedResponse({ cap: responseCap, natural })
    assumed.push(`responses of ${Math.round(response)} tokens assumed`)
  }
  const trained = prompt + response
  const longest = Math.min(cap ?? Infinity, LONGEST_OVER_MEAN * trained)
  return { trained, longest: Math.max(trained, longest), imageTokens, prompt, response, assumed }
}

/** Models that write thousands of tokens before they answer. */
const reasonsAtLength = (name: string): boolean =>
  /\br1\b|r1-distill|think|qwq|reason|qwen-?3(?!.*(instruct|coder|base))|gpt-?oss/i.test(name)
