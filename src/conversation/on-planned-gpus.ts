/** "Would full fine-tuning fit on the same card?": what names no other GPUs is asked of those of the plan. */
import type { Question } from '../language/questions/question.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import type { QuestionContext, WhatIfResult } from '../presentation/questions/question-context.ts'
import type { Option } from '../recommend/recommendation.ts'
import { limitFields } from '../scenario/limit-fields.ts'
import { changedFields, type Scenario, type Spec, type SpecField } from '../scenario/scenario.ts'
import { bestOf } from './best-of-what-if.ts'
import type { AnswerScenario } from './engine-context.ts'

/** Where a question names one of these, it is of other GPUs. */
const ofHardware: ReadonlySet<SpecField> = new Set<SpecField>([
  'gpus',
  'gpuCount',
  'nodes',
  'excludedGpus',
  'owned',
  'providers',
  'excludedProviders',
  'tier',
  'region',
  'pricing',
])

/** The scenario on the GPUs of the plan, whatever it costs there; null where it names others, or nothing but a limit. */
export function onPlannedGpus(
  { spec, ...rest }: Scenario,
  base: Spec,
  { gpu, gpuCount, nodes }: Pick<Option, 'gpu' | 'gpuCount' | 'nodes'>,
): Scenario | null {
  const changed = changedFields(spec, base).filter((field) => !limitFields.has(field))
  if (changed.length === 0 || changed.some((field) => ofHardware.has(field))) return null
  return { ...rest, spec: { ...spec, gpus: [gpu], gpuCount, nodes, budgetUsd: null, deadlineHours: null } }
}

/** Whether a question asks if something fits. */
export const asksFit = ({ topic, contrast }: Question): boolean =>
  topic === 'what-fits' || (topic === 'what-if' && contrast?.form === 'holds')

/** The GPUs alone hold it, or as much of it as they hold of the plan. */
export const isHeldAs = (option: Option, best: Option | undefined): boolean =>
  option.offload === 'none' || option.offload === best?.offload

/** The plan with what is asked on its own GPUs, or that they do not hold it; null where others are named. */
export function fitOnPlanned(
  asked: Scenario,
  { scenario, recommendation: { best } }: AnsweredScenario,
  ask: AnswerScenario,
): { readonly held?: WhatIfResult; readonly isMissed: boolean } | null {
  const there = onPlannedGpus(asked, scenario.spec, best)
  const result = there === null ? null : bestOf(there, ask)
  // They hold it, and only a price of them is missing.
  if (result === null || ('problem' in result && result.doesFit === true && result.isInHost !== true)) return null
  return 'option' in result && isHeldAs(result.option, best) ? { held: result, isMissed: false } : { isMissed: true }
}

/** The job on the same GPUs with the same method, whatever it costs. */
export const pinned = ({ gpu, gpuCount, nodes, method, weights }: Option, { spec, ...rest }: Scenario): Scenario => ({
  ...rest,
  spec: { ...spec, gpus: [gpu], gpuCount, nodes, method, weights, budgetUsd: null, deadlineHours: null },
})

/** By what half as long a sequence takes less on the same GPU. */
export function activationsOf(
  option: Option,
  scenario: Scenario,
  ask: AnswerScenario,
): Pick<QuestionContext, 'activationGiB'> {
  const { spec, ...rest } = pinned(option, scenario)
  const sequenceLength = Math.round(option.sequenceLength / 2)
  const set = { batch: option.microBatch, stack: option.stack, gradientCheckpointing: option.recomputation !== 'none' }
  const answer = ask({ ...rest, spec: { ...spec, ...set, sequenceLength } })
  if (answer.kind === 'problem' || answer.recommendation.best.microBatch !== option.microBatch) return {}
  const less = option.peakMemoryGiB.p50 - answer.recommendation.best.peakMemoryGiB.p50
  return less <= 0 ? {} : { activationGiB: (2 * less) / option.microBatch }
}

/** In tokens, by doubling: the longest sequence that the option's GPUs hold with its method. */
export function longestSequence(option: Option, scenario: Scenario, ask: AnswerScenario) {
  const { spec: pinnedSpec, ...rest } = pinned(option, scenario)
  let fits = option.sequenceLength
  for (let length = 2 * fits; length <= 2 ** 20; length *= 2) {
    const answer = ask({ ...rest, spec: { ...pinnedSpec, sequenceLength: length } })
    if (answer.kind === 'problem') return { fits, not: length }
    fits = length
  }
  return { fits, not: null }
}

/** In sequences of one GPU, by doubling and half as many more: the most that the option's GPUs hold at the expected peak, as planned and with gradient checkpointing. */
export function largestBatch(
  option: Option,
  scenario: Scenario,
  ask: AnswerScenario,
): NonNullable<QuestionContext['largestBatch']> {
  const { spec, ...rest } = pinned(option, scenario)
  const held = (batch: number, gradientCheckpointing: boolean): Option | null => {
    const set = { batch, globalBatch: null, stack: option.stack, gradientCheckpointing }
    const answer = ask({ ...rest, spec: { ...spec, sequenceLength: option.sequenceLength, ...set } })
    if (answer.kind === 'problem') return null
    const { best } = answer.recommendation
    // What the fp32 masters leave is no room of the planned run.
    const isAlike = best.offload === option.offload && best.masterWeights === option.masterWeights
    return best.microBatch === batch && isAlike ? best : null
  }
  const largest = (from: number, first: Option | null, isCheckpointed: boolean) => {
    let most = first
    for (let batch = from; batch <= mostSequences; batch *= 2) {
      const next = held(batch, isCheckpointed)
      if (next === null) break
      most = next
    }
    return most
  }
  const isCheckpointed = option.recomputation !== 'none'
  const doubled = largest(2 * option.microBatch, option, isCheckpointed) ?? option
  const planned = (doubled.microBatch > 1 ? held(1.5 * doubled.microBatch, isCheckpointed) : null) ?? doubled
  return {
    planned,
    checkpointed: isCheckpointed ? null : largest(2 * doubled.microBatch, held(doubled.microBatch, true), true),
  }
}
const mostSequences = 512

/** GPUs of a machine, of which a number of machines is meant. */
const usualMachine = 8

/** "Would 16 be twice as fast?": so many of the same GPUs, twice as many where no number is named; null of other questions. */
export function moreOfPlanned({ topic, matched, args }: Question, answer: AnsweredScenario): Scenario | null {
  return topic === 'fixed' && matched?.id === 'twice-the-cards' ? onMore(args, answer) : null
}

/** The job on as many more of the planned GPUs as are named, or on twice as many. */
export function onMore(args: Question['args'], { scenario, recommendation: { best } }: AnsweredScenario): Scenario {
  const named = args?.numbers?.find(({ value }) => Number.isInteger(value) && value > 1)
  const count =
    named === undefined
      ? 0
      : /node|machine|box|server/iu.test(named.words)
        ? named.value * Math.max(usualMachine, best.gpuCount / best.nodes)
        : named.value
  const gpuCount = count > best.gpuCount && count <= mostTimes * best.gpuCount ? count : 2 * best.gpuCount
  const { spec, ...rest } = pinned(best, scenario)
  return { ...rest, spec: { ...spec, gpuCount, nodes: null } }
}
const mostTimes = 64
