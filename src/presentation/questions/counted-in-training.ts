/** "Is the reward model in the hours?", "is writing checkpoints?": parts of the training itself of which the plan decides whether they are counted. */
import { isOwnedAtPowerCost } from '../../recommend/total-cost/owned-market.ts'
import { isAfterSupervised, supervisedReference } from '../../scenario/after-supervised.ts'
import { formatDuration, formatParameters, formatPercent, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** What is said of a part, and whether it is counted; null: neither holds. */
export type SaidOfPart = { readonly isCounted: boolean | null; readonly says: readonly string[] }

/** That a part is counted, and what is said of it, a sentence each. */
export const counted = (...says: readonly string[]): SaidOfPart => ({ isCounted: true, says })
/** The same of one that is not. */
export const uncounted = (...says: readonly string[]): SaidOfPart => ({ isCounted: false, says })

/** Whether the seller of the plan ends a run by itself, so that no machine is left on. */
export const endsItself = ({ recommendation: { best }, catalog }: QuestionContext): boolean =>
  catalog?.providers.get(best.provider)?.stopsItself === true

/** A part that has no line in the bill. Of idle time the seller's clock is asked, and not our sum. `total`: of the run, in words. */
export const absentPart = (id: string, name: string, total: string, context: QuestionContext): SaidOfPart =>
  id === 'idle'
    ? counted(
        `a GPU is billed from its start to its end, busy or not. Of idle time after the run nothing is in the ${total}${endsItself(context) ? ', as a job there ends by itself' : ''}.`,
      )
    : uncounted(`nothing for ${name} is in the ${total}.`)

/** By the id of a part in data/reader/question-forms.json. */
export const partsOfTraining: Readonly<Record<string, (context: QuestionContext) => SaidOfPart>> = {
  reward: ({ catalog, scenario: { spec }, recommendation: { best } }) => {
    const objective = catalog?.training.objectives.get(spec.task ?? 'sft')
    const [time, total] = [formatDuration(best.hours.p50), formatUsd(best.allInUsd.p50)]
    if (objective?.rewardModel === true)
      return counted(
        `a reward model of the size of the model is taken to score each answer, in the ${time} and in the memory, on the same GPUs.`,
      )
    if (objective?.generates !== true)
      return { isCounted: null, says: ['There is none in this plan: nothing is written that would have to be scored.'] }
    return uncounted(
      `no time for it is in the ${time} or the ${total}: the reward is taken to be a check by rule, which processors do while the GPUs write and train.`,
      'A reward model or a judge takes GPU time and memory of its own, unit tests in a sandbox often make the GPUs wait: measure one step with yours.',
    )
  },
  reference: ({ catalog, scenario, recommendation: { best } }) => {
    const { spec } = scenario
    const passes = catalog?.training.objectives.get(spec.task ?? 'sft')?.referencePasses.base ?? 0
    if (passes === 0) return { isCounted: null, says: ['There is no reference in this plan, and no pass of one.'] }
    return counted(
      `a forward pass of the reference over every sequence is in the ${formatDuration(best.hours.p50)} and the ${formatUsd(best.allInUsd.p50)}.`,
      best.method === 'full'
        ? 'It is a frozen copy of the weights, which the memory has in it.'
        : isAfterSupervised(scenario)
          ? `With LoRA it holds next to nothing more; ${supervisedReference}.`
          : 'With LoRA it is the base without its adapters, and holds nothing more.',
    )
  },
  saving: ({ totalCost, recommendation: { best } }) => {
    const run = totalCost?.spot?.run
    if (best.pricing === 'spot' && run?.saves === true)
      return counted(
        `a checkpoint every ${formatDuration(run.interval)} is in the ${formatDuration(best.hours.p50)}, ${formatDuration(run.interruptions.checkpoint?.writeHours ?? 0)} for each.`,
      )
    return uncounted(
      `no time for it is in the ${formatDuration(best.hours.p50)}: on demand one takes seconds to minutes, and the training goes on meanwhile where it is written in the background.`,
      'The disk that they lie on is in the total.',
    )
  },
  vision: ({ catalog, scenario: { spec } }) => {
    const vision = spec.model === null ? undefined : catalog?.models.get(spec.model)?.vision
    if (spec.imageCount === null) return { isCounted: null, says: ['There are no images in this plan.'] }
    return counted(
      `the vision encoder${vision?.params == null ? '' : ` (${formatParameters(vision.params)})`} reads each image once a pass, in the hours and in the memory; as it is frozen it has no backward pass.`,
    )
  },
  machines: ({ recommendation: { best } }) =>
    isOwnedAtPowerCost(best)
      ? uncounted(
          `your own GPUs cost their electricity here, ${formatUsd(best.usd.p50)}, and nothing of what they were bought for.`,
          'Price of the machine ÷ hours of use in its life is what an hour adds: $30,000 over three years at half use are $2.28.',
        )
      : counted(
          `the rent has it in it: ${formatPercent(best.usd.p50 / best.allInUsd.p50)} of the ${formatUsd(best.allInUsd.p50)} is rent, and nothing is bought.`,
        ),
}
