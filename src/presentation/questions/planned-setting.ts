/** "Which modules do you train?", "is this LoRA or full?": the value that the plan has. */
import { checkpointAnswer, intervalOf } from './checkpoints.ts'
import type { Stack } from '../../catalog/stack.ts'
import type { AskedSetting } from '../../catalog/question-forms.ts'
import { weightName } from '../../catalog/training-method.ts'
import { methodName, planAndProvider } from '../format/display-names.ts'
import { formatCount, formatDuration, formatTokens, formatUsd } from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { isOwnedAtPowerCost } from '../../recommend/total-cost/owned-market.ts'
import { summarizeRecommendation } from '../content/recommendation-summary.ts'
import { describeLayout, globalBatch, recomputationLabels } from '../content/training-setup.ts'
import { epochsAnswer } from './epochs.ts'
import { mfuAnswer } from './plausible.ts'
import { differenceInShort } from './plan-contrast.ts'
import { plannedFigures } from './planned-figures.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { QuestionContext } from './question-context.ts'
import { learningAnswer } from './training-settings.ts'
import { lengthNamed } from './texts-of-data.ts'
import { throughputAnswer } from './throughput.ts'
import { capitalized } from '../../recommend/figure-text.ts'

/** A sentence for each: the value, and whether it was asked for where that is known. */
export function settingAnswer(context: QuestionContext): readonly string[] {
  const setting = context.args?.setting
  if (setting === 'steps' && context.args?.hyper !== undefined) return learningAnswer(context)
  // “How often, every 30 min?”: what that interval takes, beside the one that loses least.
  if (setting === 'checkpointInterval' && intervalOf(context) !== null)
    return [...checkpointAnswer(context), plannedFigures.checkpointInterval(context)]
  // Of none that is named, those that are asked about most.
  const named = setting === undefined ? (['method', 'precision', 'sequenceLength', 'stack'] as const) : [setting]
  return [...named.map((one) => sentences[one](context)), ...besideIt(context, setting)]
}

/** Where a scenario holds the value of a setting that may be set beside the one of the plan. */
const fieldOf = {
  samples: 'samplesPerPrompt',
  responseLength: 'responseTokens',
  sequenceLength: 'sequenceLength',
  rank: 'loraRank',
  globalBatch: 'globalBatch',
} as const satisfies Partial<Record<AskedSetting, keyof Spec>>

/** The plan with the other value that a question sets beside the one of the plan; nothing where it names none. */
function besideIt(
  { isAsked, lever, whatIf, namedSpec, recommendation: { best }, renderContext: { names } }: QuestionContext,
  setting: AskedSetting | undefined,
): readonly string[] {
  if (isAsked !== true || lever !== undefined || whatIf === undefined) return []
  const field = Object.entries(fieldOf).find(([name]) => name === setting)?.[1]
  const value = field === undefined ? null : (namedSpec?.[field] ?? null)
  const lead = value === null ? 'With the other value' : `With ${formatCount(value)}`
  if ('problem' in whatIf) return [`${lead}: ${whatIf.problem}`]
  const { option } = whatIf
  return [
    `${lead}: ${planAndProvider(option, names)}, ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)} in total, ${differenceInShort(option, best)} than the plan.`,
  ]
}

/** What the software of a plan computes attention with. */
export const kernelNames: Readonly<Record<Stack['attention'], string>> = {
  eager: 'Plain attention, without FlashAttention',
  sdpa: 'PyTorch’s SDPA, which runs FlashAttention’s kernels where they fit',
  flash2: 'FlashAttention 2',
  flash3: 'FlashAttention 3 (on Hopper and newer)',
  flash4: 'FlashAttention 4',
}
const noAdapter = 'None: it is full fine-tuning, so all layers are trained and there is no adapter.'

