/** "Logits or plain text?", "the head alone or the whole backbone?", "compute or data bound?": which of two ways the plan is reckoned for, or what it takes of something that is not told. */
import type { AskedSetting } from '../../catalog/question-forms.ts'
import { usualSamples } from '../../catalog/training-objective.ts'
import { methodName, planName, providerName } from '../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatGib,
  formatParameters,
  formatPercent,
  formatTokens,
  formatUsd,
  formatUsdPerHour,
} from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { partsOfTraining } from './counted-in-training.ts'
import { settingAnswer } from './planned-setting.ts'
import type { QuestionContext } from './question-context.ts'
import { longestPhase } from './rollout-share.ts'

type TakenFigure = (context: QuestionContext) => string

const setting = (context: QuestionContext, of: AskedSetting): string =>
  settingAnswer({ ...context, args: { setting: of } })
    .join(' ')
    .trim()

/** "Do we train the head alone or all of it?" */
const trainedPart: TakenFigure = ({ params, recommendation: { best } }) =>
  best.method === 'full'
    ? `The whole model: full fine-tuning is planned, so all ${params === undefined ? '' : `${formatParameters(params)} `}parameters are trained and not the head alone.`
    : `Neither the head alone nor the whole: ${methodName(best).split(',')[0] ?? ''} is planned, adapters in all layers beside frozen weights; a new head is trained with them and is too small to count.`

/** "Is the base frozen, or trained too?" */
const frozenPart: TakenFigure = ({ params, recommendation: { best } }) =>
  best.method === 'full'
    ? `Trained, all ${params === undefined ? 'of it' : `${formatParameters(params)} parameters`}: full fine-tuning is planned, and nothing is frozen.`
    : `Frozen: ${methodName(best).split(',')[0] ?? ''} is planned, so the base stays as it is, and adapters of rank ${formatCount(best.loraRank ?? 0)} in its layers are trained.`

/** "Chosen and rejected: one sample or two?" */
function pairSides({ scenario: { spec, corpus } }: QuestionContext): string {
  const pairs = corpus?.examples ?? null
  const each = corpus?.tokensPerExample ?? null
  const all = pairs === null ? '' : `${formatCount(pairs)} pairs are ${formatCount(2 * pairs)} sequences. `
  const length = each === null ? '' : `, ${formatCount(Math.round(each))} a pair`
  return spec.task === 'kto'
    ? 'As one: KTO takes single answers marked good or bad, so each of them is a sample of its own and no pair.'
    : `As two: the chosen and the rejected answer go through the model each with the prompt, and one pair is one example of the loss. ${all}The ${formatTokens(spec.tokens ?? 0)} are of both sides together${length}.`
}

/** "Logits, or plain training on the teacher's text?" `{teacherShare}` follows. */
const distillHow: TakenFigure = ({ scenario: { spec, extras }, recommendation: { best } }) =>
  spec.task !== 'distill'
    ? 'Plain training on text: the plan has no teacher in it, and reads examples that are there.'
    : extras?.isTeacherWriting === true
      ? 'Plain training on its text: the teacher writes the examples, and the student is tuned on them.'
      : `Logits: the teacher is taken to read each token beside the student. For the student it is the same either way, ${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)}; for its text alone the teacher would have to write the answers instead, which takes more of its time than reading them.`

/** What the hours are bound by: writing answers, or the arithmetic of the training. */
function boundBy(context: QuestionContext): string {
  const {
    recommendation: { best },
    scenario: { corpus },
  } = context
  const { phases, mfu, tokensPerSecond, hours, startupHours, nodes, gpuCount } = best
  if (phases != null && phases.generation > phases.update)
    return `By the memory bandwidth of the GPUs, as planned. ${longestPhase(context)} Token by token that reads all weights each time; the training on them is bound by arithmetic.`
  const seconds = (hours.p50 - startupHours) * 3600
  const rate =
    corpus?.examples == null || seconds <= 0
      ? `${formatCount(tokensPerSecond.p50)} tok/s`
      : `${formatSignificant((corpus.examples * corpus.epochs) / seconds, 2)} examples a second`
  const share = mfu === null ? '' : ` at ${formatPercent(mfu)} of their peak, stalls of memory in it`
  const network = gpuCount === 1 ? '' : nodes > 1 ? ' and what the machines exchange' : ' and what they exchange'
  return `By the arithmetic of the GPUs, as planned:${share === '' ? ' stalls of memory are in it' : share}${network}. Loading and decoding of the data are not in the hours: the plan takes it that the processors keep up with ${rate}. If the GPUs wait (nvidia-smi falls to 0 % between steps), decode and tokenize beforehand, or use more loader workers.`
}

