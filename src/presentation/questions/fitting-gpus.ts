/** "What fits?", "does it fit on 4 H100s?", "the smallest GPU that works?" */
import type { Option, RuledOut } from '../../recommend/recommendation.ts'
import { isAfterSupervised } from '../../scenario/after-supervised.ts'
import { allOptions, optionRows } from '../content/option-rows.ts'
import type { GpuId } from '../../catalog/ids.ts'
import { differenceInShort } from './plan-contrast.ts'
import { methodName, type DisplayNames, planName, planInFull } from '../format/display-names.ts'
import { formatCount, formatDuration, formatGib, formatUsd } from '../format/number-format.ts'
import { toOneLine } from '../format/truncate.ts'
import type { QuestionContext, WhatIfResult } from './question-context.ts'
import { isSameGpus } from '../content/contrast-words.ts'

/** Whether what is named holds the job, or else the plan does: yes, no, or only with the memory of the host. */
export const whatFitsAnswer = (context: QuestionContext): readonly string[] => [
  ...fitsAnswer(context).map((one) => one.replace(/^Only with/u, onlyInHost(context))),
  context.args?.isOfLong === true ? lengthNote(context) : '',
]

/** What the memory of the host makes possible is a no to "does it go on one?", and a yes to "will I get OOM?". */
const onlyInHost = ({ args, contrast }: QuestionContext): string =>
  contrast?.isOom === true
    ? 'Yes, on the GPU alone; it goes only with'
    : args?.asksCan === true
      ? 'No, not on the GPU alone; only with'
      : 'Only with'

/** Of the longest texts: the length that the memory is reckoned at. */
function lengthNote({ scenario: { corpus }, whatIf, recommendation: { best } }: QuestionContext): string {
  const { sequenceLength } = whatIf !== undefined && 'option' in whatIf ? whatIf.option : best
  const average = corpus?.tokensPerExample ?? null
  const of = average === null ? '' : ` (your texts are ${formatCount(Math.round(average))} on average)`
  return `That is at sequence length ${formatCount(sequenceLength)}${of}: a longer text is cut there as trainers do it, or needs more memory; reply “seq ${formatCount(2 * sequenceLength)}” to see it for twice that.`
}

function fitsAnswer(context: QuestionContext): readonly string[] {
  const { subjectText, recommendation, whatIf, args, renderContext } = context
  const { names } = renderContext
  if (whatIf !== undefined) return whatIfFit(toOneLine(subjectText, 60), whatIf, context)
  if (args?.isOpen !== true) return planFit(context)
  const fits = optionRows(recommendation, names).map(
    ({ option, memory }) => `${planName(option, names)} (${methodName(option)}, ${memory} per GPU)`,
  )
  return [`These fit: ${fits.join('; ')}.`]
}

/** What is kept outside the GPU, where something is. */
export const hostParts: Readonly<Partial<Record<Option['offload'], string>>> = {
  params: 'weights and optimizer states',
  optimizer: 'the optimizer states',
}

const memoryOf = ({ peakMemoryGiB, usableMemoryGiB, gpuCount }: Option): string =>
  `${formatGib(peakMemoryGiB.p50)} of ${formatGib(usableMemoryGiB)}${gpuCount === 1 ? '' : ' on each GPU'}`