const sentences: Readonly<Record<AskedSetting, (context: QuestionContext) => string>> = {
  ...plannedFigures,
  method: ({ recommendation: { best } }) =>
    `${methodName(best)}${best.loraRank === null ? '' : `, rank ${formatCount(best.loraRank)}`}: that is what the plan is for.`,
  modules: ({ scenario: { spec }, recommendation: { best } }) =>
    best.loraRank === null
      ? noAdapter
      : spec.loraTargets === 'attn'
        ? 'The attention layers alone get an adapter, as was asked for.'
        : `All linear layers get an adapter${spec.loraTargets === null ? ', which is assumed: say “attention only” for those of attention alone' : ', as was asked for'}.`,
  rank: ({ scenario: { spec }, recommendation: { best } }) =>
    best.loraRank === null
      ? noAdapter
      : `Rank ${formatCount(best.loraRank)} is planned, ${spec.loraRank === null ? 'which is assumed' : 'as was asked for'}: 8 to 16 do for a style or a format, 16 to 32 for a task, 64 and more for a new domain (rule of thumb). Any of them takes nearly the same time and money, as only the adapters grow: say “rank 64” for another.`,
  precision: ({ recommendation: { best } }) =>
    weightName(best.weights, best.compute) === best.compute
      ? `${best.compute}: the weights are held and computed with in it.`
      : `The weights are held in ${weightName(best.weights, best.compute)}, and computed with in ${best.compute}.`,
  optimizer: ({ recommendation: { best } }) =>
    [
      `${best.optimizer == null ? 'AdamW as the trainer has it, as no other is named' : `${best.optimizer}, as was asked for`}${
        best.method === 'full'
          ? best.masterWeights === true
            ? ': its two moments in fp32 (8 bytes a parameter), with fp32 master weights beside them.'
            : ': its two moments in bf16 (4 bytes a parameter), without fp32 master weights.'
          : ': its states are of the adapter alone, in fp32, which is little.'
      }`,
      ...best.warnings.filter((warning) => /master weights/u.test(warning)),
    ].join(' '),
  sequenceLength: ({ scenario: { spec }, recommendation: { best } }) =>
    `The sequence length is ${formatCount(best.sequenceLength)} tokens${best.packed ? ', packed' : ''}, ${spec.sequenceLength === null ? 'which is assumed: say “seq 8k” for another' : 'as was asked for'}.`,
  stack: ({ scenario: { spec }, recommendation: { best }, renderContext: { names } }) =>
    `The plan is reckoned for ${names.stack(best.stack)}, ${spec.stack === null ? 'which is assumed' : 'as was asked for'}: name another (“with llama-factory”) to see what it changes in time and money.`,
  layout: ({ recommendation: { best } }) =>
    best.gpuCount <= 1 ? 'None: it is one GPU, so nothing is sharded.' : `The layout is ${describeLayout(best)}.`,
  checkpointing: ({ recommendation: { best } }) => `The plan has ${recomputationLabels[best.recomputation]}.`,
  batch: ({ recommendation: { best } }) =>
    `${formatCount(best.microBatch)} ${best.microBatch === 1 ? 'sequence' : 'sequences'} on each GPU at a time, ${formatCount(globalBatch(best))} a step.`,
  attention: ({ catalog, scenario: { spec }, recommendation: { best }, renderContext: { names } }) => {
    if (spec.attentionKernel !== null)
      return `${spec.attentionKernel === 'flash' ? 'FlashAttention' : spec.attentionKernel} attention, as was asked for.`
    const kernel = catalog?.stacks.get(best.stack)?.attention
    return kernel === undefined
      ? 'The attention is that of the trainer; no setting of it is asked for here.'
      : `${kernelNames[kernel]}, as ${names.stack(best.stack)} has it by itself: the speed is of runs with it, and you need not set it.`
  },
  packing: ({ recommendation: { best } }) =>
    best.packed
      ? 'Sequences are packed in the plan, so short examples cost what their tokens do.'
      : 'Sequences are not packed in the plan, so short examples leave part of each batch empty.',
  throughput: (context) =>
    throughputAnswer(context)
      .filter((one) => one !== '')
      .join(' '),
  mfu: (context) => mfuAnswer(context).join(' '),
  epochs: (context) => epochsAnswer(context).join(' '),
  exampleLength: (context) => {
    const { tokensPerExample = null, examples = null } = context.scenario.corpus ?? {}
    if (context.scenario.spec.responseTokens !== null || context.scenario.spec.samplesPerPrompt !== null)
      return sentences.responseLength(context)
    if (tokensPerExample === null)
      return `No length of an example is in the plan: ${formatTokens(context.scenario.spec.tokens ?? 0)} are taken as they were said. Say “5k examples, 800 tokens each” to have it counted so.`
    const all = examples === null ? '' : `, ${formatCount(examples)} of them`
    const planned = `${formatCount(Math.round(tokensPerExample))} tokens an example${all}`
    return `${saidOf(context, /tokens each|an image|of text/u) || planned}. ${lengthNamed(context, tokensPerExample)}`
  },
  imageTokens: (context) => {
    const { imageTokens, model } = context.scenario.spec
    const vision = model === null ? undefined : context.catalog?.models.get(model)?.vision
    const isFixed = vision !== undefined && vision.pixelsPerToken === null
    const planned = imageTokens === null ? '' : `${formatCount(imageTokens)} tokens an image`
    const said = saidOf(context, /\bimages?\b(?! and the vision)/u) || planned
    return said === ''
      ? 'No images are in the plan: it is text alone.'
      : `${context.args?.isWhether === true ? 'Images and text both count: ' : ''}${context.args?.isWhether === true ? said : capitalized(said)}.${isFixed ? '' : ' It goes by the pixels: twice the width and the height are four times the tokens, and images are most of the cost where texts are short.'}`
  },
  responseLength: (context) => {
    const { responseTokens, promptTokens } = context.scenario.spec
    const planned =
      responseTokens === null
        ? ''
        : `${formatCount(responseTokens)} tokens an answer${promptTokens === null ? '' : `, behind a prompt of ${formatCount(promptTokens)}`}`
    const said = saidOf(context, /samples of/u) || planned
    return said === ''
      ? 'Nothing is generated in this plan: it trains on answers that are there.'
      : `${capitalized(said)}. Longer answers cost in proportion: say “response length 2k” to see it.`
  },
  globalBatch: ({ recommendation: { best } }) =>
    `${formatCount(globalBatch(best))} sequences of ${formatCount(best.sequenceLength)} tokens a step, ${formatTokens(globalBatch(best) * best.sequenceLength)}: ${formatCount(best.microBatch)} on each GPU × ${formatCount(best.accumulation)} accumulation × ${formatCount(Math.max(1, Math.round(globalBatch(best) / (best.microBatch * best.accumulation))))} data-parallel. Hours and dollars hardly depend on it while each GPU is full: say “global batch 256” for another.`,
  electricity: ({ recommendation: { best }, totalCost }) =>
    totalCost === undefined || !isOwnedAtPowerCost(best)
      ? 'None: what is rented has its electricity in the price.'
      : `${formatUsd(best.usd.p50)} for ${formatSignificant(totalCost.energy.kWh, 2)} kWh, about $${formatSignificant(best.usd.p50 / totalCost.energy.kWh, 2)} a kWh, machine and cooling included; of other power say “what does the power cost at 0.30 a kWh?”.`,
}

/** What the plan says of how something was read or assumed, without how to change it; '' where it says nothing. */
function saidOf({ scenario, recommendation, renderContext }: QuestionContext, about: RegExp): string {
  const { assumptions } = summarizeRecommendation(scenario, recommendation, renderContext)
  const said = assumptions.filter((one) => about.test(one))
  return said.slice(0, 2).join('; ')
}
