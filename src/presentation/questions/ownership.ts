/** "Is it cheaper to buy?", "on our own GPUs?" */
import { costAlternatives } from '../content/total-cost/alternatives.ts'
import { describePlanned, describeAlternative } from './alternatives.ts'
import { methodName, planName, planAndProvider } from '../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatGib,
  formatPercent,
  formatUsd,
  formatUsdDifference,
} from '../format/number-format.ts'
import { hoursOfYear, periodsPerYear } from '../../scenario/hours-of-time.ts'
import { toOneLine } from '../format/truncate.ts'
import { payoffSentences } from './payoff.ts'
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
    ...useOfBought(context),
    ...ownershipSentences,
    ...homeAlternatives.map((row) => describeAlternative({ ...row, assumptions: [] })),
    describePlanned(totalCost),
    settings,
  ]
}

const halfTime = 0.5

/**
 * What the runs of a year cost rented, how many machines they fill, and whether machines of one's own are paid for by them in
 * the years that they are kept; how many runs it takes where nobody says how often.
 */
function useOfBought({
  args,
  scenario: { runsPerYear },
  totalCost,
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const { runs } = args ?? {}
  const perYear = runs?.per == null ? (args?.runsPerYear ?? runsPerYear ?? null) : runs.count * periodsPerYear[runs.per]
  const [hours, usd] = [best.hours.p50, best.allInUsd.p50]
  const buy = totalCost?.buy ?? null
  const plan = planName(best, names)
  const paid = buy?.breakEvenHours ?? null
  if (perYear === null)
    return paid === null
      ? [
          `Rent, unless the machine would be busy about half of the time: from there on owning starts to pay over one to two years (rule of thumb), which is some ${formatCount(Number(((halfTime * hoursOfYear) / hours).toPrecision(2)))} such runs of ${formatDuration(hours)} a year.`,
        ]
      : [
          `It takes about ${formatCount(Math.ceil(paid / hours))} such runs of ${formatDuration(hours)} until ${plan} of your own are paid for.`,
        ]
  const used = perYear * hours
  const machines = Math.ceil(used / hoursOfYear)
  const year = `${formatCount(perYear)} such runs a year are ${formatUsd(usd * perYear)} of rent and ${formatCount(used)} h, ${formatPercent(used / hoursOfYear)} of a year on ${plan}${machines > 1 ? `, so it takes ${formatCount(machines)} machines like that` : ''}.`
  if (buy === null)
    return [
      used >= halfTime * hoursOfYear
        ? `Owning may pay: ${year}`
        : `Rent: ${year} Owning starts to pay at about half of the time (rule of thumb).`,
    ]
  const [once, upkeep] = [buy.usualUsd, buy.upkeepUsdPerYear].map((each) => each * best.gpuCount * machines)
  const power = buy.powerUsdPerHour * best.gpuCount * used
  const owned = ((once ?? 0) * (1 - buy.resaleUsd / buy.usualUsd)) / buy.years + (upkeep ?? 0) + power
  const isBuying = owned < usd * perYear
  const turn = owned - power
  const eachRun = usd - power / perYear
  return [
    `${isBuying ? 'Yes, buying is cheaper at that use' : 'No, renting is cheaper at that use'}: ${year}`,
    `Bought, ${plan}${machines > 1 ? ` × ${formatCount(machines)}` : ''} is about ${formatUsd(once ?? 0)} once, so ${formatUsd(owned)} a year over ${formatCount(buy.years)} years with resale, space, people and power.`,
    eachRun <= 0 ? '' : `It turns at about ${formatCount(Math.ceil(turn / eachRun))} runs a year.`,
  ]
}

/** "We've got a 3090 under the desk": whether it does, how long it takes, and what its power costs, beside the plan. */
function ownGpusAnswer(whatIf: WhatIfResult, context: QuestionContext): readonly string[] {
  const {
    recommendation: { best },
    renderContext: { names },
    subjectText,
    args,
  } = context
  const why =
    args?.isMissing === true
      ? 'Only what is rented is compared until you say what you have; so it was not weighed.'
      : ''
  const plan = `The plan on ${planAndProvider(best, names)} takes ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)}.`
  if ('problem' in whatIf)
    return [
      why,
      `Not on ${toOneLine(subjectText, 40)} of your own: ${toOneLine(whatIf.problem, 240)}`,
      best.method === 'qlora' ? '' : 'QLoRA takes the least memory: reply “qlora” to try it with that.',
      plan,
    ]
  const { option } = whatIf
  const isSooner = option.hours.p50 < best.hours.p50
  if (args?.asksPayoff === true)
    return [
      ...payoffSentences(option, context),
      `There a run takes ${formatDuration(option.hours.p50)} instead of ${formatDuration(best.hours.p50)}, ${methodName(option)}, ${formatGib(option.peakMemoryGiB.p50)} of ${formatGib(option.usableMemoryGiB)} on each GPU.`,
    ]
  return [
    why,
    `On ${planName(option, names)} of your own, ${methodName(option)}: ${formatDuration(option.hours.p50)} and no rent, about ${formatUsd(option.allInUsd.p50)} of electricity; ${formatGib(option.peakMemoryGiB.p50)} of ${formatGib(option.usableMemoryGiB)} on each GPU.`,
    plan,
    isSooner
      ? 'So your own is faster and cheaper.'
      : `So renting is ${formatDuration(best.hours.p50 < option.hours.p50 ? option.hours.p50 - best.hours.p50 : 0)} sooner for ${formatUsdDifference(best.allInUsd.p50, option.allInUsd.p50)}, and the card stays free meanwhile; it has to be set up and watched either way.`,
    `Reply “on our ${subjectText}${option.method === best.method ? '' : `, ${option.method}`}” to plan with it.`,
  ]
}
