/** "Which modules do you train?", "is this LoRA or full?": the value that the plan has. */
import type { AskedSetting } from '../../catalog/question-forms.ts'
import { weightNames } from '../../catalog/training-method.ts'
import { methodName } from '../format/display-names.ts'
import { formatCount } from '../format/number-format.ts'
import { describeLayout, recomputationLabels } from '../content/training-setup.ts'
import type { QuestionContext } from './question-context.ts'

/** A sentence for each: the value, and whether it was asked for where that is known. */
export function settingAnswer(context: QuestionContext): readonly string[] {
  const setting = context.args?.setting
  // Of none that is named, those that are asked about most.
  const named = setting === undefined ? (['method', 'precision', 'sequenceLength', 'stack'] as const) : [setting]
  return named.map((one) => sentences[one](context))
}

const noAdapter = 'None: it is full fine-tuning, so all layers are trained and there is no adapter.'

const sentences: Readonly<Record<AskedSetting, (context: QuestionContext) => string>> = {
  method: ({ recommendation: { best } }) =>
    `${methodName(best)}${best.loraRank === null ? '' : `, rank ${formatCount(best.loraRank)}`}: that is what the plan is for.`,
  modules: ({ scenario: { spec }, recommendation: { best } }) =>
    best.loraRank === null
      ? noAdapter
      : spec.loraTargets === 'attn'
        ? 'The attention layers alone get an adapter, as was asked for.'
        : `All linear layers get an adapter${spec.loraTargets === null ? ', which is assumed: say “attention only” for those of attention alone' : ', as was asked for'}.`,
  rank: ({ recommendation: { best } }) =>
    best.loraRank === null ? noAdapter : `The rank is ${formatCount(best.loraRank)}.`,
  precision: ({ recommendation: { best } }) =>
    weightNames[best.weights] === best.compute
      ? `${best.compute}: the weights are held and computed with in it.`
      : `The weights are held in ${weightNames[best.weights]}, and computed with in ${best.compute}.`,
  optimizer: ({ recommendation: { best } }) =>
    best.optimizer == null
      ? 'The usual one of the trainer: none is named in the plan.'
      : `The optimizer is ${best.optimizer}.`,
  sequenceLength: ({ recommendation: { best } }) =>
    `The sequence length is ${formatCount(best.sequenceLength)} tokens${best.packed ? ', packed' : ''}.`,
  stack: ({ recommendation: { best }, renderContext: { names } }) =>
    `The plan is for ${names.stack(best.stack)}; another one can be named.`,
  layout: ({ recommendation: { best } }) =>
    best.gpuCount <= 1 ? 'None: it is one GPU, so nothing is sharded.' : `The layout is ${describeLayout(best)}.`,
  checkpointing: ({ recommendation: { best } }) => `The plan has ${recomputationLabels[best.recomputation]}.`,
  packing: ({ recommendation: { best } }) =>
    best.packed ? 'Sequences are packed in the plan.' : 'Sequences are not packed in the plan.',
}
