/** How the training is done: what FP8 gains, whether pairs are packed, which settings are worth a sweep, and which trainers there are. */
import { planAndProvider } from '../format/display-names.ts'
import { formatDuration, formatUsd, formatUsdDifference } from '../format/number-format.ts'
import { hoursOf } from '../content/contrast-words.ts'
import type { QuestionContext } from './question-context.ts'
import { otherTrainers } from './trade-figures.ts'

/** "$91 less and 1.8 h shorter: $250 in 4.2 h instead of $341 in 6 h, on …"; '' where there is none to compare with. */
function besidePlan({ whatIf, recommendation: { best }, renderContext: { names } }: QuestionContext): string {
  if (whatIf === undefined) return ''
  if ('problem' in whatIf) return `There is no plan with it: ${whatIf.problem}`
  const { option } = whatIf
  const [usd, hours] = [option.allInUsd.p50 - best.allInUsd.p50, hoursOf(option) - hoursOf(best)]
  const money = `${formatUsdDifference(option.allInUsd.p50, best.allInUsd.p50)} ${usd < 0 ? 'less' : 'more'}`
  const time = `${formatDuration(Math.abs(hours))} ${hours < 0 ? 'shorter' : 'longer'}`
  return `${money} and ${time}: ${formatUsd(option.allInUsd.p50)} in ${formatDuration(option.hours.p50)} instead of ${formatUsd(best.allInUsd.p50)} in ${formatDuration(best.hours.p50)}, on ${planAndProvider(option, names)}.`
}

function fp8Gain(context: QuestionContext): string {
  const { best } = context.recommendation
  if (best.compute === 'fp8' || best.compute === 'mxfp8') return 'The plan computes in FP8 already: “how much faster than bf16” tells what that gains.'
  // A plan that no software has is no gain to be told.
  const beside = context.whatIf !== undefined && 'problem' in context.whatIf ? '' : besidePlan(context)
  return beside === '' ? 'Published runs gain 1.3 to 1.5 times in speed on dense models from some 8B up, little with LoRA.' : `The gain: ${beside} Reply “fp8 training” to plan it.`
} // prettier-ignore

/** "Can preference pairs be packed?" */
function packedPairs({ recommendation: { best } }: QuestionContext): string {
  const here = best.packed
    ? 'The plan counts them as packed all the same, as was asked for.'
    : 'Here they are padded, not packed.'
  return `Mostly not (recalled): the loss needs the probability of each answer by itself, so the common trainers pad the chosen and the rejected one to the longest of a batch. Padding-free batches with FlashAttention, where a trainer has them, or batches of like lengths save most of what packing would. ${here}`
}

/** "Which knobs are worth a sweep?" */
function sweptKnobs({ recommendation: { best }, args }: QuestionContext): string {
  const isFull = best.method === 'full'
  const rates = isFull ? '5e-6, 1e-5 and 2e-5' : '5e-5, 1e-4 and 2e-4'
  const second = isFull
    ? 'Batch size and warm-up come second and seldom decide.'
    : 'Rank comes second and seldom decides (16 against 64); alpha, dropout and batch hardly do.'
  const six = isFull || args?.numbers?.some(({ value }) => value === gridRuns) === false ? '' : ` Both make ${gridRuns} runs.`
  return `The learning rate first, such as ${rates} for ${isFull ? 'full fine-tuning' : 'LoRA'}: it matters most. ${second}${six} Epochs need no runs: read them off the checkpoints of one. Keep data, seed and all else fixed (all rules of thumb). Each run is ${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)} here; a tenth of the data tells much of it.`
} // prettier-ignore
const gridRuns = 6

/** "Can any trainer do vision models, or do I write my own?" */
function readyTrainer(context: QuestionContext): string {
  const { scenario, catalog, recommendation, renderContext } = context
  const { spec } = scenario
  const model = spec.model === null ? undefined : catalog?.models.get(spec.model)
  const own = renderContext.names.stack(recommendation.best.stack)
  const others = otherTrainers(context)
  const listed = others.filter(({ facts }) => model !== undefined && facts.models.own.includes(model.trainedAs))
  const names = [...new Set((listed.length > 0 ? listed : others).map(({ name }) => name.replace(/(?: with |, | \+ ).*$/u, '')))]
  const beside = names.length === 0 ? '' : ` ${names.slice(0, most).join(', ')} ${listed.length > 0 ? `name ${model?.name ?? 'it'} or its family, too` : 'do it, too'}, by what is on record of them.`
  const usual = spec.task === 'embedding' ? ' Sentence Transformers is the usual one, with in-batch negatives and GradCache (recalled); it is not among those reckoned with.' : ''
  return `A ready trainer does it, without a loop of your own: the plan is reckoned for ${own}.${beside}${usual} Check the version and the form it wants ${spec.task === 'embedding' ? 'pairs' : 'its data'} in.`
} // prettier-ignore
const most = 5

/** What each way wants and is good for, as remembered. */
export const objectiveTraits: Readonly<Record<string, string>> = {
  dpo: 'DPO, the best tested, wants pairs and a model that follows instructions already',
  orpo: 'ORPO does SFT and preferences in one run without a reference, so it suits a base model',
  kto: 'KTO takes single answers marked good or bad, and no pairs',
  simpo: 'SimPO needs no reference, and depends more on its settings than DPO',
  grpo: 'GRPO needs a check or a reward for new answers, so it suits maths, code and tools',
  ppo: 'PPO needs a reward model of its own and the most work and money',
}

/** "Can you recommend ORPO or DPO?" */
function objectiveChoice(context: QuestionContext): string {
  const { args, scenario: { spec } } = context
  const task = objectiveTraits[spec.task ?? ''] === undefined ? 'dpo' : (spec.task ?? 'dpo')
  const named = [...new Set([...(args?.objectives ?? []), task])].filter((one) => objectiveTraits[one] !== undefined)
  const of = (one: string): string => one.replace('simpo', 'SimPO').toUpperCase().replace('SIMPO', 'SimPO')
  const verdict =
    args?.isMarked === true
      ? 'KTO for such data: it takes single answers marked good or bad, where the others want pairs'
      : named.includes('dpo') && named.includes('orpo')
        ? 'DPO on an instruct model, ORPO from a base model or without an SFT step before'
        : named.includes('dpo') && named.length > 1
          ? `DPO, unless ${of(named.find((one) => one !== 'dpo') ?? '')} fits the data better`
          : `${of(task)} fits what is planned`
  const each = named.map((one) => objectiveTraits[one]).join('; ')
  const other = args?.objectives?.find((one) => one !== spec.task)
  const beside = other === undefined ? '' : besidePlan(context)
  const cost = beside === '' || other === undefined ? '' : ` With ${of(other)}: ${beside}`
  return `${verdict} (recalled). ${each}.${cost} Good pairs decide more than the method: compare both on some 200 held-out ones.`
} // prettier-ignore

/** By the words in braces of data/questions. */
export const choiceFigures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  fp8Gain,
  packedPairs,
  sweptKnobs,
  objectiveChoice,
  readyTrainer,
}
