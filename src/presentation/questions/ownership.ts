/** "Is it cheaper to buy?", "on our own GPUs?" */
import { costAlternatives } from '../content/total-cost/alternatives.ts'
import { describePlanned, describeAlternative } from './alternatives.ts'
import { methodName, planName, planAndProvider } from '../format/display-names.ts'
import { formatDuration, formatGib, formatUsd, formatUsdDifference } from '../format/number-format.ts'
import { toOneLine } from '../format/truncate.ts'
import type { QuestionContext, WhatIfResult } from './question-context.ts'

/** "is it cheaper to buy?", "on our own GPUs?" */
export function ownAnswer(context: QuestionContext): readonly string[] {
  const { totalCost, renderContext, whatIf } = context
  if (whatIf !== undefined) return ownGpusAnswer(whatIf, context)
  const settings = 'GPUs of your own are set with /gpucost settings, or named here: “on our 4 A100s”.'
  if (totalCost === undefined) return ['What buying costs is worked out with the whole cost: see Details.', settings]
  const rows = costAlternatives(totalCost, renderContext)
  const ownershipSentences = rows.filter(({ kind }) => kind === 'Owned' || kind === 'Bought').map(describeAlternative)
  const homeAlternatives = rows.filter(({ kind }) => kind === 'At home').slice(0, 1)
  return [
    ...ownershipSentences,
    ...homeAlternatives.map((row) => describeAlternative({ ...row, assumptions: [] })),
    describePlanned(totalCost),
    settings,
  ]
}

/** "We've got a 3090 under the desk": whether it does, how long it takes, and what its power costs, beside the plan. */
function ownGpusAnswer(
  whatIf: WhatIfResult,
  { recommendation: { best }, renderContext: { names }, subjectText }: QuestionContext,
): readonly string[] {
  const plan = `The plan on ${planAndProvider(best, names)} takes ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)}.`
  if ('problem' in whatIf)
    return [
      `Not on ${toOneLine(subjectText, 40)} of your own: ${toOneLine(whatIf.problem, 240)}`,
      best.method === 'qlora' ? '' : 'QLoRA takes the least memory: reply “qlora” to try it with that.',
      plan,
    ]
  const { option } = whatIf
  const isSooner = option.hours.p50 < best.hours.p50
  return [
    `On ${planName(option, names)} of your own, ${methodName(option)}: ${formatDuration(option.hours.p50)} and no rent, about ${formatUsd(option.allInUsd.p50)} of electricity; ${formatGib(option.peakMemoryGiB.p50)} of ${formatGib(option.usableMemoryGiB)} on each GPU.`,
    plan,
    isSooner
      ? 'So your own is faster and cheaper.'
      : `So renting is ${formatDuration(best.hours.p50 < option.hours.p50 ? option.hours.p50 - best.hours.p50 : 0)} sooner for ${formatUsdDifference(best.allInUsd.p50, option.allInUsd.p50)}, and the card stays free meanwhile; it has to be set up and watched either way.`,
    `Reply “on our ${subjectText}${option.method === best.method ? '' : `, ${option.method}`}” to plan with it.`,
  ]
}