/** "Upfront or monthly?", "on demand or with a savings plan?" */
function rateKind({ recommendation: { best }, renderContext: { names } }: QuestionContext): string {
  const { pricing, usdPerGpuHour, listUsdPerGpuHour } = best
  const rate = `${formatUsdPerHour(usdPerGpuHour)} a GPU at ${providerName(best, names)}`
  if (listUsdPerGpuHour !== undefined)
    return `At a rate of your own: ${rate}, where ${formatUsdPerHour(listUsdPerGpuHour)} is listed.`
  return pricing === 'on_demand'
    ? `On demand: ${rate} is the list price by the hour, without a term, a savings plan or a payment ahead.`
    : pricing === 'spot'
      ? `Spot: ${rate} is the price of capacity that can be taken back, paid by use and with no term.`
      : `Reserved: ${rate} is for a term, as the seller states it; whether it is paid ahead or each month is not on record. Paying ahead is mostly a few percent less (rule of thumb).`
}

/** "LoRA or full, which of them is the $6?" */
const methodTaken: TakenFigure = (context) => {
  const { scenario, recommendation } = context
  const { best } = recommendation
  const isSaid = scenario.spec.method !== null || scenario.spec.weights !== null
  return `${methodName(best)}: the ${formatUsd(best.allInUsd.p50)} and the ${formatDuration(best.hours.p50)} are of it, ${isSaid ? 'as was asked for' : 'which is assumed, as no method was named'}.`
}

/** "Are policy, critic, reward and reference all in the memory?" */
function modelsHeld({ scenario: { spec }, recommendation: { best }, catalog }: QuestionContext): string {
  const objective = catalog?.training.objectives.get(spec.task ?? 'sft')
  const { critic = false, rewardModel = false, referencePasses } = objective ?? {}
  const isFull = best.method === 'full'
  const reference =
    (referencePasses?.base ?? 0) === 0
      ? []
      : [
          isFull
            ? 'a frozen copy as the reference'
            : 'no second copy for the reference, which is the base with its adapters off',
        ]
  const held = [
    'the model that is trained',
    ...(critic ? ['a critic of its size, trained too'] : []),
    ...(rewardModel ? ['a frozen reward model of its size'] : []),
    ...reference,
  ]
  const missing = [
    ...(critic ? [] : ['critic']),
    ...(rewardModel ? [] : ['reward model']),
    ...((referencePasses?.base ?? 0) === 0 ? ['reference'] : []),
  ]
  return `The ${formatGib(best.peakMemoryGiB.p50)} on each GPU are of ${held.join('; ')}.${missing.length === 0 ? '' : ` There is no ${missing.join(' and no ')} in it.`}${objective !== undefined && usualSamples(objective) > 1 && !rewardModel ? ' The reward is taken to be a check by rule, on the processors.' : ''}`
}

/** "How many experts per token did you go with?" */
function expertsTaken({ scenario: { spec }, catalog, params, activeParams }: QuestionContext): string {
  const moe = spec.model === null ? undefined : catalog?.models.get(spec.model)?.shape.moe
  if (moe == null)
    return params === undefined || activeParams === undefined || activeParams >= params
      ? 'None: the model of the plan is dense, and all of it works on each token.'
      : `As many as make ${formatParameters(activeParams)} of its ${formatParameters(params)} parameters work on a token; their number is not on record.`
  const shared = moe.sharedExperts > 0 ? `, and ${formatCount(moe.sharedExperts)} shared that each token passes` : ''
  return `${formatCount(moe.expertsPerToken)} of ${formatCount(moe.experts)} a token${shared}, as the model has it: ${activeParams === undefined ? 'these' : `${formatParameters(activeParams)} parameters`} set the hours, all ${params === undefined ? '' : `${formatParameters(params)} `}lie in memory.`
}