/** "Does it fit?": the plan, by its memory and by the limits that were set. */
function planFit({
  recommendation,
  scenario,
  remedy,
  contrast,
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const { best, ruledOut } = recommendation
  const { spec } = scenario
  const inTime = spec.deadlineHours === null ? '' : ` of your ${formatDuration(spec.deadlineHours)}`
  const inBudget = spec.budgetUsd === null ? '' : ` of your ${formatUsd(spec.budgetUsd)}`
  const isOver =
    (spec.deadlineHours !== null && best.hours.p50 > spec.deadlineHours) ||
    (spec.budgetUsd !== null && best.allInUsd.p50 > spec.budgetUsd)
  const figures = `${formatDuration(best.hours.p50)}${inTime} and ${formatUsd(best.allInUsd.p50)}${inBudget} in total`
  const host = hostSentence(best, ruledOut, figures, names)
  if (host !== null) return [host, insteadOf(remedy, names)]
  return [
    `${isOver && contrast?.isOom !== true ? 'Not quite' : asAsked(verdictOf(best), contrast)}: ${planInFull(best, names)},${best.gpuCount > 1 && best.nodes === 1 ? ' in one machine,' : ''} holds ${memoryOf(best)} (${formatGib(best.peakMemoryGiB.p95)} at the high end), and takes ${figures}.`,
    // "Does it hold actor and reference?"
    generates.has(spec.task ?? '') && best.method !== 'full'
      ? isAfterSupervised(scenario)
        ? 'The reference is the SFT model, merged or as a frozen second adapter: no second copy of the base is held.'
        : 'The reference model is the same base without its adapters: no second copy is held.'
      : '',
  ]
}
const generates: ReadonlySet<string> = new Set(['grpo', 'ppo', 'dpo', 'kto'])

/** By the expected peak and the high end. */
function verdictOf({ peakMemoryGiB: { p95 }, usableMemoryGiB }: Option): string {
  if (p95 > usableMemoryGiB) return 'Likely, but not at the high end'
  return p95 > tightShare * usableMemoryGiB ? 'Yes, but only just' : 'Yes'
}
const tightShare = 0.97

/** "Will I get OOM on it?" is answered with no where it fits. */
const asAsked = (verdict: string, contrast: QuestionContext['contrast']): string =>
  contrast?.isOom !== true
    ? verdict
    : verdict.startsWith('Likely')
      ? 'Not as expected, but at the high end it may'
      : verdict.replace(/^No\b(?:, not)?/u, 'Yes, it runs out').replace(/^Yes(?!, it runs out)/u, 'No, it fits')

/** "Only with … in the host’s memory: …", and why; null where the GPUs hold all of it. */
function hostSentence(
  option: Option,
  ruledOut: readonly RuledOut[],
  figures: string,
  names: DisplayNames,
): string | null {
  const part = hostParts[option.offload]
  if (part === undefined) return null
  const { needsGiB, hasGiB } = ruledOut.find((one) => isSameGpus(one, option) && one.needsGiB !== undefined) ?? {}
  const each = option.gpuCount === 1 ? '' : ' on each GPU'
  const needs =
    needsGiB === undefined || hasGiB === undefined
      ? ''
      : ` On the ${option.gpuCount === 1 ? 'GPU' : 'GPUs'} alone it needs ${formatGib(needsGiB)}${each}, ${needsGiB > hasGiB ? `of ${formatGib(hasGiB)} there are` : `too close to the ${formatGib(hasGiB)} there are`}.`
  return `Only with ${part} in the host’s memory, which is slow: ${planInFull(option, names)}, then holds ${memoryOf(option)}, and takes ${figures}.${needs}`
}

const insteadOf = (remedy: Option | undefined, names: DisplayNames): string =>
  remedy === undefined
    ? ''
    : `What would do: ${planInFull(remedy, names)}, ${memoryOf(remedy)}, ${formatDuration(remedy.hours.p50)} and ${formatUsd(remedy.allInUsd.p50)} in total.`

/** "does it fit on 4 H100s?" */
function whatIfFit(subjectText: string, whatIf: WhatIfResult, context: QuestionContext): readonly string[] {
  const {
    scenario: { spec },
    recommendation: { best },
    remedy,
    renderContext: { names },
  } = context
  const instead = insteadOf(remedy, names)
  if ('problem' in whatIf) {
    const on = subjectText === '' ? '' : ` on ${subjectText}`
    const verdict =
      whatIf.isInHost === true
        ? `Only with ${hostParts.params} in the host’s memory, which is slow${on}`
        : whatIf.doesFit === true
          ? `Yes, by its memory it fits${on}`
          : `No${on === '' ? '' : `, not${on}`}`
    return [`${asAsked(verdict, context.contrast)}. ${toOneLine(whatIf.problem, 300)}`, instead]
  }
  const { option, ruledOut = [] } = whatIf
  const figures = `${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)} in total`
  const beside =
    isSameGpus(option, best) && option.provider === best.provider
      ? ''
      : `, ${differenceInShort(option, best)} than the plan`
  if (context.isMissed === true && option.offload === 'none')
    return [
      `Not on ${planName(best, names)}, which ${best.gpuCount === 1 ? 'does' : 'do'} not hold it. What would: ${planInFull(option, names)}, ${memoryOf(option)}, ${figures}${beside}.`,
    ]
  const host = hostSentence(option, ruledOut, `${figures}${beside}`, names)
  if (host !== null) return [host, instead]
  const isOtherMethod = option.method !== best.method || option.weights !== best.weights
  const { deadlineHours, budgetUsd } = spec
  const late =
    deadlineHours !== null && option.hours.p50 > deadlineHours ? `in your ${formatDuration(deadlineHours)}` : ''
  const dear = budgetUsd !== null && option.allInUsd.p50 > budgetUsd ? `for your ${formatUsd(budgetUsd)}` : ''
  const over = [late, dear].filter((one) => one !== '').join(' and ')
  const verdict =
    over !== ''
      ? `Not ${over}, though it fits`
      : isOtherMethod && spec.method !== option.method
        ? `Yes, as ${methodName(option)}`
        : verdictOf(option)
  const others = ruledOut.filter(
    ({ gpu, gpuCount, needsGiB }) =>
      gpu !== option.gpu && gpuCount === option.gpuCount && needsGiB !== undefined && isAsked(gpu, context),
  )
  return [
    `${asAsked(verdict, context.contrast)}: ${planInFull(option, names)}, holds ${memoryOf(option)} (${formatGib(option.peakMemoryGiB.p95)} at the high end), and takes ${figures}${beside}.`,
    others.length === 0
      ? ''
      : `Not on ${others.map((one) => `${planName(one, names)} (${formatGib(one.needsGiB ?? 0)} of ${formatGib(one.hasGiB ?? 0)}, ${(one.needsGiB ?? 0) > (one.hasGiB ?? 0) ? 'too little' : 'too close'})`).join(', ')}.`,
  ]
}

const isAsked = (gpu: GpuId, { subject, namedSpec }: QuestionContext): boolean =>
  (namedSpec?.gpus ?? subject?.gpus ?? []).includes(gpu)

/** Of the plans that were compared, the one of the least GPU memory; undefined where there are none. */
export function smallestOption(recommendation: QuestionContext['recommendation']): Option | undefined {
  const size = ({ usableMemoryGiB, gpuCount }: Option): number => usableMemoryGiB * gpuCount
  return allOptions(recommendation).toSorted(
    (one, two) => size(one) - size(two) || one.allInUsd.p50 - two.allInUsd.p50,
  )[0]
}

/** "the smallest GPU that works?" */
export function smallestAnswer(context: QuestionContext): readonly string[] {
  const {
    recommendation,
    smallest,
    renderContext: { names },
  } = context
  const { best } = recommendation
  if (smallest !== undefined)
    return [smallestSentence(context), isSameGpus(smallest, best) ? 'That is the card of the plan.' : '']
  const first = smallestOption(recommendation)
  if (first === undefined) return []
  return [
    `${first.gpuCount === 1 ? '' : 'No single card holds it. '}The least memory among the plans compared: ${planInFull(first, names)}, ${formatGib(first.peakMemoryGiB.p50)} of ${formatGib(first.usableMemoryGiB)} on each GPU, ${formatDuration(first.hours.p50)} and ${formatUsd(first.allInUsd.p50)} in total.`,
    first === best ? 'That is the plan.' : '',
  ]
}

/** What makes it fit: "a batch of 4, gradient checkpointing, pure bf16 weights and states". */
const settingsOf = ({ microBatch, recomputation, method, masterWeights, optimizer, offload }: Option): string =>
  [
    `a batch of ${microBatch}`,
    recomputation === 'none' ? '' : 'gradient checkpointing',
    method === 'full' && masterWeights === false ? 'weights and states all in bf16, no fp32 masters' : '',
    method === 'full' && /8.?bit/iu.test(optimizer ?? '') ? '8-bit optimizer states' : '',
    offload === 'none' ? '' : 'states in the memory of the host',
  ]
    .filter((part) => part !== '')
    .join(', ')

/** "The smallest single card that holds it: …"; '' where none was looked for. */
export const smallestSentence = ({
  smallest,
  renderContext: { names },
  recommendation: { best },
}: QuestionContext): string =>
  smallest === undefined
    ? ''
    : `The smallest single card that holds it: ${planInFull(smallest, names)}, ${memoryOf(smallest)} with ${settingsOf(smallest)}: ${formatDuration(smallest.hours.p50)} and ${formatUsd(smallest.allInUsd.p50)} in total${isSameGpus(smallest, best) ? '' : `, ${differenceInShort(smallest, best)} than the plan`}.`

/** A plan that was ruled out, and why. */
export function describeMisfit(ruledOutPlan: RuledOut, names: DisplayNames): string {
  return `${planName(ruledOutPlan, names)}: ${toOneLine(ruledOutPlan.reason, 160).replace(/\.$/, '')}`
}

/** "The biggest model on this hardware?": a thread with a plan answers it by trying sizes on the GPUs of the plan. */
export const largestModelAnswer = (): readonly string[] => ['Say which GPUs: “the biggest model on 8 H100”.']
