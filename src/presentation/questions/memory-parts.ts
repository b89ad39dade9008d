/** Parts of the memory that people ask about by name: experts, the reference model, activations. */
import { taskTraits, weightBytes, weightNames } from '../../catalog/training-method.ts'
import { isAfterSupervised } from '../../scenario/after-supervised.ts'
import { formatBytes } from '../format/file-sizes.ts'
import { formatCount, formatGib, formatParameters } from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { memoryAnswer } from './memory.ts'
import type { QuestionContext } from './question-context.ts'

/** Of the speed that the active parameters promise, what sparse models reach: rules of thumb. */
const shareOfSpeed = [1 / 3, 1 / 2]

/** "Do you charge for all 141B?", "is it dense?": what the hours go by, and what the memory. */
export function expertsAnswer({
  params,
  activeParams,
  scenario,
  args,
  contrast,
  recommendation: { best },
}: QuestionContext): readonly string[] {
  if (params === undefined) return ['The hours go by the parameters that work on a token, the memory by all there are.']
  const all = `${formatParameters(params)} parameters`
  const held = `${formatBytes(params * weightBytes[best.weights])} of weights in ${weightNames[best.weights]}`
  if (activeParams === undefined || activeParams > 0.95 * params)
    return [
      `It is dense: all ${all} work on each token (${held}).`,
      scenario.spec.model === null
        ? 'With experts the hours go by the active ones, at a third to a half of the efficiency, and the memory by all: name such a model to have it counted.'
        : '',
    ]
  if (args?.ofExpertMemory === true)
    return [
      `All ${all} lie in memory (${held}): each token picks its few experts anew in every layer, so that a batch uses all of them; the hours go by the ${formatParameters(activeParams)} that work on each token.`,
      best.method === 'full' || best.weights === 'nf4'
        ? ''
        : `In 4 bits (“qlora”) the weights would be about ${formatBytes(params * weightBytes.nf4)}.`,
    ]
  const isMerit = contrast?.trait === 'cheaper' || contrast?.trait === 'faster' || contrast?.form === 'worth'
  const [least, most] = shareOfSpeed.map((share) => formatSignificant((share * params) / activeParams, 2))
  return [
    isMerit
      ? `Yes, in hours and so in money, not in memory: a dense ${formatParameters(params)} on the same data would take some ${least ?? ''} to ${most ?? ''} times the training hours (${formatSignificant(params / activeParams, 2)} times the arithmetic, at two to three times the efficiency).`
      : '',
    `The hours go by the ${formatParameters(activeParams)} that work on each token, the memory by all ${all} (${held}): it computes like a ${formatParameters(activeParams)} and is held like a ${formatParameters(params)}.`,
    'It trains at a third to a half of the speed that this promises, as tokens are sent between experts; only software with expert parallelism comes nearer (rule of thumb). The plan counts that.',
  ]
}

const withReference: ReadonlySet<string> = new Set(['dpo', 'kto', 'grpo', 'rloo', 'ppo'])

/** "Is the reference model counted?", "so two copies of the weights?" */
export function referenceAnswer({ params, scenario, recommendation: { best } }: QuestionContext): readonly string[] {
  const { spec } = scenario
  const task = spec.task ?? 'sft'
  const name = taskTraits[task].name ?? 'Supervised fine-tuning'
  if (!withReference.has(task)) return [`No: ${name} has no reference model, so there is one copy of the weights.`]
  const once = `${!generates.has(task) ? '' : 'Counted is with a KL term; with a coefficient of 0 the pass that scores it would be saved. '}Its log-probabilities can be worked out once beforehand: the total counts such a pass in each epoch, so with several epochs all but the first are saved.`
  return best.method === 'full'
    ? [
        `Not a GPU, but memory: ${purpose}, and full fine-tuning by ${name} holds that frozen copy${params === undefined ? '' : `, ${formatBytes(2 * params)} more`}, on the same GPUs; the memory shown counts it.`,
        once,
      ]
    : [
        `No GPU of its own, and 0 GB more: with ${best.weights === 'bf16' ? 'LoRA' : 'QLoRA'}, as planned, the reference is ${isAfterSupervised(scenario) ? 'the SFT model, merged or as a second, frozen adapter' : 'the same base with its adapters off'}${params === undefined ? '' : `; with full fine-tuning it would be a second copy of the weights, ${formatBytes(2 * params)}`}. ${purpose.charAt(0).toUpperCase()}${purpose.slice(1)}.`,
        once,
      ]
}

const purpose = 'the trained model is measured against the one that it began as, so that it does not drift off'
const generates: ReadonlySet<string> = new Set(['grpo', 'ppo'])

/** "How much of that is activations?" GiB on one GPU. */
export function activationsAnswer(context: QuestionContext): readonly string[] {
  const {
    activationGiB,
    params,
    recommendation: { best },
  } = context
  if (activationGiB === undefined) return memoryAnswer(context)
  const all = activationGiB * best.microBatch
  const weights =
    params === undefined ? '' : `, the weights are ${formatBytes(params * weightBytes[best.weights])} in all`
  return [
    `About ${formatGib(activationGiB)} for each sequence of ${formatCount(best.sequenceLength)} tokens, ${best.recomputation === 'none' ? 'without' : 'with'} checkpointing: ${formatCount(best.microBatch)} on a GPU make ${formatGib(all)} of its ${formatGib(best.peakMemoryGiB.p50)}${weights}.`,
    all > best.peakMemoryGiB.p50 / 2 && (best.microBatch > 1 || best.recomputation === 'none')
      ? `They are most of it: ${best.microBatch > 1 ? 'a smaller batch' : ''}${best.microBatch > 1 && best.recomputation === 'none' ? ' or ' : ''}${best.recomputation === 'none' ? 'checkpointing' : ''} cuts them, at some speed.`
      : '',
  ]
}