/** "How many turns a screenshot went into it?": no number of them, only tokens. */
function turnsTaken({ scenario: { spec, corpus } }: QuestionContext): string {
  const each = corpus?.tokensPerExample ?? null
  const { imageTokens, imageCount } = spec
  const ofImage =
    imageCount === null || imageTokens === null || each === null
      ? ''
      : `, ${formatCount(imageTokens)} of the picture and ${formatCount(Math.max(0, Math.round(each - imageTokens)))} of text`
  const length =
    each === null ? formatTokens(spec.tokens ?? 0) : `${formatCount(Math.round(each))} tokens an example${ofImage}`
  return `No number of turns is in the plan: it counts ${length}. More questions on one picture add their text alone where they stand in one example, and the picture again where each is its own: say the length, such as “600 tokens each”.`
}

/** "How many hard negatives are in there?" */
const negativesTaken: TakenFigure = ({ scenario: { corpus, spec } }) =>
  `None: the other pairs of a batch are the negatives, which costs nothing, and the ${corpus?.tokensPerExample == null ? formatTokens(spec.tokens ?? 0) : `${formatCount(Math.round(corpus.tokensPerExample))} tokens an example`} are of query and passage alone. Each mined negative adds about one more passage to every pair, in tokens, time and money.`

/** "Is what Windows takes subtracted?" */
const desktopMemory: TakenFigure = ({ recommendation: { best } }) =>
  `No: ${formatGib(best.usableMemoryGiB)} on each GPU are counted as usable, what the driver keeps for itself taken off, and nothing for a desktop. Windows with a browser takes some 0.5 to 1.5 GB of it (rule of thumb), so what fits only just does not fit beside them: close them, or put the screen on the graphics of the processor. The plan needs ${formatGib(best.peakMemoryGiB.p50)}, ${formatGib(best.peakMemoryGiB.p95)} at the high end.`

/** "Does 8x mean one box or eight?" */
const boxesTaken: TakenFigure = ({ recommendation: { best }, renderContext: { names } }) =>
  best.gpuCount === 1
    ? `One machine with one GPU: the plan is ${planName(best, names)}.`
    : best.nodes === 1
      ? `One machine with all ${formatCount(best.gpuCount)} in it: the plan is ${planName(best, names)} at ${providerName(best, names)}.`
      : `${formatCount(best.nodes)} machines with ${formatCount(best.gpuCount / best.nodes)} GPUs in each, joined by a fast network: the plan is ${planName(best, names)} at ${providerName(best, names)}.`

/** By the words in braces of data/questions. */
export const takenOfTwo: Readonly<Record<string, TakenFigure>> = {
  trainedPart,
  frozenPart,
  pairSides,
  distillHow,
  boundBy,
  rateKind,
  methodTaken,
  modelsHeld,
  expertsTaken,
  turnsTaken,
  negativesTaken,
  desktopMemory,
  batchTaken: (context) => `${setting(context, 'batch')} ${setting(context, 'globalBatch')}`,
  boxesTaken,
  rankTaken: (context) => setting(context, 'rank'),
  exampleTaken: (context) => setting(context, 'exampleLength'),
  embeddedPair: ({ scenario: { corpus, spec } }) =>
    `each goes through the model, and the ${corpus?.tokensPerExample == null ? formatTokens(spec.tokens ?? 0) : `${formatCount(Math.round(corpus.tokensPerExample))} tokens an example`} are of both together.`,
  rewardTaken: (context) => {
    const { isCounted = null, says = [] } = partsOfTraining['reward']?.(context) ?? {}
    const which = isCounted === null ? '' : isCounted ? 'A model: ' : 'A rule: '
    return `${which}${says.join(' ')}`
  },
  precisionTaken: (context) => setting(context, 'precision'),
  optimizerTaken: (context) => setting(context, 'optimizer'),
  lengthTaken: (context) => setting(context, 'sequenceLength'),
}
