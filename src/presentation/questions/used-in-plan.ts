/** "Is packing used here?", "are the embeddings trained?", "is this bf16?": yes or no first, from the settings of the plan. */
import { weightName } from '../../catalog/training-method.ts'
import { recomputationLabels } from '../content/training-setup.ts'
import { methodName } from '../format/display-names.ts'
import { formatCount, formatDuration, formatGib, formatParameters } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

type UsedFigure = (context: QuestionContext) => string

const packingUsed: UsedFigure = ({ recommendation: { best } }) =>
  best.packed
    ? `Yes: short examples are packed into sequences of ${formatCount(best.sequenceLength)} tokens, so they cost what their tokens do.`
    : 'No: sequences are not packed in the plan, so short examples leave part of each batch empty.'

const recomputes: UsedFigure = ({ recommendation: { best } }) =>
  best.recomputation === 'none'
    ? `No: the plan has ${recomputationLabels.none}, as the batch fits without it.`
    : `Yes: the plan has ${recomputationLabels[best.recomputation]}, which saves memory and costs about a forward pass more.`

/** What memory is with and without it; the figures of the other way follow. */
const uncheckedMemory: UsedFigure = ({ args, lever, recommendation: { best } }) => {
  const held = `${formatGib(best.peakMemoryGiB.p50)} of ${formatGib(best.usableMemoryGiB)} on each GPU, ${formatGib(best.peakMemoryGiB.p95)} at the high end`
  // "How much faster without it?"
  if (args?.asksOfLog === 'speed') {
    if (best.recomputation === 'none') return 'Nothing: the plan has no gradient checkpointing already.'
    const gained = lever?.option === undefined ? null : best.hours.p50 - lever.option.hours.p50
    if (gained !== null)
      return gained > 0
        ? `${formatDuration(gained)} faster.`
        : 'Not faster: without it only a smaller batch fits on the GPUs of the plan.'
  }
  if (best.recomputation === 'none') return `${held}: the plan has no gradient checkpointing already.`
  return lever?.option === undefined
    ? `Without it no plan of these GPUs is found that fits: with it, as planned, it takes ${held}.`
    : `It is on in the plan, at ${held}.`
}

/** The table of tokens and the output head beside it, which is as large where it is a table of its own. */
const embedsTrained: UsedFigure = ({ catalog, params, scenario: { spec }, recommendation: { best } }) => {
  if (best.method === 'full')
    return `Trained: full fine-tuning is planned, so all ${params === undefined ? '' : `${formatParameters(params)} `}parameters are trained, token embeddings and output head among them, and the hours and the memory count them.`
  const shape = spec.model === null ? undefined : catalog?.models.get(spec.model)?.shape
  const table = shape == null ? '' : ` (${formatParameters(shape.vocab * shape.hidden)} parameters a table)`
  return `Not trained: ${methodName(best).split(',')[0] ?? 'LoRA'} is planned, with adapters of rank ${formatCount(best.loraRank ?? 0)} in the layers; token embeddings and output head${table} stay frozen, and nothing is counted for them. Train them only for new tokens or a new script (“modules_to_save”): both whole then take gradients and optimizer states of their own, and the adapter grows to gigabytes (rule of thumb).`
}

/** Of two bytes either way. */
const sixteenBits: ReadonlySet<string> = new Set(['bf16', 'fp16'])

const precisionUsed: UsedFigure = ({ args, recommendation: { best } }) => {
  const named = args?.computeNamed
  const held = weightName(best.weights, best.compute)
  const ofWeights = held === best.compute ? '' : `, over weights held in ${held}`
  if (named === undefined || named === best.compute)
    return `${named === undefined ? '' : 'Yes: '}${best.compute} is what the plan computes with${ofWeights}.`
  const beside =
    sixteenBits.has(named) && sixteenBits.has(best.compute)
      ? ` ${named} takes the same two bytes a number and about the same time; ${named === 'fp16' ? 'it needs loss scaling, and bf16 does not' : 'it needs no loss scaling, and an Ampere card or newer'} (rule of thumb).`
      : ` Reply “${named}” to see the plan with it.`
  return `No: the plan computes with ${best.compute}${ofWeights}, not with ${named}.${beside}`
}

/** By the words in braces of data/questions. */
export const usedFigures: Readonly<Record<string, UsedFigure>> = {
  packingUsed,
  recomputes,
  uncheckedMemory,
  embedsTrained,
  precisionUsed,
}
