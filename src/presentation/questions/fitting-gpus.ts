/** "What fits?", "does it fit on 4 H100s?", "the smallest GPU that works?" */
import type { Option, RuledOut } from '../../recommend/recommendation.ts'
import { allOptions, optionRows } from '../content/option-rows.ts'
import { methodName, type DisplayNames, planName, providerName } from '../format/display-names.ts'
import { formatDuration, formatGib, formatUsd } from '../format/number-format.ts'
import { toOneLine } from '../format/truncate.ts'
import type { QuestionContext, WhatIfResult } from './question-context.ts'

/** Of the GPUs that are named, or else of all, which hold the job. */
export function whatFitsAnswer({
  subjectText,
  recommendation,
  whatIf,
  renderContext: { names },
}: QuestionContext): readonly string[] {
  if (whatIf !== undefined) return [describeWhatIfFit(toOneLine(subjectText, 60), whatIf, names)]
  const fits = optionRows(recommendation, names).map(
    ({ option, memory }) => `${planName(option, names)} (${methodName(option)}, ${memory} per GPU)`,
  )
  const misfits = recommendation.ruledOut.slice(0, 4).map((ruledOutPlan) => describeMisfit(ruledOutPlan, names))
  return [`These fit: ${fits.join('; ')}.`, misfits.length === 0 ? '' : `These do not: ${misfits.join('; ')}.`]
}

/** What is kept outside the GPU, where something is. */
const hostWeights: Readonly<Partial<Record<Option['offload'], string>>> = {
  params: 'the weights',
  optimizer: 'the optimizer states',
}

/** "does it fit on 4 H100s?" */
function describeWhatIfFit(subjectText: string, whatIf: WhatIfResult, names: DisplayNames): string {
  if ('problem' in whatIf) {
    const on = subjectText === '' ? '' : ` on ${subjectText}`
    const verdict = whatIf.doesFit === true ? `Yes, by its memory it fits${on}` : `No${on === '' ? '' : `, not${on}`}`
    return `${verdict}. ${toOneLine(whatIf.problem, 300)}`
  }
  const { option } = whatIf
  const memory = `${formatGib(option.peakMemoryGiB.p50)} of ${formatGib(option.usableMemoryGiB)} on each GPU`
  const only = hostWeights[option.offload]
  return `${only === undefined ? 'Yes' : `Only with ${only} in the host’s memory, which is slow`}: ${planName(option, names)} at ${providerName(option, names)}, ${methodName(option)}, holds ${memory}, and takes ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)} in total.`
}

/** Of the plans that were compared, the one of the least GPU memory; undefined where there are none. */
export function smallestOption(recommendation: QuestionContext['recommendation']): Option | undefined {
  const size = ({ usableMemoryGiB, gpuCount }: Option): number => usableMemoryGiB * gpuCount
  return allOptions(recommendation).toSorted(
    (one, two) => size(one) - size(two) || one.allInUsd.p50 - two.allInUsd.p50,
  )[0]
}

/** "the smallest GPU that works?" */
export function smallestAnswer({ recommendation, renderContext: { names } }: QuestionContext): readonly string[] {
  const first = smallestOption(recommendation)
  if (first === undefined) return []
  const { best } = recommendation
  return [
    `The least memory among the plans compared: ${planName(first, names)} at ${providerName(first, names)}, ${methodName(first)}, ${formatGib(first.peakMemoryGiB.p50)} of ${formatGib(first.usableMemoryGiB)} on each GPU, ${formatDuration(first.hours.p50)} and ${formatUsd(first.allInUsd.p50)} in total.`,
    first === best ? 'That is the plan.' : '',
  ]
}

/** A plan that was ruled out, and why. */
export function describeMisfit(ruledOutPlan: RuledOut, names: DisplayNames): string {
  return `${planName(ruledOutPlan, names)}: ${toOneLine(ruledOutPlan.reason, 160).replace(/\.$/, '')}`
}
